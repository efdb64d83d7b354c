"""Convert QTI 3 down to QTI 2.1, which has other names for the same elements."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_PREFIX = "qti-"
_NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def convert_to_2_1(root: Element) -> Element:
    """Convert an item or test in place and return it.

    QTI 2.1 has no wrapper around the content of feedback, no `dir`, and no `<audio>`.
    """
    for element in root.iter():
        _unwrap(element)
        if element.tag == "audio":
            element.tag = "object"
            element.attrib = {"data": element.get("src", ""), "type": "audio/mpeg"}
        if element.tag.startswith(_PREFIX):
            element.tag = _camel(element.tag.removeprefix(_PREFIX))
            element.attrib = {_camel(name): value for name, value in element.attrib.items()}
        element.attrib.pop("dir", None)
    root.set("xmlns", _NAMESPACE)
    return root


def _unwrap(element: Element) -> None:
    for index, child in enumerate(element):
        if child.tag == "qti-content-body":
            element[index : index + 1] = list(child)


def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)
