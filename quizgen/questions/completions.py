"""Completions: statements with a gap, for values that a fact states but no question asks for.

They are used where the answer is chosen from options: “Complete: Stomata let in _____.”
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.deck import Fact
from quizgen.facts.kinds import Question
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion, collect_values, make_tags
from quizgen.questions.gaps import GapParts, find_gap
from quizgen.questions.item import BLANK
from quizgen.questions.options import make_option
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Entity, Value


def complete_fact(fact: Fact, deck_id: str, language: Language) -> Iterator[AskedQuestion]:
    """Yield a completion for each field that the kind blanks out and no question asks for.

    Each is named after its field. Raises PhrasingError.
    """
    asked = {spec.asks for spec in fact.kind.questions.values()}
    phrasing = Phrasing(fact, collect_values(fact, language), language)
    for field in fact.kind.cloze:
        if field in asked or field not in fact.values:
            continue
        value, parts = phrasing.values[field], find_gap(phrasing, field, language)
        if parts and not _hints_at_article(parts, language):
            stem = language.sentences.complete(_make_gap(parts, value))
            yield AskedQuestion(
                fact=fact,
                name=field,
                question=field,
                spec=Question.model_construct(asks=field, stem=stem, answer=None, reverse=False),
                phrasing=phrasing,
                stem=stem,
                answer=parts[1],
                statement=phrasing.statement,
                tags=make_tags(fact, deck_id),
                deck_id=deck_id,
                option=make_option(value, language, f"{fact.kind.name}, {field}"),
            )


def _hints_at_article(parts: GapParts, language: Language) -> bool:
    """Return whether an article before a gap rules out options: “an _____”."""
    return parts[0].rstrip().rpartition(" ")[2].lower() in language.nouns.indefinite_articles


def _make_gap(parts: GapParts, value: Value) -> str:
    """Return a statement with a gap for a name. The article of the name stays before the gap."""
    before, shown, after = parts
    article = shown.removesuffix(value.name) if isinstance(value, Entity) else ""
    return f"{before}{article if article != shown else ''}{BLANK}{after}"
