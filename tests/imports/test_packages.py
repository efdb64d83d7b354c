"""Anki notes become facts, and losses are reported."""

import importlib.util

import genanki
import pytest
from conftest import import_package, need
from foreign import export, genanki_package, request_for
from genanki import BASIC_AND_REVERSED_CARD_MODEL as REVERSED
from genanki import BASIC_MODEL as BASIC
from genanki import CLOZE_MODEL as CLOZE
from msgspec.structs import replace

from quizgen.exports.anki.retired_notes import NOTICE
from quizgen.imports.anki.note_import import import_notes
from quizgen.imports.anki.note_texts import LONGEST
from quizgen.imports.anki.package_reader import read_notes
from quizgen.imports.deck_files import render_source
from quizgen.imports.formats.packages import read_foreign

NOTES = (
    (BASIC, ["What is the capital of <b>France</b>?", "Paris<img src='a.png'>"], "one"),
    (CLOZE, ["The {{c1::Nile::river}} flows through Cairo in Egypt.", ""], "two"),
    (CLOZE, ["{{c1::Paris}} is the old capital of {{c2::France}}.", "more"], "three"),
    (CLOZE, ["The sea is {{c1::blue}}.", ""], "four"),
    (BASIC, ["", "nothing asks for this"], "five"),
    (REVERSED, ["Which dog?", "chien"], "six"),
)


def read(path):
    """Return the deck of a valid package."""
    foreign, findings = read_foreign(request_for(path.read_bytes()))
    assert not findings
    return foreign


def losses(foreign):
    """Return the places of losses, by sort."""
    return {loss.what: loss.where for loss in foreign.losses}


def guids(foreign):
    """Return the GUIDs that notes keep, by their keys."""
    return {key: kept.guid for fact in foreign.facts for key, kept in fact.guids.items()}


@pytest.fixture
def foreign(tmp_path):
    """The deck of the notes above."""
    return read(genanki_package(tmp_path / "a.apkg", *NOTES))


def test_basic_notes_become_cards(foreign):
    """A basic note becomes a card with its front and back, which together are the quote."""
    fact = foreign.facts[0]
    assert (fact.id, fact.kind) == ("what-is-the-capital-of-france", "card")
    assert fact.values == {"front": "What is the capital of France?", "back": "Paris"}
    assert fact.quote == "What is the capital of France? Paris"
    assert foreign.title == "French"


def test_clozes_become_gaps(foreign):
    """Each gap becomes a fact; a gap that is no fair cloze becomes a flashcard."""
    gaps = [fact for fact in foreign.facts if fact.kind == "gap"]
    assert [fact.values["gap"] for fact in gaps] == ["Nile", "Paris", "France", "blue"]
    assert gaps[0].values["sentence"] == "The Nile flows through Cairo in Egypt."
    assert [fact.without for fact in gaps] == [("flashcard",)] * 3 + [()]


def test_guids_are_kept_for_unchanged_notes(foreign):
    """A note keeps its GUID if it becomes one note of the same sort."""
    assert guids(foreign) == {
        "what-is-the-capital-of-france": "one",
        "the-nile-flows-through-cairo-in-egypt/gap/cloze": "two",
        "which-dog": "six",
    }


def test_losses_are_reported(foreign):
    """Everything that the deck cannot hold is reported, with its notes."""
    assert losses(foreign) == {
        "bold, colours, lists and other layout": ("what-is-the-capital-of-france",),
        "pictures": ("what-is-the-capital-of-france",),
        "hints": ("the-nile-flows-through-cairo-in-egypt (river)",),
        "notes with several gaps (each becomes a fact)": ("paris-is-the-old-capital-of-france",),
        "GUIDs of notes that do not become one note": (
            "paris-is-the-old-capital-of-france",
            "the-sea-is-blue",
        ),
        "notes without cards": ("nothing asks for this",),
    }


def test_gaps_that_cannot_be_blanked_out_become_cards(tmp_path):
    """A card with several gaps, or whose words occur before the gap, shows gaps as Anki does."""
    notes = (
        (CLOZE, ["A bat is {{c1::a::article}} mammal of the night.", ""], "g"),
        (CLOZE, ["{{c1::All of it}}", ""], "h"),
        (CLOZE, ["{{c1::Ann}} and {{c1::Bo}} came to Bath by train.", ""], "i"),
    )
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert [fact.values for fact in foreign.facts] == [
        {"front": "A bat is [article] mammal of the night.", "back": "a"},
        {"front": "[…] and […] came to Bath by train.", "back": "Ann; Bo"},
    ]
    assert losses(foreign)["cards with a gap of the whole text"] == ("{{c1::All of it}}",)


