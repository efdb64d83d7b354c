"""From a fact and a template to a sentence.

Templates are Jinja, sandboxed and strict: a name that a kind does not have is a finding, never an
empty place in a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Template
from jinja2.exceptions import TemplateError

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Fact
from quizgen.facts.kinds import STATEMENT, TELLER, in_language
from quizgen.facts.values import Value
from quizgen.questions import english
from quizgen.questions.sandbox import compile_template


class PhrasingError(Exception):
    """A template that cannot be rendered, at `steps` of the file of the fact's kind."""

    def __init__(self, fact: Fact, steps: tuple[str, ...], reason: str) -> None:
        super().__init__(reason)
        self.fact, self.steps, self.reason = fact, steps, reason

    def finding(self) -> Finding:
        """Return the finding `Q01` at the wording that a fact overrides, or else at its kind."""
        *_, name = (step for step in self.steps if step not in ("questions", "stem"))
        own = name in self.fact.wording
        place = self.fact.place("wording", name) if own else self.fact.kind.place(*self.steps)
        fields = ", ".join((*self.fact.kind.kind.fields, TELLER))
        message = f"the fact “{self.fact.id}” cannot be put into this sentence: {self.reason}"
        return Finding(place, "Q01", message, f"a template may name {fields}")


def stem(fact: Fact, question: str, values: Mapping[str, Value], language: str) -> str:
    """Return a question about a fact as a full sentence, with whose claim it is."""
    spec = fact.kind.kind.questions[question]
    written = fact.wording.get(question) or in_language(spec.stem, language)
    text = _render(fact, ("questions", question, "stem"), written, values)
    return english.finished(_attributed(fact, text, written))


def comparison(fact: Fact, values: Mapping[str, Value], language: str) -> str:
    """Return the question that compares a fact with others. Its kind must have one."""
    comparing = fact.kind.kind.comparing
    written = in_language(comparing.stem, language) if comparing else None
    return english.finished(_render(fact, ("comparing", "stem"), written, values))


def answer(fact: Fact, question: str, values: Mapping[str, Value], language: str) -> str:
    """Return the answer to a question: its own template, or the value as it reads."""
    spec = fact.kind.kind.questions[question]
    written = in_language(spec.answer, language) if spec.answer else f"{{{{ {spec.asks} }}}}"
    text = _render(fact, ("questions", question, "answer"), written, values)
    return " ".join(text.split())


def statement(fact: Fact, values: Mapping[str, Value], language: str) -> str:
    """Return a fact as a full sentence, with whose claim it is."""
    written = _statement_template(fact, language)
    text = _render(fact, (STATEMENT,), written, values)
    return english.finished(_attributed(fact, text, written), ".")


def split_statement(
    fact: Fact, field: str, values: Mapping[str, Value], language: str
) -> tuple[str, str, str] | None:
    """Return a statement as what stands before a field, the field, and what stands after it.

    None where the field is not shown exactly once.
    """
    written = _statement_template(fact, language)
    text = _render(fact, (STATEMENT,), written, values, marked=field)
    text = english.finished(_attributed(fact, text, written), ".")
    if text.count(english.OPEN) != 1:
        return None
    before, _, rest = text.partition(english.OPEN)
    marked, _, after = rest.partition(english.CLOSE)
    return before, marked, after


def _statement_template(fact: Fact, language: str) -> str | None:
    return fact.wording.get(STATEMENT) or in_language(fact.kind.kind.statement, language)


def _attributed(fact: Fact, text: str, written: str | None) -> str:
    """Put “According to …” before a claim, unless its kind or its own wording says whose it is."""
    says_itself = fact.kind.kind.places_teller or TELLER in (written or "")
    return text if says_itself else english.attributed(text, fact.according_to)


def _render(
    fact: Fact,
    steps: tuple[str, ...],
    written: str | None,
    values: Mapping[str, Value],
    marked: str = "",
) -> str:
    if written is None:
        raise PhrasingError(fact, steps, "the kind has no wording in the deck's language")
    try:
        return _compiled(written).render(_phrases(fact, values, marked))
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise PhrasingError(fact, steps, str(error)) from error


@lru_cache(maxsize=4096)
def _compiled(written: str) -> Template:
    return compile_template(written)


def _phrases(fact: Fact, values: Mapping[str, Value], marked: str) -> dict[str, english.Phrase]:
    phrases: dict[str, english.Phrase] = dict.fromkeys(fact.kind.kind.fields, english.Absent())
    for name, value in values.items():
        derived = name in fact.derived
        if name == marked:
            phrases[name] = english.phrase(value, derived=derived, mark=_mark)
        else:
            phrases[name] = english.phrase(value, derived=derived)
    return phrases


def _mark(text: str) -> str:
    return f"{english.OPEN}{text}{english.CLOSE}"
