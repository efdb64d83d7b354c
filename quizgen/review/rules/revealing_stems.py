"""R07: a stem does not reveal its answer.

What: Finds questions that contain their answer, by name or alias, in their words or in the text
that comes with a picture. This is an error. Two more flaws are warnings: in multiple choice, a word
that only the stem and the key share; and a question that only repeats what it asks for, such as
“Which composer was a composer?”

Why: A question that contains its answer asks nothing, and a guesser picks the option that sounds
like the question.

Example: “Which office did he hold when mines were cleared in Kursk?” with Governor of Kursk Region
as the only option that names Kursk.

Instead: Reword the question (`wording:`), leave it out (`without:`), show the picture with the
answer, or list `extra_distractors:` that share the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Side
from quizgen.languages.language import Language
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, content_words, questions, with_fronts
from quizgen.review.rule_findings import error, warning
from quizgen.values.texts import contains_words, fold_case, has_words

CODE = "R07"
NAME = "revealing-stems"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that contains its answer or shares a word with its key alone."""
    language = deck.language
    for item in with_fronts(items):
        if item.fact.media:
            yield from _find_answers_in_media(item)
    for item in questions(items):
        front = item.front
        shown = (name for name in answer_names(item) if contains_words(front, fold_case(name)))
        if name := next(shown, ""):
            message = f"“{item.stem}” contains its answer, “{name}”"
            question = item.question.partition(".")[0]
            hint = f"reword it (`wording: {{{question}: …}}`) or leave it out (`without:`)"
            yield error(item.fact, CODE, message, hint)
        elif circular := language.rules.repeated_nouns.search(front):
            message = f"“{item.stem}” only repeats “{circular[1]}”"
            hint = "change its `ask:` (to who or what), or leave the question out (`without:`)"
            yield warning(item.fact, CODE, message, hint)
        elif word := _revealing_word(item, language):
            message = f"“{item.stem}” shares “{word}” only with the key, “{item.answer}”"
            hint = "reword the question, or list `extra_distractors` that share the word"
            yield warning(item.fact, CODE, message, hint)


def _find_answers_in_media(item: Item) -> Iterator[Finding]:
    for media in item.fact.media_on(Side.QUESTION):
        for name in answer_names(item):
            if has_words(f"{media.alt} {media.credit}", name, same_case=False):
                message = f"`alt` or `credit` of {media.path} contains the answer “{name}”"
                hint = "reword it, or set `show: answer`"
                yield error(item.fact, CODE, message, hint, item.fact.place("media"))


def _revealing_word(item: Item, language: Language) -> str:
    """Return a content word that only the stem and the key share; empty if there is none."""
    if not isinstance(item.interaction, Choice):
        return ""
    shared = content_words(item.answer, language) & content_words(item.stem, language)
    common = (content_words(option, language) for option in item.interaction.distractors)
    return min(shared.difference(*common), default="") if shared else ""
