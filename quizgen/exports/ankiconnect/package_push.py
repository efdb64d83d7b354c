"""Push a deck: have Anki import a package made for it, and suspend the cards of retired questions.

Anki's own importer adds the notes, because AnkiConnect cannot add a note with a given GUID. A note
added in any other way would be added again by the next package. `personal_package` puts what is the
learner's own into the package, so that one import changes a note and keeps the learner's part.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.exports import anki
from quizgen.exports.anki.note_types import note_types_of
from quizgen.exports.ankiconnect.client import AnkiError, Client
from quizgen.exports.ankiconnect.collection_state import CollectionState, read_anki
from quizgen.exports.ankiconnect.forecast import Forecast, forecast_push
from quizgen.exports.ankiconnect.personal_package import fit_to_collection
from quizgen.exports.publication import Publication

_IMPORT_SECONDS = 900


class PushResult(Struct, frozen=True):
    """The result of a push: the forecast before it, and in `missed` what Anki did not import."""

    forecast: Forecast
    missed: tuple[str, ...] = ()


def preview_push(
    client: Client, publication: Publication, *, replace_edits: bool = False
) -> Forecast:
    """Return what a push would do, without changing anything. Raises AnkiError."""
    return _forecast(publication, _read(client, publication), replace_edits=replace_edits)


def push_deck(
    client: Client, publication: Publication, folder: Path, *, replace_edits: bool = False
) -> PushResult:
    """Import a publication into Anki. Raises AnkiError, and OSError if a file cannot be written.

    Notes edited in Anki are kept, or with `replace_edits` replaced. The package is written into a
    folder and removed after the import. If the import fails, it stays for an import by hand. If a
    push is interrupted, the next push completes it: cards that ask again are unsuspended first,
    because after the import they look like cards that the learner suspended.
    """
    package = folder.resolve() / f"push-{publication.deck.id}.apkg"
    in_anki = _read(client, publication)
    forecast = after = _forecast(publication, in_anki, replace_edits=replace_edits)
    _change_cards(client, "unsuspend", forecast.unsuspended)
    if forecast.pending:
        fitted = fit_to_collection(publication, forecast, in_anki)
        package.write_bytes(dict(anki.make_files(fitted))[f"{publication.deck.id}.apkg"])
        _import(client, package)
        after = preview_push(client, publication, replace_edits=replace_edits)
    package.unlink(missing_ok=True)
    _change_cards(client, "suspend", after.suspended)
    return PushResult(forecast, after.pending)


def _change_cards(client: Client, action: str, cards: Mapping[str, tuple[int, ...]]) -> None:
    """Suspend or unsuspend cards, if there are any."""
    if cards:
        client.call(action, cards=[card for ids in cards.values() for card in ids])


def _read(client: Client, publication: Publication) -> CollectionState:
    deck = publication.deck
    return read_anki(
        client, deck.id, [type_.name for type_ in note_types_of(deck, publication.ledger)]
    )


def _forecast(
    publication: Publication, in_anki: CollectionState, *, replace_edits: bool
) -> Forecast:
    deck, ledger = publication.deck, publication.ledger
    types = note_types_of(deck, publication.ledger)
    return forecast_push(publication.notes, types, ledger, in_anki, replace_edits=replace_edits)


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
