"""R64: no heading above a question names its answer.

What: Finds a question whose answer stands in the title of its deck or of its section.

Why: The title stands on every sheet and at the foot of printed cards, the section above each card:
there the answer is read before anybody has thought of it.

Example: “In which region was the regiment deployed?” in a deck called “The regiment in Kursk”.

Instead: Give the deck or the section a title that says what it is about and not what is asked, or
leave the question out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import CARDS, answer_names, of_style, words_in
from quizgen.review.rule_findings import warning
from quizgen.values.texts import has_words

CODE = "R64"
NAME = "revealing-headings"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first question of each fact that stands under its own answer."""
    titles = {name: (deck.title, title) for name, title in deck.sections.items()}
    found: set[tuple[str, str]] = set()
    for item in of_style(items, (*CARDS, Style.CHOICE, Style.TYPED)):
        names = answer_names(item)
        for title in titles.get(item.fact.section, (deck.title,)):
            told = any(_stands_in(name, title) for name in names)
            if told and (item.fact.id, title) not in found:
                found.add((item.fact.id, title))
                message = f"“{item.stem}” stands under “{title}”, which names its answer"
                hint = "rename that, or leave the question out (`without:`)"
                yield warning(item.fact, CODE, message, hint)


def _stands_in(name: str, title: str) -> bool:
    """Tell whether a name stands in a title; most have a word that it has not, which is quick."""
    return words_in(name) <= words_in(title) and has_words(title, name, same_case=False)
