"""From a fact and a template to a sentence.

Templates are Jinja, sandboxed if others wrote them, and strict: a name that a kind does not have is
a finding, never an empty place in a question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from jinja2 import Template
from jinja2.exceptions import TemplateError
from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.facts.kinds import STATEMENT, in_language
from quizgen.languages.language import Language
from quizgen.languages.phrases import (
    CLOSE,
    OPEN,
    Absent,
    Mark,
    Phrase,
    forms_of,
    mark_words,
    unmarked,
)
from quizgen.questions.question_templates import compile_template, compile_trusted_template, render
from quizgen.values.entities import Value

_FORM = re.compile(r"attribute '(\w+)'")


class PhrasingError(Exception):
    """A template that cannot be rendered, at `steps` of the file of the fact's kind.

    `help` says what would mend it, where that is not to name other fields.
    """

    def __init__(self, fact: Fact, steps: tuple[str, ...], reason: str, help_: str = "") -> None:
        super().__init__(reason)
        self.fact, self.steps, self.reason, self.help = fact, steps, reason, help_

    def make_finding(self) -> Finding:
        """Return the finding `Q01` at the wording that a fact overrides, or else at its kind."""
        name = self._overridden
        own = name in self.fact.wording
        place = self.fact.place("wording", name) if own else self.fact.kind_file.place(*self.steps)
        fields = ", ".join((*self.fact.kind.fields, SPEAKER))
        message = f"the fact “{self.fact.id}” cannot be put into this sentence: {self.reason}"
        return Finding(place, "Q01", message, self.help or f"a template may name {fields}")

    @property
    def _overridden(self) -> str:
        """The name by which a fact can give this template anew; empty for one that it cannot."""
        match self.steps:
            case ("questions", question, "stem"):
                return question
            case (statement,):
                return statement
        return ""


class Phrasing(Struct, frozen=True, dict=True):
    """A fact as its sentences. `values` are its own, or hold one member of a list.

    Whatever renders a template raises PhrasingError.
    """

    fact: Fact
    values: Mapping[str, Value]
    language: Language

    def render_stem(self, question: str) -> str:
        """Return a question about the fact as a full sentence, with whose claim it is."""
        spec = self.fact.kind.questions[question]
        written = self.fact.wording.get(question) or in_language(spec.stem, self.language.tag)
        text = self._render(self._phrases, written, "questions", question, "stem")
        return self.language.sentences.finish(self._attributed(text, written))

    def render_answer(self, question: str) -> str:
        """Return the answer to a question: its own template, or the value as it reads."""
        spec = self.fact.kind.questions[question]
        if not spec.answer:
            return " ".join(str(self._phrases[spec.asks]).split())
        written = in_language(spec.answer, self.language.tag)
        text = self._render(self._phrases, written, "questions", question, "answer")
        return " ".join(text.split())

    def render_comparison(self) -> str:
        """Return the question that compares the fact with others. Its kind must have one."""
        comparing = self.fact.kind.comparing
        written = in_language(comparing.stem, self.language.tag) if comparing else None
        return self.language.sentences.finish(
            self._render(self._phrases, written, "comparing", "stem")
        )

    @cached_property
    def statement(self) -> str:
        """The fact as a full sentence, with whose claim it is."""
        return self._statement(self._phrases)

    def render_statement_with(self, field: str, value: Value) -> str:
        """Return the statement with another value in a field."""
        return self._statement({**self._phrases, field: self._phrase(field, value)})

    def render_statement_without(self, field: str) -> str:
        """Return the statement as if the fact left a field out."""
        return self._statement({**self._phrases, field: Absent()})

    def split_statement(self, field: str) -> tuple[str, str, str] | None:
        """Return the statement as what stands before a field, the field, and what stands after it.

        None where the field is not shown exactly once.
        """
        marked = self._phrase(field, self.values[field], mark_words)
        text = self._statement({**self._phrases, field: marked})
        if text.count(OPEN) != 1:
            return None
        before, _, rest = text.partition(OPEN)
        shown, _, after = rest.partition(CLOSE)
        return before, shown, after

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        """What templates may name: every field of the kind, and who says it."""
        phrases = {name: self._phrase(name, value) for name, value in self.values.items()}
        return {**dict.fromkeys(self.fact.kind.fields, Absent()), **phrases}

    def _phrase(self, field: str, value: Value, mark: Mark = unmarked) -> Phrase:
        is_derived = field in self.fact.derived
        return self.language.phrases.phrase(value, is_derived=is_derived, mark=mark)

    def _statement(self, phrases: dict[str, Phrase]) -> str:
        of_kind = in_language(self.fact.kind.statement, self.language.tag)
        written = self.fact.wording.get(STATEMENT) or of_kind
        text = self._render(phrases, written, STATEMENT)
        return self.language.sentences.finish(self._attributed(text, written), ".")

    def _attributed(self, text: str, written: str | None) -> str:
        """Put “According to …” before a claim, unless its kind or its own wording says whose."""
        says_itself = self.fact.kind.places_speaker or SPEAKER in (written or "")
        speaker = self.fact.according_to
        return text if says_itself else self.language.sentences.attribute(text, speaker)

    def _render(self, phrases: dict[str, Phrase], written: str | None, *steps: str) -> str:
        if written is None:
            reason = "the kind has no wording in the deck's language"
            raise PhrasingError(self.fact, steps, reason)
        by_us = self.fact.kind_file.is_ours and written not in self.fact.wording.values()
        try:
            return render(_compiled(written, by_us=by_us), phrases)
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            told = _unknown_form(str(error), written, phrases) or (str(error),)
            raise PhrasingError(self.fact, steps, *told) from error


def _unknown_form(
    error: str, written: str, phrases: Mapping[str, Phrase]
) -> tuple[str, str] | None:
    """Return what is wrong and what would be right, where a field is named in no form of its own.

    Jinja's error tells the form, and of the field only what we call its class.
    """
    named = _FORM.search(error)
    for name, phrase in phrases.items() if named else ():
        if named and re.search(rf"\b{name}\.{named[1]}\b", written):
            forms = forms_of(phrase)
            return f"“{name}” has no form “{named[1]}”", did_you_mean(named[1], forms)
    return None


@lru_cache(maxsize=4096)
def _compiled(written: str, *, by_us: bool) -> Template:
    return compile_trusted_template(written) if by_us else compile_template(written)
