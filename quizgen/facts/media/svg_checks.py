"""SVG drawings hold markup: here it is made sure that nothing in one runs or reaches outside.

Cards and pages show a drawing by `<img>`, where browsers run no script. But it is handed out as a
file all the same, and whoever opens that file by itself would run what is in it.
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_LINKS = ("href", "http://www.w3.org/1999/xlink href")
_BASE = "http://www.w3.org/XML/1998/namespace base"
_RUNNING = ("script", "foreignObject", "handler", "listener", "iframe")
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_OWN_URL = re.compile(
    r"url\(\s*(?:['\"]\s*)?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/))", re.IGNORECASE
)
_REACHING_CSS = re.compile(r"url\(|src\(|image-set\(|@import|\\", re.IGNORECASE)


class _Danger(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    pass


def find_danger(content: bytes) -> str:
    """Return what is wrong with a drawing first, as “line 4: …”; empty if nothing is.

    Refused are scripts, event handlers, HTML, entities, and references to other files. A drawing
    that no XML parser reads, or whose root is not SVG, is wrong as well.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except _Danger as danger:
        return f"line {reader.parser.CurrentLineNumber}: {danger}"
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.ErrorString(error.code)}"
    return ""


class _Reader:
    """Goes through a drawing and stops at the first thing that does not belong there."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.is_open = False
        self.css: str | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self.is_open and (namespace, tag) != (_SVG, "svg"):
            _refuse(f'its root is <{tag}>, not <svg xmlns="{_SVG}">')
        self.is_open = True
        if tag in _RUNNING or namespace == _XHTML:
            _refuse(f"a <{tag}>")
        if self.css is not None:
            _refuse(f"a <{tag}> within a style")
        if tag == "style":
            self.css = ""
        for attribute, value in attributes.items():
            _check_attribute(attribute, value)

    def _text(self, text: str) -> None:
        if self.css is not None:
            self.css += text

    def _end(self, name: str) -> None:
        del name  # nothing but text stands in a style: what ends is the style itself
        if self.css is not None:
            _check_css(self.css)
            self.css = None

    def _entity(self, name: str, *_: object) -> None:
        _refuse(f"the entity “{name}”")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            _refuse(f"a style sheet of its own, {data}")


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        _refuse(f"the event handler “{name}”")
    if (name in _LINKS and not _INSIDE.match(value)) or name == _BASE:
        _refuse(f"a reference to “{value}”")
    if name == "attributeName" and value.lower().endswith("href"):
        _refuse("an animation of a reference")
    if " " not in name:
        _check_css(value)


def _check_css(css: str) -> None:
    if found := _REACHING_CSS.search(_OWN_URL.sub("", css)):
        _refuse(f"a style with “{found[0]}”, which can reach outside")


def _refuse(what: str) -> NoReturn:
    raise _Danger(what)