def test_cards_for_the_same_gap_are_reported(tmp_path):
    """A gap with two numbers is asked once."""
    notes = ((CLOZE, ["The {{c1,2::Nile}} is long, and {{c3::old}} too.", ""], "g"),)
    path = genanki_package(tmp_path / "a.apkg", *notes)
    (note,) = read_notes(path.read_bytes())
    foreign = import_notes((replace(note, cards=(0, 1, 2, 3)),), "Given")
    assert [fact.values["gap"] for fact in foreign.facts] == ["Nile", "old"]
    assert foreign.cards.left_out == {
        "for a gap that another card asks for": 1,
        "without a gap of their number": 1,
    }


def test_notices_of_retired_questions_are_left_out(tmp_path):
    """A card of ours that was retired says so in place of a question."""
    notes = ((REVERSED, [NOTICE, "advice"], "g"), (BASIC, ["Who came?", "Ann"], "h"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert foreign.cards.left_out == {"retired": 1}
    assert NOTICE not in [fact.values["front"] for fact in foreign.facts]


def test_quote_has_one_place(tmp_path):
    """A quote with which another one begins is not repeated in the source."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who came?", "Ann Lee"], "h"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert [fact.quote for fact in foreign.facts] == ["Who came? Ann", "Who came? Ann Lee"]
    assert render_source(foreign) == "Who came? Ann Lee\n"


def test_duplicate_guid_is_kept_once(tmp_path):
    """If two notes have the same GUID, only the first keeps it."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who left?", "Bo"], "g"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert [list(fact.guids) for fact in foreign.facts] == [["who-came"], []]


def test_guid_of_an_equal_note_is_reported(tmp_path):
    """Of two notes that ask the same, one keeps its GUID; the other GUID is a loss."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who came?", "ann"], "h"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert guids(foreign) == {"who-came": "g"}
    assert losses(foreign) == {"GUIDs of notes that do not become one note": ("who-came",)}


def test_gaps_of_several_fields_are_asked(tmp_path):
    """A front may show several texts with gaps; each card asks in its own text."""
    fields = [{"name": "Text"}, {"name": "More"}]
    shown = "{{cloze:Text}}<br>{{cloze:More}}"
    model = genanki.Model(
        7, "Two texts", fields, [{"name": "C", "qfmt": shown, "afmt": shown}], model_type=1
    )
    texts = ["The {{c1::Nile}} flows through Cairo in Egypt.", "It ends in a {{c2::delta}} there."]
    foreign = read(genanki_package(tmp_path / "a.apkg", (model, texts, "g")))
    assert [fact.values["gap"] for fact in foreign.facts] == ["Nile", "delta"]
    assert [fact.values["sentence"][:3] for fact in foreign.facts] == ["The", "It "]


def test_long_field_is_reported(tmp_path):
    """A note with a field that is too long is left out and reported."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who left?", "x" * 20_001], "h"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert losses(foreign)[f"fields longer than {LONGEST} characters"] == ("Who left?",)


def test_long_deck_name_is_cut(tmp_path):
    """A deck name that is too long is cut and reported."""
    foreign = read(genanki_package(tmp_path / "a.apkg", NOTES[0], deck="French " * 3_000))
    assert len(foreign.title) < 400
    (what,) = (what for what in losses(foreign) if what.startswith("ends of names"))
    assert losses(foreign)[what] == (f"{('French ' * 3_000)[:60]}…",)


def test_exports_of_anki_are_read(collection, tmp_path):
    """Decks become sections, and schedules and tags are losses, in every format of package."""
    need("anki", present=importlib.util.find_spec("anki") is not None)
    towns = genanki_package(tmp_path / "a.apkg", NOTES[0], deck="French::Towns")
    rivers = genanki_package(tmp_path / "b.apkg", NOTES[1], deck="French::Rivers")
    import_package(collection, towns)
    import_package(collection, rivers)
    card = collection.get_card(collection.find_cards("")[0])
    card.type, card.queue, card.ivl = 2, 2, 77
    collection.update_card(card)
    collection.tags.bulk_add(collection.find_notes(""), "geo")
    legacy = export(collection, tmp_path / "c.apkg", legacy=True, with_scheduling=True)
    foreign = read(legacy)
    assert foreign.title == "French"
    assert foreign.sections == {"towns": "Towns", "rivers": "Rivers"}
    assert list(guids(foreign).values()) == ["one", "two"]
    lost = losses(foreign)
    france, nile = "what-is-the-capital-of-france", "the-nile-flows-through-cairo-in-egypt"
    assert lost["tags"] == (f"{france} (geo)", f"{nile} (geo)")
    assert lost["schedules (they stay in your own Anki)"] == (france,)
    newest = export(collection, tmp_path / "d.apkg", legacy=False, with_scheduling=True)
    assert read(newest) == foreign
    for name, is_legacy in (("e.colpkg", True), ("f.colpkg", False)):
        path = tmp_path / name
        collection.export_collection_package(str(path), include_media=False, legacy=is_legacy)
        collection.reopen()
        assert read(path) == foreign
