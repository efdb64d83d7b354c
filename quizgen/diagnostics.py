"""A finding: what is wrong in a file that somebody wrote, where, and what would mend it.

Findings are values. Passes return them, nothing raises them, and they are printed in one place
(the command line), so that one run can show them all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from quizgen.input_files import read_text

_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """How bad a finding is: `build` refuses on an error and goes on after a warning."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """Where something stands in a file: 1-based line and column, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Finding(Struct, frozen=True):
    """One thing that is wrong. `code` is permanent, `help` says what would mend it.

    `fact` is the id of the fact that can allow it, if one can.
    """

    place: Place
    code: str
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR
    fact: str = ""


class ProjectError(Exception):
    """A finding that comes up where only files are made, and no findings can be returned.

    `project` is the folder that its place is relative to.
    """

    def __init__(self, finding: Finding, project: Path) -> None:
        super().__init__(finding, project)
        self.finding, self.project = finding, project


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings as their reader meets them: by file, line and column."""
    return tuple(sorted(findings, key=lambda finding: (finding.place, finding.code)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error rather than a warning."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean “…”?` for the nearest known word, else a list of what is known."""
    names = sorted(known)
    return suggest(word, names) or (f"known here: {', '.join(names)}" if names else "")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean “…”?` for the nearest known word, however it is capitalised, if any."""
    import difflib

    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean “{folded[found[0]]}”?" if found else ""


def listed(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them: a, b and c."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def format_finding(finding: Finding, texts: Mapping[str, str]) -> str:
    """Write a finding out with the author's own line and a caret under the place.

    `texts` maps a path, as places name it, to the text of that file. A file that is not in it
    (it could not be read, say) gives a finding without its line.
    """
    place = finding.place
    head = f"{place}: {finding.severity} {finding.code}: {finding.message}"
    rows = [head, *excerpt_of(place, texts.get(place.path, ""))]
    if finding.help:
        rows.append(f"  help: {finding.help}")
    return "\n".join(map(strip_controls, rows))


def strip_controls(row: str) -> str:
    """Return a row without what would steer a terminal or turn its text, a sign for a sign."""
    return row if row.isprintable() else _STEERING.sub("\ufffd", row)


def excerpt_of(place: Place, text: str) -> list[str]:
    """Return the line of a text in which a place lies, with a caret under it; none without it."""
    lines = _lines_of(text)
    if not text or len(lines) < place.line:
        return []
    line = lines[place.line - 1].rstrip("\r")
    before, marked = line[: place.column - 1], line[place.column - 1 :][: place.length]
    gutter = f"{place.line:>5} | "
    padding = "".join("\t" if char == "\t" else " " * _columns(char) for char in before)
    carets = "^" * max(1, sum(map(_columns, marked)))
    return [gutter + line, " " * (len(gutter) - 2) + "| " + padding + carets]


@lru_cache(maxsize=2)
def _lines_of(text: str) -> list[str]:
    """Return the lines of a text, which findings ask for one after the other."""
    return text.split("\n")


def read_texts(findings: Iterable[Finding], project: Path) -> dict[str, str]:
    """Return the texts of the files that findings name; empty for what cannot be read as text."""
    return {path: _read_text(project / path) for path in {one.place.path for one in findings}}


def _read_text(path: Path) -> str:
    try:
        text = read_text(path, errors="replace")
    except OSError:
        return ""
    return "" if "\0" in text else text


def _columns(char: str) -> int:
    """Return how many terminal columns a character takes: 0, 1 or 2."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
