"""R67: a question is easy to read.

What: Finds questions of more than 30 words, without the name of the speaker; questions whose
question word comes late (“Mainly blue light at how many nm …?”); questions with a clause within a
clause (“that the court that the treaty created applies”); and “what on …”. This is a warning.

Why: A question that has to be read twice tests reading.

Example: “What on the part of Russian forces reflected the discrepancy in capabilities?”

Instead: Begin with the question word, leave out what is not needed for a single answer, or ask for
less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import count_words
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import questions, unquoted
from quizgen.review.rule_findings import warning
from quizgen.review.stem_flaws import find_flaw

CODE = "R67"
NAME = "tangled-questions"
MAX_WORDS = 30


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that is long or that readers have to untangle."""
    for item in {item.stem: item for item in questions(items)}.values():
        if flaw := _find_tangle(item, deck.language):
            problem, remedy = flaw
            yield warning(item.fact, CODE, f"“{item.stem}” {problem}", remedy)


def _find_tangle(item: Item, language: Language) -> tuple[str, str] | None:
    """Return the problem of a question and its remedy, or None if there is none."""
    question = language.sentences.without_attribution(item.stem)
    speaker = item.fact.according_to
    counted = question.replace(speaker.name, "") if speaker else question
    if (words := count_words(counted)) > MAX_WORDS:
        return f"has {words} words", "leave out what is not needed for a single answer"
    if flaw := find_flaw(item.stem, language.rules.tangles, language):
        return flaw[0].problem.format(flaw[1]), flaw[0].remedy
    if word := _find_late_word(unquoted(question), language):
        return f"has its question word, “{word}”, after other words", "begin with the question word"
    return None


def _find_late_word(question: str, language: Language) -> str:
    words = language.rules
    if not question.endswith("?") or words.question_starts.match(question):
        return ""
    found = words.late_words.match(question)
    return found["word"] if found else ""
