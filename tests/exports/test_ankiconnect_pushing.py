"""A push into a real collection, through AnkiConnect's protocol."""

import time

import pytest
from anki_connect_server import anki_connect

from quizgen.exports.ankiconnect.client import AnkiError, connect
from quizgen.exports.ankiconnect.forecast import ImportEffect
from quizgen.exports.ankiconnect.package_push import preview_push, push_package
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import write_build

YESTERDAY = int(time.time()) - 86400
LATER = YESTERDAY + 3600
IN_AN_HOUR = YESTERDAY + 90000

PARKS = """
  - {id: parks, kind: quantity, actor: ann, verb: {base: open, past: opened},
     amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks in May 2020.}
"""
EVENT = """
  - {id: opening, kind: event, subject: ann, verb: {base: open, past: opened}, rest: the parks,
     when: 2020-05, derived: {rest: a walk}, quote: Ann Lee opened 3 parks in May 2020.}
"""
ENTITIES = "ann: {type: person, name: Ann Lee}"


@pytest.fixture
def push(collection, deck_project, tmp_path):
    """Build facts at a time and push them: `push(facts, at)` returns a PushResult."""
    with anki_connect(collection) as (url, addon):

        def run(facts, at=YESTERDAY, *, dry=False):
            path = deck_project(facts, entities=ENTITIES, head="types: {person: {ask: who}}")
            plan = plan_build(path, at)
            assert plan.publication, plan.findings
            if dry:
                return preview_push(connect(url), plan.publication)
            package = write_build(plan, tmp_path / "build").result.folder / "parks.apkg"
            return push_package(connect(url), plan.publication, package)

        run.addon = addon
        yield run


def note_of(collection, key):
    """Return the only note with a key."""
    (note_id,) = collection.find_notes(f'"Id:parks/{key}"')
    return collection.get_note(note_id)


def state_of(collection):
    """Return all data of notes and cards that a push could change."""
    return (
        collection.db.all("select id, guid, mod, tags, flds from notes order by id"),
        collection.db.all("select id, did, type, queue, due, ivl, reps from cards order by id"),
    )


def test_an_empty_collection_gets_everything(push, collection):
    """Notes have our GUIDs and decks; the dry run before changes nothing."""
    before = state_of(collection)
    forecast = push(PARKS, dry=True)
    assert state_of(collection) == before
    done = push(PARKS)
    assert done.forecast == forecast
    assert done.missed == ()
    new = done.forecast.notes_with(ImportEffect.NEW)
    assert "parks/parks" in new
    assert collection.note_count() == len(new)
    assert note_of(collection, "parks").mod == YESTERDAY


def test_a_second_push_does_nothing(push, collection):
    """Nothing is imported again, and nothing in Anki changes."""
    push(PARKS)
    before = state_of(collection)
    push.addon.calls.clear()
    done = push(PARKS, LATER)
    assert set(done.forecast.notes.values()) == {ImportEffect.UNCHANGED}
    assert not {"importPackage", "suspend"} & set(push.addon.calls)
    assert state_of(collection) == before


def test_an_edited_fact_is_updated_and_keeps_its_schedule(push, collection):
    """The learner's card has the new text and the old due date."""
    push(PARKS)
    card = note_of(collection, "parks").cards()[0]
    collection.sched.set_due_date([card.id], "12!")
    card.load()
    before = (card.due, card.ivl, card.type, card.queue)
    done = push(PARKS.replace("quote", "rest: for children, derived: {rest: a walk}, quote"), LATER)
    assert "parks/parks" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert done.missed == ()
    card.load()
    assert "for children" in card.note()["Question 1"]
    assert (card.due, card.ivl, card.type, card.queue) == before


def test_a_learners_later_edit_stays(push, collection):
    """A note edited in Anki after the build is reported and kept; other notes are updated."""
    push(PARKS)
    note = note_of(collection, "parks")
    note["Answer 1"] = "my own words"
    collection.update_note(note)
    done = push(PARKS.replace("quote", "note: In spring, quote"), LATER)
    assert done.forecast.notes_with(ImportEffect.KEPT) == ("parks/parks",)
    assert done.forecast.notes_with(ImportEffect.UPDATED)
    assert note_of(collection, "parks")["Answer 1"] == "my own words"
    assert note_of(collection, "parks")["Comment"] == ""
    assert done.missed == ()


def test_a_later_edit_of_the_author_wins(push, collection):
    """The last edit wins, as in Anki's own import."""
    push(PARKS)
    note = note_of(collection, "parks")
    note["Answer 1"] = "my own words"
    collection.update_note(note)
    done = push(PARKS.replace("quote", "note: In spring, quote"), IN_AN_HOUR)
    assert "parks/parks" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert note_of(collection, "parks")["Comment"] == "In spring"


