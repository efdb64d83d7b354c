"""Sentences with marked answers, such as `Stomata let in [carbon dioxide](gas)`.

A mark is the answer between brackets, perhaps with a tag between parentheses: an entity, a type or
a unit. `SentenceText` is such a sentence with a place for the value of each mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from quizgen.formulas import FORMULA
from quizgen.languages.phrases import CLOSE, OPEN

_MARK = re.compile(
    rf"(?P<formula>{FORMULA.pattern})"
    rf"|\[(?P<words>(?:{FORMULA.pattern}|[^\[\]])+)\](?:\((?P<tag>[^()]+)\))?",
    re.DOTALL,
)
"""A mark, or a formula outside of marks. Brackets in formulas are not marks: `\\sqrt[3]{x}`."""
_BRACKETS = frozenset("[]")
_SEPARATOR = "\x1f"
_ENDS_SENTENCE = re.compile(r"[.!?。！？।۔։…][\"'”’»)]*$")
_CUT_OFF = ", and quotation marks around the whole text if it contains “ #”, which begins a comment"
_PLACE = re.compile(f"{OPEN}(.*?){CLOSE}")


class Mark(Struct, frozen=True):
    """A marked answer: its words, its tag (empty without one), and its span in the sentence.

    `after` is the text that follows it.
    """

    words: str
    tag: str
    start: int
    end: int
    after: str


class SentenceText(str):
    """A sentence with places for values, used where other kinds have a template.

    Its words are printed as they are: no part of them is template syntax. A place holds the name of
    a field, and the words that are printed with its value only: the “in” of “in August 2024”.
    """

    __slots__ = ()

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the sentence with its values. A value that is false is left out."""

        def fill_place(found: re.Match[str]) -> str:
            before, name, after = found[1].split(_SEPARATOR)
            value = values[name]
            return f"{before}{value}{after}" if value else ""

        return _PLACE.sub(fill_place, self)

    def words_before(self, field: str) -> str:
        """Return the last word before the place of a field; empty at the start."""
        before, _, _ = self.partition(f"{_SEPARATOR}{field}{_SEPARATOR}")
        return " ".join(before.replace(OPEN, " ").split()[-1:])


def find_marks(sentence: str) -> tuple[Mark, ...]:
    """Return the marks of a sentence, in order."""
    return tuple(
        Mark(
            words=" ".join(found["words"].split()),
            tag=(found["tag"] or "").strip(),
            start=found.start(),
            end=found.end(),
            after=sentence[found.end() :].strip(),
        )
        for found in _MARK.finditer(sentence)
        if not found["formula"]
    )


def remove_marks(sentence: str) -> str:
    """Return a sentence without the brackets and tags of its marks."""
    return _MARK.sub(lambda found: found["formula"] or found["words"], sentence)


def make_place(name: str, before: str = "", after: str = "") -> str:
    """Return the place of a field in a `SentenceText`."""
    return f"{OPEN}{_SEPARATOR.join((before, name, after))}{CLOSE}"


def without_places(text: str, shown: str = "…") -> str:
    """Return a `SentenceText`, or any text, with `shown` for each place."""
    return _PLACE.sub(shown, text) if OPEN in text else text


def find_sentence_error(say: str) -> str:
    """Return the error in a sentence with marks, and its fix; empty if it is valid."""
    marks = [mark.words for mark in find_marks(say)]
    if not _ENDS_SENTENCE.search(say):
        return f"“say” does not end with a full stop; add it{_CUT_OFF}"
    if not marks and any("[" in formula for formula in FORMULA.findall(say)):
        return r"“say” marks an answer within a formula; mark the whole formula: [\(x^2\)]"
    if not marks:
        return "“say” marks no answer; put brackets around the words to ask for: [carbon dioxide]"
    if not _BRACKETS.isdisjoint(FORMULA.sub("", remove_marks(say))):
        return "“say” has a bracket without its partner; write each answer as [answer]"
    if repeated := next((words for words in marks if marks.count(words) > 1), ""):
        return f"“say” marks “{repeated}” twice; mark it once"
    return ""
