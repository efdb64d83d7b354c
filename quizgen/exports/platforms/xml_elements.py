"""Elements of XML and their bytes, the same for the same input."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot contain, not even as references."""


def add_element(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element with a text to another one and return it."""
    element = ET.SubElement(parent, tag, attributes)
    if text:
        element.text = without_forbidden(text)
    return element


def add_xml(parent: Element, markup: str) -> Element:
    """Add HTML that quizgen made to an element. Return the `div` with the parts that were added."""
    part = ET.fromstring(f"<div>{without_forbidden(markup)}</div>")  # noqa: S314 - our own markup
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (part.text or "")
    else:
        parent.text = (parent.text or "") + (part.text or "")
    parent.extend(part)
    return part


def without_forbidden(text: str) -> str:
    """Return a text without characters that XML cannot contain."""
    return _FORBIDDEN.sub("", text)


def write_document(root: Element, *, indented: bool = True) -> bytes:
    """Return an XML document as UTF-8. Do not indent texts with markup: that adds spaces."""
    if indented:
        ET.indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n%b\n' % ET.tostring(root, "utf-8")
