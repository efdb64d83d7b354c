"""What is said of a file that is no YAML: what the author did, rather than where the parser stood.

libyaml notices a bracket or quotation mark that is left open where the file cannot go on, often
many lines below. It does say where the thing began, and that is what is marked.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from quizgen.diagnostics import Finding, Place

MAX_DEPTH = 40
"""How deep a document may nest. A deck needs six levels."""
_QUOTE_IT = "a text that holds “: ” or “ #”, or begins with a sign, stands in quotation marks"


class _Told(NamedTuple):
    """How an error is told that libyaml words with `problem` while it did `context`."""

    context: str
    problem: str
    message: str
    help: str
    at_beginning: bool = False


_TOLD = (
    _Told("flow mapping", "", "this “{” is not closed, or a comma is missing behind a value",
          "close it with “}”; between braces, a text with a comma in it stands in quotation marks",
          at_beginning=True),
    _Told("flow sequence", "", "this “[” is not closed, or a comma is missing behind an entry",
          "close it with “]”", at_beginning=True),
    _Told("quoted scalar", "escape", "a backslash that YAML cannot read",
          "write the text in 'single' quotation marks, or two backslashes"),
    _Told("quoted scalar", "", "this quotation mark is never closed", "close it",
          at_beginning=True),
    _Told("", "mapping values are not allowed", "a second “: ” where a value stands",
          f"indent the line as those beside it; {_QUOTE_IT}"),
    _Told("", "cannot start any token", "a text cannot begin with this sign", _QUOTE_IT),
    _Told("simple key", "", "a line that is neither “key: value” nor an entry of a list",
          "is a colon missing, or the blank behind it?", at_beginning=True),
    _Told("block collection", "", "the entries of this list do not stand one below the other",
          "indent each “- ” alike"),
    _Told("block mapping", "", "a line that does not go on with the keys above it",
          "indent it as they are; a quotation mark further up may be closed too early or too late"),
)  # fmt: skip


def syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """Return Y01 for what libyaml could not read, Y03 for what it found to be nested too deep."""
    context, problem = error.context or "", error.problem or ""
    told = next((one for one in _TOLD if one.context in context and one.problem in problem), None)
    mark = error.problem_mark or error.context_mark
    if told and told.at_beginning and error.context_mark:
        mark = error.context_mark
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1) if mark else 0
    place, line = Place(path, row + 1, mark.column + 1 if mark else 1), lines[row]
    if "nesting depth" in problem:
        return depth_finding(place)
    if "\t" in line[: place.column]:
        return Finding(place, "Y01", "a tab where YAML wants blanks", "indent with blanks")
    if told:
        return Finding(place, "Y01", told.message, told.help)
    message = "not YAML: " + ", ".join(part for part in (context, problem) if part)
    return Finding(place, "Y01", message, _QUOTE_IT)


def depth_finding(place: Place) -> Finding:
    """Return Y03 for what nests deeper than MAX_DEPTH.

    libyaml itself gives up at a thousand, which it may reach before we have counted to forty.
    """
    return Finding(place, "Y03", f"nested more than {MAX_DEPTH} deep", "write it flatter")


def character_finding(path: str, text: str, error: yaml.reader.ReaderError) -> Finding:
    """Return Y01 for a character that YAML does not allow; libyaml counts to it in bytes."""
    before = text.encode()[: error.position].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"a character that YAML does not allow: U+{error.character:04X}"
    return Finding(Place(path, line, column), "Y01", message, "remove it")
