"""The marks in the four corners of an answer sheet: squares that a program can tell apart.

They are the markers 0 to 3 of ArUco's dictionary 4x4_50, which OpenCV finds in scans and photos.
Four different marks also show which side of a page is up.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
"""The corners in the order of their marks, 0 to 3: clockwise."""

MODULES = 6
"""The modules on each side of a mark: four for its pattern, and a black border."""

_WHITE = (
    ("#.##", ".#.#", "..##", "..#."),
    ("....", "####", "#..#", "#.#."),
    ("..##", "..##", "..#.", "##.#"),
    ("#..#", "#..#", ".#..", ".##."),
)
"""The white modules (#) inside the border of each mark."""


class CornerMark(Struct, frozen=True):
    """A mark: its number, its corner, and its top left corner and side in millimetres."""

    id: int
    corner: str
    x: float
    y: float
    size: float

    @property
    def module(self) -> float:
        """The side of a module in millimetres."""
        return self.size / MODULES

    @property
    def path(self) -> str:
        """The mark as the data of an SVG path in modules, to be filled in black."""
        return path_of(_rows_of(self.id))


def path_of(rows: tuple[str, ...]) -> str:
    """Return the black modules (#) of a picture as the data of one SVG path, a run at a time."""
    return "".join(
        f"M{start} {y}h{end - start}v1h{start - end}z"
        for y, row in enumerate(rows)
        for start, end in _runs_of(row)
    )


def _rows_of(mark: int) -> tuple[str, ...]:
    """Return all modules of a mark, black ones as #."""
    inverted = str.maketrans("#.", ".#")
    inside = (f"#{row.translate(inverted)}#" for row in _WHITE[mark])
    return ("#" * MODULES, *inside, "#" * MODULES)


def _runs_of(row: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of black modules."""
    start = row.find("#")
    while start >= 0:
        end = (row + ".").find(".", start)
        yield start, end
        start = row.find("#", end)
