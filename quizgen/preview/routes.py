"""What each address of the preview shows. Of the disk only what pages name has an address."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from msgspec import Struct, field

from quizgen.exports.html.pages import csp_hash
from quizgen.preview.card_list import render_card
from quizgen.preview.deck_view import DeckView
from quizgen.preview.preview_templates import read_asset
from quizgen.preview.state import DeckState, PreviewState
from quizgen.preview.tabs import TABS, render_tab

HTML = "text/html; charset=utf-8"
_ASSETS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_FRAMED = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_OWN = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The policy of the page around everything: its own style and script, and frames."""
_BUILT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
    f"script-src 'unsafe-hashes' '{csp_hash('print()')}'; {_FRAMED}"
)
"""The policy of the pages that a build writes: they hold all they need; a button may print."""
_PRACTICE = _BUILT.replace("script-src 'unsafe-hashes'", "script-src 'unsafe-inline'").replace(
    f" '{csp_hash('print()')}'", ""
)
"""The policy of the practice page beside its own, which allows one script by its hash."""
_CARD = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; "
    f"img-src {{origin}} data:; media-src {{origin}} data:; {_FRAMED}; sandbox allow-scripts"
)
"""The policy of a card, whose templates may hold scripts: they reach nothing but the card."""
_MEDIA = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class Answer(Struct, frozen=True):
    """What is sent back: a status, what it is, and further headers."""

    status: int
    content: bytes
    type: str = HTML
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def answer_request(board: PreviewState, target: str, origin: str) -> Answer:
    """Return what the address `target` (a path with its query) shows at an origin.

    Media are read when they are asked for; one that has gone since is not found. Nor is there
    anything at what is no address.
    """
    try:
        split = urlsplit(target)
    except ValueError:
        return _NOT_FOUND
    return _answer(board, split, origin)


def _answer(board: PreviewState, split: SplitResult, origin: str) -> Answer:
    first, *parts = (unquote(part) for part in split.path.removeprefix("/").split("/"))
    if first == "assets" and len(parts) == 1:
        return _asset(parts[0])
    view = board.views.get(first or next(iter(board.views)))
    match parts if view else None, view:
        case ([] | [""], DeckState()):
            return _redirect(view)
        case [tab], DeckState():
            return _tab(board, view, tab, dict(parse_qsl(split.query)))
        case ["pages", name], DeckState():
            return _page(view, name)
        case ["anki", name], DeckState():
            return _card(view, name, origin)
    return _NOT_FOUND


_NOT_FOUND = Answer(404, b"There is no such page.\n", "text/plain")


def _redirect(view: DeckState) -> Answer:
    return Answer(302, b"", headers={"Location": f"/{quote(view.name)}/{TABS[0].name}"})


def _asset(name: str) -> Answer:
    try:
        return Answer(200, read_asset(name), _ASSETS[name.rpartition(".")[2]])
    except (OSError, KeyError):
        return _NOT_FOUND


def _tab(board: PreviewState, view: DeckState, name: str, asked: Mapping[str, str]) -> Answer:
    """Return a tab. Its edition is read before its views: at worst a page asks once too often."""
    tab = next((one for one in TABS if one.name == name), None)
    if tab is None:
        return _NOT_FOUND
    edition, views = board.edition, board.views
    page = render_tab(views, views[view.name], tab, edition, asked)
    return Answer(200, page, headers={"Content-Security-Policy": _OWN})


def _page(view: DeckState, name: str) -> Answer:
    content = view.made.pages.get(name) if view.made else None
    if content is None:
        return _NOT_FOUND
    policy = _PRACTICE if name == "practice.html" else _BUILT
    return Answer(200, content, headers={"Content-Security-Policy": policy})


def _card(view: DeckState, name: str, origin: str) -> Answer:
    """Return a card by its version, or a picture or sound by its name in Anki."""
    made = view.made
    if made is None:
        return _NOT_FOUND
    card = next((one for one in made.cards if name == f"{one.version}.html"), None)
    if card is None:
        return _media(made, name)
    policy = {"Content-Security-Policy": _CARD.format(origin=origin)}
    return Answer(200, render_card(card, made.deck.language), headers=policy)


def _media(made: DeckView, name: str) -> Answer:
    media = made.media.get(name)
    if media is None:
        return _NOT_FOUND
    try:
        content = media.read(made.deck.project)
    except OSError:
        return _NOT_FOUND
    return Answer(200, content, media.type.mime, {"Content-Security-Policy": _MEDIA})
