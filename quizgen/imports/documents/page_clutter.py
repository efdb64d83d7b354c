"""Tell the text of an article from what surrounds it on a page: menus, banners, references."""

from __future__ import annotations

import re
from itertools import chain, islice

from quizgen.imports.documents.article_changes import Change
from quizgen.imports.documents.document import Element
from quizgen.imports.documents.element_layout import LEVELS

UNSEEN = frozenset({
    "script", "style", "template", "noscript", "meta", "link", "head", "title", "base", "param",
    "datalist", "rp", "colgroup", "col", "area",
})  # fmt: skip
"""Elements without text for readers."""
_BY_TAG = {
    **dict.fromkeys(("img", "picture", "svg"), Change.PICTURE),
    **dict.fromkeys(("del", "s", "strike"), Change.STRUCK),
    **dict.fromkeys(
        ("iframe", "video", "audio", "object", "embed", "canvas", "applet", "frame"),
        Change.EMBEDDED,
    ),
}
_CONTROLS = frozenset({
    "button", "form", "input", "select", "textarea", "dialog", "menu",
})  # fmt: skip
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar",
})  # fmt: skip
_NOTE_ROLES = frozenset({
    "doc-endnotes", "doc-endnote", "doc-footnote", "doc-bibliography", "doc-biblioentry",
    "footnote",
})  # fmt: skip
_PARTS = frozenset({
    "nav", "navbar", "navbox", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar",
    "toc", "toclimit", "cookie", "cookies", "consent", "gdpr", "banner", "share", "sharing",
    "social", "related", "relatedposts", "newsletter", "subscribe", "subscription", "comments",
    "advert", "advertisement", "ads", "ad", "adsbygoogle", "promo", "promotion", "pagination",
    "pager", "skip", "skiplink", "noprint", "hatnote", "catlinks", "printfooter", "sitesub",
    "metadata", "ambox", "mbox", "popup", "modal", "paywall", "recommended", "teaser",
    "trending", "login", "signup", "siblings", "sistersitebox", "portalbox",
    "authority-control", "jump", "dropdown", "portlet", "tags",
})  # fmt: skip
_NOTES = frozenset({
    "references", "reflist", "refbegin", "footnotes", "footnote", "endnotes", "bibliography",
    "fn-list", "footnote-list", "ltx_bibliography", "footnotetext",
})  # fmt: skip
_LINKS = frozenset({
    "mw-editsection", "mw-jump-link", "editsection", "headerlink", "anchor-link",
    "anchorjs-link", "permalink", "heading-anchor", "header-anchor", "footnote-backref",
    "footnote-back", "footnoteback", "reversefootnote", "backlink", "mw-cite-backlink",
    "back-to-top", "edit-link", "skip-link", "skip-to-content", "u-skip",
})  # fmt: skip
_HIDDEN = frozenset({
    "lnt", "linenos", "lineno", "gutter", "line-numbers-rows", "sr-only", "visually-hidden",
    "screen-reader-text", "visuallyhidden", "hidden", "mw-empty-elt",
})  # fmt: skip
_SECTIONS = frozenset(("section", "sect1", "sect2", "sect3", "level1", "level2", "level3"))
"""Classes of sections, whose ids are often made from their headings."""
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[^\s_-]+")
_SELF_LINK = re.compile(r"[¶#§↩🔗⚓^⇧↑]\ufe0e?|\[?↩︎?\]?")
_MAX_PART = 0.5
"""Largest share of the text that a part may have to be left out because of its name."""
_LINKED, _MENU, _LONGEST_MENU = 0.9, 3, 100


def kind_of_clutter(element: Element, total: int) -> Change | None:
    """Return why an element is left out of an article of a length, or None."""
    if found := _BY_TAG.get(element.tag):
        return found
    names = set((element.get("class") or "").lower().split())
    if _is_hidden(element, names):
        return Change.HIDDEN
    is_link_to_itself = element.tag == "a" and _SELF_LINK.fullmatch(_text(element).strip())
    if names & _LINKS or is_link_to_itself:
        return Change.PAGE_LINK
    found = None if element.tag in LEVELS else _kind_by_name(element, names)
    return found if found and len(_text(element)) <= _MAX_PART * total else None


def _kind_by_name(element: Element, names: set[str]) -> Change | None:
    """Return a change if an element's tag, role or class says that it is beside the article."""
    roles = set(f"{element.get('role') or ''} {element.get('epub:type') or ''}".split())
    is_section = element.tag == "section" or names & _SECTIONS
    id_ = set() if is_section else {(element.get("id") or "").lower()}
    if roles & _NOTE_ROLES or (names | id_) & _NOTES:
        return Change.NOTE
    if element.tag in ("nav", "footer") or element.tag in _CONTROLS or roles & _ROLES:
        return Change.PART
    if element.tag in ("a", "body", "main", "article", "html"):
        return None
    words = {word for name in names for word in _WORDS.findall(name)}
    return Change.PART if (words | names | id_) & _PARTS else None


def _is_hidden(element: Element, names: set[str]) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_INVISIBLE.search(element.get("style") or ""))
        or bool(_HIDDEN & names)
    )


def has_only_links(element: Element) -> bool:
    """Return whether an element consists of links, as menus do."""
    is_list = element.tag in ("ol", "ul")
    links = list(islice(element.iter("a"), None if is_list else _LONGEST_MENU))
    if len(links) < (_MENU if not is_list else 2):
        return False
    linked = sum(sum(map(str.isalnum, _text(link))) for link in links)
    letters = filter(str.isalnum, chain.from_iterable(element.itertext()))
    most = int(linked / _LINKED)
    return linked > 0 and next(islice(letters, most, None), None) is None


def has_backlinks(items: Element) -> bool:
    """Return whether most items of a list link back to a mark in the text, as footnotes do."""
    back = [item for item in items if any(map(_is_backlink, item.iter("a")))]
    return len(items) > 0 and len(back) * 2 > len(items)


def _is_backlink(link: Element) -> bool:
    href = (link.get("href") or "").partition("#")[2].lower()
    return bool(href) and bool(
        re.match(r"(?:cite_?ref|fnref|footnote-?ref|_?ftnref|ref-?fn|r\d|back)", href)
    )


def _text(element: Element) -> str:
    return "".join(element.itertext())
