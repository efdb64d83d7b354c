"""Lay out the answer sheet of a form in millimetres, for the page and for programs that read it.

No position depends on a browser or a font. The four corner marks, the QR code and the line for the
name are at the same places on every page.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.html.answer_flow import SheetContent, SheetFlow
from quizgen.exports.html.answer_pages import Frame, PageParts
from quizgen.exports.html.answer_parts import (
    Bubble,
    Example,
    Label,
    Metrics,
    Rectangle,
    Words,
    WritingLine,
    height_in,
    one_line,
)
from quizgen.questions.interactions import Listing, Match, Order
from quizgen.quizzes.forms import LETTERS, FormItem

_BETWEEN = 6.0
"""The distance of columns, and of the parts of a page."""
_MOST_WORDS = 40.0
"""The most room for the words of an option."""
_GROUP = 5
_DIGITS = "0123456789"


class AnswerLayout(Struct, frozen=True):
    """The pages of an answer sheet, and the frame that they share."""

    content: SheetContent
    frame: Frame
    metrics: Metrics
    pages: tuple[PageParts, ...]


def lay_out_answers(content: SheetContent) -> AnswerLayout:
    """Return the layout of an answer sheet."""
    layout, questions = _Layout(content), content.form.questions
    if content.digits:
        layout.add_student_number(content.digits)
    if bubbled := [question for question in questions if question.is_choice]:
        layout.add_bubbles(bubbled)
    if written := [question for question in questions if not question.is_choice]:
        layout.add_lines(written)
    return AnswerLayout(content, layout.frame, layout.metrics, tuple(layout.pages))


class _Layout(SheetFlow):
    """A sheet whose answers are being added, part by part."""

    def add_student_number(self, digits: int) -> None:
        """Add the grid for a student number on the left; what follows goes to the right of it."""
        metrics, top, right = self.metrics, self.y, self.right
        width = max(digits * metrics.pitch, 5.5 * metrics.text)
        self.right = self.left + min(width, self.width)
        self.add_words(self.labels["student-number"], "heading", metrics.text * 1.15)
        self.add_words(self.labels["student-number-how"], "how", metrics.text)
        self.y = round(self.y + 1.5, 2)
        for place in range(digits):
            box = Rectangle(round(self.left + place * metrics.pitch, 2), self.y, metrics.pitch, 8)
            self.page.boxes.append(box)
            self._add_digits(place + 1, box.x + metrics.pitch / 2, self.y + 8)
        self.beside = round(self.y + 8 + len(_DIGITS) * metrics.row + _BETWEEN, 2)
        self.left, self.right, self.y = self.right + _BETWEEN, right, top

    def _add_digits(self, place: int, x: float, top: float) -> None:
        for row, digit in enumerate(_DIGITS):
            y = top + (row + 0.5) * self.metrics.row + 1
            bubble = Bubble(round(x, 2), round(y, 2), self.metrics.bubble, place, digit)
            self.page.digits.append(bubble)
            label = Label(bubble.x, bubble.y, digit, self.metrics.letter, "middle")
            self.page.labels.append(label)

    def add_bubbles(self, questions: Sequence[FormItem]) -> None:
        """Add the bubbles of items with options, in columns of groups of five."""
        width = max(map(self._width_of, questions))
        if self.beside and self.width < max(width, 5 * self.metrics.text):
            self.use_whole_width()
        if self.y + self._head_height + _GROUP * self.metrics.row > self.bottom:
            self.start_page()
        self.add_words(self.labels["bubbles"], "heading", self.metrics.text * 1.3)
        self.add_words(self.labels["answers-how"], "how", self.metrics.text)
        self._add_examples()
        groups = [questions[at : at + _GROUP] for at in range(0, len(questions), _GROUP)]
        while groups:
            groups = self._add_groups(groups, width)
            if groups:
                self.start_page()
        self.use_whole_width()

    @property
    def _head_height(self) -> float:
        """The height of what is above the first bubbles."""
        metrics = self.metrics
        heading = height_in(self.width, self.labels["bubbles"], metrics.text * 1.3)
        how = height_in(self.width, self.labels["answers-how"], metrics.text)
        return heading + how + metrics.row + 3

    def _add_examples(self) -> None:
        """Add a bubble that is marked well and three that are not, with words after them."""
        metrics, step = self.metrics, self.metrics.pitch
        height = metrics.row + 1.5
        room = (self.width - 5 * step) / 2
        x, y = self.left, round(self.y + height / 2, 2)
        for label, ways in (("mark-right", ("filled",)), ("mark-wrong", ("cross", "tick", "dot"))):
            for way in ways:
                center = self.mirror(x + metrics.bubble / 2, 0)
                self.page.examples.append(Example(center, y, metrics.bubble, way))
                x += step
            words = one_line(self.labels[label], (x, y), metrics.text, "example", room)
            box = replace(words.box, x=self.mirror(x, words.box.width))
            self.page.words.append(replace(words, box=box))
            x += box.width + step / 2
        self.y = round(self.y + height + 1.5, 2)

    def _add_groups(
        self, groups: list[Sequence[FormItem]], width: float
    ) -> list[Sequence[FormItem]]:
        """Add the groups that fit the page, in columns of equal numbers; return the others."""
        columns = max(1, int((self.width + _BETWEEN) / (width + _BETWEEN)))
        height = _GROUP * self.metrics.row + self.metrics.row / 2
        fitting = int((self.bottom - self.y + self.metrics.row / 2) / height)
        share = min(max(0, fitting), -(-len(groups) // columns))
        for at, group in enumerate(groups[: share * columns]):
            column, down = divmod(at, share)
            self._add_group(group, self.left + column * (width + _BETWEEN), self.y + down * height)
        self.y = round(self.y + share * height, 2)
        return groups[share * columns :]

    def _add_group(self, group: Sequence[FormItem], x: float, top: float) -> None:
        for row, question in enumerate(group):
            y = round(top + (row + 0.5) * self.metrics.row, 2)
            self.add_number(question, x, y)
            self._add_options(question, x + self.number_width, y)

    def _add_options(self, question: FormItem, x: float, y: float) -> None:
        """Add a bubble for each option, with a letter inside it or a word behind it."""
        metrics, has_words = self.metrics, question.item.style.has_label_options
        for option, letter in zip(question.options, LETTERS, strict=False):
            center = round(x + metrics.bubble / 2, 2)
            mark = option if has_words else letter
            bubble = Bubble(center, y, metrics.bubble, question.number, mark)
            self.page.bubbles.append(bubble)
            if has_words:
                behind = x + metrics.bubble + 1.2
                self.page.words.append(self._option_words(option, behind, y))
            else:
                self.page.labels.append(Label(center, y, letter, metrics.letter, "middle"))
            x += self._step_of(question, option)

    def _option_words(self, option: str, x: float, y: float) -> Words:
        return one_line(self.labels[option], (x, y), self.metrics.text, "option", _MOST_WORDS)

    def _step_of(self, question: FormItem, option: str) -> float:
        """Return the distance from the bubble of an option to the next."""
        if not question.item.style.has_label_options:
            return self.metrics.pitch
        return self.metrics.bubble + 4 + self._option_words(option, 0, 0).box.width

    def _width_of(self, question: FormItem) -> float:
        steps = (self._step_of(question, option) for option in question.options)
        return self.number_width + sum(steps)

    def add_lines(self, questions: Sequence[FormItem]) -> None:
        """Add lines for answers in words, and short ones for the letters and ranks of others."""
        self.use_whole_width()
        if self.y + 2 * self.metrics.line + 6 > self.bottom:
            self.start_page()
        self.add_words(self.labels["written"], "heading", self.metrics.text * 1.3)
        for question in questions:
            is_list = isinstance(question.item.interaction, Listing)
            rows = _rows_of(_line_labels(question), 1 if is_list else self._lines_per_row)
            if self.y + len(rows) * self.metrics.line > self.bottom:
                self.start_page()
            self.add_number(question, self.left, round(self.y + self.metrics.line - 2.5, 2))
            for row in rows:
                self._add_line_row(question, row, is_long=is_list)

    @property
    def _lines_per_row(self) -> int:
        return int((self.width - self.number_width) / (3.2 * self.metrics.pitch))

    def _add_line_row(self, question: FormItem, labels: Sequence[str], *, is_long: bool) -> None:
        """Add a row of lines; a long line, or one without a label, takes the whole width."""
        x, metrics = self.left + self.number_width, self.metrics
        y, step = round(self.y + metrics.line, 2), 3.2 * metrics.pitch
        for at, label in enumerate(labels):
            start = round(x + at * step, 2)
            if label:
                self.page.labels.append(Label(start, y - 2.5, label, metrics.text))
            after = metrics.pitch if label else 0
            is_short = label and not is_long
            width = step - 2 - after if is_short else self.right - start - after
            line = WritingLine(
                round(start + after, 2), y, round(width, 2), metrics.line - 2,
                question.number, label,
            )  # fmt: skip
            self.page.lines.append(line)
        self.y = y


def _line_labels(question: FormItem) -> list[str]:
    """Return the labels of the lines of an answer: events are lettered, others numbered."""
    match question.item.interaction:
        case Match(premises=premises):
            return [str(number) for number in range(1, len(premises) + 1)]
        case Order():
            return list(LETTERS[: len(question.options)])
        case Listing(count=count):
            return [str(number) for number in range(1, count + 1)]
        case _:
            return [""]


def _rows_of(labels: list[str], length: int) -> list[list[str]]:
    return [labels[at : at + length] for at in range(0, len(labels), length)]
