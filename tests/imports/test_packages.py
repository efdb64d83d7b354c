"""Anki's notes become facts, and what a deck cannot hold is told."""

import importlib.util

import pytest
from conftest import import_package, need
from foreign import export, genanki_package, request_for
from genanki import BASIC_AND_REVERSED_CARD_MODEL as REVERSED
from genanki import BASIC_MODEL as BASIC
from genanki import CLOZE_MODEL as CLOZE

from quizgen.imports.formats.packages import LONGEST, read_foreign

NOTES = (
    (BASIC, ["What is the capital of <b>France</b>?", "Paris<img src='a.png'>"], "one"),
    (CLOZE, ["The {{c1::Nile::river}} flows through Cairo in Egypt.", ""], "two"),
    (CLOZE, ["{{c1::Paris}} is the old capital of {{c2::France}}.", "more"], "three"),
    (CLOZE, ["The sea is {{c1::blue}}.", ""], "four"),
    (BASIC, ["", "nothing asks for this"], "five"),
    (REVERSED, ["Which dog?", "chien"], "six"),
)


def read(path):
    """Read a package that can be read."""
    foreign, findings = read_foreign(request_for(path.read_bytes()))
    assert not findings
    return foreign


def losses(foreign):
    """Return what was lost, by what it is."""
    return {loss.what: loss.where for loss in foreign.losses}


@pytest.fixture
def foreign(tmp_path):
    """What the notes become."""
    return read(genanki_package(tmp_path / "a.apkg", *NOTES))


def test_basic_notes_become_cards(foreign):
    """With their front and back as they stand, which together are the quote."""
    fact = foreign.facts[0]
    assert (fact.id, fact.kind) == ("what-is-the-capital-of-france", "card")
    assert fact.values == {"front": "What is the capital of France?", "back": "Paris"}
    assert fact.quote == "What is the capital of France? Paris"
    assert foreign.title == "French"


def test_clozes_become_gaps(foreign):
    """One fact a gap; a sentence that makes no fair cloze is asked on a flashcard instead."""
    gaps = [fact for fact in foreign.facts if fact.kind == "gap"]
    assert [fact.values["gap"] for fact in gaps] == ["Nile", "Paris", "France", "blue"]
    assert gaps[0].values["sentence"] == "The Nile flows through Cairo in Egypt."
    assert [fact.without for fact in gaps] == [("flashcard",)] * 3 + [()]


def test_guids_are_kept_where_one_note_becomes_one(foreign):
    """Under the key of the note that it becomes; a note of another type would clash in Anki."""
    assert {fact.note: fact.guid for fact in foreign.facts if fact.guid} == {
        "what-is-the-capital-of-france": "one",
        "the-nile-flows-through-cairo-in-egypt/gap/cloze": "two",
        "which-dog": "six",
    }


def test_losses_are_told(foreign):
    """Everything that a learner of the old deck would miss, by note."""
    assert losses(foreign) == {
        "bold, colours, lists and other layout": ("what-is-the-capital-of-france",),
        "pictures": ("what-is-the-capital-of-france",),
        "hints of gaps": ("river",),
        "further fields": ("paris-is-the-old-capital-of-france",),
        "GUIDs of notes with several gaps": ("Paris is the old capital of France.",),
        "GUIDs of gaps that are flashcards now": ("The sea is blue.",),
        "further cards of a note (reversed ones, say)": ("which-dog",),
        "notes without a text on both sides (left out)": ("nothing asks for this",),
    }


def test_gaps_that_cannot_be_blanked_out(tmp_path):
    """A kind blanks out the words where they stand first: another place would be another card."""
    notes = (
        (CLOZE, ["A bat is {{c1::a}} mammal of the night.", ""], "g"),
        (CLOZE, ["{{c1::All of it}}", ""], "h"),
        (CLOZE, ["{{c1::Ann}} and {{c1::Bo}} came to Bath by train.", ""], "i"),
    )
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert [fact.values["gap"] for fact in foreign.facts] == ["Ann", "Bo"]
    told = losses(foreign)
    left_out = "gaps that stand inside other words, or are all of the text (left out)"
    assert told[left_out] == ("A bat is a mammal of the night.: a", "All of it: All of it")
    assert told["cards with several gaps (each gap has a card now)"] == (
        "Ann and Bo came to Bath by train.",
    )


def test_one_guid_is_kept_once(tmp_path):
    """Anki adds both notes where a package has two of one GUID."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who left?", "Bo"], "g"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert [fact.guid for fact in foreign.facts] == ["g", ""]


def test_a_field_that_is_too_long(tmp_path):
    """It is no card, and is told of."""
    notes = ((BASIC, ["Who came?", "Ann"], "g"), (BASIC, ["Who left?", "x" * 20_001], "h"))
    foreign = read(genanki_package(tmp_path / "a.apkg", *notes))
    assert losses(foreign)[f"fields of more than {LONGEST} characters"] == ("Who left?",)


def test_a_name_that_is_too_long(tmp_path):
    """A text of a deck has a limit, so its end is left out, and told."""
    foreign = read(genanki_package(tmp_path / "a.apkg", NOTES[0], deck="French " * 3_000))
    assert len(foreign.title) < 400
    (what,) = (what for what in losses(foreign) if what.startswith("ends of names of decks"))
    assert losses(foreign)[what] == (f"{('French ' * 3_000)[:60]}…",)


def test_what_the_real_anki_exports(collection, tmp_path):
    """Decks are sections, schedules and tags are told as lost; the newest format gets a hint."""
    need("anki", present=importlib.util.find_spec("anki") is not None)
    one = genanki_package(tmp_path / "a.apkg", NOTES[0], deck="French::Towns")
    two = genanki_package(tmp_path / "b.apkg", NOTES[1], deck="French::Rivers")
    import_package(collection, one)
    import_package(collection, two)
    card = collection.get_card(collection.find_cards("")[0])
    card.type, card.queue, card.ivl = 2, 2, 77
    collection.update_card(card)
    collection.tags.bulk_add(collection.find_notes(""), "geo")
    foreign = read(export(collection, tmp_path / "c.apkg", legacy=True, with_scheduling=True))
    assert foreign.title == "French"
    assert foreign.sections == {"towns": "Towns", "rivers": "Rivers"}
    assert [fact.guid for fact in foreign.facts] == ["one", "two"]
    told = losses(foreign)
    assert len(told["tags"]) == 2
    assert len(told["schedules (they stay in your own Anki)"]) == 1
    newest = export(collection, tmp_path / "d.apkg", legacy=False)
    _, (finding,) = read_foreign(request_for(newest.read_bytes()))
    assert "Support older Anki versions" in finding.help
