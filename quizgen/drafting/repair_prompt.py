"""Write the prompt for facts with findings: each as written, with its findings and their help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgen.diagnostics import Finding
from quizgen.drafting.deck_text import DeckText
from quizgen.drafting.prompt_parts import Prompt, choose_part, join_sections, split_parts
from quizgen.languages.language import Language

_FULL = 13_500
"""Maximum length of the facts in a part: the rules are shorter than those for new facts."""


def write_repair_prompt(
    texts: Sequence[DeckText], findings: Iterable[Finding], language: Language, part: int = 1
) -> Prompt:
    """Return a part of the prompt for the findings of a deck.

    Findings in the deck but outside its facts come last. Raises PartError if there is no such part,
    and BlockError for a deck whose facts are not on lines of their own.
    """
    files = {text.shown for text in texts}
    remaining = [finding for finding in dict.fromkeys(findings) if finding.place.path in files]
    blocks: list[str] = []
    for text in texts:
        for fact in text.facts():
            rows = range(fact.block.start + 1, fact.block.end + 1)
            own = [f for f in remaining if f.place.path == text.shown and f.place.line in rows]
            remaining = [finding for finding in remaining if finding not in own]
            if own:
                blocks.append(f"{text.written(fact.block)}\n{_list_findings(own)}\n\n")
    blocks += [_show_place(finding, texts) for finding in remaining]
    parts = split_parts(blocks, len, _FULL)
    prompt = language.drafting.prompt
    sections = {"Rules": prompt.repair_rules, "Facts": "".join(choose_part(parts, part))}
    return Prompt(join_sections(prompt.repair, sections), part, len(parts))


def _list_findings(findings: Iterable[Finding]) -> str:
    """Return findings as comments, each with its help."""
    return "\n".join(f"# {_describe(finding)}" for finding in findings)


def _describe(finding: Finding) -> str:
    return f"{finding.code}: {finding.message}" + (f" → {finding.help}" if finding.help else "")


def _show_place(finding: Finding, texts: Iterable[DeckText]) -> str:
    """Return a finding outside facts, after the line that it is about."""
    lines = next((text.lines for text in texts if text.shown == finding.place.path), ())
    line = lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""
    return f"{line}\n# {_describe(finding)}\n\n"
