r"""Write the formulas of a Word document as `\(…\)`, because mammoth leaves them out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import Element
from quizgen.imports.documents.mathml_reading import ACCENTS, FUNCTIONS, OPERATORS
from quizgen.imports.documents.script_characters import to_tex

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORMS = {
    "sSup": ("{e}^{{{sup}}}", ("e", "sup")),
    "sSub": ("{e}_{{{sub}}}", ("e", "sub")),
    "sSubSup": ("{e}_{{{sub}}}^{{{sup}}}", ("e", "sub", "sup")),
    "sPre": ("{{}}_{{{sub}}}^{{{sup}}}{e}", ("sub", "sup", "e")),
    "f": (r"\frac{{{num}}}{{{den}}}", ("num", "den")),
    "limLow": ("{e}_{{{lim}}}", ("e", "lim")),
    "limUpp": ("{e}^{{{lim}}}", ("e", "lim")),
    "bar": (r"\overline{{{e}}}", ("e",)),
}

_SPACING = {
    "\u20d7": "→",
    "\u0305": "¯",
    "\u0304": "¯",
    "\u0302": "^",
    "\u0303": "~",
    "\u0307": "˙",
}
"""Accents of Word, which combine with a letter, and the same signs of MathML."""


def write_word_formulas(document: Element, changes: Changes) -> None:
    """Replace each formula of a document with a run of text."""
    for formula in list(document.iter(f"{_MATH}oMath")):
        tex = _row(formula).strip()
        run = formula.makeelement(f"{_WORD}r")
        text = formula.makeelement(f"{_WORD}t", {_SPACE: "preserve"})
        text.text = rf"\({tex}\)" if tex else ""
        run.append(text)
        run.tail = formula.tail
        formula.getparent().replace(formula, run)
        changes.add(Change.FORMULA if tex else Change.LOST_FORMULA, text.text)
    for paragraph in list(document.iter(f"{_MATH}oMathPara")):
        for run in list(paragraph.iter(f"{_WORD}r")):
            paragraph.addprevious(run)
        paragraph.getparent().remove(paragraph)


def _row(element: Element) -> str:
    return "".join(map(_written, element))


def _written(element: Element) -> str:
    name = element.tag.removeprefix(_MATH) if isinstance(element.tag, str) else ""
    if name == "t":
        return "".join(map(_character, element.text or ""))
    if form := _FORMS.get(name):
        return form[0].format(**{part: _part(element, part) for part in form[1]})
    if writer := _WRITERS.get(name):
        return writer(element)
    return "" if name.endswith("Pr") else _row(element)


def _character(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char) if unicodedata.category(char) == "Ll" else char
    tex = OPERATORS.get(plain)
    if tex is None:
        tex = to_tex(plain)
    return f"{tex} " if tex.startswith("\\") and tex[-1:].isalpha() else tex or plain


def _part(element: Element, name: str) -> str:
    part = element.find(_MATH + name)
    return "" if part is None else _row(part)


def _value(element: Element, path: Sequence[str], default: str) -> str:
    found = element.find("/".join(_MATH + step for step in path))
    return default if found is None else str(found.get(f"{_MATH}val", ""))


def _radical(element: Element) -> str:
    degree = _part(element, "deg")
    index = f"[{degree}]" if degree else ""
    return rf"\sqrt{index}{{{_part(element, 'e')}}}"


def _nary(element: Element) -> str:
    sign = _value(element, ("naryPr", "chr"), "∫")
    limits = "".join(
        f"{mark}{{{part}}}"
        for mark, name in (("_", "sub"), ("^", "sup"))
        if (part := _part(element, name))
    )
    return f"{OPERATORS.get(sign, sign)}{limits}{_part(element, 'e')}"


def _brackets(element: Element) -> str:
    opening = _value(element, ("dPr", "begChr"), "(")
    closing = _value(element, ("dPr", "endChr"), ")")
    inner = ", ".join(_row(part) for part in element.iterchildren(f"{_MATH}e"))
    left, right = (OPERATORS.get(sign, sign).strip() or "." for sign in (opening, closing))
    return rf"\left{left}{inner}\right{right}"


def _function(element: Element) -> str:
    name = "".join(_part(element, "fName").split())
    command = f"\\{name}" if name in FUNCTIONS else name
    return f"{command} {_part(element, 'e')}"


def _accent(element: Element) -> str:
    sign = _value(element, ("accPr", "chr"), "^")
    command = ACCENTS.get(_SPACING.get(sign, sign), r"\hat")
    return f"{command}{{{_part(element, 'e')}}}"


def _matrix(element: Element) -> str:
    rows = element.iterchildren(f"{_MATH}mr", f"{_MATH}e")
    lines = (
        " & ".join(map(_row, row.iterchildren(f"{_MATH}e")))
        if row.tag.endswith("mr")
        else _row(row)
        for row in rows
    )
    return r"\begin{matrix}" + r" \\ ".join(lines) + r"\end{matrix}"


_WRITERS = {
    "rad": _radical,
    "nary": _nary,
    "d": _brackets,
    "func": _function,
    "acc": _accent,
    "m": _matrix,
    "eqArr": _matrix,
}
