"""The pictures and sounds of an item: those of its facts, and the marked picture of a region.

A marked picture is a drawing that contains the picture, so that every format can carry it. Formats
that can put marks over a picture that is stored once use its parts.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from quizgen.exports.region_marks import View, draw_marks
from quizgen.facts.media.media_types import SVG
from quizgen.facts.media.media_values import Media, Side
from quizgen.facts.media.picture_sizes import Size
from quizgen.facts.media.regions import Regions
from quizgen.questions.interactions import Hotspot, Match
from quizgen.questions.item import Item

_SMALLEST = 800
"""The longer side of a marked drawing in pixels, if its own units are smaller."""


class MarkedPicture(Media, frozen=True):
    """A picture with marks on its regions. `marks` are SVG elements in its units, of its `size`."""

    picture: Media
    marks: str
    size: Size

    @property
    def view_box(self) -> str:
        """The units of the marks, as an attribute of SVG."""
        return f"0 0 {self.size[0]:g} {self.size[1]:g}"

    @property
    def drawing(self) -> Markup:
        """The marks as markup: quizgen draws them, and they have no text of the deck."""
        return Markup(self.marks)  # noqa: S704 - numbers and letters only

    @property
    def shown_size(self) -> Size:
        """The size in pixels in which it is shown if there is room."""
        width, height = self.size
        scale = max(1, _SMALLEST / max(self.size)) if self.picture.type is SVG else 1
        return round(width * scale), round(height * scale)

    def read(self, project: Path) -> bytes:
        """Return the picture and its marks as one drawing. Raise OSError as `Media.read` does."""
        content = base64.b64encode(self.picture.read(project)).decode()
        (width, height), (across, down) = self.size, self.shown_size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' width="{across:g}" height="{down:g}" viewBox="{self.view_box}">'
            f'<image width="{width:g}" height="{height:g}"'
            f' xlink:href="data:{self.picture.type.mime};base64,{content}"/>{self.marks}</svg>'
        ).encode()


def media_of_item(item: Item, side: Side, *, lettered: bool = False) -> tuple[Media, ...]:
    """Return the pictures and sounds on a side of an item, a marked picture first."""
    marked, own = marked_picture_of(item, side, lettered=lettered), item.media_on(side)
    return (marked, *own) if marked else own


def behind_marks(item: Item) -> tuple[Media, ...]:
    """Return the picture that an item shows with marks, without them; none for others."""
    regions = item.fact.regions
    return (regions.picture,) if regions and item.shows_regions else ()


def marked_picture_of(item: Item, side: Side, *, lettered: bool = False) -> MarkedPicture | None:
    """Return the picture of an item about a region, with the marks of a side; None for others.

    A region that was named needs no picture on the side of the answer. `lettered` is for paper,
    where a region is found by its letter.
    """
    regions, is_answer = item.fact.regions, side is Side.ANSWER
    if not regions or not item.shows_regions:
        return None
    match item.interaction:
        case Hotspot() if is_answer:
            return mark_picture(regions, View.FOUND, item.region)
        case Hotspot() if not lettered:
            return mark_picture(regions, View.WHERE, item.region)
        case Hotspot() | Match():
            return None if is_answer else mark_picture(regions, View.LETTERS, item.region)
        case _:
            return None if is_answer else mark_picture(regions, View.WHICH, item.region)


def mark_picture(regions: Regions, view: View, region: str) -> MarkedPicture:
    """Return a picture with the marks of a view."""
    picture, marks = regions.picture, draw_marks(regions, view, region)
    return MarkedPicture(
        path=picture.path,
        sha256=hashlib.sha256(f"{picture.sha256} {marks}".encode()).hexdigest(),
        type=SVG,
        alt=picture.alt,
        credit=picture.credit,
        show=picture.show,
        picture=picture,
        marks=marks,
        size=regions.size,
    )
