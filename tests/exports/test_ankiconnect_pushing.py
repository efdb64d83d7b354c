"""A push into a real collection, through AnkiConnect's protocol."""

import re
import time
from pathlib import Path

import pytest
from anki_connect_server import anki_connect
from conftest import import_package

from quizgen.exports.anki.note_types import LEARNER_FIELD
from quizgen.exports.anki.retired_notes import NOTICE
from quizgen.exports.ankiconnect.client import AnkiError, connect
from quizgen.exports.ankiconnect.forecast import ImportEffect
from quizgen.exports.ankiconnect.package_push import preview_push, push_deck
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import write_build

YESTERDAY = int(time.time()) - 86400
LATER = YESTERDAY + 3600
IN_AN_HOUR = YESTERDAY + 90000
EDITED = pytest.mark.parametrize(
    "at", [LATER, IN_AN_HOUR], ids=["edited after the build", "edited before the build"]
)

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

        def run(facts, at=YESTERDAY, *, dry=False, build=False, head="", **options):
            head = f"types: {{person: {{ask: who}}}}\n{head}"
            path = deck_project(facts, entities=ENTITIES, head=head)
            plan = plan_build(path, at)
            assert plan.publication, plan.findings
            if build:
                write_build(plan, tmp_path / "build")
            if dry:
                return preview_push(connect(url), plan.publication, **options)
            folder = write_build(plan, tmp_path / "build").result.folder.parent
            return push_deck(connect(url), plan.publication, folder, **options)

        run.addon = addon
        yield run


def note_of(collection, key):
    """Return the only note with a key."""
    (note_id,) = collection.find_notes(f'"Id:parks/{key}"')
    return collection.get_note(note_id)


