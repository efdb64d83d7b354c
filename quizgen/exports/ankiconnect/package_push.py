"""Push a package: have Anki import it, then suspend the cards of retired notes.

Anki's own importer adds the notes, because AnkiConnect cannot add a note with a given GUID. A note
added in any other way would be added again by the next package.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from quizgen.exports.anki.note_types import note_types_of
from quizgen.exports.ankiconnect.client import AnkiError, Client
from quizgen.exports.ankiconnect.collection_state import read_anki
from quizgen.exports.ankiconnect.forecast import Forecast, forecast_push
from quizgen.exports.publication import Publication

_IMPORT_SECONDS = 900


class PushResult(Struct, frozen=True):
    """The result of a push: the forecast before it, and in `missed` what Anki did not import."""

    forecast: Forecast
    missed: tuple[str, ...] = ()


def preview_push(client: Client, publication: Publication) -> Forecast:
    """Return what a push would do, without changing anything. Raises AnkiError."""
    deck = publication.deck
    types = note_types_of(deck, publication.ledger)
    in_anki = read_anki(client, deck.id, [type_.name for type_ in types])
    return forecast_push(publication.notes, types, publication.ledger, in_anki)


def push_package(client: Client, publication: Publication, package: Path) -> PushResult:
    """Import the package of a publication into Anki. Raises AnkiError.

    If a push is interrupted, the next push completes it.
    """
    forecast = after = preview_push(client, publication)
    if forecast.pending:
        _import(client, package.resolve())
        after = preview_push(client, publication)
    cards = [card for cards in after.retiring.values() for card in cards]
    if cards:
        client.call("suspend", cards=cards)
    return PushResult(forecast, after.pending)


def _import(client: Client, package: Path) -> None:
    try:
        done = client.call("importPackage", seconds=_IMPORT_SECONDS, path=str(package))
    except AnkiError as error:
        raise AnkiError(
            f"Anki did not confirm the import of {package}: {error}",
            error.help or "import the file by hand: File > Import in Anki",
        ) from error
    if done is not True:
        raise client.unexpected_reply("the import failed without a reason")
