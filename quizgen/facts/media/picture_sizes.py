"""The sizes of pictures, as browsers show them, read from the first bytes of their files."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from xml.parsers import expat

Size = tuple[float, float]
"""Width and height in pixels; of a drawing in the units of its viewBox."""

_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN, _EXIF, _MARK = 0xDA, 0xE1, 0xFF
_ORIENTATION, _FIRST_TURNED = 0x0112, 5
_ALIKE = 0.01
"""The largest difference, as a share, between the shapes of a drawing and of its viewBox."""
_LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|pc|mm|cm|in)?\s*")


def read_size(mime: str, content: bytes) -> Size | None:
    """Return the size of a picture; None if it cannot be read, or if the picture has none."""
    reader = _READERS.get(mime)
    with suppress(struct.error, IndexError, ValueError, expat.ExpatError):
        size = reader(content) if reader else None
        return size if size and min(size) > 0 and math.isfinite(sum(size)) else None
    return None


def _read_png(content: bytes) -> Size:
    return struct.unpack_from(">II", content, 16)


def _read_gif(content: bytes) -> Size:
    return struct.unpack_from("<HH", content, 6)


def _read_webp(content: bytes) -> Size | None:
    match content[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            width, height = content[24:27], content[27:30]
            return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    return None


def _read_jpeg(content: bytes) -> Size | None:
    """Return the size of a photo, turned as its EXIF data says."""
    is_turned = False
    for marker, segment in _segments(content):
        if marker == _EXIF and segment.startswith(b"Exif\0\0"):
            is_turned = _is_turned(segment[6:])
        if marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", segment, 1)
            return (height, width) if is_turned else (width, height)
    return None


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG file up to its image data."""
    at = 2
    while content[at] == _MARK and content[at + 1] != _START_OF_SCAN:
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield content[at + 1], content[at + 4 : at + 2 + length]
        at += 2 + length


def _is_turned(tiff: bytes) -> bool:
    """Return whether EXIF data turn a photo by a quarter, which exchanges its sides."""
    order = "<" if tiff.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
        if tag == _ORIENTATION:
            return bool(value >= _FIRST_TURNED)
    return False


def _read_svg(content: bytes) -> Size | None:
    """Return the size of the viewBox, or else of the drawing.

    A drawing whose shape is not that of its viewBox has margins, so that its units are unclear.
    """
    root = _read_root(content)
    sides = [_read_length(root.get(side, "")) for side in ("width", "height")]
    drawn = (sides[0], sides[1]) if all(sides) else None
    if "viewBox" not in root:
        return drawn
    _, _, width, height = map(float, root["viewBox"].replace(",", " ").split())
    if drawn and abs(drawn[0] * height / (drawn[1] * width) - 1) > _ALIKE:
        return None
    return width, height


def _read_root(content: bytes) -> dict[str, str]:
    """Return the attributes of the first element of a drawing."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda _, attributes: found.append(attributes)
    parser.Parse(content, True)
    return found[0]


def _read_length(text: str) -> float:
    """Return a length without its unit; 0 for none, or for a share of the page."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0


_READERS: Mapping[str, Callable[[bytes], Size | None]] = {
    "image/png": _read_png,
    "image/gif": _read_gif,
    "image/webp": _read_webp,
    "image/jpeg": _read_jpeg,
    "image/svg+xml": _read_svg,
}
