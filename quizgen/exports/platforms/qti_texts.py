"""Texts in QTI: elements of XHTML, with formulas as MathML."""

from __future__ import annotations

import html
import re
from copy import deepcopy
from functools import lru_cache
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.xml_elements import add_xml
from quizgen.formulas import FORMULA
from quizgen.formulas.tex_reading import read_tex

_MATHML = "http://www.w3.org/1998/Math/MathML"
_BRACES = re.compile(r"\{\{(?![^<>]*>)")
"""Braces outside of tags that players made with Vue or Angular would read as a program."""
_SPACES = ("lspace", "rspace")


def add_markup(parent: Element, markup: str) -> None:
    """Add HTML that quizgen made to an element, with its formulas as MathML."""
    written = FORMULA.sub(lambda found: _mathml(html.unescape(found[1])), markup)
    part = add_xml(parent, _BRACES.sub("{<span>{</span>", written))
    for formula in part.iter("math"):
        formula.set("xmlns", _MATHML)  # set here, so that no prefix is written


@lru_cache(maxsize=1 << 10)
def _mathml(tex: str) -> str:
    """Return a formula as MathML. Only operators may have spaces of their own."""
    root = deepcopy(read_tex(tex))
    for element in root.iter():
        for space in _SPACES if element.tag != "mo" else ():
            element.attrib.pop(space, None)
    return re.sub(r">\s+<", "><", ET.tostring(root, "unicode"))
