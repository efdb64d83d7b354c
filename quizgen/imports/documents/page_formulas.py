r"""Find the formulas of a page, in all ways that pages write them, and write them as `\(…\)`."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.imports.documents.document import Element
from quizgen.imports.documents.formula_characters import write_number
from quizgen.imports.documents.mathml_reading import tex_of_math
from quizgen.imports.documents.script_characters import (
    attach_script,
    words_as_text,
    write_fraction,
)

_STYLE = re.compile(
    r"\{\\(?:displaystyle|textstyle)\s*(.*)\}|\\(?:displaystyle|textstyle)\s+(.*)", re.DOTALL
)
_ENVIRONMENT = re.compile(
    r"\\begin\{(equation|align|gather|eqnarray|multline|displaymath|math)(\*?)\}(.{0,3000}?)\\end\{\1\2\}",
    re.DOTALL,
)
_ALIGNED = frozenset(("align", "eqnarray", "gather", "multline"))
_NO_INK = re.compile(
    r"\\(?:label|tag\*?)\{[^{}]*\}|\\(?:nonumber|notag|mathstrut)\b|(?<!\\)%.*|\$\Z|\A\$"
)
_STOP_IN_TEXT = re.compile(r"(?<=\w)([.,;])\}\Z")
"""The full stop of a sentence at the end of words in a formula."""
_CHEMISTRY = re.compile(r"\\ce\{([^{}\\]*)\}")
_CHARGE = re.compile(r"\^\{?([0-9]*[+-])\}?")
_DISPLAYED = re.compile(r"\\\[(.{1,3000}?)\\\]|(?<!\\)\$\$(.{1,3000}?)\$\$", re.DOTALL)
_DOLLARS = re.compile(
    r"(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.){1,3000}?)(?<!\s)\$(?![\d$])", re.DOTALL
)
_BARE_SCRIPT = re.compile(
    r"(?P<base>[^\s\\]{0,60})\\\((?P<sign>[\^_])(?:\{(?P<group>[^{}\\]+)\}|(?P<script>\w))\\\)"
)
"""A script whose base is outside its formula, as in `CO$_2$`."""
_INLINE = re.compile(r"\\\((.{1,3000}?)\\\)", re.DOTALL)
_PICTURES = re.compile(r"(?:^|[ _-])(?:latex|tex|math|mwe-math|equation|formula)", re.IGNORECASE)
_SETTERS = (
    "katex",
    "mwe-math-element",
    "MathJax",
    "MathJax_Display",
    "MathJax_SVG",
    "MathJax_CHTML",
    "mjx-chtml",
)
"""Classes of elements in which a program has set a formula."""


def is_formula(element: Element) -> bool:
    """Return whether an element as a whole is a formula."""
    tag, classes = element.tag, (element.get("class") or "").split()
    if tag in ("math", "mjx-container", "m:math", "eq", "eqn"):
        return True
    if tag == "script":
        return (element.get("type") or "").startswith("math/tex")
    if tag == "img":
        return bool(element.get("alt") and _PICTURES.search(element.get("class") or ""))
    return any(name in _SETTERS for name in classes) or (
        "math" in classes and tag in ("span", "div")
    )


def tex_of(element: Element) -> str | None:
    """Return the TeX of a formula, "" if it comes again in another form, or None if it is lost."""
    math = element if element.tag in ("math", "m:math") else next(element.iter("math"), None)
    classes = (element.get("class") or "").split()
    if math is not None:
        return tex_of_math(math)
    if element.tag in ("script", "eq", "eqn") or "math" in classes:
        return "".join(element.itertext())
    found = element.get("data-original-tex") or _from_attribute(element.get("data-mathml"))
    pictures = (image.get("alt") for image in element.iter("img"))
    return found or next(filter(None, pictures), None) or _from_next(element)


def fraction_of(element: Element) -> str:
    """Return a fraction of an encyclopedia in characters, or "" for any other element."""
    if not {"frac", "sfrac"} & set((element.get("class") or "").split()):
        return ""
    parts = {part.get("class"): "".join(part.itertext()) for part in element.iter("span")}
    if not {"num", "den"} <= parts.keys():
        return ""
    return write_fraction((element.text or "").strip(), parts["num"], parts["den"])


def _from_next(element: Element) -> str | None:
    """Return "" if the source of a formula follows it, as with MathJax 2, otherwise None."""
    later = element.getnext()
    while later is not None and later.tag != "script":
        later = later.getnext()
    return "" if later is not None and is_formula(later) else None


def _from_attribute(mathml: str | None) -> str:
    from lxml import etree, html

    if not mathml:
        return ""
    try:
        return tex_of_math(html.fragment_fromstring(mathml))
    except etree.ParserError:
        return ""


def write_formula(tex: str) -> str:
    r"""Return TeX as `\(…\)` on a single line. A number becomes plain text."""
    tex = tex.strip()
    for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]"), ("$$", "$$")):
        if tex.startswith(opening) and tex.endswith(closing):
            tex = tex[2:-2]
    tex = _ENVIRONMENT.sub(_without_environment, tex)
    tex = " ".join(_NO_INK.sub("", tex.strip()).split())
    while styled := _STYLE.fullmatch(tex):
        tex = (styled[1] or styled[2] or "").strip()
    tex = _CHEMISTRY.sub(_chemistry, tex)
    tex = _STOP_IN_TEXT.sub(r"}\1", tex)
    bare = tex.rstrip(" .,;") if not tex.endswith("\\,") else tex
    if not bare:
        return ""
    after = tex.removeprefix(bare).strip()
    return (write_number(bare) or rf"\({words_as_text(bare)}\)") + after


def write_formulas(text: str, note: Callable[[str], None], *, dollars: bool) -> str:
    r"""Return a text with the formulas in it as `\(…\)`. Calls `note` with each that changes."""

    def rewrite(found: re.Match[str]) -> str:
        tex = next((group for group in found.groups() if group is not None), found[0])
        written = write_formula(found[0] if found.re is _ENVIRONMENT else tex)
        if written != found[0]:
            note(written)
        return written

    patterns = (_ENVIRONMENT, _DISPLAYED, _DOLLARS) if dollars else (_ENVIRONMENT, _DISPLAYED)
    if "\\" not in text and "$" not in text:
        return text
    for pattern in patterns:
        parts = _INLINE.split(text)
        parts[::2] = [pattern.sub(rewrite, part) for part in parts[::2]]
        parts[1::2] = [rf"\({part}\)" for part in parts[1::2]]
        text = "".join(parts)
    return _BARE_SCRIPT.sub(_with_base, _INLINE.sub(rewrite, text))


def _with_base(found: re.Match[str]) -> str:
    script = found["group"] or found["script"]
    return attach_script(found["base"], script, is_raised=found["sign"] == "^")


def _without_environment(found: re.Match[str]) -> str:
    if found[1] not in _ALIGNED:
        return found[3]
    body = re.sub(r"&\s*=\s*&", "&=", found[3])
    return rf"\begin{{aligned}}{body}\end{{aligned}}"


def _chemistry(found: re.Match[str]) -> str:
    r"""Return a chemical formula or equation of mhchem, such as `\ce{2H2 + O2 -> 2H2O}`, as TeX."""
    text = _CHARGE.sub(lambda charge: f"^{{{charge[1]}}}", found[1])
    text = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"_{\1}", text)
    text = text.replace("<=>", r"\rightleftharpoons").replace("->", r"\to")
    text = re.sub(r"(?<=[A-Za-z}])([+-])(?=\s|$)", r"^{\1}", text)
    return re.sub(r"(?<![\\A-Za-z])[A-Z][A-Za-z]*", lambda name: rf"\mathrm{{{name[0]}}}", text)
