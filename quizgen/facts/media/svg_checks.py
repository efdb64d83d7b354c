"""Check that SVG drawings contain no scripts and no references to other files.

Cards and pages show drawings by `<img>`, where browsers do not run scripts. But learners also get
the file, and opening the file itself would run its scripts.
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
_LINKS = ("href", "http://www.w3.org/1999/xlink href")
_BASE = "http://www.w3.org/XML/1998/namespace base"
_ACTIVE_TAGS = ("script", "foreignObject", "handler", "listener", "iframe")
_OWN_LINK = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_OWN_URL = re.compile(
    r"url\(\s*(?:['\"]\s*)?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/))", re.IGNORECASE
)
_EXTERNAL_CSS = re.compile(r"url\(|src\(|image-set\(|@import|\\", re.IGNORECASE)


class _Unsafe(Exception):  # noqa: N818 - control flow, never leaves this module
    pass


def find_unsafe_content(content: bytes) -> str:
    """Return the first problem of a drawing, as “line 4: …”, or an empty text.

    Problems are scripts, event handlers, HTML, entities and references to other files, and content
    that is not XML or whose root is not SVG. Only UTF-8 is accepted: programs that open the file
    might read another encoding differently, and see a script where this check sees none.
    """
    try:
        content.decode()
    except UnicodeDecodeError:
        return "it is not in UTF-8"
    reader = _SvgParser()
    try:
        reader.parser.Parse(content, True)
    except _Unsafe as unsafe:
        return f"line {reader.parser.CurrentLineNumber}: {unsafe}"
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.ErrorString(error.code)}"
    return ""


class _SvgParser:
    """Parser of a drawing that stops at the first problem."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.is_open = False
        self.css: str | None = None

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        del version, standalone
        if encoding and encoding.lower() not in _UTF8:
            _reject(f"the encoding “{encoding}” instead of UTF-8")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self.is_open and (namespace, tag) != (_SVG, "svg"):
            _reject(f'its root is <{tag}>, not <svg xmlns="{_SVG}">')
        self.is_open = True
        if tag in _ACTIVE_TAGS or namespace == _XHTML:
            _reject(f"a <{tag}>")
        if self.css is not None:
            _reject(f"a <{tag}> in a style")
        if tag == "style":
            self.css = ""
        for attribute, value in attributes.items():
            _check_attribute(attribute, value)

    def _text(self, text: str) -> None:
        if self.css is not None:
            self.css += text

    def _end(self, name: str) -> None:
        del name  # a style contains only text, so this is the end of the style
        if self.css is not None:
            _check_css(self.css)
            self.css = None

    def _entity(self, name: str, *_: object) -> None:
        _reject(f"the entity “{name}”")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            _reject(f"an external style sheet, {data}")


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        _reject(f"the event handler “{name}”")
    if (name in _LINKS and not _OWN_LINK.match(value)) or name == _BASE:
        _reject(f"a reference to “{value}”")
    if name == "attributeName" and value.lower().endswith("href"):
        _reject("an animation of a reference")
    if " " not in name:
        _check_css(value)


def _check_css(css: str) -> None:
    if found := _EXTERNAL_CSS.search(_OWN_URL.sub("", css)):
        _reject(f"a style with “{found[0]}”, which can load other files")


def _reject(what: str) -> NoReturn:
    raise _Unsafe(what)
