"""The quiz sheet, its answer key and its answer sheet, all made from one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.exports.export_format import (
    NO_PARTS,
    PRINTED_PARTS,
    ExportFormat,
    ItemPart,
    carried_parts,
)
from quizgen.exports.html.answer_sheets import lay_out, make_geometry, print_pages
from quizgen.exports.html.labels import labels_in
from quizgen.exports.html.pages import render_page
from quizgen.exports.html.qr_code import qr_code
from quizgen.exports.html.sheet_pages import key_pages, map_pages, only_source, quiz_pages
from quizgen.exports.page_setup import PageSetup
from quizgen.exports.publication import Publication
from quizgen.questions.interactions import Choice, Hotspot, Match, Order
from quizgen.questions.style import Style
from quizgen.quizzes.forms import LETTERS, Form, FormItem
from quizgen.quizzes.item_map import map_items


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `quiz-A.html`, its key, its answer sheet and the geometry of that, for each form.

    Several forms also have `quiz-map.html`: the number of each item on each form.
    """
    deck, forms, setup = publication.deck, publication.forms, publication.setup
    labels = labels_in(deck.labels, deck.project)
    letters = tuple(form.letter for form in forms)
    for form in forms:
        about = form_context(form, setup) | {"forms": letters}
        quiz = {"pages": quiz_pages(form, deck, setup, labels)}
        yield f"quiz-{form.letter}.html", render_page(deck, "quiz.j2.html", **about, **quiz)
        key = {"pages": key_pages(form, deck, setup, labels), "source": only_source(form)}
        yield f"quiz-{form.letter}.key.html", render_page(deck, "key.j2.html", **about, **key)
        yield from _make_answer_sheet(publication, form, about)
    if len(forms) > 1:
        tables = map_pages(forms, map_items(forms), deck, setup, labels)
        yield "quiz-map.html", render_page(deck, "map.j2.html", pages=tables, setup=setup)


def _make_answer_sheet(
    publication: Publication, form: Form, about: Mapping[str, object]
) -> Iterator[tuple[str, bytes]]:
    """Yield the answer sheet of a form, and its geometry."""
    layout = lay_out(publication, form)
    pages = tuple(print_pages(publication, layout))
    drawn = {"layout": layout, "frame": layout.frame, "pages": pages}
    name = f"quiz-{form.letter}.answers"
    yield f"{name}.html", render_page(publication.deck, "answers.j2.html", **about, **drawn)
    yield f"{name}.json", make_geometry(publication, layout)


def form_context(form: Form, setup: PageSetup) -> dict[str, object]:
    """Return the variables of a form's templates, in addition to those of every page."""
    return {
        "form": form,
        "letters": LETTERS,
        "setup": setup,
        "qr": qr_code(form.id),
        "bubbled": [question for question in form.questions if question.is_choice],
        "written": [question for question in form.questions if not question.is_choice],
        "one_point": all(question.points == 1 for question in form.questions),
        "mark": mark_of,
    }


def mark_of(question: FormItem) -> str:
    """Return the right answer in letters and numbers: “B”, “1 C · 2 A” or “A 2 · B 1”.

    It is empty for answers in words, and for true/false, whose answers are labels of the page.
    """
    marks = question.marks.split()
    match question.item.interaction:
        case Choice() | Hotspot():
            return question.marks
        case Match(premises=premises):
            names = tuple(map(str, range(1, len(premises) + 1)))
        case Order():
            names = tuple(LETTERS)
        case _:
            return ""
    return " · ".join(f"{name} {mark}" for name, mark in zip(names, marks, strict=False))


def _parts_of(style: Style) -> frozenset[ItemPart]:
    """Return the parts on the sheet and the key. The key has rationales for choices of options."""
    if style.sheet is None:
        return NO_PARTS
    if style.interaction is Choice:
        return PRINTED_PARTS | {ItemPart.OPTIONS, ItemPart.RATIONALE}
    return carried_parts(style, PRINTED_PARTS | {ItemPart.OPTIONS})


SHEETS = ExportFormat(
    "sheets",
    "a quiz to print: sheets, keys, answer sheets, item map",
    make_files,
    _parts_of,
    frozenset({"build", "quiz"}),
)
