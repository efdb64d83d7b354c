r"""Write the `\ce{…}` of chemists (the mhchem package) as plain TeX, which pages can set.

MathJax in Anki knows the command itself. This is the part of it that schools use: formulas,
charges, isotopes, equations with arrows, bonds, hydrates, states and precipitates.
"""

from __future__ import annotations

import re

from quizgen.formulas import FormulaError

_CE = re.compile(r"\\ce\s*(?=\{)")
_ARROWS = {
    "<=>": r"\rightleftharpoons",
    "<->": r"\leftrightarrow",
    "->": r"\rightarrow",
    "<-": r"\leftarrow",
}
_LABELLED = {"->": r"\xrightarrow", "<-": r"\xleftarrow"}
_TOKEN = re.compile(
    r"(?P<arrow><=>|<->|->|<-)\s*(?:\[(?P<above>[^\]]*)\])?(?:\[(?P<below>[^\]]*)\])?\s*"
    r"|(?P<gas>\s+\^(?=\s|$))|(?P<solid>\s+v(?=\s|$))"
    r"|(?P<plus>\s+\+\s+)"
    r"|(?P<script>[\^_](?:\{[^{}]*\}|\d*[+-]|\d+|[A-Za-z]))"
    r"|(?P<charge>[+-](?=\s|$|[)\]^_]))"
    r"|(?P<fraction>\d+/\d+)|(?P<number>(?<![A-Za-z)\]}])\d+\.\d+|\d+)"
    r"|(?P<letters>[A-Za-z]+)|(?P<command>\\[A-Za-z]+\s*)"
    r"|(?P<point>\s*[*.·]\s*)|(?P<bond>[-=#])"
    r"|(?P<bracket>[()\[\],]|\\[{}])|(?P<space>\s+)"
)
_WRITERS = {
    "gas": r" \uparrow ",
    "solid": r" \downarrow ",
    "plus": " + ",
    "point": r" \cdot ",
    "space": r"\;",
    "charge": "^{{{}}}",
    "number": r"{}\,",
    "fraction": r"{}\,",
    "letters": r"\mathrm{{{}}}",
    "-": "{{-}}",
    "=": "{{=}}",
    "#": r"{{\equiv}}",
}
"""The TeX of each token, with the text of the token in its place."""
_FRACTION = re.compile(r"(\d+)/(\d+)")
_ENDS_SPECIES = frozenset(("plus", "point", "space", "gas", "solid"))
_COEFFICIENTS = frozenset(("number", "fraction"))
_HELP = r"write chemistry such as \ce{2H2 + O2 -> 2H2O}, \ce{SO4^2-} or \ce{^{14}_{6}C}"


def expand_chemistry(tex: str) -> str:
    r"""Return TeX without `\ce{…}`. Raises FormulaError if one has an unknown part."""
    parts, at = [], 0
    for found in _CE.finditer(tex):
        if found.start() >= at:
            end = _closing(tex, found.end())
            parts += [tex[at : found.start()], "{", _written(tex[found.end() + 1 : end]), "}"]
            at = end + 1
    return "".join((*parts, tex[at:]))


def _closing(tex: str, start: int) -> int:
    """Return the offset of the brace that closes the one at an offset."""
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        depth += (found[0] == "{") - (found[0] == "}")
        if not depth:
            return found.start()
    raise FormulaError("“{” is never closed in the formula", "add “}” where its group ends")


def _written(chemistry: str) -> str:
    r"""Return the TeX of what is between the braces of `\ce`."""
    parts: list[str] = []
    text, at, is_species = chemistry.strip(), 0, False
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise FormulaError(rf"unknown “{text[at]}” in \ce{{…}}", _HELP)
        parts.append(_write_token(found, is_species=is_species))
        is_species = _is_species_after(found, is_species=is_species)
        at = found.end()
    return "".join(parts)


def _is_species_after(found: re.Match[str], *, is_species: bool) -> bool:
    """Return whether a token is part of a formula, so that a number after it is an index."""
    if found["arrow"] or found.lastgroup in _ENDS_SPECIES:
        return False
    return is_species or found.lastgroup not in _COEFFICIENTS


def _write_token(found: re.Match[str], *, is_species: bool) -> str:
    """Return the TeX of a token. A number after a symbol is its index, else a coefficient."""
    text = found[0].strip()
    if found["arrow"]:
        return _arrow(found)
    if found["script"]:
        return _script(text, is_species=is_species)
    if found["number"] and is_species:
        return f"_{{{text}}}"
    text = _FRACTION.sub(r"\\frac{\1}{\2}", text)
    return _WRITERS.get(found["bond"] or str(found.lastgroup), "{} ").format(text)


def _script(text: str, *, is_species: bool) -> str:
    sign, inner = text[0], text[1:].strip("{}")
    return f"{'' if is_species else '{}'}{sign}{{{_upright(inner)}}}"


def _upright(text: str) -> str:
    return re.sub(r"(?<![\\A-Za-z])[A-Za-z]+", r"\\mathrm{\g<0>}", text)


def _arrow(found: re.Match[str]) -> str:
    above, below = found["above"] or "", found["below"] or ""
    if not (above or below):
        return f" {_ARROWS[found['arrow']]} "
    if found["arrow"] not in _LABELLED:
        raise FormulaError(f"“{found['arrow']}” has no text above it", _HELP)
    under = f"[{_label(below)}]" if below else ""
    return f" {_LABELLED[found['arrow']]}{under}{{{_label(above)}}} "


def _label(text: str) -> str:
    return text if "\\" in text or not text else rf"\text{{{text}}}"
