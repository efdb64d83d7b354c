"""Write the prompt for a review: every item with its answer, by fact, for a strict reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from quizgen.drafting.answers import as_written
from quizgen.drafting.draft_yaml import write_value
from quizgen.drafting.prompt_parts import Prompt, choose_part, join_sections, split_parts
from quizgen.languages.language import Language
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.item import Item

_HIDDEN = ("id", "section", "source", "media", "note")
_SHOWN_BY_ITEMS = ("ask", "distractors")
"""Keys of a sentence fact that its items show."""
_FULL = 13_500
"""Maximum length of the items in a part: the rules are shorter than those for new facts."""


def write_review_prompt(items: Sequence[Item], language: Language, part: int = 1) -> Prompt:
    """Return a part of the prompt for the items of a deck, in the order of its facts.

    Raises PartError if there is no such part.
    """
    by_fact = groupby(items, lambda item: item.fact.id)
    blocks = ["".join(_show_fact(list(group))) for _, group in by_fact]
    parts = split_parts(blocks, len, _FULL)
    prompt = language.drafting.prompt
    sections = {"Rules": prompt.review_rules, "Items": "".join(choose_part(parts, part))}
    return Prompt(join_sections(prompt.review, sections), part, len(parts))


def _show_fact(items: Sequence[Item]) -> Iterator[str]:
    """Yield the lines of a fact: its id, its keys as written, and its items."""
    fact = items[0].fact
    yield f"### {fact.id}\n"
    hidden = (*_HIDDEN, *_SHOWN_BY_ITEMS) if fact.shown else _HIDDEN
    for key, value in as_written(fact.node).items():
        if key not in hidden:
            yield f"{key}: {write_value(value)}\n"
    for stem in dict.fromkeys(item.stem for item in items):
        yield from _show_question(stem, [item for item in items if item.stem == stem])
    yield "\n"


def _show_question(stem: str, items: Sequence[Item]) -> Iterator[str]:
    """Yield a line for each answer to a question, with the styles that show it."""
    styles: dict[str, list[str]] = {}
    for item in items:
        styles.setdefault(_show_answer(item), []).append(item.style.name)
    for answer, names in styles.items():
        yield f"- {', '.join(names)}: {stem} → {answer}\n"
        stem = "(the same question)"


def _show_answer(item: Item) -> str:
    """Return the answer of an item, or its options with an asterisk before the right one."""
    match item.interaction:
        case Choice(options=options, key=key) if not item.style.has_label_options:
            marked = (f"*{text}" if at == key else text for at, text in enumerate(options))
            return f"{' | '.join(marked)}"
        case Match(premises=premises, responses=responses):
            return f"{item.answer} (of {', '.join(premises)} and {', '.join(responses)})"
        case Choice() | Recall() | Gap() | TextEntry() | Order() | Listing() | Hotspot():
            return item.answer
        case _:
            assert_never(item.interaction)
