"""Check TeX before it is read: its length, sizes, braces, environments and commands.

Commands that affect the page around a formula are not allowed, nor are definitions, which could
make it grow without limit.
"""

from __future__ import annotations

import re

from quizgen.formulas import FormulaError

MAX_LENGTH = 1_000
"""Maximum length of the TeX of a formula in characters."""
_MAX_GROUPS = 40
"""Maximum number of groups that are open at once. Python limits recursion."""
_MAX_EM = 20
"""Maximum size of a space or rule in em, half the width of a page."""
ACTIVE = re.compile(
    r"\\(?:href|class|cssId|style|data|require|html\w*|mmlToken|bbox|unicode|enclose|setOptions"
    r"|includegraphics|(?:re)?new(?:command|environment)|[gex]?def|let|DeclareMathOperator)"
    r"(?![A-Za-z])"
)
"""TeX commands that affect the page around a formula (links, scripts, attributes, styles), or that
could give such a command another name."""
_SIZE = r"[-+\s]*(?:\d+\.?\d*|\.\d+)\s*[a-z]{2}\s*"
_SIZES = re.compile(
    r"\\(?:[Rr]ule|Space|[hmv]space|[hm]?kern|[hmv]?skip|raise(?:box)?|lower|move(?:left|right)|above"
    r"|genfrac\s*\{[^{}]*\}\s*\{[^{}]*\})(?![A-Za-z])\*?"
    rf"((?:\s*[{{[]{_SIZE}[}}\]])+|{_SIZE})"
    rf"|\\\\\s*(\[{_SIZE}\])"
)
"""A command with sizes, or the space after a row. “300 mm” elsewhere is not a size."""
_SIZE_PARTS = re.compile(r"(\d+\.?\d*|\.\d+)\s*([a-z]{2})")
_EM_PER_UNIT = {
    "em": 1, "ex": 0.45, "mu": 1 / 18, "pt": 0.1, "pc": 1.2, "px": 0.075, "cm": 2.85, "mm": 0.285,
    "in": 7.2, "bp": 0.1, "dd": 0.11, "sp": 0,
}  # fmt: skip
_OPEN = re.compile(r"\\.|[{}]", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_ENVIRONMENTS = {
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array",
    "cases", "aligned", "align", "align*", "split", "gathered", "substack",
}  # fmt: skip
HOW = "see “Formulas” in docs/decks.md for what pages can show"
TOO_DEEP = ("formula is nested too deeply", "split it into several formulas")


def has_absurd_size(tex: str) -> bool:
    r"""Return whether TeX has a space or rule of a size that no page has: `\Rule{9999em}`."""
    sizes = (part for found in _SIZES.finditer(tex) for part in _SIZE_PARTS.findall(found[0]))
    return any(float(number) * _EM_PER_UNIT.get(unit, 1) > _MAX_EM for number, unit in sizes)


def check_tex(tex: str) -> None:
    """Raise FormulaError for TeX that is too large, not allowed, or not balanced."""
    if not tex:
        raise FormulaError("formula is empty", r"write TeX between “\(” and “\)”, or remove both")
    if len(tex) > MAX_LENGTH:
        message = f"formula is too long: {len(tex):,} characters, the limit is {MAX_LENGTH:,}"
        raise FormulaError(message, "split it into several formulas")
    if active := ACTIVE.search(tex):
        raise FormulaError(f"“{active[0]}” is not allowed in a formula", "remove the command")
    if has_absurd_size(tex):
        message = f"a space or rule in the formula is over {_MAX_EM} em"
        raise FormulaError(message, "make it smaller")
    if re.search(r"(?<!\\)%", tex):
        raise FormulaError("“%” begins a comment in TeX", r"write “\%” to show the sign")
    _check_groups(tex)
    _check_environments(tex)


def _check_groups(tex: str) -> None:
    """Raise FormulaError for braces without a partner: readers of TeX differ in what they do."""
    depth = 0
    for sign in _OPEN.findall(tex):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            raise FormulaError("“}” closes nothing", r"remove it, or write “\}” to show a brace")
        if depth > _MAX_GROUPS:
            raise FormulaError(*TOO_DEEP)
    if depth:
        help_ = r"add “}” where its group ends, or write “\{” to show a brace"
        raise FormulaError("“{” is never closed in the formula", help_)


def _check_environments(tex: str) -> None:
    opened: list[str] = []
    for what, name in _ENVIRONMENT.findall(tex):
        if name not in _ENVIRONMENTS:
            raise FormulaError(f"unknown environment “{name}” in the formula", HOW)
        if what == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            help_ = rf"write “\begin{{{name}}}” before it"
            raise FormulaError(rf"“\end{{{name}}}” ends nothing", help_)
    if opened:
        name = opened[-1]
        raise FormulaError(rf"“\begin{{{name}}}” has no end", rf"add “\end{{{name}}}”")
    if "&" in _ENVIRONMENT.split(tex)[0].replace(r"\&", ""):
        raise FormulaError("“&” is outside of a matrix", r"write “\&” to show the sign")
