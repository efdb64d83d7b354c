"""Find texts between braces that YAML splits at their commas.

In `{name: Bob Ray, the planter}`, “the planter” is a key without a value. No author means that, so
the words belong to the text before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.ids import shorten


class _Split(Struct):
    """A text that was split: the key before it, its whole range, and the first part cut off."""

    key: str
    start: int
    end: int
    place: Place
    part: str


class SplitTexts:
    """The texts of a table between braces, in a document `text`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: tuple[str, int] | None = None
        self._splits: dict[int, _Split] = {}

    def is_split_off(self, key: Any, value: Any, place: Place) -> bool:
        """Return whether a key is the rest of a text before it; remember the last text.

        `key` and `value` are events of libyaml, and `place` is that of the key.
        """
        if ":" in self._text[key.end_mark.index : value.start_mark.index]:
            is_plain = isinstance(value, yaml.ScalarEvent) and not value.style and value.value
            self._last = (key.value, value.start_mark.index) if is_plain else None
            return False
        before, start = self._last or ("", key.start_mark.index)
        split = self._splits.setdefault(start, _Split(before, start, 0, place, key.value))
        split.end = key.end_mark.index
        return True

    def whole_texts(self) -> Iterator[tuple[str, str]]:
        """Yield each key whose text was split, with the whole text."""
        return ((split.key, self._whole(split)) for split in self._splits.values() if split.key)

    def findings(self) -> Iterator[Finding]:
        """Yield `Y07` for each text that was split, and for each key without a value."""
        for split in self._splits.values():
            message = f"“{split.part}” is neither a key with a value nor in quotation marks"
            hint = f"give “{split.part}” a value: `{split.part}: …`"
            if split.key:
                text = f"`{split.key}: {_quote(self._whole(split))}`"
                message = f"a comma between braces ends the text before “{split.part}”"
                hint = f"put quotation marks around the whole text: {text}"
            yield Finding(split.place, "Y07", message, hint)

    def _whole(self, split: _Split) -> str:
        return " ".join(self._text[split.start : split.end].split())


def _quote(text: str) -> str:
    """Return a text in the quotation marks that it does not contain, shortened."""
    mark = "'" if '"' in text else '"'
    return f"{mark}{shorten(text)}{mark}"
