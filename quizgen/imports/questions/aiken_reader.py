"""Read Aiken: a stem, lettered options, and the letter of the key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase

from quizgen.imports.questions.bank_errors import QuestionError
from quizgen.imports.questions.bank_question import BankQuestion

_OPTION = re.compile(r"([A-Z])[.)]\s+(.*)")
_KEY = re.compile(r"ANSWER:\s*(.*)")


def read_aiken(text: str) -> Iterator[BankQuestion]:
    """Yield the questions of a file. Raises QuestionError."""
    stem: list[str] = []
    options: list[str] = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if key := _KEY.fullmatch(line):
            yield _make_question(stem, options, key[1].strip(), number)
            stem, options = [], []
        elif option := _OPTION.fullmatch(line):
            options.append(option[2])
        elif line and options:
            raise QuestionError(number, "a line between the options and the key", _HELP)
        elif line:
            stem.append(line)
    if stem or options:
        message = "the last question has no key"
        raise QuestionError(len(text.splitlines()), message, _HELP)


_HELP = "end each question with a line such as “ANSWER: B”"


def _make_question(stem: list[str], options: list[str], key: str, line: int) -> BankQuestion:
    letters = ascii_uppercase[: len(options)]
    if not stem:
        raise QuestionError(line, "a key without a question", _HELP)
    if len(key) != 1 or key not in letters:
        hint = f"use one of {', '.join(letters)}" if letters else "write the options above it"
        raise QuestionError(line, f"the key “{key}” is not one of the options", hint)
    right = options.pop(letters.index(key))
    return BankQuestion(" ".join(stem), (right,), tuple(options), is_html=False)
