"""Write the prompt for new facts: its task, the rules, an example, and the text of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from quizgen.drafting.deck_head import write_heading
from quizgen.drafting.prompt_parts import Prompt, choose_part, join_sections, split_parts
from quizgen.facts.deck import Deck
from quizgen.facts.sources import Paragraph, Source
from quizgen.languages.language import Language

_Passage = tuple[Source, Paragraph]


def write_article_prompt(
    sources: Sequence[Source], language: Language, deck: Deck | None = None, part: int = 1
) -> Prompt:
    """Return a part of the prompt for the facts of an article, or for further facts of a deck.

    Without a deck, the first part asks for a whole deck. The prompt for a deck lists what it has,
    so that the assistant does not write it again. Raises PartError if there is no such part.
    """
    passages = [(source, paragraph) for source in sources for paragraph in source.paragraphs]
    parts = split_parts(passages, lambda passage: len(_show(passage)))
    own = choose_part(parts, part)
    texts = language.drafting.prompt
    is_new = deck is None and part == 1
    sections = {
        "Rules": _fill(texts.rules, language),
        "An example": f"{texts.example_article}\ngives\n\n{texts.example}",
        "The deck": _write_deck_head(sources[0], language) if is_new else "",
        **(_describe_deck(deck) if deck else {}),
        **dict(_show_sources(own, with_ids=len(sources) > 1)),
    }
    text = join_sections(texts.new_deck if is_new else texts.new_facts, sections)
    return Prompt(text, part, len(parts))


def _fill(rules: str, language: Language) -> str:
    """Return the rules with the words of the language for hedges and qualifiers."""
    numbers, grounding = language.numbers, language.grounding
    checked = grounding.addable | grounding.droppable
    groups = ("/".join(word for word in group if word in checked) for group in grounding.qualifiers)
    words = {
        "{hedges}": ", ".join(
            (*numbers.lower_bounds, *numbers.upper_bounds, *numbers.approximations)
        ),
        "{bounds}": ", ".join((*numbers.lower_bounds[:3], *numbers.upper_bounds[:3])),
        "{qualifiers}": ", ".join(filter(None, groups)),
    }
    for name, text in words.items():
        rules = rules.replace(name, text)
    return rules


def _write_deck_head(source: Source, language: Language) -> str:
    rest = "".join(f"{key}: …\n" for key in ("sections", "types", "entities", "facts"))
    return write_heading(source, language, comments=False) + rest


def _describe_deck(deck: Deck) -> dict[str, str]:
    """Return what a deck has. A fact is shown by its id and its answers."""
    nouns = deck.language.nouns
    entities = (
        f"- `{entity.id}`: {nouns.with_article(entity)} ({entity.type or 'no type'})"
        for entity in deck.entities.values()
    )
    sections = (f"- `{id_}`: {heading}" for id_, heading in deck.sections.items())
    facts = (
        f"{fact.id} ({', '.join(fact.shown.values())})" if fact.shown else fact.id
        for fact in deck.facts
    )
    ids = (draft.id for draft in deck.drafts)
    return {
        "Sections of the deck": "\n".join(sections),
        "Types of the deck": ", ".join(deck.types),
        "Entities of the deck": "\n".join(entities),
        "Facts of the deck, with their answers: do not repeat them": "; ".join((*facts, *ids)),
    }


def _show(passage: _Passage) -> str:
    return f"¶{passage[1].number} {' '.join(passage[1].text.split())}\n\n"


def _show_sources(passages: Sequence[_Passage], *, with_ids: bool) -> Iterator[tuple[str, str]]:
    """Yield a section for each source: its title, and its paragraphs with their numbers."""
    for id_, group in groupby(passages, lambda passage: passage[0].id):
        own = list(group)
        title = own[0][0].title
        key = f" (write `source: {id_}` in its facts)" if with_ids else ""
        text = "".join(map(_show, own))
        yield f"The article, source `{id_}`{key}", f"{title}\n\n{text}"
