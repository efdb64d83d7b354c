"""Findings: problems in a project's files, with their places and how to fix them.

Findings are values. Functions return them instead of raising them, and only the command line prints
them, so that a run can report all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from quizgen.input_files import leads_outside, read_text

_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """Severity of a finding: `build` fails on errors, but not on warnings."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A place in a file: line and column, from 1, and length in characters.

    In a spreadsheet, a line is a row and a column is a cell, whose text is the `excerpt`.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Finding(Struct, frozen=True):
    """A problem in a file. `code` is permanent, `help` says how to fix it.

    `fact` is the id of the fact whose `allow:` can suppress it, or empty.
    """

    place: Place
    code: str
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR
    fact: str = ""


class ProjectError(Exception):
    """A finding raised by code that writes files and cannot return findings.

    `project` is the folder to which the path of the finding is relative.
    """

    def __init__(self, finding: Finding, project: Path) -> None:
        super().__init__(finding, project)
        self.finding, self.project = finding, project


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings sorted by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.place, finding.code)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean “…”?` for the nearest known word, or else `use one of …`.

    The result is empty if there are no known words.
    """
    names = sorted(filter(None, known))
    if suggestion := suggest(word, names):
        return suggestion
    choices = ", ".join(names)
    return f"use one of {choices}" if len(names) > 1 else choices and f"use {choices}"


def suggest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Return `did you mean “…”?` for the nearest known word, ignoring case, or an empty text.

    `alike` is the similarity that the nearest word must have, from 0 to 1.
    """
    import difflib

    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=alike)
    return f"did you mean “{folded[found[0]]}”?" if found else ""


def join_words(parts: Sequence[str]) -> str:
    """Join parts as in a sentence: a, b and c."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def format_finding(finding: Finding, texts: Mapping[str, str]) -> str:
    """Format a finding with its line of the file, and carets under the place.

    `texts` maps paths, as in places, to the texts of the files. The line is left out if the file is
    missing from `texts`, because it could not be read.
    """
    place = finding.place
    message = " ".join(finding.message.split())  # a text that it quotes may have several lines
    head = f"{place}: {finding.severity} {finding.code}: {message}"
    rows = [head, *excerpt_lines(place, texts.get(place.path, ""))]
    if finding.help:
        rows.append(f"  help: {finding.help}")
    return "\n".join(map(strip_controls, rows))


def strip_controls(row: str) -> str:
    """Replace characters that control a terminal or reorder text, each by U+FFFD."""
    return row if row.isprintable() else _CONTROLS.sub("\ufffd", row)


def excerpt_lines(place: Place, text: str) -> list[str]:
    """Return the line of a place and a line of carets under it.

    The list is empty if the text does not have that line.
    """
    if place.excerpt:
        cell = Place("", 1, 1, len(place.excerpt))
        shown = excerpt_lines(cell, " ".join(place.excerpt.split()))
        return [row.replace("    1 |", f"{place.line:>5} |", 1) for row in shown]
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
    """Return the lines of a text. Cached, as successive findings are often in the same file."""
    return text.split("\n")


def read_texts(findings: Iterable[Finding], project: Path) -> dict[str, str]:
    """Return the texts of the files of findings, by path; empty if a file must not be read."""
    paths = {finding.place.path for finding in findings}
    return {
        path: "" if leads_outside(project, project / path) else _read_text(project / path)
        for path in paths
    }


def _read_text(path: Path) -> str:
    try:
        text = read_text(path, errors="replace")
    except OSError:
        return ""
    return "" if "\0" in text else text


def _columns(char: str) -> int:
    """Return the width of a character in terminal columns: 0, 1 or 2."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
