"""Turn a fact of a kind into a sentence fact: its statement with a mark, and its question."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.drafting.answers import Written
from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion, ask_fact
from quizgen.questions.gaps import is_fair
from quizgen.questions.phrasing import PhrasingError
from quizgen.review.stem_flaws import find_flaw
from quizgen.values.entities import Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity


def write_sentence(fact: Fact, language: Language) -> Written | None:
    """Return the keys of a sentence fact for a fact of a kind; None if its sentence reads badly.

    The fact is asked for a number or a date if it can be, since these have clear answers.
    """
    try:
        asked = [found for found in ask_fact(fact, "draft", language) if not found.spec.reverse]
    except PhrasingError:
        return None
    measured = [found for found in asked if isinstance(found.value, Quantity | PartialDate)]
    return next(filter(None, (_write(found) for found in (*measured, *asked))), None)


def _write(asked: AskedQuestion) -> Written | None:
    parts = asked.phrasing.split_statement(asked.spec.asks)
    if not parts or not is_fair(*parts) or _reads_badly((asked.stem, asked.statement), asked):
        return None
    before, answer, after = parts
    sentence = f"{before}[{answer}]{_tag(asked.value, answer)}{after}"
    speaker = asked.fact.according_to if asked.spec.asks != SPEAKER else None
    claim: Written = {SPEAKER: speaker.id} if speaker else {}
    return {**claim, "say": sentence, "ask": asked.stem}


def _tag(value: Value, answer: str) -> str:
    """Return the tag of a number whose unit is outside its mark; empty for other answers."""
    unit = value.unit if isinstance(value, Quantity) else ""
    has_own = any(char.isalpha() for char in answer.rpartition(" ")[2])
    return f"({unit})" if unit and not has_own else ""


def _reads_badly(texts: Sequence[str], asked: AskedQuestion) -> bool:
    """Return whether a text has a flaw that the rules for items would report."""
    language = asked.phrasing.language
    rules = language.rules
    flaws = (*rules.grammar_flaws, *rules.tangles)
    return any(find_flaw(text, flaws, language) for text in texts)
