"""Join several decks into one, from which a quiz is drawn.

A joined deck exists for quizzes only: it has no file and no ledger. The ids of its facts and
sections begin with the id of their deck, so that they differ; the ids of items already do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place
from quizgen.facts.deck import Blueprint, Deck, Fact
from quizgen.questions.item import Item

_TITLES = 3


def join_decks(decks: Sequence[Deck]) -> Deck:
    """Return one deck with the facts, sections and quizzes of several.

    Language, labels and templates are those of the first deck. If two decks have a quiz of the same
    name, that of the first of them counts.
    """
    quizzes = (_qualify_quizzes(deck) for deck in reversed(decks))
    makes_all = not all(deck.styles for deck in decks)
    return replace(
        decks[0],
        id="+".join(deck.id for deck in decks),
        title=join_titles(decks),
        facts=tuple(_qualify_fact(deck.id, fact) for deck in decks for fact in deck.facts),
        sections=dict(section for deck in decks for section in _qualify_sections(deck)),
        quizzes={name: quiz for found in quizzes for name, quiz in found.items()},
        styles=() if makes_all else tuple({style for deck in decks for style in deck.styles}),
        parts=tuple(decks),
    )


def join_titles(decks: Sequence[Deck]) -> str:
    """Return the titles of up to three decks, or the first two of more with an ellipsis."""
    titles = [deck.title for deck in decks]
    return ", ".join(titles if len(titles) <= _TITLES else [*titles[: _TITLES - 1], "…"])


def join_items(joined: Deck, items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items of several decks with the facts of the joined deck."""
    facts = {fact.id: fact for fact in joined.facts}

    def join(item: Item) -> Item:
        fact, *others = (facts[f"{item.deck}/{fact.id}"] for fact in item.facts)
        return replace(item, fact=fact, others=tuple(others))

    return tuple(map(join, items))


def find_other_languages(decks: Sequence[Deck]) -> Iterator[Finding]:
    """Yield `F05` for each deck that is not in the language of the first one."""
    first = decks[0]
    for deck in decks:
        if deck.language.tag != first.language.tag:
            message = (
                f"the language of the deck “{deck.id}” is {deck.language.tag},"
                f" that of “{first.id}” is {first.language.tag}: a quiz has one language"
            )
            yield Finding(Place(deck.path), "F05", message, "make a quiz for each language")


def _qualify_fact(deck: str, fact: Fact) -> Fact:
    return replace(fact, id=f"{deck}/{fact.id}", section=f"{deck}/{fact.section}")


def _qualify_sections(deck: Deck) -> Iterator[tuple[str, str]]:
    yield f"{deck.id}/", deck.title
    for section, title in deck.sections.items():
        yield f"{deck.id}/{section}", title


def _qualify_quizzes(deck: Deck) -> dict[str, Blueprint]:
    """Return the quizzes of a deck with its sections as those of the joined deck."""
    return {
        name: replace(quiz, sections={f"{deck.id}/{id_}": n for id_, n in quiz.sections.items()})
        for name, quiz in deck.quizzes.items()
    }
