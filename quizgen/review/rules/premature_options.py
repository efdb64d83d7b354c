"""R78: no option is earlier than what must have come before.

What: Finds multiple-choice items for the date of an end (a death, a divorce, a closure) with an
option that is before the beginning (the birth, the wedding, the opening), whose date the deck asks
for in the same words. This is a warning.

Why: A learner who knows the date of the beginning rules the option out.

Example: “In which year did Mark Antony divorce Octavia?” A. 51 BC  B. 32 BC, in a deck that asks
“In which year did Mark Antony marry Octavia?” → 40 BC

Instead: Give the fact `distractors:` that are later, or leave the choice out (`without: [choice]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import questions, read_option, worded_choices
from quizgen.review.rule_findings import warning
from quizgen.review.stem_flaws import MAX_LENGTH
from quizgen.values.partial_dates import PartialDate

CODE = "R78"
NAME = "premature-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item for an end that offers a date before the beginning."""
    language = deck.language
    dates = {
        _without_question_word(item, language): (item, date)
        for item in questions(items)
        if isinstance(date := read_option(item.answer, language), PartialDate)
    }
    for item, choice in worded_choices(items) if dates else ():
        for event in _earlier_events(_without_question_word(item, language), language):
            if event not in dates:
                continue
            earlier, date = dates[event]
            early = (option for option in choice.options if _is_before(option, date, language))
            if option := next(early, ""):
                message = f"“{option}”, an option of “{item.stem}”, is too early"
                hint = f"give `distractors:` after {earlier.answer}, the answer to “{earlier.stem}”"
                yield warning(item.fact, CODE, message, hint)


def _without_question_word(item: Item, language: Language) -> str:
    """Return a question for a date from its verb on: “did Mark Antony divorce Octavia?”."""
    question = language.sentences.without_attribution(item.stem)
    found = language.rules.date_questions.match(question)
    return question[found.end() :] if found and len(question) <= MAX_LENGTH else ""


def _earlier_events(question: str, language: Language) -> Iterator[str]:
    """Yield the questions for what must have come before an event."""
    for later, earlier in language.rules.earlier_events:
        if question and (found := later.fullmatch(question)):
            yield found.expand(earlier)


def _is_before(option: str, date: PartialDate, language: Language) -> bool:
    read = read_option(option, language)
    return isinstance(read, PartialDate) and read.interval()[1] < date.interval()[0]
