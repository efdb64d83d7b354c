"""The responses of the preview by URL. Only files that pages refer to have a URL."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from msgspec import Struct, field

from quizgen.exports.html.security_policy import csp_hash
from quizgen.preview.card_list import render_card
from quizgen.preview.deck_view import DeckView
from quizgen.preview.preview_templates import read_asset
from quizgen.preview.state import DeckState, PreviewState
from quizgen.preview.tabs import TABS, render_tab

HTML = "text/html; charset=utf-8"
_ASSETS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_FRAMED = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_OUTER_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The policy of the outer page: its own style sheet and script, and frames."""
_BUILT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
    f"script-src 'unsafe-hashes' '{csp_hash('print()')}'; {_FRAMED}"
)
"""The policy of pages of a build, which are self-contained and may have a print button."""
_PRACTICE_POLICY = _BUILT_POLICY.replace(
    "script-src 'unsafe-hashes'", "script-src 'unsafe-inline'"
).replace(f" '{csp_hash('print()')}'", "")
"""The policy of the practice page, whose own policy allows one script by its hash."""
_CARD_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; "
    f"img-src {{origin}} data:; media-src {{origin}} data:; {_FRAMED}; sandbox allow-scripts"
)
"""The policy of a card, whose templates may contain scripts: a sandbox isolates them."""
_MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class Response(Struct, frozen=True):
    """An HTTP response: status, content, content type and other headers."""

    status: int
    content: bytes
    type: str = HTML
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def respond(preview: PreviewState, target: str, origin: str) -> Response:
    """Return the response to a request for `target`, a path with a query.

    `origin` is the scheme, host and port of the request. Media are read on request. Missing
    media and malformed targets give status 404.
    """
    try:
        split = urlsplit(target)
    except ValueError:
        return _NOT_FOUND
    return _respond(preview, split, origin)


def _respond(preview: PreviewState, split: SplitResult, origin: str) -> Response:
    first, *parts = (unquote(part) for part in split.path.removeprefix("/").split("/"))
    if first == "assets" and len(parts) == 1:
        return _asset(parts[0])
    state = preview.states.get(first or next(iter(preview.states)))
    match parts if state else None, state:
        case ([] | [""], DeckState()):
            return _redirect(state)
        case [tab], DeckState():
            return _tab(preview, state, tab, dict(parse_qsl(split.query)))
        case ["pages", name], DeckState():
            return _page(state, name)
        case ["anki", name], DeckState():
            return _card(state, name, origin)
    return _NOT_FOUND


_NOT_FOUND = Response(404, b"Not found.\n", "text/plain")


def _redirect(state: DeckState) -> Response:
    return Response(302, b"", headers={"Location": f"/{quote(state.name)}/{TABS[0].name}"})


def _asset(name: str) -> Response:
    try:
        return Response(200, read_asset(name), _ASSETS[name.rpartition(".")[2]])
    except (OSError, KeyError):
        return _NOT_FOUND


def _tab(preview: PreviewState, state: DeckState, name: str, query: Mapping[str, str]) -> Response:
    """Return a tab. Reads the revision before the states, so that a page never misses a change."""
    tab = next((tab for tab in TABS if tab.name == name), None)
    if tab is None:
        return _NOT_FOUND
    revision, states = preview.revision, preview.states
    page = render_tab(states, states[state.name], tab, revision, query)
    return Response(200, page, headers={"Content-Security-Policy": _OUTER_POLICY})


def _page(state: DeckState, name: str) -> Response:
    content = state.view.pages.get(name) if state.view else None
    if content is None:
        return _NOT_FOUND
    policy = _PRACTICE_POLICY if name == "practice.html" else _BUILT_POLICY
    return Response(200, content, headers={"Content-Security-Policy": policy})


def _card(state: DeckState, name: str, origin: str) -> Response:
    """Return a card by its version, or a media file by its name in Anki."""
    view = state.view
    if view is None:
        return _NOT_FOUND
    card = next((card for card in view.cards if name == f"{card.version}.html"), None)
    if card is None:
        return _media(view, name)
    policy = {"Content-Security-Policy": _CARD_POLICY.format(origin=origin)}
    return Response(200, render_card(card, view.deck.language.tag), headers=policy)


def _media(view: DeckView, name: str) -> Response:
    media = view.media.get(name)
    if media is None:
        return _NOT_FOUND
    try:
        content = media.read(view.deck.project)
    except OSError:
        return _NOT_FOUND
    return Response(200, content, media.type.mime, {"Content-Security-Policy": _MEDIA_POLICY})
