"""Text that is put together as a browser does it: white space collapses, except in code."""

from __future__ import annotations

import re

from quizgen.values.characters import remove_suspects

_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n[ \n]*")
_BREAK = "\n"
_TAIL = 200
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{2}|\d{3}|[)\]”’\"])[.!?…][\])”’\"]*\Z")
_SENTENCE_START = re.compile(r"[“‘\"(\[]?([^\W\d_])(?=[^\W\d_]|[’' ])(?P<second>.)")


def is_new_sentence(before: str, text: str) -> bool:
    """Return whether a text begins a sentence right after the one before, without a space."""
    start = _SENTENCE_START.match(text)
    is_start = start is not None and start[1].isupper() and not start["second"].isupper()
    return is_start and bool(_SENTENCE_END.search(before))


class FlowingText:
    """The text of a block. Only ASCII white space collapses, so that no-break spaces stay."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.is_code = False

    def add(self, text: str | None, *, is_code: bool = False) -> None:
        """Add text of the document."""
        if not text:
            return
        self.is_code = self.is_code or (is_code and bool(text.strip()))
        self._pieces.append(text if is_code else _SPACES.sub(" ", text))

    def end_line(self) -> None:
        """Begin a new line within the block."""
        self._pieces.append(_BREAK)

    def cut_tail(self) -> str:
        """Remove and return the end of the text, of limited length."""
        cut: list[str] = []
        while self._pieces and sum(map(len, cut)) < _TAIL:
            cut.append(self._pieces.pop())
        text = "".join(reversed(cut))
        self._pieces += [text[:-_TAIL]] if len(text) > _TAIL else []
        return text[-_TAIL:]

    def restore(self, text: str) -> None:
        """Add text that `cut_tail` returned, or what became of it."""
        self._pieces.append(text)

    def tail(self) -> str:
        """Return the end of the text."""
        text = self.cut_tail()
        self.restore(text)
        return text

    def take(self) -> str:
        """Return the text, and begin a new one."""
        text, is_code = remove_suspects("".join(self._pieces)), self.is_code
        self._pieces, self.is_code = [], False
        if is_code:
            lines = [line.rstrip() for line in text.expandtabs().split("\n")]
            return "\n".join(line for line in lines if line).strip("\n")
        return _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", text)).strip(" \n")
