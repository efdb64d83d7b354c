"""Tell footnote marks from superscripts: “water.²” has a mark, “m²” has an exponent."""

from __future__ import annotations

import re

from quizgen.imports.documents.document import Element

_CLASSES = frozenset({
    "reference", "footnote-ref", "footnoteref", "footnote-reference", "noteref", "fnref",
    "fn-ref", "citation-ref", "xref-bibr", "inline-template", "template-fact", "note-ref",
    "footnote__ref",
})  # fmt: skip
_ROLES = frozenset(("doc-noteref", "noteref", "doc-biblioref", "doc-backlink"))
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|[ivx]{1,5})[\])]?", re.IGNORECASE)
_MARKS = re.compile(rf"{_MARK.pattern}(?:\s?[,;–-]\s?{_MARK.pattern})*", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]{1,40}\]")
_UNIT = re.compile(
    r"(?:[kMGTPmcdnpfhµμ]|da)?(?:m|s|g|L|l|N|J|W|V|A|K|Pa|Hz|mol|cd|C|F|H|T|Wb|S|lx|lm|rad|sr|eV)"
    r"|min|sec|bar|mi|mile|miles|ft|foot|feet|in|inch|inches|yd|yard|yards|ly|pc|kpc|Mpc|AU|au|ha|"
    r"deg|cal|kcal|met(?:er|re)s?|(?:kilo|centi|milli)met(?:er|re)s?|seconds?|hours?"
    r"|sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|log|exp|lim|max|det"
)
_WORD = re.compile(r"[^\W\d_]+\Z")
_AFTER_SENTENCE = re.compile(r"(?:[^\W\d_]{2}|\d)[)\]”’\"']*[.,;:!?…][)\]”’\"']*\Z")
_AFTER_BRACKET = re.compile(r"\([^()=+×·−]*[^\W\d_]{4} [^()=+×·−]*\)\Z|[^\W\d_]{3}[”’\"]\Z")
_IN_EQUATION = re.compile(r"[=+×·⋅*/÷−][ \u00a0]?[^\W\d_]+\Z")
_AFTER_DECIMALS = re.compile(r"\d[.,]\d+\Z")
_SHORTEST_WORD = 3

PRINTED_MARKS = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”’\"')\]%]))"
    r"(?:\[(?:note )?[1-9]\d{0,2}(?:\s?[,–-]\s?\d{1,3})*\])+(?![\w=(.]\w|\()"
    r"|(?<=\w)\s\[[1-9]\d{0,2}\](?=[.,;:!?])"
)
"""Marks in square brackets that are not marked up: “water.[1][2]” and “water [3].”"""

EDIT_LINK = re.compile(r"(?m)^(?P<heading>.{1,80}[^\s\]])\[(?P<word>[^\W\d_]+)\]$")
"""The end of a heading that was copied with its link for editing: “History[edit]”."""


def is_linked_mark(element: Element) -> bool:
    """Return whether an element is a link to a footnote, or is marked up as one."""
    if element.tag not in ("a", "sup", "span", "small"):
        return False
    roles = {
        element.get("role"),
        element.get("{http://www.idpf.org/2007/ops}type"),
        element.get("epub:type"),
    }
    names = set((element.get("class") or "").lower().split())
    text = "".join(element.itertext()).strip()
    is_mark = bool(_MARKS.fullmatch(text) or _BRACKETED.fullmatch(text))
    if (roles & _ROLES or names & _CLASSES) and (is_mark or element.tag == "sup"):
        return True
    if element.tag not in ("a", "sup"):
        return False
    links = [element] if element.tag == "a" else element.findall(".//a")
    if not links or not all("#" in (link.get("href") or "") for link in links):
        return False
    is_raised = element.tag == "sup" or (element.tag == "a" and element.find("sup") is not None)
    return bool((_MARKS if is_raised else _BRACKETED).fullmatch(text))


def is_raised_mark(before: str, script: str) -> bool:
    """Return whether a superscript is a footnote mark, from the text before it.

    Numbers after a sentence, or after a word that is not a unit, are marks. After figures, single
    letters, units and functions they are exponents.
    """
    text = script.strip()
    if _BRACKETED.fullmatch(text):
        return True
    if not _MARKS.fullmatch(text):
        return False
    if not re.search(r"\d|[*†‡§¶]", text) and not _AFTER_DECIMALS.search(before):
        return bool(_AFTER_SENTENCE.search(before)) or _is_after_word(before)
    if _AFTER_DECIMALS.search(before):
        return not text.isdecimal()
    return bool(_AFTER_SENTENCE.search(before) or _AFTER_BRACKET.search(before)) or _is_after_word(
        before
    )


def _is_after_word(before: str) -> bool:
    word = _WORD.search(before)
    if word is None or len(word[0]) < _SHORTEST_WORD or _UNIT.fullmatch(word[0]):
        return False
    return _IN_EQUATION.search(before) is None
