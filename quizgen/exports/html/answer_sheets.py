"""Answer sheets: the page for each student or for all, and its geometry as JSON for readers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from msgspec import Struct, to_builtins

from quizgen.exports.html.answer_flow import SheetContent
from quizgen.exports.html.answer_layout import AnswerLayout, lay_out_answers
from quizgen.exports.html.answer_pages import PageParts
from quizgen.exports.html.answer_parts import Bubble, Words, fit_words
from quizgen.exports.html.labels import direction_of, labels_in
from quizgen.exports.html.qr_code import QrPath, qr_path
from quizgen.exports.publication import Publication, Student
from quizgen.facts.deck import Deck
from quizgen.quizzes.forms import Form

VERSION = 1
"""The version of the format of `quiz-A.answers.json`."""


class PrintedPage(Struct, frozen=True):
    """A page of one student’s sheet, or of a sheet without a name.

    `words` are those that differ from sheet to sheet; the others are in `parts`.
    """

    number: int
    parts: PageParts
    qr: QrPath
    words: tuple[Words, ...]


def students_of(publication: Publication, form: Form) -> tuple[Student, ...]:
    """Return the students who get a form: the forms are dealt in the order of the roster."""
    forms = publication.forms
    return publication.roster[forms.index(form) :: len(forms)]


def lay_out(publication: Publication, form: Form) -> AnswerLayout:
    """Return the layout of a form’s answer sheet.

    The sheets of students have no grid for a student number: their QR codes say whose they are.
    """
    deck, named = publication.deck, bool(students_of(publication, form))
    digits = publication.setup.student_number or form.student_number
    content = SheetContent(
        form,
        publication.setup,
        labels_in(deck.labels, deck.project),
        digits=0 if named else digits,
        named=named,
        mirrored=direction_of(deck.labels) == "rtl",
    )
    return lay_out_answers(content)


def print_pages(publication: Publication, layout: AnswerLayout) -> Iterator[PrintedPage]:
    """Yield the pages of a form: of each student’s sheet, or of one sheet without a name."""
    deck, form = publication.deck, layout.content.form
    frames = [tuple(_frame_words(deck, layout, n + 1)) for n in range(len(layout.pages))]
    for student in students_of(publication, form) or (None,):
        for number, parts in enumerate(layout.pages, 1):
            text = qr_text(publication.name, form, number, len(layout.pages), student)
            words = _words_of(student, parts) if student else ()
            yield PrintedPage(number, parts, qr_path(text), (*frames[number - 1], *words))


def qr_text(name: str, form: Form, page: int, pages: int, student: Student | None = None) -> str:
    """Return the text of a QR code: deck, form, page of pages, and a student’s code and name.

    `name` is that of the publication. Only the name of the student can contain spaces.
    """
    whose = f" {student.code} {student.name}" if student else ""
    return f"{name} {form.id} {page}/{pages}{whose}"


def _words_of(student: Student, parts: PageParts) -> Iterator[Words]:
    """Yield the name and the code of a student, to print where others write them."""
    for role, text in (("name", student.name), ("code", student.code)):
        yield fit_words(text, parts.fields[role], 13, "student", hangs=True)


def _frame_words(deck: Deck, layout: AnswerLayout, page: int) -> Iterator[Words]:
    """Yield the words of every page: title and form, at the top and at the bottom."""
    content, frame, metrics = layout.content, layout.frame, layout.metrics
    form, labels, mirrored = content.form, content.labels, content.mirrored
    title, which = form.title or deck.title, f"{labels['form']} {form.letter}"
    id_ = f"\u2066{form.id}\u2069" if mirrored else form.id  # isolated, from left to right
    time = labels["time"].format(minutes=form.minutes) if form.minutes else ""
    number = labels["page"].format(page=page, pages=len(layout.pages))
    heading = fit_words(title, frame.title, metrics.title, "title")
    about = " · ".join(filter(None, (labels["answers"], which, id_, time)))
    first, second = frame.footer[:: -1 if mirrored else 1]
    yield heading
    yield fit_words(about, frame.below_title(heading), metrics.text * 1.1, "about")
    yield fit_words(title, first, metrics.footer, "foot", hangs=True)
    yield fit_words(f"{which} · {id_} · {number}", second, metrics.footer, "which", hangs=True)


def make_geometry(publication: Publication, layout: AnswerLayout) -> bytes:
    """Return the geometry of a form’s answer sheet as JSON; docs/sheets.md describes it."""
    name, frame, pages, form = publication.name, layout.frame, layout.pages, layout.content.form
    numbered = list(enumerate(pages, 1))
    document = {
        "version": VERSION,
        "unit": "mm",
        "deck": name,
        "form": form.id,
        "page": {"width": frame.width, "height": frame.height, "count": len(pages)},
        "corners": [to_builtins(corner) for corner in frame.corners],
        "qr": {"x": frame.qr.x, "y": frame.qr.y, "size": frame.qr.width},
        "qr_text": [qr_text(name, form, number, len(pages)) for number, _ in numbered],
        "items": [
            {"number": question.number, "id": question.item.id} for question in form.questions
        ],
        "bubbles": [_bubble(at, bubble) for at, page in numbered for bubble in page.bubbles],
        "lines": [
            {"page": at, **to_builtins(line)}
            for at, page in numbered
            for line in page.lines
            if line.number
        ],
        "student_number": _student_number(layout),
        "students": [to_builtins(student) for student in students_of(publication, form)],
    }
    return _one_line_each(document).encode()


def _bubble(page: int, bubble: Bubble) -> dict[str, object]:
    return {"page": page, **to_builtins(bubble)}


def _student_number(layout: AnswerLayout) -> dict[str, object] | None:
    """Return the grid of the student number, which is on the first page, or None."""
    if not layout.content.digits:
        return None
    bubbles = [
        {"page": 1, "place": digit.number, "digit": digit.letter, "x": digit.x, "y": digit.y,
         "diameter": digit.diameter}
        for digit in layout.pages[0].digits
    ]  # fmt: skip
    return {"digits": layout.content.digits, "bubbles": bubbles}


def _one_line_each(document: Mapping[str, object]) -> str:
    """Return a document as JSON with a line for each key and for each entry of a list."""
    rows = []
    for key, value in document.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            entries = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in value)
            text = f"[\n  {entries}\n ]"
        rows.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(rows) + "\n}\n"
