"""CrowdAnki's folder has the notes of the package, and every reference in it resolves."""

import io
import json
import zipfile

import pytest
from conftest import SAMPLE_DECK
from hostile_items import hostile, shipped, written
from media_samples import png

from quizgen.exports.anki.note_types import note_types_of
from quizgen.exports.platforms.crowdanki import CROWDANKI
from quizgen.publishing.deck_export import ExportRequest, plan_export

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])


def unpack(files):
    """Return the JSON of the deck and the media by path."""
    (content,) = files.values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    (path,) = (name for name in entries if name.endswith("/deck.json"))
    return json.loads(entries.pop(path)), entries


def flatten(deck):
    """Yield a deck and all decks below it."""
    yield deck
    for child in deck["children"]:
        yield from flatten(child)


@PUBLICATIONS
def test_every_reference_resolves(publication):
    """Notes name a note type of the file and have its fields; decks name its options."""
    _, files = written(CROWDANKI, publication())
    deck, _ = unpack(files)
    types = {type_["crowdanki_uuid"]: type_ for type_ in deck["note_models"]}
    (config,) = deck["deck_configurations"]
    decks = list(flatten(deck))
    assert len({found["crowdanki_uuid"] for found in decks}) == len(decks)
    for found in decks:
        assert found["deck_config_uuid"] == config["crowdanki_uuid"]
        for note in found["notes"]:
            assert len(note["fields"]) == len(types[note["note_model_uuid"]]["flds"])
    assert any(found["notes"] for found in decks)


def test_notes_are_those_of_the_package(publication):
    """Each note has the GUID, the fields and the tags that it has in the package."""
    deck, _ = unpack(plan_export([SAMPLE_DECK], ExportRequest("crowdanki")).files)
    types = {t.key: t for t in note_types_of(publication.deck, publication.ledger)}
    expected = {
        note.guid: ([note.fields.get(name, "") for name in types[note.type].fields], note.tags)
        for note in publication.notes
    }
    found = [note for part in flatten(deck) for note in part["notes"]]
    assert {note["guid"]: (note["fields"], tuple(note["tags"])) for note in found} == expected
    assert [child["name"] for child in deck["children"]] == ["Typing", "Quiz"]


def test_media_are_in_their_folder(deck_project, tmp_path):
    """A picture is beside the deck, by the name that the fields have."""
    path = deck_project("""
    - id: opened
      say: Ann Lee opened [3] parks in May 2020.
      ask: How many parks did Ann Lee open in May 2020?
      quote: Ann Lee opened 3 parks in May 2020
      media: {file: media/gate.png, alt: a gate}
    """)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "gate.png").write_bytes(png())
    deck, media = unpack(plan_export([path], ExportRequest("crowdanki")).files)
    ((name, content),) = media.items()
    assert content == png()
    assert name.startswith("parks/media/")
    assert name.removeprefix("parks/media/") in json.dumps(deck)
