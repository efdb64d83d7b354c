"""Listing: name all members of a list, or the steps of a process in order."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.languages.language import Language
from quizgen.questions import recall
from quizgen.questions.accepted_answers import pattern_of
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import Listing
from quizgen.questions.item import Item
from quizgen.questions.person_names import LastNames, find_last_names
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.entities import Members

EXAMPLES = 2
"""The number of examples to name of an open list whose question does not say how many."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each question that asks for a whole list."""
    language, last_names = context.deck.language, find_last_names(context.deck)
    for asked in context.asked:
        if asked.listed and asked.is_wanted(style.name):
            yield _item(style, asked, asked.listed, language, last_names)


def _item(
    style: Style, asked: AskedQuestion, listed: Members, language: Language, last_names: LastNames
) -> Item:
    names = tuple(str(language.phrases.member(member)) for member in listed.members)
    return Item(
        id=asked.item_id(style.name),
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=asked.stem,
        answer=(" → " if listed.is_ordered else " · ").join(names),
        rationale=asked.statement,
        tags=asked.tags,
        interaction=Listing(
            names,
            tuple(_find_patterns(asked, listed, language, last_names)),
            count_wanted(asked.stem, listed, language),
            ordered=listed.is_ordered and not listed.is_cycle,
        ),
    )


def count_wanted(stem: str, listed: Members, language: Language) -> int:
    """Return how many members a question asks for: as many as it says, or else all."""
    size = len(listed.members)
    counts = (count for count in language.sentences.find_counts(stem) if 1 <= count <= size)
    return next(counts, min(EXAMPLES, size) if listed.is_open else size)


def _find_patterns(
    asked: AskedQuestion, listed: Members, language: Language, last_names: LastNames
) -> Iterator[str]:
    """Yield the pattern of each member; in an open list, also those of `also_true`."""
    for member in listed.members:
        words = (member.words,) if member.words else ()
        yield pattern_of(member.value, asked.stem, language, words, last_names)
    for text in asked.fact.also_true if listed.is_open else ():
        yield pattern_of(text, asked.stem, language, (), last_names)


LISTING = Style(
    recall.LISTING,
    interaction=Listing,
    stem=Stem.QUESTION,
    sheet=SheetPart(
        position=55,
        share=0,
        fills_up=True,
        remedy="add lists, or sentences with one question for all answers",
    ),
    note_type="fact",
    practice=Practice(position=35),
    is_memory_card=True,
)
