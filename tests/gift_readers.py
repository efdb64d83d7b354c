"""Two readers of GIFT: gift-pegjs, which is strict about braces, and Moodle, which is not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

from conftest import ROOT, need
from platform_texts import one_line, shown_text

SCRIPT = """
const gift = require("gift-pegjs");
const text = require("fs").readFileSync(0, "utf-8");
console.log(JSON.stringify(gift.parse(text)));
"""
NPM = ROOT / ".npm"


def read_with_pegjs(text):
    """Return the id, stem and answers of each question, read by gift-pegjs."""
    present = bool(shutil.which("node")) and (NPM / "node_modules" / "gift-pegjs").is_dir()
    need("gift-pegjs", present=present)
    done = subprocess.run(
        ["node", "-e", SCRIPT], input=text, cwd=NPM, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    questions = [found for found in json.loads(done.stdout) if found["type"] != "Category"]
    return [(found["id"], *from_pegjs(found)) for found in questions]


def from_pegjs(found):
    """Return the stem and the answers of a question of gift-pegjs."""
    stem = shown_text(found["stem"]["text"])
    match found["type"]:
        case "TF":
            return stem, "truefalse", "True" if found["isTrue"] else "False"
        case "MC":
            options = [(shown_text(o["text"]["text"]), o["isCorrect"]) for o in found["choices"]]
            return stem, "choice", options
        case "Short":
            answers = [o["text"]["text"].replace("\\*", "*") for o in found["choices"]]
            return stem, "short", list(map(one_line, answers))
        case "Matching":
            pairs = [
                (shown_text(pair["subquestion"]["text"]), one_line(decoded(pair["subanswer"])))
                for pair in found["matchPairs"]
            ]
            return stem, "match", pairs
        case "Numerical":
            return stem, "number", found["choices"]
    raise AssertionError(found)


def decoded(text):
    """Return a response with its signs, for which gift-pegjs leaves placeholders: `&&123;`."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), text)


PLACEHOLDERS = {f"\\{char}": f"\ue000{ord(char):03}\ue001" for char in ":#={}~n"}
WEIGHT = re.compile(r"%-*\d{1,2}\.?\d*%")


def hide_escapes(text):
    """Replace escaped signs by placeholders in the order in which Moodle does it."""
    text = text.replace("\\\\", "\ue002")
    for escape, placeholder in PLACEHOLDERS.items():
        text = text.replace(escape, placeholder)
    return text.replace("\ue002", "\\")


def show_escapes(text):
    """Replace placeholders by the signs that they stand in for."""
    for escape, placeholder in PLACEHOLDERS.items():
        text = text.replace(placeholder, "\n" if escape == "\\n" else escape[1])
    return text


def read_as_moodle(text):
    """Return the name, stem and answers of each question by the rules of Moodle's import.

    Comments are lines, an empty line ends a question, the first brace begins the answers, and a
    tilde, an arrow or a word decides about the type of question.
    """
    blocks = re.split(r"\n[ \t]*\n", text.strip())
    return [read_block(block) for block in blocks if "$CATEGORY:" not in block.split("\n")[0]]


def read_block(block):
    """Return the id, stem and answers of a question."""
    lines = block.split("\n")
    comments = " ".join(line for line in lines if line.strip().startswith("//"))
    rest = "\n".join(" " if line.strip().startswith("//") else line for line in lines).strip()
    rest = hide_escapes(rest)
    assert rest.startswith("::")
    _, _, rest = rest[2:].partition("::")
    start, end = rest.index("{"), rest.index("}")
    answers = rest[start + 1 : end].strip()
    assert rest.strip()[-1] == "}", "a missing word"
    stem = rest[:start].strip() + rest.strip()[end + 1 :]
    answers, separator, _ = answers.rpartition("####")
    assert separator
    id_ = re.search(r"\[id:([^\]]*)\]", comments)[1]
    return id_, shown_text(with_format(stem)), *read_answers(answers.strip())


def with_format(text, default=""):
    """Return a text without its format, which must be the default or the only one of a stem."""
    text = text.strip()
    found = re.match(r"\[(html|moodle|plain|markdown)\]", text)
    assert default or (found and found[1] == "html")
    return show_escapes(text[found.end() :] if found else text).strip()


def read_answers(answers):
    """Return the type and the answers of a question."""
    if answers.startswith("#"):
        return "number", answers[1:]
    if "~" in answers:
        parts = answers.replace("=", "~=").split("~")
        parts = [part.strip() for part in parts if part.strip()]
        return "choice", [read_option(part) for part in parts]
    if "=" in answers and "->" in answers:
        parts = [part for part in answers.split("=") if part.strip()]
        pairs = [part.partition("->")[::2] for part in parts]
        shown = [(shown_text(with_format(left, "html")), show_escapes(r)) for left, r in pairs]
        return "match", [(left, one_line(right)) for left, right in shown]
    if answers.partition("#")[0].strip() in ("T", "TRUE", "F", "FALSE"):
        return "truefalse", "True" if answers.startswith("T") else "False"
    parts = [part for part in answers.split("=") if part.strip()]
    return "short", [one_line(read_short(part.strip())) for part in parts]


def read_option(part):
    """Return an option and whether it is right. A weight counts for wrong options only."""
    if part.startswith("="):
        return shown_text(with_format(part[1:], "html")), True
    assert not WEIGHT.match(part)
    return shown_text(with_format(part, "html")), False


def read_short(part):
    """Return a right answer; an escaped asterisk is a plain one, a bare one matches any text."""
    text = with_format(WEIGHT.sub("", part, count=1), "html")
    assert not re.search(r"(?<!\\)\*", text)
    return text.replace("\\*", "*")
