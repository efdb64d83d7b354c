"""Examining a quiz: making its forms, and what the rules for forms find in them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, did_you_mean, has_errors, sort_findings
from quizgen.facts.deck import Blueprint, Deck
from quizgen.quizzes.blueprints import blueprint_of
from quizgen.quizzes.form_ids import read_form_id
from quizgen.quizzes.forms import LETTERS, Form, make_forms
from quizgen.quizzes.shortages import find_shortages
from quizgen.review.form_rules import FORM_RULES, lopsided_forms
from quizgen.review.overlap import Overlap
from quizgen.review.reviewing import Examined


class QuizRequest(Struct, frozen=True):
    """Which forms somebody wants: of a deck's quiz by name, or of so many items, by a seed.

    Without a name it is the deck's first quiz, or the default one.
    """

    quiz: str = ""
    seed: int = 0
    forms: int = 1


DEFAULT_REQUEST = QuizRequest()
"""What `build` makes: form A of the first quiz."""


def examine_quiz(
    examined: Examined, wish: QuizRequest = DEFAULT_REQUEST
) -> tuple[Examined, tuple[Form, ...]]:
    """Return what was examined with what is found in a quiz, and the quiz's forms.

    A deck with errors has no forms: its items may be missing or wrong. `D04` a quiz that the deck
    does not name, `F01` a quiz that the deck has too few items for.
    """
    deck = examined.deck
    if deck is None or has_errors(examined.findings):
        return examined, ()
    blueprint = blueprint_of(deck, wish.quiz)
    if blueprint is None:
        hint = did_you_mean(wish.quiz, deck.quizzes) or "it names none: say how many items"
        message = f"no quiz “{wish.quiz}” in this deck"
        return _with(examined, Finding(Place(deck.path), "D04", message, hint)), ()
    if wish.quiz and wish.quiz not in deck.quizzes:
        blueprint = replace(blueprint, place=Place(deck.path))
    forms = make_forms(deck, examined.items, blueprint, wish.seed, wish.forms)
    return _with(examined, *_findings(deck, examined, blueprint, forms[0])), forms


def examine_quizzes(examined: Examined) -> Examined:
    """Return what was examined with what is found in all quizzes that the deck names.

    A deck that names none is examined for the one that is built of it all the same.
    """
    names = tuple(examined.deck.quizzes) if examined.deck else ()
    for name in names or ("",):
        examined, _ = examine_quiz(examined, QuizRequest(name))
    return examined


def examine_form(examined: Examined, written: str) -> tuple[Examined, tuple[Form, ...]]:
    """Return what was examined with what is wrong with a form id, and the form it names.

    `F02` what was written is no form id, `F03` the deck gives another form now.
    """
    deck, form_id = examined.deck, read_form_id(written)
    if deck is None or has_errors(examined.findings):
        return examined, ()
    if form_id is None:
        hint = "type it as it stands on every page: A7-20-4F2K"
        return _with(
            examined, Finding(Place(deck.path), "F02", f"“{written}” is no form id", hint)
        ), ()
    wish = QuizRequest(form_id.quiz, form_id.seed, LETTERS.index(form_id.letter) + 1)
    examined, forms = examine_quiz(examined, wish)
    if forms and forms[-1].id != str(form_id):
        message = (
            f"the deck has changed since form {form_id} was printed: it gives {forms[-1].id} now"
        )
        hint = "compare the id with the sheet’s; if it is right, take the deck from git as it was"
        return _with(examined, Finding(Place(deck.path), "F03", message, hint)), ()
    return examined, forms[-1:]


def _findings(
    deck: Deck, examined: Examined, blueprint: Blueprint, form: Form
) -> Iterator[Finding]:
    """Yield what is found in a quiz. Its forms have the same items, so that one stands for all.

    Where the author says how much each section is asked, nobody else judges it.
    """
    asked, overlap = [question.item for question in form.questions], Overlap(examined.items)
    yield from find_shortages(deck, blueprint, asked)
    for rule in FORM_RULES:
        if not (blueprint.sections and rule is lopsided_forms):
            yield from rule.check(deck, asked, overlap)


def _with(examined: Examined, *found: Finding) -> Examined:
    findings = sort_findings(dict.fromkeys((*examined.findings, *found)))
    return replace(examined, findings=findings)
