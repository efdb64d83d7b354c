"""Read TeX as MathML.

The time to set a formula doubles with each level of nesting. So its work is estimated first, and
too much of it is an error.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import pairwise
from xml.etree.ElementTree import Element  # only its class: nothing is parsed

from quizgen.formulas import FormulaError
from quizgen.formulas.chemical_tex import expand_chemistry
from quizgen.formulas.tex_limits import HOW, TOO_DEEP, check_tex

_MAX_WORK = 4_000
"""Maximum work, in elements counted twice for each row around them: below a second."""
_COMMAND = re.compile(r"\\[A-Za-z]+\*?|\\.", re.DOTALL)
_CHEMISTRY = r"write chemistry as \mathrm{H_2O} or \text{Fe}^{3+}"
_BINOMIAL = re.compile(r"\\[dt]?binom\s*(\{[^{}]*\}|\s\w)\s*(\{[^{}]*\}|\w)")
_LOST = re.compile(r"\\(?:mathop|sideset)(?![A-Za-z])")
"""Commands whose parts the library leaves out."""
_STRETCHED_ACCENTS = {"^": "\u0302", "~": "\u0303"}
_NEVER_STRETCHED = frozenset("↑↓⟨⟩∫∬∭∮")
_BINARY = frozenset("×÷·⋅∩∪∧∨∖⊕⊗∘")
_RELATIONS = frozenset("⊂⊃⟹⟸⟺⟶⟵∥⊥∼≅")
_SIGNS = frozenset("+-−±∓")
_BEFORE_A_SIGN = frozenset("=<>≤≥≠≈≡∼(,[{→⇒⇔;:|")


@lru_cache(maxsize=1 << 12)
def read_tex(tex: str) -> Element:
    """Return a formula as MathML. Raises FormulaError if it is too large or cannot be read."""
    tex = tex.replace("\u00a0", " ").strip()
    check_tex(tex)
    if lost := _LOST.search(tex):
        raise FormulaError(*_unknown(lost[0]))
    root = _converted(tex)
    root.attrib.pop("xmlns", None)
    for element in root.iter():
        element.text = html.unescape(element.text) if element.text else element.text
        _adapt(element)
    for element in root.iter():
        _space_names(element)
        _join_signs(element)
    first = next(leaf for leaf in root.iter() if not len(leaf))
    first.set("lspace", "0em")  # “ln x” begins without the space that is before “ln” elsewhere
    _check_commands(root)
    if _work(root) > _MAX_WORK:
        raise FormulaError(*TOO_DEEP)
    return root


def _converted(tex: str) -> Element:
    from latex2mathml.converter import convert_to_element

    prepared = _prepared(tex)
    try:
        return convert_to_element(prepared)
    except Exception as error:  # the library has many classes, without a common base
        kind = type(error).__name__
        if "LeftOrMissingRight" in kind or "Delimiter" in kind:
            message = r"“\left” and “\right” do not match in the formula"
            help_ = r"write both, each before a bracket: \left( … \right)"
            raise FormulaError(message, help_) from error
        if kind in {"DoubleSubscriptsError", "DoubleSuperscriptsError"}:
            message = "two exponents or two indices in a row in the formula"
            raise FormulaError(message, "group them with braces: {x^2}^3 or x^{2^3}") from error
        raise FormulaError("the formula is not valid TeX", HOW) from error


def _prepared(tex: str) -> str:
    """Return TeX that the library reads as TeX does: it lacks some spellings."""
    tex = expand_chemistry(tex)
    tex = _BINOMIAL.sub(r"{\\left( {\1} \\atop {\2} \\right)}", tex)
    tex = tex.replace(r"\operatorname*", r"\operatorname")
    tex = re.sub(r"\\mathrm\{", r"\\mathrm {", tex)
    return re.sub(r"(\\(?:begin|end)\{)(?:aligned|split|gathered)\}", r"\1align*}", tex)


def _adapt(element: Element) -> None:
    """Give an element the attributes with which it looks as in TeX."""
    text = element.text or ""
    if text in _NEVER_STRETCHED:
        element.set("stretchy", "false")
    if text in _RELATIONS or text in _BINARY or (text == "mod" and element.tag == "mo"):
        element.tag = "mo"
        _set_spaces(element, "0.28em" if text in _RELATIONS else "0.22em")
    if element.tag == "mo" and text in _STRETCHED_ACCENTS:
        stretches = element.get("stretchy") != "false"
        element.text = _STRETCHED_ACCENTS[text] if stretches else "ˆ˜"["^~".index(text)]
    if element.get("columnspacing") == "0em 2em":
        element.set("columnspacing", "0em 0.3em")


def _set_spaces(element: Element, space: str) -> None:
    element.set("lspace", space)
    element.set("rspace", space)


def _space_names(row: Element) -> None:
    r"""Add a space after a name of a function that the library does not know, as in `arcsinh x`."""
    for name, following in pairwise(row):
        is_name = name.tag == "mo" and len(name.text or "") > 1 and (name.text or "").isalpha()
        if is_name and name.text != "mod" and following.text != "(":
            name.set("rspace", "0.17em")


def _join_signs(row: Element) -> None:
    """Remove the spaces around a sign that belongs to what follows it: x = −1."""
    for before, sign in pairwise(row):
        follows = before.tag == "mo" and before.text in _BEFORE_A_SIGN
        if follows and sign.tag == "mo" and sign.text in _SIGNS:
            _set_spaces(sign, "0em")


def _check_commands(root: Element) -> None:
    """Raise FormulaError for a command that was not read: the library shows its name."""
    for element in root.iter():
        text = element.text or ""
        if element.tag != "mtext" and text.startswith("\\") and (found := _COMMAND.match(text)):
            raise FormulaError(*_unknown(found[0]))


def _unknown(command: str) -> tuple[str, str]:
    """Return the message and the help for a command that pages cannot show."""
    help_ = _CHEMISTRY if command in {r"\ce", r"\pu"} else HOW
    return f"unknown command “{command}” in the formula", help_


def _work(element: Element, factor: int = 1) -> int:
    factor *= 2 if element.tag in {"mrow", "mtd"} and len(element) else 1
    return factor + sum(_work(part, factor) for part in element)
