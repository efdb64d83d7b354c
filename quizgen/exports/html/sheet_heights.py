"""Estimate how high the parts of a sheet are, without a browser.

Distances follow `sheet.css`. An estimate that is too high leaves space at the end of a page; one
that is too low takes from that space. Heights are in mm, and distances in rem.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.html.formula_sizes import sizes_of_formulas
from quizgen.exports.html.text_fitting import MM_PER_POINT, count_lines
from quizgen.exports.item_media import media_of_item
from quizgen.exports.page_setup import PAPERS, PageSetup, Type
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Fact
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.interactions import Choice, Gap, Interaction, Listing, Match, Order
from quizgen.questions.item import BLANK
from quizgen.quizzes.forms import FormItem

MARKED_HEIGHT = 75
"""The height of a picture with marks on a sheet: letters in it must be legible."""
SIDE, TOP, GAP = 17.0, 16.0, 8.0
"""The margins at the sides and at the top of a page, and the space between columns."""
BOTTOM = {Type.STANDARD: 22.0, Type.DYSLEXIA: 22.0, Type.LARGE: 29.0}
"""The margin at the bottom of a page, with its foot."""

OPTION_PICTURES = {Type.STANDARD: 27.0, Type.DYSLEXIA: 27.0, Type.LARGE: 39.0}
"""The height of a row of options that are pictures, with the space below it."""

_WIDER = 1.18
"""How much wider an estimated text is than the same text in the fonts that pages name."""
_GAP_AS_WORD = "x" * 17
_PAUSE = "x" * 6


class TypeMetrics(Struct, frozen=True):
    """The type of a sheet: points of 1 rem, line height, size of small type, width of letters."""

    size: float
    leading: float
    small: float = 0.9
    spacing: float = 1.0


QUIZ_TYPES = {
    Type.STANDARD: TypeMetrics(11, 1.365),
    Type.LARGE: TypeMetrics(18, 1.376, small=1),
    Type.DYSLEXIA: TypeMetrics(12, 1.5, small=1, spacing=1.13),
}
KEY_TYPES = {**QUIZ_TYPES, Type.STANDARD: TypeMetrics(8.5, 1.236, small=1)}
"""Keys and maps are read, not written on, so that standard type is smaller there."""


class Measure(Struct, frozen=True):
    """A column of text: its width in mm and its type."""

    width: float
    type: TypeMetrics

    @property
    def rem(self) -> float:
        """The length of 1 rem in mm."""
        return self.type.size * MM_PER_POINT

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.rem * self.type.leading

    def narrower(self, rem: float) -> Measure:
        """Return a column that is narrower by a length."""
        return replace(self, width=self.width - rem * self.rem)

    def part(self, share: float) -> Measure:
        """Return a column with a share of the width."""
        return replace(self, width=self.width * share)

    def lines(self, text: str, scale: float = 1) -> int:
        """Return the number of lines of a text, in a size relative to 1 rem."""
        width = self.width / self.rem / scale / self.type.spacing * _WIDER
        return sum(count_lines(line, width) for line in text.split("\n"))

    def text(self, text: str) -> float:
        """Return the height of a text."""
        return self._height(text, 1, self.type.leading)

    def small(self, text: str, leading: float = 1.37) -> float:
        """Return the height of a text in small type."""
        return self._height(text, self.type.small, leading)

    def _height(self, text: str, scale: float, leading: float) -> float:
        """Return the height of a text, whose lines are higher where they have tall formulas."""
        lines = self.lines(text, scale)
        beyond = [formula.height_beyond(leading) for formula in sizes_of_formulas(text)]
        taller = sum(sorted(beyond, reverse=True)[:lines])
        return (lines * leading + taller) * scale * self.rem


def column_width(setup: PageSetup, columns: int) -> float:
    """Return the width of a column between the margins."""
    return (PAPERS[setup.paper].width - 2 * SIDE - GAP * (columns - 1)) / columns


def page_height(setup: PageSetup) -> float:
    """Return the height of a page between the margins, less a line that estimates may miss."""
    line = Measure(0, KEY_TYPES[setup.type]).line
    return PAPERS[setup.paper].height - TOP - BOTTOM[setup.type] - line


def head_height(title: str, measure: Measure) -> float:
    """Return the height of the title and id of a form, with the QR code next to them."""
    rem = measure.rem
    beside = replace(measure, width=measure.width - 29)
    return max(beside.lines(title, 1.6) * 1.8 * rem + 1.8 * rem, 20)


def heading_height(text: str, how: str, measure: Measure) -> float:
    """Return the height of a heading with the instructions below it, or without."""
    rem, above = measure.rem, 1.6 if how.strip() else 1
    height = above * rem + measure.lines(text, 1.25) * 1.1 * 1.3 * rem + 0.2 * rem
    return height + (measure.small(how) + 0.7 * rem if how else 0.2 * rem)


def question_height(question: FormItem, measure: Measure, setup: PageSetup) -> float:
    """Return the height of a question of a sheet, with the space below it."""
    body, item = measure.narrower(2.2), question.item
    height = body.text(item.stem.replace(BLANK, _GAP_AS_WORD)) + 1.05 * measure.rem
    shown = media_of_item(item, Side.QUESTION, lettered=True)
    height += pictures_height(shown, body, MARKED_HEIGHT if item.shows_regions else 40)
    return height + _answer_height(question, body, setup)


def _answer_height(question: FormItem, body: Measure, setup: PageSetup) -> float:
    """Return the height of the options of a question, or of the space for its answer."""
    rem = body.rem
    match question.item.interaction:
        case Choice() if question.item.style.has_label_options:
            return 0.4 * rem + body.line
        case Choice(options=options) if question.item.pictures:
            return 0.3 * rem + -(-len(options) // 2) * OPTION_PICTURES[setup.type]
        case Choice():
            return 0.3 * rem + _options_height(question.options, body, setup)
        case Match(premises=premises):
            return 0.5 * rem + _match_height(premises, question.options, body, setup)
        case Order():
            events = body.narrower(3.5)
            rows = (max(events.text(option), 1.5 * rem) for option in question.options)
            return 0.5 * rem + sum(row + 0.4 * rem for row in rows)
        case _:
            return _lines_height(question.item.interaction) * rem


def _lines_height(interaction: Interaction) -> float:
    """Return the height of the lines for an answer in words, in rem; 0 for a gap in the stem."""
    match interaction:
        case Listing(count=count):
            return 2.0 * count
        case Gap():
            return 0
        case _:
            return 2.3


def _options_height(options: Sequence[str], body: Measure, setup: PageSetup) -> float:
    match setup.arrange(options):
        case "row":
            return body.text(" ".join(f"A. {option} {_PAUSE}" for option in options))
        case "pairs":
            half = body.part(0.5).narrower(2.2)
            pairs = [options[at : at + 2] for at in range(0, len(options), 2)]
            return sum(max(map(half.text, pair)) for pair in pairs)
        case _:
            return sum(map(body.narrower(1.7).text, options))


def _match_height(
    premises: Sequence[str], responses: Sequence[str], body: Measure, setup: PageSetup
) -> float:
    """Return the height of premises and responses, which are below each other in large print."""
    below = setup.flow > 1 or setup.type is Type.LARGE
    left = body.part(1 if below else 0.46).narrower(5.6)
    right = body.part(1 if below else 0.54).narrower(1.8)
    lists = (map(left.text, premises), map(right.text, responses))
    heights = [sum(row + 0.35 * body.rem for row in rows) for rows in lists]
    return sum(heights) + 0.4 * body.rem if below else max(heights)


def pictures_height(media: Sequence[Media], measure: Measure, height: float) -> float:
    """Return the height of pictures next to each other, each up to twice as wide as high."""
    pictures = [file for file in media if file.is_picture]
    if not pictures:
        return 0
    rows = -(-len(pictures) // max(1, int(measure.width // (2 * height))))
    return rows * (height + 8)


def reason_height(
    question: FormItem, facts: Sequence[Fact], measure: Measure, *, places: bool
) -> float:
    """Return the height of the answer to a question in the key, with quotes from some facts.

    The question itself is counted if the first of its facts is among them. `places` says whether
    the key has the title of the source at each quote.
    """
    body, item = measure.narrower(2.2), question.item
    height = 0.4 * measure.rem
    if facts[0] is item.facts[0]:
        marks = " · ".join(f"A {mark}" for mark in question.marks.split())
        if item.pictures:
            height += body.text(f"{item.stem} {marks}") + pictures_height(
                item.pictures[:1], body, 25
            )
        elif item.others:
            height += body.text(f"{item.task} {marks}") + body.text(item.answer)
        else:
            height += body.text(f"{item.stem} {marks} {item.answer}")
        if isinstance(item.interaction, Choice):
            height += body.small(item.rationale, body.type.leading)
    return height + sum(_fact_height(fact, body, places=places) for fact in facts)


def _fact_height(fact: Fact, body: Measure, *, places: bool) -> float:
    place = place_in_source(fact) if places else ""
    quote = fact.quote and f"“{fact.quote}” {'' if place else '¶10'}"
    texts = (quote, place, fact.note and f"Note: {fact.note}")
    height = sum(body.small(text, body.type.leading) for text in texts if text)
    return height + pictures_height(fact.media_on(Side.ANSWER), body, 25)
