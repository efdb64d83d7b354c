"""The regions of a fact's picture, and checks of their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding
from quizgen.facts.media.media_files import NamedMedia
from quizgen.facts.media.media_values import Media
from quizgen.facts.media.picture_sizes import Size, read_size
from quizgen.facts.media.region_entries import RegionBox
from quizgen.facts.yaml_tree import Node, place_of

_ADD = "add `media: {file: …, alt: …}` with the picture in which the regions are"
_MEASURE = "measure again: an image editor shows the left, top, width and height of a selection"
_TOLERANCE = 1.01
"""How far a region may reach beyond an edge, as a share of the picture: measures are rounded."""
_ROWS = 8
"""The number of rows in which the regions of a picture are read."""


class Region(Struct, frozen=True):
    """A region as written: the key under which it is, its name, and its rectangle."""

    key: str
    name: str
    box: RegionBox


class Regions(Struct, frozen=True):
    """The regions of a picture. `boxes` are their rectangles by the ids of members.

    They are covered, or `outlined` in a picture without labels. `size` is that of the picture.
    """

    picture: Media
    size: Size
    boxes: Mapping[str, RegionBox]
    outlined: bool = False

    @property
    def in_reading_order(self) -> tuple[str, ...]:
        """The ids of the regions in rows from the top, so that their letters can be found."""
        row = self.size[1] / _ROWS
        places = {id_: (box.middle // row, box.left) for id_, box in self.boxes.items()}
        return tuple(sorted(places, key=places.__getitem__))


def place_regions(
    written: Mapping[str, Region], named: NamedMedia, project: Path, node: Node, *, outlined: bool
) -> tuple[Regions | None, tuple[Finding, ...]]:
    """Place the regions of a fact, by the ids of their members, in its picture.

    Return None if there are none, or if they cannot be placed. `D01` is a missing picture, `D03`
    a needless `outline` or a picture too many, `M09` a region without a place of its own, `M10` a
    picture without a size.
    Raises OSError if the picture can no longer be read.
    """
    if not written:
        return None, tuple(_find_needless_outline(node, outlined=outlined))
    pictures = [medium for medium in named.media if medium.is_picture]
    if len(pictures) != 1:
        return None, tuple(_check_media(named, len(pictures), node, next(iter(written.values()))))
    picture = pictures[0]
    size = read_size(picture.type.mime, picture.read(project))
    if size is None:
        return None, (_report_size(picture, named),)
    findings = _check_boxes(written, size, node)
    boxes = {id_: _in_pixels(region.box, size) for id_, region in written.items()}
    return Regions(picture, size, boxes, outlined), tuple(findings)


def _in_pixels(box: RegionBox, size: Size) -> RegionBox:
    return box.scaled(*size) if box.is_fraction else box


def _check_media(named: NamedMedia, count: int, node: Node, first: Region) -> Iterator[Finding]:
    """Report a fact with several pictures, or without any; an unusable file has its own finding."""
    if count:
        message = f"the fact has {count} pictures, so that it is unclear which has the regions"
        yield Finding(place_of(node, ["media"]), "D03", message, "keep one of them")
    elif not named.paths:
        message = "the regions have no picture: missing key “media”"
        yield Finding(place_of(node, [first.key], key=True), "D01", message, _ADD)
    elif named.media:
        message = "the regions have no picture, only sounds"
        yield Finding(place_of(node, ["media"]), "D01", message, _ADD)


def _report_size(picture: Media, named: NamedMedia) -> Finding:
    message = f"the size of {picture.path} cannot be read"
    hint = "save it again, or export it as PNG"
    if picture.type.mime == "image/svg+xml":
        message = f"{picture.path} has no clear size"
        hint = "give its <svg> a viewBox, with the same proportions as its width and height"
    return Finding(dict(named.paths)[picture.path], "M10", message, hint)


def _find_needless_outline(node: Node, *, outlined: bool) -> Iterator[Finding]:
    if outlined:
        place = place_of(node, ["outline"], key=True)
        message = "“outline” has no effect: the fact has no regions"
        yield Finding(place, "D03", message, "remove it")


def _check_boxes(written: Mapping[str, Region], size: Size, node: Node) -> Iterator[Finding]:
    """Report regions that reach out of the picture, or are wholly within another region."""
    width, height = size
    placed = [(region, _in_pixels(region.box, size)) for region in written.values()]
    for at, (region, box) in enumerate(placed):
        place = place_of(node, (region.key, region.name))
        if box.right > width * _TOLERANCE or box.bottom > height * _TOLERANCE:
            message = f"“{region.name}” reaches out of the picture, which is {_format(size)}"
            yield Finding(place, "M09", message, _MEASURE)
            continue
        for number, (other, other_box) in enumerate(placed):
            is_first = box == other_box and at < number
            if number != at and box.is_within(other_box) and not is_first:
                message = f"“{region.name}” is wholly within “{other.name}”"
                hint = "give each a rectangle of its own, or ask for one of them in another fact"
                yield Finding(place, "M09", message, hint)
                break


def _format(size: Size) -> str:
    return " × ".join(f"{side:g}" for side in size)
