"""Reversed notes of another deck keep the schedules of both cards."""

from conftest import import_package
from foreign import genanki_package, request_for
from genanki import BASIC_AND_REVERSED_CARD_MODEL as REVERSED

from quizgen.exports.anki.note_fields import fill_slot
from quizgen.imports.deck_import import import_file, write_import
from quizgen.publishing.deck_build import build_deck

NOW = 1_700_000_000
ALWAYS = 1
FRONT, BACK = "Which animal is “chien”?", "What is the French for a dog, please?"


def test_reversed_note_keeps_both_schedules(collection, tmp_path):
    """After “Change Note Type”, an import updates both cards of a reversed note in place."""
    package = genanki_package(tmp_path / "a.apkg", (REVERSED, [FRONT, BACK], "one"))
    import_package(collection, package)
    for interval, id_ in enumerate(collection.find_cards(""), 71):
        card = collection.get_card(id_)
        card.type, card.queue, card.ivl = 2, 2, interval
        collection.update_card(card)
    target = tmp_path / "decks" / "given.yaml"
    write_import(import_file(request_for(package.read_bytes()), target, NOW))
    built = build_deck(target, tmp_path / "build", NOW).folder / "given.apkg"
    assert import_package(collection, built) == {"conflicting": 1}
    change_type(collection, {**fill_slot(1, 0, 1)[1], **fill_slot(2, 1, 0)[1]})
    assert import_package(collection, built, notes=ALWAYS) == {"updated": 1}
    assert collection.get_empty_cards().notes == []
    rows = "SELECT ord, ivl FROM cards ORDER BY ord"
    assert [tuple(row) for row in collection.db.all(rows)] == [(0, 71), (1, 72)]
    (note,) = map(collection.get_note, collection.find_notes(""))
    for name, text in {**fill_slot(1, FRONT, BACK)[1], **fill_slot(2, BACK, FRONT)[1]}.items():
        assert note[name] == text


def change_type(collection, fields):
    """Change the type of the only note to ours, with both cards, as Anki's Browser does."""
    models = (collection.models.get(entry.id) for entry in collection.models.all_names_and_ids())
    new = next(m for m in models if {*fields} <= {field["name"] for field in m["flds"]})
    (note,) = map(collection.get_note, collection.find_notes(""))
    info = collection.models.change_notetype_info(
        old_notetype_id=note.mid, new_notetype_id=new["id"]
    )
    info.input.note_ids.append(note.id)
    info.input.new_fields[:] = [fields.get(field["name"], -1) for field in new["flds"]]
    info.input.new_templates[:] = [0, 1] + [-1] * (len(new["tmpls"]) - 2)
    collection.models.change_notetype_of_notes(info.input)
