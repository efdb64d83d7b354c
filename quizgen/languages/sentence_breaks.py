"""Split a paragraph into sentences, with the `sentencex` library and corrections of a language.

The library knows the abbreviations, initials, decimals and quotation marks of some 300 languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from sentencex import get_sentence_boundaries

_LONGEST = 20_000
"""Maximum number of characters that are split at once. Unclosed quotation marks take quadratic
time."""
_CONTEXT = 60
"""Number of characters before and after a break that decide on it."""
_MARKS = "\"”’')\\]"
_NUMBERED = re.compile(r"(?:^|[:;.] )(?:[^\W\d]+ )?\d{1,3}\.\s*$")
"""The number of a list item or of a section, which begins a sentence: “Section 2.”."""
_CONTINUED = re.compile(rf"[(“\"‘]?[a-z]+(?![A-Za-z])|[,;:–—{_MARKS}]")
"""The start of a text that continues a sentence; a word such as “mRNA” may begin one."""


class SentenceBreaks(Struct, frozen=True):
    """Where the sentences of a language end, beyond what the library knows.

    `language` is its code. `unfinished` matches a text that ends with an abbreviation after which
    the sentence goes on, and `finished` the end of a sentence within what the library returns.
    """

    language: str
    unfinished: re.Pattern[str]
    finished: re.Pattern[str]

    def split(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield the sentences of a paragraph without the blanks around them, with their offsets."""
        for start, end in pairwise(self._find_breaks(text)):
            sentence = text[start:end]
            if stripped := sentence.strip():
                yield stripped, start + sentence.index(stripped[0])

    def _find_breaks(self, text: str) -> list[int]:
        """Return the offsets at which sentences begin, and the length of the text."""
        breaks = [0]
        for offset in self._find_candidates(text):
            before = text[max(breaks[-1], offset - _CONTEXT) : offset]
            if not self._goes_on(before, text[offset : offset + _CONTEXT]):
                breaks.append(offset)
        return [*breaks, len(text)]

    def _find_candidates(self, text: str) -> Iterator[int]:
        """Yield the offsets within a text at which a sentence may begin."""
        for start in range(0, len(text), _LONGEST):
            part = text[start : start + _LONGEST]
            found = {boundary["start_index"] for boundary in self._boundaries(part)}
            found |= {gap.end() for gap in self.finished.finditer(part)}
            yield from (start + offset for offset in sorted(found) if offset)

    def _boundaries(self, text: str) -> list[dict[str, int]]:
        found: list[dict[str, int]] = get_sentence_boundaries(self.language, text)
        return found

    def _goes_on(self, before: str, after: str) -> bool:
        return bool(
            _NUMBERED.search(before) or self.unfinished.search(before) or _CONTINUED.match(after)
        )