def test_retired_notes_are_suspended_and_others_are_not(push, collection):
    """A second push does not suspend their cards again."""
    push(PARKS + EVENT)
    done = push(PARKS, LATER)
    retired = set(done.forecast.retiring)
    assert "parks/opening" in retired
    suspended = {
        collection.get_card(card).note()["Id"] for card in collection.find_cards("is:suspended")
    }
    assert suspended == retired
    assert push(PARKS, LATER).forecast.retiring == {}


def test_a_fact_that_comes_back_is_updated(push, collection):
    """The push updates the note; the learner decides about its suspended cards."""
    push(PARKS + EVENT)
    push(PARKS, LATER)
    done = push(PARKS + EVENT, LATER + 1)
    assert "parks/opening" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert done.missed == ()
    assert note_of(collection, "opening").mod == LATER + 1


def test_a_copy_of_a_note_is_the_learners_own(push, collection):
    """A copy has the same Id, but only our note is checked and retired."""
    push(PARKS + EVENT)
    ours = note_of(collection, "opening")
    copy = collection.new_note(ours.note_type())
    copy.fields = list(ours.fields)
    collection.add_note(copy, collection.decks.id("Mine"))
    push(PARKS, LATER)
    assert {card.queue for card in ours.cards()} == {-1}
    assert -1 not in {card.queue for card in copy.cards()}


def test_a_new_card_design_is_imported(push, collection, tmp_path):
    """CSS that the deck changed later than Anki replaces Anki's, even without other changes."""
    style = tmp_path / "templates" / "anki" / "cards.css"
    style.parent.mkdir(parents=True)
    style.write_text(".card { color: navy }", "utf-8")
    push(PARKS)
    style.write_text(".card { color: teal }", "utf-8")
    done = push(PARKS, LATER)
    assert set(done.forecast.notes.values()) == {ImportEffect.UNCHANGED}
    assert "Quizgen Flashcards (parks)" in done.forecast.designs_with(ImportEffect.UPDATED)
    collection.models._clear_cache()
    assert "teal" in collection.models.by_name("Quizgen Flashcards (parks)")["css"]
    assert push(PARKS, LATER).forecast.pending == ()


def test_a_learners_own_design_stays(push, collection):
    """CSS changed in Anki later than in the deck is kept and reported."""
    push(PARKS)
    model = collection.models.by_name("Quizgen Flashcards")
    model["css"] = ".card { color: mine }"
    collection.models.update_dict(model)
    done = push(PARKS + EVENT, LATER)
    assert done.forecast.designs_with(ImportEffect.KEPT) == ("Quizgen Flashcards",)
    collection.models._clear_cache()
    assert "mine" in collection.models.by_name("Quizgen Flashcards")["css"]


def test_notes_that_anki_does_not_import_are_reported(push, collection):
    """A note whose Id was changed in Anki cannot be found again."""
    push(PARKS)
    note = note_of(collection, "parks")
    note["Id"] = "mine"
    collection.update_note(note)
    assert push(PARKS, LATER).missed == ("parks/parks",)


def test_a_failed_import_names_the_file(push, collection, monkeypatch):
    """The file can be imported by hand; no cards are suspended."""
    push(PARKS + EVENT)
    before = state_of(collection)
    monkeypatch.setattr(push.addon, "broken_import", "Failed to open 'parks.apkg'")
    with pytest.raises(AnkiError, match=r"import of .*parks\.apkg.*Failed to open") as caught:
        push(PARKS.replace("quote", "note: In spring, quote"), LATER)
    assert "File > Import" in caught.value.help
    assert state_of(collection) == before


def test_an_interrupted_push_is_finished_by_the_next(push, collection, monkeypatch):
    """Notes were imported but not suspended; the next push suspends them."""
    push(PARKS + EVENT)
    suspend = push.addon.actions.pop("suspend")
    with pytest.raises(AnkiError, match="unsupported action"):
        push(PARKS, LATER)
    monkeypatch.setitem(push.addon.actions, "suspend", suspend)
    assert "parks/opening" in push(PARKS, LATER).forecast.retiring
    assert collection.find_cards('"Id:parks/opening" is:suspended')


def test_many_notes_are_read_in_several_requests(push, monkeypatch):
    """No request asks Anki for all notes at once."""
    monkeypatch.setattr("quizgen.exports.ankiconnect.collection_state._BATCH", 2)
    done = push(PARKS + EVENT)
    count = len(done.forecast.notes)
    assert done.missed == ()
    assert push.addon.calls.count("notesInfo") == -(-count // 2)
