"""What an import of a package replaces and keeps: each sentence of docs/publishing.md, in Anki.

It runs under the oldest and the newest Anki that we support.
"""

import time
from collections import Counter

import pytest
from conftest import import_package

from quizgen.exports.anki.note_types import LEARNER_FIELD
from quizgen.publishing.deck_build import build_deck

HOUR = 3600
NEVER = 2
"""The option “Update notes: Never” of the import."""
YESTERDAY = int(time.time()) - 24 * HOUR
ENTITIES = "council: {name: council, the: true, ask: which body}"
ARTICLE = "The council opened 38 parks. The council bought 560 lamps. The council sold 71 bins."
FACTS = """
- {id: parks, kind: quantity, actor: council, verb: opened, amount: 38 parks,
   quote: The council opened 38 parks}
- {id: lamps, kind: quantity, actor: council, verb: bought, amount: 560 lamps,
   quote: The council bought 560 lamps}
"""
BINS = """
- {id: bins, kind: quantity, actor: council, verb: sold, amount: 71 bins,
   quote: The council sold 71 bins}
"""


def remark(text, remark):
    """Return facts with a note, shown on the back, of the fact about lamps."""
    return text.replace("quote: The council bought", f"note: {remark}, quote: The council bought")


@pytest.fixture
def publish(collection, deck_project, tmp_path):
    """Build facts at a time and import the package: `publish(facts, at)` returns Anki's log."""

    def run(facts, at, **options):
        path = deck_project(facts, entities=ENTITIES, article=ARTICLE)
        assert build_deck(path, tmp_path / "build", at).sizes
        package = tmp_path / "build" / "parks" / "parks.apkg"
        return import_package(collection, package, **options)

    return run


@pytest.fixture
def learner(collection, publish):
    """A collection with yesterday's build."""
    publish(FACTS, YESTERDAY)
    return collection


def note_of(collection, key):
    """Return the only note with a key."""
    (note_id,) = collection.find_notes(f'"Id:parks/{key}"')
    return collection.get_note(note_id)


def edit(collection, key, *, tags=(), **fields):
    """Edit a note as the Browser does: its time is now."""
    note = note_of(collection, key)
    for name, text in fields.items():
        note[name] = text
    note.tags += tags
    collection.update_note(note)


def test_a_newer_note_replaces_all_fields_and_tags(learner, publish):
    """Of an earlier edit, nothing is left: text, spare field, own field, own tags, marks."""
    own = {"Answer 1": "mine", "Reserved 3": "mine", LEARNER_FIELD: "mine"}
    edit(learner, "lamps", tags=["mine", "marked", "leech"], **own)
    later = int(time.time()) + HOUR
    log = publish(remark(FACTS, "In May."), later)
    note = note_of(learner, "lamps")
    assert log["updated"] >= 1
    assert note["Comment"] == "In May."
    assert "mine" not in "".join(note.fields)
    assert note[LEARNER_FIELD] == ""
    assert sorted(note.tags) == ["kind::quantity", "parks"]


def test_everything_about_cards_stays(learner, publish):
    """Schedule, flag, suspension, deck and review log are the same after the import."""
    learner.decks.select(learner.decks.id("Parks"))
    for _ in range(2):
        card = learner.sched.getCard()
        card.start_timer()
        learner.sched.answerCard(card, 3)
    (prompt,) = note_of(learner, "lamps").cards()[:1]
    learner.set_user_flag_for_cards(3, [prompt.id])
    learner.sched.suspend_cards([prompt.id])
    learner.set_deck([prompt.id], learner.decks.id("Mine"))
    before = state_of_cards(learner)
    assert publish(remark(FACTS, "In May."), YESTERDAY + HOUR)["updated"]
    assert note_of(learner, "lamps")["Comment"] == "In May."
    assert state_of_cards(learner) == before


def state_of_cards(collection):
    """Return what Anki knows about cards and reviews, apart from the times of changes."""
    cards = collection.db.all(
        "SELECT id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, flags, data"
        " FROM cards ORDER BY id"
    )
    return cards, collection.db.all("SELECT * FROM revlog ORDER BY id")


@pytest.mark.parametrize("own", [{"Answer 1": "mine"}, {"tags": ["mine"]}, {LEARNER_FIELD: "mine"}])
def test_a_note_edited_after_the_build_misses_it(learner, publish, own):
    """Any edit counts, also a tag. The note stays as it is, without the update."""
    edit(learner, "lamps", **own)
    before = note_of(learner, "lamps")
    publish(remark(FACTS, "In May."), YESTERDAY + HOUR)
    after = note_of(learner, "lamps")
    assert (after.fields, after.tags) == (before.fields, before.tags)
    assert after["Comment"] == ""


def test_a_build_after_the_edit_replaces_it(learner, publish):
    """The same note, changed once more after the edit: the import replaces the edit."""
    edit(learner, "lamps", **{"Answer 1": "mine"})
    publish(remark(FACTS, "In May."), YESTERDAY + HOUR)
    assert note_of(learner, "lamps")["Answer 1"] == "mine"
    publish(remark(FACTS, "In June."), int(time.time()) + HOUR)
    assert note_of(learner, "lamps")["Answer 1"] == "560 lamps"
    assert note_of(learner, "lamps")["Comment"] == "In June."


