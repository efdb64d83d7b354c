"""Write a prompt for an AI assistant: its task, the rules, and the text of the sources.

quizgen does not send the prompt anywhere. The author pastes the assistant's answer into a deck,
and `quizgen check` reports every quote and figure that is not in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent

from quizgen.facts.deck import Deck
from quizgen.facts.fields import SPEAKER, FactEntry, FieldType
from quizgen.facts.kinds import Kind, in_language
from quizgen.facts.sources import Source
from quizgen.languages.language import Language

_NOT_FOR_ASSISTANTS = ("media", "allow", "wording", "without")


def write_prompt(
    sources: Iterable[Source],
    kinds: Iterable[Kind],
    language: Language,
    deck: Deck | None = None,
) -> str:
    """Return the prompt: task, rules, kinds, an example, and the text of the sources.

    It lists the entities and facts of a deck, so that the assistant does not write them again.
    """
    texts = language.drafting.prompt
    sections = {
        "Rules": texts.rules,
        "Keys of every fact": "\n".join(_common_fields()),
        "Types of fields": texts.field_types,
        "Kinds of fact": "\n\n".join(_describe_kind(kind, language) for kind in kinds),
        "An example": f"{_indented(texts.example_article)}\n\ngives\n\n{_indented(texts.example)}",
        **(_describe_deck(deck) if deck else {}),
        **{f"The article, source `{source.id}`": _numbered(source) for source in sources},
    }
    parts = (f"## {heading}\n\n{text.strip(chr(10))}" for heading, text in sections.items())
    return "\n\n".join((texts.task.strip(), *parts))


def _common_fields() -> Iterator[str]:
    for name, field in FactEntry.model_fields.items():
        if name not in _NOT_FOR_ASSISTANTS:
            need = "" if field.is_required() else " (optional)"
            yield f"- `{name}`{need}: {field.description}"


def _describe_kind(kind: Kind, language: Language) -> str:
    statement = in_language(kind.statement, language.tag) or ""
    rows = [f"### {kind.name}", kind.about, f"Its sentence: {statement}"]
    for name, field in kind.fields.items():
        type_ = "id of an entity or source" if name == SPEAKER else FieldType(field.type).value
        need = "" if field.required else ", optional"
        about = f": {field.about}" if field.about else ""
        rows.append(f"- `{name}` ({type_}{need}){about}")
    return "\n".join(rows)


def _describe_deck(deck: Deck) -> dict[str, str]:
    nouns = deck.language.nouns
    entities = (
        f"- `{entity.id}`: {nouns.with_article(entity)} ({entity.type or 'no type'})"
        for entity in deck.entities.values()
    )
    taken = [(fact.id, fact.quote) for fact in deck.facts]
    taken += [(draft.id, draft.quote) for draft in deck.drafts]
    facts = (f"- `{id_}`: {quote}" for id_, quote in taken)
    sections = (f"- `{id_}`: {heading}" for id_, heading in deck.sections.items())
    found = {
        "Sections, one for each fact": "\n".join(sections),
        "Entities of the deck: use their ids": "\n".join(entities),
        "Facts of the deck: do not repeat them": "\n".join(facts),
    }
    return {heading: text for heading, text in found.items() if text}


def _numbered(source: Source) -> str:
    """Return the title and the paragraphs of a source, each with its number."""
    paragraphs = (
        f"¶{paragraph.number} {' '.join(paragraph.text.split())}" for paragraph in source.paragraphs
    )
    return "\n\n".join((source.title, *paragraphs))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in dedent(text).strip().split("\n"))
