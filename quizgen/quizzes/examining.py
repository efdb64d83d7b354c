"""Examining the forms of a deck's quiz: what `check` and `build` look at after the items."""

from __future__ import annotations

from dataclasses import replace

from quizgen.diagnostics import has_errors, sort_findings
from quizgen.quizzes.forms import Form, make_form
from quizgen.review.form_rules import FORM_RULES
from quizgen.review.overlap import Overlap
from quizgen.review.reviewing import Examined


def examine_quiz(examined: Examined) -> tuple[Examined, tuple[Form, ...]]:
    """Return what was examined with what the rules for forms find, and its forms.

    A deck with errors has no forms: its items may be missing or wrong.
    """
    deck, items = examined.deck, examined.items
    if deck is None or has_errors(examined.findings):
        return examined, ()
    form = make_form(deck, items)
    asked, overlap = [question.item for question in form.questions], Overlap.of(items)
    found = (finding for rule in FORM_RULES for finding in rule.check(deck, asked, overlap))
    findings = sort_findings((*examined.findings, *found))
    return replace(examined, findings=findings), (form,)
