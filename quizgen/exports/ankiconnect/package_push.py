"""A push: let Anki import the package, then suspend the cards of what is retired.

Anki's own importer makes the notes, because no action of AnkiConnect can give a note its GUID: a
note added any other way would come a second time with the next package.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from quizgen.exports.anki.note_types import note_types
from quizgen.exports.ankiconnect.client import AnkiError, Client
from quizgen.exports.ankiconnect.collection_state import read_anki
from quizgen.exports.ankiconnect.forecast import Forecast, forecast_push
from quizgen.exports.publication import Publication

_IMPORT_SECONDS = 900


class PushResult(Struct, frozen=True):
    """What a push did: the forecast before it, and `missed`, what Anki did not take after all."""

    forecast: Forecast
    missed: tuple[str, ...] = ()


def preview_push(client: Client, publication: Publication) -> Forecast:
    """Return what a push would do; nothing is changed. Raises AnkiError."""
    deck = publication.deck
    types = note_types(deck.project, deck.id)
    in_anki = read_anki(client, deck.id, [type_.name for type_ in types])
    return forecast_push(publication.notes, types, publication.ledger, in_anki)


def push_package(client: Client, publication: Publication, package: Path) -> PushResult:
    """Bring a publication into Anki by its package. Raises AnkiError.

    A second push after one that was cut off does what is left: nothing here depends on the first.
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
            f"Anki does not say that it imported {package}: {error}",
            error.help or "import the file by hand: File > Import in Anki",
        ) from error
    if done is not True:
        raise client.stranger("it neither imports nor says why")