def test_unchanged_notes_keep_everything(learner, publish):
    """A build changes only notes whose content changed."""
    edit(learner, "parks", tags=["mine"], **{LEARNER_FIELD: "mine", "Answer 1": "mine"})
    before = note_of(learner, "parks")
    assert publish(remark(FACTS, "In May."), int(time.time()) + HOUR)["updated"]
    after = note_of(learner, "parks")
    assert (after.fields, after.tags, after.mod) == (before.fields, before.tags, before.mod)


def test_a_deleted_note_comes_back_as_new(learner, publish):
    """The learner's schedule of it is gone, even if the deck did not change."""
    learner.remove_notes([note_of(learner, "lamps").id])
    assert publish(FACTS, YESTERDAY)["new"] == 1
    assert {card.type for card in note_of(learner, "lamps").cards()} == {0}


def test_new_cards_go_to_the_deck_of_the_first_title(learner, publish):
    """A deck renamed in Anki keeps its cards; a deck with the first title gets the new ones."""
    deck = learner.decks.get(learner.decks.id("Parks"))
    learner.decks.rename(deck, "Mine")
    publish(FACTS + BINS, YESTERDAY + HOUR)
    assert decks_of(learner, "lamps") == {"Mine"}
    assert decks_of(learner, "bins") == {"Parks"}


def decks_of(collection, key):
    """Return the names of the decks with cards of a fact's flashcards."""
    return {collection.decks.name(card.did) for card in note_of(collection, key).cards()}


def test_deck_options_stay_and_the_description_does_not(learner, publish):
    """Limits of new cards are the learner's; the description has our sources."""
    deck = learner.decks.get(learner.decks.id("Parks"))
    deck["desc"] = "mine"
    deck["conf"] = learner.decks.add_config_returning_id("mine")
    learner.decks.save(deck)
    publish(remark(FACTS, "In May."), YESTERDAY + HOUR)
    after = learner.decks.get(learner.decks.id("Parks"))
    assert after["conf"] == deck["conf"]
    assert "The parks" in after["desc"]


@pytest.mark.parametrize(("hours", "css"), [(1, "mine"), (48, "teal")])
def test_the_later_design_wins(collection, publish, tmp_path, hours, css):
    """A learner's own style is kept until the project's style changes later."""
    style = tmp_path / "templates" / "anki" / "cards.css"
    style.parent.mkdir(parents=True)
    style.write_text(".card { color: black }", "utf-8")
    publish(FACTS, YESTERDAY)
    model = collection.models.by_name("Quizgen Flashcards (parks)")
    model["css"] = ".card { color: mine }"
    collection.models.update_dict(model)
    style.write_text(".card { color: teal }", "utf-8")
    publish(FACTS, YESTERDAY + hours * HOUR)
    collection.models._clear_cache()
    assert css in collection.models.by_name("Quizgen Flashcards (parks)")["css"]


@pytest.mark.parametrize("part", ["field", "template"])
def test_an_addition_to_a_note_type_stops_updates(learner, publish, part):
    """Its notes are conflicting and stay as they are, also if the package is newer."""
    models = learner.models
    model = models.by_name("Quizgen Flashcards")
    if part == "field":
        models.add_field(model, models.new_field("Mine"))
    else:
        template = models.new_template("Mine")
        template["qfmt"] = "mine {{Answer 1}}"
        models.add_template(model, template)
    models.update_dict(model)
    log = publish(remark(FACTS, "In May."), int(time.time()) + HOUR)
    assert log["conflicting"] == 2
    assert note_of(learner, "lamps")["Comment"] == ""


def test_nothing_is_replaced_with_update_notes_never(learner, publish):
    """New notes arrive all the same."""
    edit(learner, "lamps", tags=["mine"], **{"Answer 1": "mine"})
    later = int(time.time()) + HOUR
    assert publish(remark(FACTS, "In May.") + BINS, later, notes=NEVER)["new"]
    assert note_of(learner, "lamps")["Answer 1"] == "mine"
    assert note_of(learner, "bins")["Answer 1"] == "71 bins"


def test_old_versions_of_anki_date_an_updated_note_by_the_import(learner, publish):
    """So two builds made before the first of two imports: only the first reaches the learner."""
    from anki.buildinfo import version

    year, month = map(int, version.split(".")[:2])
    is_old = (year, month) < (25, 2)
    publish(remark(FACTS, "In May."), YESTERDAY + HOUR)
    assert note_of(learner, "lamps")["Comment"] == "In May."
    publish(remark(FACTS, "In June."), YESTERDAY + 2 * HOUR)
    assert note_of(learner, "lamps")["Comment"] == ("In May." if is_old else "In June.")
    publish(remark(FACTS, "In July."), int(time.time()) + HOUR)
    assert note_of(learner, "lamps")["Comment"] == "In July."


def test_my_notes_are_empty_in_every_package(built, collection):
    """We never write to the learner's field, which every note type has."""
    import_package(collection, built / f"{built.name}.apkg")
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    types = Counter(note.note_type()["name"] for note in notes)
    assert types.keys() == {
        "Quizgen Flashcards", "Quizgen Cloze", "Quizgen Typed Answer", "Quizgen Multiple Choice"
    }  # fmt: skip
    assert {note[LEARNER_FIELD] for note in notes} == {""}