def state_of(collection, key="*"):
    """Return all data of the notes with a key, and of all cards, that a push could change."""
    found = {*collection.find_notes(f'"Id:parks/{key}"')}
    rows = collection.db.all("select id, guid, mod, tags, flds from notes order by id")
    return (
        [row for row in rows if row[0] in found],
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


@EDITED
def test_an_edited_note_stays_and_others_are_updated(push, collection, at):
    """An edit in Anki is kept, whether it was made after the build or before it."""
    push(PARKS)
    edit(collection, "parks", ["mine"], **{"Answer 1": "my own words", LEARNER_FIELD: "mine"})
    before = state_of(collection, "parks")
    done = push(PARKS.replace("quote", "note: In spring, quote"), at)
    assert done.forecast.notes_with(ImportEffect.KEPT) == ("parks/parks",)
    assert done.forecast.notes_with(ImportEffect.UPDATED)
    assert state_of(collection, "parks") == before
    assert note_of(collection, "parks/how-many/typed")["Comment"] == "In spring"
    assert done.missed == ()


@EDITED
def test_an_edit_can_be_replaced(push, collection, at):
    """With `replace_edits`, the text is ours; own tags and the learner's field stay."""
    push(PARKS)
    edit(collection, "parks", ["mine"], **{"Answer 1": "my own words", LEARNER_FIELD: "mine"})
    facts = PARKS.replace("quote", "note: In spring, quote")
    done = push(facts, at, replace_edits=True)
    assert done.forecast.notes_with(ImportEffect.REPLACED) == ("parks/parks",)
    assert done.missed == ()
    note = note_of(collection, "parks")
    assert (note["Answer 1"], note["Comment"]) == ("3 parks", "In spring")
    assert (note[LEARNER_FIELD], sorted(note.tags)) == ("mine", ["kind::quantity", "mine", "parks"])
    assert push(facts, at).forecast.pending == ()


@EDITED
def test_own_tags_and_notes_stay_while_the_text_is_updated(push, collection, at):
    """They delay no update: also a note tagged after the build gets the new text."""
    push(PARKS)
    own = ["mine", "marked", "leech", "parks::mine"]
    edit(collection, "parks", own, **{LEARNER_FIELD: "like <b>ours</b>, but smaller"})
    facts = PARKS.replace("quote", "note: In spring, quote")
    done = push(facts, at)
    assert "parks/parks" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert done.missed == ()
    note = note_of(collection, "parks")
    assert note["Comment"] == "In spring"
    assert note[LEARNER_FIELD] == "like <b>ours</b>, but smaller"
    assert sorted(note.tags) == sorted(["kind::quantity", "parks", *own])
    assert push(facts, at).forecast.pending == ()


def test_a_tag_that_the_author_removed_goes(push, collection):
    """A tag that an earlier build gave is not the learner's own."""
    head = "sections: {first: The first part}"
    push(PARKS.replace("kind", "section: first, kind", 1), head=head)
    edit(collection, "parks", ["mine"])
    assert sorted(note_of(collection, "parks").tags) == ["kind::quantity", "mine", "parks::first"]
    push(PARKS, LATER)
    assert sorted(note_of(collection, "parks").tags) == ["kind::quantity", "mine", "parks"]


def test_builds_that_were_never_pushed_are_no_edits(push, collection, tmp_path):
    """A learner who skipped a build, or imported one by hand, gets the next update."""
    push(PARKS)
    push(PARKS.replace("quote", "note: In spring, quote"), LATER, dry=True, build=True)
    push(PARKS.replace("quote", "note: In May, quote"), LATER + 1, dry=True, build=True)
    import_package(collection, tmp_path / "build" / "parks" / "parks.apkg")
    assert note_of(collection, "parks")["Comment"] == "In May"
    facts = PARKS.replace("quote", "note: In June, quote")
    done = push(facts, IN_AN_HOUR)
    assert done.forecast.notes_with(ImportEffect.KEPT) == ()
    assert note_of(collection, "parks")["Comment"] == "In June"
    assert push(facts, IN_AN_HOUR).forecast.pending == ()


def test_an_edit_during_the_push_stays(push, collection, monkeypatch):
    """The import does not replace an edit that the push could not see."""
    push(PARKS)
    import_ = push.addon.actions["importPackage"]

    def edit_and_import(path):
        edit(collection, "parks", **{"Answer 1": "my own words"})
        return import_(path)

    monkeypatch.setitem(push.addon.actions, "importPackage", edit_and_import)
    done = push(PARKS.replace("quote", "note: In spring, quote"), LATER)
    assert note_of(collection, "parks")["Answer 1"] == "my own words"
    assert done.missed == ()


def edit(collection, key, tags=(), **fields):
    """Edit a note as the Browser does: its time is now."""
    note = note_of(collection, key)
    for name, text in fields.items():
        note[name] = text
    note.tags += tags
    collection.update_note(note)


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
    assert push(PARKS, LATER).forecast.retiring == ()


def test_a_fact_that_comes_back_asks_again(push, collection):
    """Its cards are no longer suspended; those that the learner suspended stay so."""
    push(PARKS + EVENT)
    (own,) = collection.find_cards('"Id:parks/parks" card:1')
    collection.sched.suspend_cards([own])
    push(PARKS, LATER)
    assert len(collection.find_cards("is:suspended")) > 1
    done = push(PARKS + EVENT, LATER + 1)
    assert "parks/opening" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert "parks/opening" in done.forecast.unsuspended
    assert done.missed == ()
    assert note_of(collection, "opening").mod == LATER + 1
    assert list(collection.find_cards("is:suspended")) == [own]


def test_cards_of_retired_questions_are_suspended(push, collection):
    """The other cards of the note stay in use; a question that comes back is asked again."""
    without = PARKS.replace("quote", "without: [how-many/flashcard], quote")
    push(PARKS)
    (card,) = collection.find_cards('"Id:parks/parks" card:1')
    done = push(without, LATER)
    assert "parks/parks" in done.forecast.notes_with(ImportEffect.UPDATED)
    assert NOTICE in note_of(collection, "parks")["Question 1"]
    assert list(collection.find_cards('"Id:parks/parks" is:suspended')) == [card]
    assert push(without, LATER).forecast.suspended == {}
    push(PARKS, LATER + 1)
    assert list(collection.find_cards("is:suspended")) == []


def test_an_edited_note_that_the_deck_changed_since_is_named(push, collection):
    """A kept note misses the changes of later builds."""
    push(PARKS)
    edit(collection, "parks", **{"Answer 1": "my own words"})
    collection.db.execute("update notes set mod = ?", LATER)
    assert push(PARKS, dry=True).outdated == ()
    forecast = push(PARKS.replace("quote", "note: In spring, quote"), IN_AN_HOUR, dry=True)
    assert forecast.notes_with(ImportEffect.KEPT) == forecast.outdated == ("parks/parks",)


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


def test_a_failed_import_names_a_file_for_an_import_by_hand(push, collection, monkeypatch):
    """The file keeps own tags and notes, but File › Import drops “marked” from any package."""
    push(PARKS + EVENT)
    edit(collection, "parks", ["mine", "marked"], **{LEARNER_FIELD: "mine"})
    before = state_of(collection)
    monkeypatch.setattr(push.addon, "broken_import", "Failed to open 'parks.apkg'")
    facts = PARKS.replace("quote", "note: In spring, quote")
    with pytest.raises(AnkiError, match=r"import of .*parks\.apkg.*Failed to open") as caught:
        push(facts, LATER)
    assert "File > Import" in caught.value.help
    assert state_of(collection) == before
    package = Path(re.search(r"import of (\S+):", str(caught.value))[1])
    import_package(collection, package)
    note = note_of(collection, "parks")
    assert (note["Comment"], note[LEARNER_FIELD]) == ("In spring", "mine")
    assert sorted(note.tags) == ["kind::quantity", "mine", "parks"]
    monkeypatch.setattr(push.addon, "broken_import", None)
    assert push(facts, LATER).missed == ()
    assert not package.exists()


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
