"""Read GIFT, as Moodle does, but a question with a missing brace is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.imports.questions.bank_errors import QuestionError
from quizgen.imports.questions.bank_question import (
    OTHER_TYPES,
    SEVERAL_ANSWERS,
    TRUE_FALSE,
    BankQuestion,
    escape_plain,
)
from quizgen.questions.item import BLANK

_BLOCK = re.compile(r"(?:^[^\S\n]*\S.*(?:\n|\Z))+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_HIDDEN = 0xE000
"""Where the private characters begin that take the place of escaped signs."""
_SHOWN = re.compile("[\ue000-\ue0ff]")
_ID = re.compile(r"\[id:([^\]]+)\]")
_NAME = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\A\s*\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"\A%(-?\d{1,3}(?:\.\d*)?)%")
_TRUE_FALSE = frozenset(("T", "TRUE", "F", "FALSE"))
_ALL = 100.0
_CATEGORY = "$CATEGORY:"
_HELP = "write the answers between { and }, and a backslash before a brace of a text"


def read_gift(text: str) -> Iterator[BankQuestion]:
    """Yield the questions of a file. Raises QuestionError."""
    section = ""
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        rows = block[0].split("\n")
        comments = " ".join(row for row in rows if row.lstrip().startswith("//"))
        content = "\n".join(row for row in rows if not row.lstrip().startswith("//")).strip()
        if content.startswith(_CATEGORY):
            path = content.removeprefix(_CATEGORY).strip().replace("//", "\ue02f")
            section = _show(path.rpartition("/")[2])
        elif content:
            found = _ID.search(comments)
            yield _read_question(content, section, found[1] if found else "", line)


def _read_question(content: str, section: str, id_: str, line: int) -> BankQuestion:
    content = _ESCAPE.sub(lambda found: chr(_HIDDEN + ord(found[1])), content)
    content = _NAME.sub("", content, count=1) if content.startswith("::") else content
    start, end = content.find("{"), content.find("}")
    if start == end == -1:
        return BankQuestion(_show(content), left_out=OTHER_TYPES)
    if start == -1 or end < start or "{" in content[start + 1 : end] or "}" in content[end + 1 :]:
        raise QuestionError(line, "braces that do not match", _HELP)
    before, answers, after = content[:start], content[start + 1 : end], content[end + 1 :]
    stem = f"{before.rstrip()} {BLANK}{after}" if after.strip() else before
    format_ = _FORMAT.match(stem)
    answers, _, feedback = answers.partition("####")
    is_html = format_ is None or format_[1] != "plain"
    question = BankQuestion(
        _text(stem), feedback=_text(feedback), section=section, id=id_, is_html=is_html
    )
    return _with_answers(question, answers.strip())


def _with_answers(question: BankQuestion, answers: str) -> BankQuestion:
    if answers.partition("#")[0].strip() in _TRUE_FALSE:
        return replace(question, left_out=TRUE_FALSE)
    if answers.startswith("#"):
        number = re.split(r"[:#]|\.\.", answers[1:].strip().removeprefix("="))[0]
        return replace(question, right=(_text(_WEIGHT.sub("", number)),))
    parts = re.findall(r"[=~][^=~]*", answers)
    if not parts:
        return replace(question, left_out=OTHER_TYPES)
    if all(part.startswith("=") and "->" in part for part in parts):
        pairs = (part[1:].partition("->") for part in parts)
        texts = [(_text(premise), _text(response)) for premise, _, response in pairs]
        if question.is_html:
            texts = [(premise, escape_plain(response)) for premise, response in texts]
        return replace(question, pairs=tuple(texts))
    right = tuple(_text(_bare(part)) for part in parts if _share(part) == _ALL)
    wrong = tuple(_text(_bare(part)) for part in parts if _share(part) <= 0)
    is_choice = any(part.startswith("~") for part in parts)
    if question.is_html and not is_choice:
        right = tuple(escape_plain(text.replace(r"\*", "*")) for text in right)
    if not right or (is_choice and (len(right) > 1 or len(right) + len(wrong) < len(parts))):
        return replace(question, left_out=SEVERAL_ANSWERS)
    return replace(question, right=right, wrong=wrong)


def _share(part: str) -> float:
    """Return the percentage of the points that an answer gives."""
    weight = _WEIGHT.match(part[1:].lstrip())
    if weight:
        return float(weight[1])
    return _ALL if part.startswith("=") else 0


def _bare(part: str) -> str:
    """Return an answer without its sign, weight and feedback."""
    return _WEIGHT.sub("", part[1:].lstrip(), count=1).partition("#")[0]


def _text(written: str) -> str:
    """Return a text without its format, with the signs that were escaped."""
    return _show(_FORMAT.sub("", written, count=1)).strip()


def _show(text: str) -> str:
    return _SHOWN.sub(_show_sign, text)


def _show_sign(hidden: re.Match[str]) -> str:
    sign = chr(ord(hidden[0]) - _HIDDEN)
    return "\n" if sign == "n" else sign
