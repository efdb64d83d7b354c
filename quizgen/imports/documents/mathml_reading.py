"""Read MathML as TeX, for pages that have no TeX of their formulas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from quizgen.imports.documents.document import Element
from quizgen.imports.documents.script_characters import to_tex

FUNCTIONS = frozenset({
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "log", "ln", "exp", "lim",
    "max", "min", "det",
})  # fmt: skip
OPERATORS = {
    "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ", "∮": r"\oint ",
    "∂": r"\partial ", "∇": r"\nabla ",
    "√": r"\surd ", "⇌": r"\rightleftharpoons ", "←": r"\leftarrow ", "⇒": r"\Rightarrow ",
    "↔": r"\leftrightarrow ", "≈": r"\approx ", "≠": r"\ne ", "∼": r"\sim ", "∝": r"\propto ",
    "⇄": r"\rightleftarrows ",
    "∈": r"\in ", "…": r"\ldots ", "⋯": r"\cdots ", "≡": r"\equiv ", "∘": r"\circ ",
    "°": r"^{\circ}",
    "\u2061": "", "\u2062": "", "\u2063": "", "{": r"\{", "}": r"\}", "⟨": r"\langle ",
    "⟩": r"\rangle ",
}  # fmt: skip
ACCENTS = {
    "→": r"\vec", "^": r"\hat", "ˆ": r"\hat", "¯": r"\bar", "‾": r"\bar", "~": r"\tilde",
    "˜": r"\tilde",
    "˙": r"\dot", "¨": r"\ddot", "_": r"\underline", "⏞": r"\overbrace", "⏟": r"\underbrace",
}  # fmt: skip
_TEX_TYPES = ("application/x-tex", "application/x-latex", "tex", "latex")
_CHARGE = re.compile(r"\d+[-−–+]?")
_EMPTY_BASE = re.compile(r"[\^_]\{([^{}]*)\}")
"""A script without a base. Within another script, as in `R^{_{2}}`, only its content is seen."""
_SKIPPED = frozenset(("annotation", "annotation-xml", "mphantom"))


def tex_of_math(math: Element) -> str:
    """Return the TeX of a `<math>` element: annotated, or read from its parts."""
    for note in math.iter():
        if _name(note) == "annotation" and (note.get("encoding") or "").lower() in _TEX_TYPES:
            return "".join(note.itertext())
    return math.get("alttext") or _row(math)


def _name(element: Element) -> str:
    """Return the name of an element, without a namespace or prefix."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _row(element: Element) -> str:
    return "".join(map(_written, element)) or to_tex((element.text or "").strip())


def _written(element: Element) -> str:
    name = _name(element)
    if name in _SKIPPED or not name:
        return ""
    if writer := _LEAVES.get(name):
        text = "".join(element.itertext())
        return writer(text if name == "mtext" else text.strip())
    if name == "mspace":
        return _space(element)
    parts = [_written(part) for part in element if _name(part)]
    if name in ("msub", "msup", "msubsup"):
        parts[1:] = [
            found[1] if (found := _EMPTY_BASE.fullmatch(part)) else part for part in parts[1:]
        ]
    if name == "msqrt":
        parts = ["".join(parts)]
    if name == "mfrac" and element.get("linethickness", "").startswith("0"):
        name = "mfrac without a line"
    if form := _FORMS.get((name, len(parts))):
        return form.format(*parts)
    if name in ("mtable", "mtr", "mlabeledtr"):
        return _table(name, parts)
    return _accented(name, element, parts)


def _accented(name: str, element: Element, parts: Sequence[str]) -> str:
    """Return a base with what is above or below it, or any other element as a row."""
    if name not in ("mover", "munder") or len(parts) != 2:  # noqa: PLR2004 - base and accent
        if name != "mfenced":
            return "".join(parts)
        return f"{element.get('open', '(')}{','.join(parts)}{element.get('close', ')')}"
    if command := ACCENTS.get("".join(element[1].itertext()).strip()):
        return f"{command}{{{parts[0]}}}"
    mark = "^" if name == "mover" else "_"
    return f"{parts[0]}{mark}{{{parts[1]}}}"


def _table(name: str, parts: Sequence[str]) -> str:
    if name != "mtable":
        return " & ".join(parts)
    return r"\begin{matrix}" + r" \\ ".join(parts) + r"\end{matrix}"


def _identifier(text: str) -> str:
    if text in FUNCTIONS or text in OPERATORS:
        return OPERATORS.get(text, f"\\{text} ")
    plain = unicodedata.normalize("NFKC", text) if len(text) == 1 else text
    return plain if len(plain) == 1 and plain.isascii() else _spaced_command(plain)


def _spaced_command(text: str) -> str:
    tex = to_tex(text)
    return f"{tex} " if tex.startswith("\\") and tex[-1:].isalpha() else tex


def _operator(text: str) -> str:
    if (tex := OPERATORS.get(text)) is not None:
        return tex
    return _identifier(text) if text.isalpha() and len(text) > 1 else _spaced_command(text)


def _text(text: str) -> str:
    """Return text as TeX, but signs, numbers and Greek letters as in `<mo>`, `<mn>` and `<mi>`."""
    line = re.sub(r"\s+", " ", text)
    sign = line.strip()
    if not sign or (len(sign) == 1 and not (sign.isascii() and sign.isalpha())):
        return _operator(sign) or line
    if _CHARGE.fullmatch(line):
        return to_tex(line)
    parts = re.split(r"([#$%&_{}])", re.sub(r"[\\~^]", "", line))
    parts[::2] = [rf"\text{{{part}}}" if part else "" for part in parts[::2]]
    parts[1::2] = [f"\\{sign}" for sign in parts[1::2]]
    return "".join(parts)


def _space(element: Element) -> str:
    """Return a space as TeX. Beside a sign, where TeX sets its own, it has no meaning."""
    beside = (element.getprevious(), element.getnext())
    return " " if any(each is None or _name(each) == "mo" for each in beside) else r"\ "


_LEAVES: dict[str, Callable[[str], str]] = {
    "mi": _identifier,
    "mo": _operator,
    "mn": to_tex,
    "mtext": _text,
}
_FORMS = {
    ("msup", 2): "{0}^{{{1}}}",
    ("msub", 2): "{0}_{{{1}}}",
    ("msubsup", 3): "{0}_{{{1}}}^{{{2}}}",
    ("munderover", 3): "{0}_{{{1}}}^{{{2}}}",
    ("msqrt", 1): r"\sqrt{{{0}}}",
    ("mfrac", 2): r"\frac{{{0}}}{{{1}}}",
    ("mfrac without a line", 2): r"\begin{{matrix}}{0} \\ {1}\end{{matrix}}",
    ("mroot", 2): r"\sqrt[{1}]{{{0}}}",
}
