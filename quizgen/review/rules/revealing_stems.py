"""R07: a stem does not reveal its answer.

What: Finds questions that contain their answer, by name or alias, in their words or in the text
that comes with a picture. This is an error. Three more flaws are warnings: in multiple choice with
`distractors:` of the fact, a word that only the stem and the key share, in any form
(“photosynthesis”, “photosynthetic”; “Sweden”, “Swedish”); an answer whose words are all in the
question; and a question that only repeats what it asks for, such as “Which composer was a
composer?” Multiple choice with wrong options of other facts is not made if only the key shares a
word with the stem; `quizgen check -v` says so.

Why: A question that contains its answer asks nothing, and a guesser picks the option that sounds
like the question.

Example: “Which office did he hold when mines were cleared in Kursk?” with Governor of Kursk Region
as the only option that names Kursk.

Instead: Reword the question (`wording:`), leave it out (`without:`), show the picture with the
answer, or give the fact `distractors:` that share the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Side
from quizgen.languages.language import Language
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.shared_words import content_words, find_revealing_words, share_stem
from quizgen.review.item_text import (
    answer_names,
    asked_value,
    in_words,
    questions,
    unquoted,
    with_fronts,
)
from quizgen.review.remedies import find_facts_with_more, give_distractors, reword
from quizgen.review.rule_findings import error, warning
from quizgen.values.quantities import Quantity
from quizgen.values.texts import contains_words, fold_case, has_words

CODE = "R07"
NAME = "revealing-stems"
REPEATED = 6
"""Minimum number of letters that a word of an answer shares with one of its question."""

_UNUSUAL = re.compile(r"\d|[^\0-\u036f]|\b[^\W_]\b")
"""A digit, a letter of another script than the Latin, or a single letter: the answer has a figure,
a name or a mark, as in “the s-block”."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that contains its answer or shares a word with its key alone."""
    language, more = deck.language, find_facts_with_more(items)
    for item in with_fronts(items):
        if item.fact.media:
            yield from _find_answers_in_media(item)
    for item in in_words(questions(items)):
        front = item.folded_stem
        shown = (name for name in answer_names(item) if contains_words(front, fold_case(name)))
        if name := next(shown, ""):
            message = f"“{item.stem}” contains its answer, “{name}”"
            yield error(item.fact, CODE, message, reword(item, more))
        elif circular := language.rules.repeated_nouns.search(front):
            message = f"“{item.stem}” only repeats “{circular[1]}”"
            hint = reword(item, more, f", so that it says “{circular[1]}” once")
            yield warning(item.fact, CODE, message, hint)
        elif words := _find_revealing_words(item, language):
            message = f"“{item.stem}” shares “{words[0]}” only with the key, “{item.answer}”"
            shared = give_distractors(item, f"words that share “{words[0]}”")
            yield warning(item.fact, CODE, message, f"{reword(item, more)}, or {shared}")
        elif _is_repeated(item, language):
            message = f"the answer to “{item.stem}” only repeats its words: “{item.answer}”"
            hint = reword(item, more, ", so that it does not say the answer")
            yield warning(item.fact, CODE, message, hint)


def _find_answers_in_media(item: Item) -> Iterator[Finding]:
    marked = (item.fact.regions.picture,) if item.fact.regions and item.region else ()
    for media in (*marked, *item.media_on(Side.QUESTION)):
        for name in answer_names(item):
            if has_words(f"{media.alt} {media.credit}", name, same_case=False):
                message = f"`alt` or `credit` of {media.path} contains the answer “{name}”"
                hint = "reword it" if marked else "reword it, or set `show: answer`"
                yield error(item.fact, CODE, message, hint, item.fact.place("media"))


def _find_revealing_words(item: Item, language: Language) -> tuple[str, str] | None:
    """Return two related words that only the stem and the key share, or None."""
    if not isinstance(item.interaction, Choice):
        return None
    return find_revealing_words(item.stem, item.answer, item.interaction.distractors, language)


def _is_repeated(item: Item, language: Language) -> bool:
    """Return whether all content words of an answer are in its question, in some form.

    Amounts, dates and names are not compared: “Which Ptolemy …?” has the answer “Ptolemy XII”.
    """
    answer = content_words(item.answer, language)
    has_name = not item.answer.islower() or bool(_UNUSUAL.search(item.answer))
    if item.options or not answer or has_name:
        return False
    if isinstance(asked_value(item), Quantity):
        return False
    asked = content_words(unquoted(item.stem), language)
    return all(any(share_stem(word, other, REPEATED) for other in asked) for word in answer)
