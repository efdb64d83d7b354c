"""The flow of an answer sheet: pages with their fields, and what is free on the last of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.html.answer_pages import BOTTOM_ROOM, MARGIN, MARK, Frame, PageParts
from quizgen.exports.html.answer_parts import (
    METRICS,
    Label,
    Rectangle,
    WritingLine,
    fit_words,
    height_in,
    width_on_a_line,
)
from quizgen.exports.page_setup import PageSetup
from quizgen.quizzes.forms import Form, FormItem

_APART = 4.0
"""The distance of fields that are side by side."""


class SheetContent(Struct, frozen=True):
    """What an answer sheet is laid out for: a form, its page setup, and the labels of its language.

    `digits` is the length of a student number to fill in, or 0. A `named` sheet has a field for the
    code of its student. On a `mirrored` sheet, words run from right to left; bubbles and the lines
    for answers stay where they are.
    """

    form: Form
    setup: PageSetup
    labels: Mapping[str, str]
    digits: int = 0
    named: bool = False
    mirrored: bool = False


class SheetFlow:
    """The pages so far, and the part of the last page that is free."""

    def __init__(self, content: SheetContent) -> None:
        setup = content.setup
        self.content, self.labels, self.metrics = content, content.labels, METRICS[setup.type]
        self.frame = Frame.of(setup)
        self.left, self.right = MARGIN, self.frame.width - MARGIN
        self.bottom = self.frame.height - MARGIN - max(MARK, BOTTOM_ROOM[setup.type]) - 2
        self.pages: list[PageParts] = []
        self.beside = 0.0  # the height down to which the student number takes the left side
        self.start_page()

    @property
    def page(self) -> PageParts:
        """The last page."""
        return self.pages[-1]

    @property
    def width(self) -> float:
        """The width of the free part."""
        return self.right - self.left

    def start_page(self) -> None:
        """Start a page with the fields that each page has."""
        self.left, self.beside = MARGIN, 0
        self.pages.append(PageParts())
        self.y = self.frame.fields_top
        self._add_fields()
        self.y += 4

    def _add_fields(self) -> None:
        """Add the line for the name, and below it on the first page those for class and score."""
        beside, below = ("code", "class") if self.content.named else ("class", "")
        self._add_row({"name": 0.64, beside: 0.36})
        if len(self.pages) == 1:
            names = [*([below] if below else []), "date", "score"]
            self._add_row({name: 1 / len(names) for name in names})

    def _add_row(self, fields: Mapping[str, float]) -> None:
        """Add fields side by side, given the label of each and its share of the width."""
        x = self.left
        for name, share in fields.items():
            width = share * (self.width + _APART) - _APART
            self._add_field(name, x, width)
            x += width + _APART
        self.y = round(self.y + self.metrics.line, 2)
        if "score" in fields:
            box = self.page.fields["score"]
            points = fit_words(f"/ {self.content.form.points}", box, self.metrics.text, "points")
            self.page.words.append(replace(points, hangs=True))

    def _add_field(self, name: str, x: float, width: float) -> None:
        """Add a label and a line below it, which goes on as a box to write in."""
        text, size, height = self.labels[name], self.metrics.text, self.metrics.line
        room = min(width_on_a_line(text, size), 0.6 * width)
        bottom = round(self.y + height, 2)
        self.page.lines.append(WritingLine(self.mirror(x, width), bottom, round(width, 2)))
        label = Rectangle(self.mirror(x, room), self.y, round(room, 2), height - 0.6)
        self.page.words.append(fit_words(text, label, size, "field", hangs=True))
        rest = width - room - 2
        inside = Rectangle(self.mirror(x + room + 2, rest), self.y, round(rest, 2), height - 0.6)
        self.page.fields[name] = inside

    def mirror(self, x: float, width: float) -> float:
        """Return the left edge of something that is at `x` if labels run from left to right."""
        return round(self.left + self.right - x - width if self.content.mirrored else x, 2)

    def add_words(self, text: str, role: str, size: float) -> None:
        """Add words over the free width, at a height that is not needed any more below them."""
        height = height_in(self.width, text, size)
        box = Rectangle(self.left, self.y, round(self.width, 2), height)
        self.page.words.append(fit_words(text, box, size, role))
        self.y = round(self.y + height, 2)

    def use_whole_width(self) -> None:
        """Use the whole width again, below the grid of the student number."""
        self.y, self.left, self.beside = max(self.y, self.beside), MARGIN, 0

    def add_number(self, question: FormItem, x: float, y: float) -> None:
        """Add the number of an item, before `x` plus the width of numbers."""
        right = round(x + self.number_width - 2, 2)
        label = Label(right, y, f"{question.number}.", self.metrics.number, "end")
        self.page.labels.append(label)

    @property
    def number_width(self) -> float:
        """The width of an item’s number and the space after it."""
        return width_on_a_line("999.", self.metrics.number) + 2
