"""Turn syntax errors of libyaml into findings that name the author's mistake.

libyaml reports an unclosed bracket or quotation mark where parsing fails, often many lines below.
It also reports where the bracket or quotation mark is, and the findings use that place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from quizgen.diagnostics import Finding, Place

MAX_DEPTH = 40
"""Maximum nesting depth of a document. A deck needs six levels."""
_QUOTE_IT = "quote a text that contains “: ” or “ #”, or begins with a punctuation mark"


_SENTENCE = re.compile(r"\s*(?:- )?(?:say|ask): *(?:\[|[^\"'\s].*(?:: | #))")
"""A line with a sentence or a question that is not in quotation marks, but needs them."""
_QUOTE_SENTENCE = (
    "put quotation marks around the whole text: it begins with “[”, or contains “: ” or “ #”"
)


class _SyntaxError(NamedTuple):
    """Message and help for a libyaml error with this `context` and `problem`.

    `at_beginning` places the finding at the start of the context rather than at the problem.
    """

    context: str
    problem: str
    message: str
    help: str
    at_beginning: bool = False

    def fits(self, context: str, problem: str) -> bool:
        """Return whether the texts of a libyaml error contain `context` and `problem`."""
        return self.context in context and self.problem in problem


_SYNTAX_ERRORS = (
    _SyntaxError("flow mapping", "", "“{” is never closed, or a comma is missing after a value",
          "close it with “}”; between braces, quote a text that contains a comma or a bracket",
          at_beginning=True),
    _SyntaxError("flow sequence", "", "“[” is never closed, or a comma is missing after an entry",
          "close it with “]”", at_beginning=True),
    _SyntaxError("quoted scalar", "escape", "unknown escape sequence after a backslash",
          "use 'single' quotation marks, or double the backslash"),
    _SyntaxError("quoted scalar", "", "quotation mark is never closed", "close it",
          at_beginning=True),
    _SyntaxError("", "mapping values are not allowed", "a second “: ” in a value",
          f"indent the line like its neighbours; {_QUOTE_IT}"),
    _SyntaxError("", "cannot start any token", "text begins with a reserved character", _QUOTE_IT),
    _SyntaxError("simple key", "", "line is neither “key: value” nor a list entry",
          "is a colon missing, or the space after it?", at_beginning=True),
    _SyntaxError("block collection", "", "entries of the list are not indented alike",
          "indent each “- ” by the same number of spaces"),
    _SyntaxError("block mapping", "", "line does not continue the keys above it",
          "indent it like them; check that the quotation marks above it are closed correctly"),
)  # fmt: skip


def syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """Return Y01 for a syntax error, or Y03 if libyaml found the nesting too deep."""
    context, problem = error.context or "", error.problem or ""
    known = next((entry for entry in _SYNTAX_ERRORS if entry.fits(context, problem)), None)
    mark = error.problem_mark or error.context_mark
    if known and known.at_beginning and error.context_mark:
        mark = error.context_mark
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1) if mark else 0
    place, line = Place(path, row + 1, mark.column + 1 if mark else 1), lines[row]
    if "nesting depth" in problem:
        return depth_finding(place)
    if "\t" in line[: place.column]:
        return Finding(place, "Y01", "tab in the indentation", "indent with spaces")
    if _SENTENCE.match(line):
        return Finding(place, "Y01", "the sentence needs quotation marks", _QUOTE_SENTENCE)
    if known:
        return Finding(place, "Y01", known.message, known.help)
    message = "invalid YAML: " + ", ".join(part for part in (context, problem) if part)
    return Finding(place, "Y01", message, _QUOTE_IT)


def depth_finding(place: Place) -> Finding:
    """Return Y03 for a document that is nested deeper than MAX_DEPTH.

    libyaml's own limit of 1,000 levels may be reached before `yaml_tree` has counted to MAX_DEPTH.
    """
    return Finding(place, "Y03", f"nesting is deeper than {MAX_DEPTH} levels", "flatten it")


def character_finding(path: str, text: str, error: yaml.reader.ReaderError) -> Finding:
    """Return Y01 for a character that YAML does not allow. libyaml gives its position in bytes."""
    before = text.encode()[: error.position].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"character not allowed in YAML: U+{error.character:04X}"
    return Finding(Place(path, line, column), "Y01", message, "remove it")
