"""R07: the stem does not reveal its answer.

What: Finds a question that holds its answer, by its name or an alias, in its words or in those that
come with a picture: an error. In multiple choice a word that only the stem and the right option
share is a warning, and so is a question that only repeats what it asks for: “Which composer was a
composer?”

Why: A question that holds its answer asks nothing, and a guesser picks the option that sounds like
the question.

Example: “Which office did he hold when mines were cleared in Kursk?” with Governor of Kursk Region
as the only option that names Kursk.

Instead: Reword the question (`wording:`), leave it out (`without:`), show the picture with the
answer, or list `extra_distractors:` that share the word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Side
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import CARDS, QUESTIONS, answer_names, content_words, of_style
from quizgen.review.rule_findings import error, warning
from quizgen.values.texts import fold_case, has_words, stands_in

CODE = "R07"
NAME = "revealing-stems"
_IDLE = re.compile(r"\bwhich ([^\W\d][\w -]*) (?:is|was|are|were) (?:an? |the )?\1\b(?! of)")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that names its answer or shares a telling word with its key."""
    del deck
    for item in of_style(items, (*CARDS, Style.CHOICE, Style.TYPED)):
        if item.fact.media:
            yield from _told_by_media(item)
    for item in of_style(items, QUESTIONS):
        front = item.front
        shown = (name for name in answer_names(item) if stands_in(fold_case(name), front))
        if name := next(shown, ""):
            message = f"“{item.stem}” holds its own answer, “{name}”"
            hint = f"reword it (`wording: {{{item.question}: …}}`) or leave it out (`without:`)"
            yield error(item.fact, CODE, message, hint)
        elif idle := _IDLE.search(front):
            message = f"“{item.stem}” says no more of its answer than “{idle[1]}”"
            hint = "let its `ask:` be another (who, what), or leave the question out (`without:`)"
            yield warning(item.fact, CODE, message, hint)
        elif word := _telling_word(item):
            message = f"“{item.stem}” shares “{word}” with “{item.answer}” alone among its options"
            hint = "reword the question, or list `extra_distractors` that share the word"
            yield warning(item.fact, CODE, message, hint)


def _told_by_media(item: Item) -> Iterator[Finding]:
    for media in item.fact.media_on(Side.QUESTION):
        for name in answer_names(item):
            if has_words(f"{media.alt} {media.credit}", name, same_case=False):
                message = f"the words that come with {media.path} tell the answer “{name}”"
                hint = "reword `alt` or `credit`, or `show: answer`"
                yield error(item.fact, CODE, message, hint, item.fact.place("media"))


def _telling_word(item: Item) -> str:
    """Return a content word of the stem that the key has and no distractor, if there is one."""
    telling = content_words(item.answer) if item.style is Style.CHOICE else frozenset()
    shared = telling & content_words(item.stem) if telling else telling
    others = (option for index, option in enumerate(item.options) if index != item.key)
    return min(shared.difference(*map(content_words, others)), default="") if shared else ""
