"""Errors of templates that cannot be filled in with the values of a fact."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.languages.phrases import Phrase, forms_of

_FORM = re.compile(r"attribute '(\w+)'")


class PhrasingError(Exception):
    """A template that cannot be rendered. `steps` leads to it in the file of the fact's kind.

    `help` says how to fix it; it is empty for the default help, which lists the fields.
    """

    def __init__(self, fact: Fact, steps: tuple[str, ...], reason: str, help_: str = "") -> None:
        super().__init__(reason)
        self.fact, self.steps, self.reason, self.help = fact, steps, reason, help_

    def make_finding(self) -> Finding:
        """Return the finding `Q01`, at the fact's own wording or else at the kind's template."""
        name = self._wording_name
        own = name in self.fact.wording
        place = self.fact.place("wording", name) if own else self.fact.kind_file.place(*self.steps)
        fields = ", ".join((*self.fact.kind.fields, SPEAKER))
        message = f"cannot fill in a template of the fact “{self.fact.id}”: {self.reason}"
        return Finding(place, "Q01", message, self.help or f"templates can use {fields}")

    @property
    def _wording_name(self) -> str:
        """The name under `wording:` that replaces this template; empty if no name does."""
        match self.steps:
            case ("questions", question, "stem"):
                return question
            case (statement,):
                return statement
        return ""


def explain_unknown_form(
    error: str, written: str, phrases: Mapping[str, Phrase]
) -> tuple[str, str] | None:
    """Return the reason and a help if a template uses a form that its field does not have.

    Jinja's error names the form, but not the field.
    """
    named = _FORM.search(error)
    for name, phrase in phrases.items() if named else ():
        forms = forms_of(phrase)
        is_used = named and re.search(rf"\b{name}\.{named[1]}\b", written)
        if named and is_used and named[1] not in forms:
            return f"“{name}” has no form “{named[1]}”", did_you_mean(named[1], forms)
    return None
