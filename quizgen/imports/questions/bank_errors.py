"""The error of a question that cannot be read."""

from __future__ import annotations


class QuestionError(ValueError):
    """A question that cannot be read: `line` counts from 1, `help` says what to do."""

    def __init__(self, line: int, message: str, help_: str) -> None:
        super().__init__(message)
        self.line, self.message, self.help = line, message, help_
