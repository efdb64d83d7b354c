r"""Find formulas that pages cannot show: `D08`.

These are warnings: a quote is verbatim, and `\(` in an article about programming is not a formula.
Pages then show the text as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.yaml_tree import Items, Node, Scalar, Table
from quizgen.formulas import find_problems


def find_broken_formulas(node: Node, text: str) -> Iterator[Finding]:
    """Yield `D08` for each formula in a tree that cannot be set. `text` is the text of its file."""
    if "\\" not in text:
        return
    ends = [index for index, char in enumerate(text) if char == "\n"]
    line_starts = [0, *(end + 1 for end in ends)]
    written = list(_scalars(node))
    offsets = [line_starts[found.place.line - 1] + found.place.column - 1 for found in written]
    for scalar, (start, end) in zip(written, pairwise([*offsets, len(text)]), strict=True):
        yield from _find_in_scalar(scalar, text[start:end])


def find_broken_in_cell(text: str, place: Place) -> Iterator[Finding]:
    """Yield `D08` for each formula in a cell of a table that cannot be set."""
    return _find_in_scalar(Scalar(text, place), text) if "\\" in text else iter(())


def _scalars(node: Node) -> Iterator[Scalar]:
    """Yield the values of a tree in the order of the file."""
    match node:
        case Scalar():
            yield node
        case Items(items):
            for item in items:
                yield from _scalars(item)
        case Table(_, values):
            for value in values.values():
                yield from _scalars(value)


def _find_in_scalar(scalar: Scalar, written: str) -> Iterator[Finding]:
    """Yield the findings on a value. `written` is the text of the file from its beginning on."""
    at = 0
    for problem in sorted(find_problems(scalar.text or ""), key=lambda found: found.start):
        tex = problem.tex.replace("\\", "\\\\") if written.startswith('"') else problem.tex
        start = written.find(tex, at)
        at = start + len(tex) if start >= 0 else at
        place = _place_of(scalar.place, written, start, len(tex)) if start >= 0 else scalar.place
        yield Finding(place, "D08", problem.message, problem.help, Severity.WARNING)


def _place_of(place: Place, written: str, start: int, length: int) -> Place:
    """Return the place of a part of what is written at a place."""
    lines = written.count("\n", 0, start)
    column = start - written.rfind("\n", 0, start) if lines else place.column + start
    return Place(place.path, place.line + lines, column, length)
