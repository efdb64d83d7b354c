"""A deck is published, studied, edited by a learner, and published again, in the real Anki.

It runs under the oldest and the newest Anki that we support, so it uses only what both have.
"""

import time
from collections import Counter

import pytest
from conftest import import_package

from quizgen.exports.anki.retired_notes import RETIRED_TAG
from quizgen.exports.ledger import ChangeType
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck

HOUR = 3600
STUDIED = 14
"""Cards that the learner has studied, one review each."""
ARTICLE = (
    "The council planted 3,400 trees along the old road to the sea. The council opened 38 parks. "
    "Ann Lee, Bob Ray and Cyd Fox came to the feast. The council closed 46 pools in the old town "
    "by the river. The council bought 560 lamps. The council built 95 benches. "
    "The council sold 71 bins."
)
ENTITIES = """
council: {name: council, the: true, ask: which body}
ann: {name: Ann Lee, ask: which singer}
bob: {name: Bob Ray, ask: which painter}
cyd: {name: Cyd Fox, ask: which dancer}
"""
POOLS = """
- {id: pools, kind: quantity, actor: council, verb: {base: close, past: closed},
   amount: {value: 46, unit: pool}, rest: in the old town by the river,
   quote: "The council closed 46 pools in the old town by the river"}
- id: town
  say: The council closed 46 pools in the [old town] by the river.
  quote: The council closed 46 pools in the old town by the river
"""
BINS = """
- {id: bins, kind: quantity, actor: council, verb: {base: sell, past: sold},
   amount: {value: 71, unit: bin}, quote: The council sold 71 bins}
"""


def facts(*, trees="", parks="", lamps="", members="ann, bob"):
    """Return the facts of both versions of the deck, with extra fields for some of them."""
    return f"""
- {{id: trees, kind: quantity, actor: council, verb: {{base: plant, past: planted}},
   amount: {{value: 3400, unit: tree}}, rest: along the old road to the sea, {trees}
   quote: "The council planted 3,400 trees along the old road to the sea"}}
- {{id: parks, kind: quantity, actor: council, verb: {{base: open, past: opened}}, {parks}
   amount: {{value: 38, unit: park}}, quote: The council opened 38 parks}}
- {{id: guests, kind: member, owner: the feast, verb: {{base: welcome, past: welcomed}},
   members: [{members}], quote: "Ann Lee, Bob Ray and Cyd Fox came to the feast"}}
- {{id: lamps, kind: quantity, actor: council, verb: {{base: buy, past: bought}}, {lamps}
   amount: {{value: 560, unit: lamp}}, quote: The council bought 560 lamps}}
- {{id: benches, kind: quantity, actor: council, verb: {{base: build, past: built}},
   amount: {{value: 95, unit: bench, units: benches}}, quote: The council built 95 benches}}
"""


FIRST = facts() + POOLS
SECOND = BINS + facts(
    trees="note: All of them limes.,",
    parks="without: [who],",
    lamps="note: In one year.,",
    members="ann, cyd",
)


class Publisher:
    """The maintainer of a deck, who publishes versions of it at given times into one folder."""

    def __init__(self, write, folder):
        self.write = write
        self.folder = folder
        self.package = folder / "parks" / "parks.apkg"

    def publish(self, text, now, entities=ENTITIES, article=ARTICLE):
        """Build the deck and return the changes that `quizgen diff` would show just before."""
        path = self.write(text, entities=entities, article=article)
        plan = plan_build(path, now)
        built = build_deck(path, self.folder, now)
        assert built.sizes, built.findings
        return plan


@pytest.fixture
def publisher(deck_project, tmp_path):
    """A deck of parks that can be published repeatedly."""
    return Publisher(deck_project, tmp_path / "build")


def notes_of(collection):
    """Return the notes of the deck by their keys in the ledger."""
    notes = map(collection.get_note, collection.find_notes(""))
    return {note["Id"].removeprefix("parks/"): note for note in notes}


def schedules(collection):
    """Return Anki's scheduling data of each card."""
    rows = collection.db.all(
        "SELECT id, did, ord, due, ivl, factor, reps, lapses, type, queue, left, data FROM cards"
    )
    return {row[0]: row for row in rows}


def study(collection, answers):
    """Answer cards with again, good and easy in turn, and return the number of answers."""
    collection.decks.select(collection.decks.id("Parks"))
    for count in range(answers):
        card = collection.sched.getCard()
        if card is None:
            return count
        card.start_timer()
        collection.sched.answerCard(card, (4, 3, 1)[count % 3])
    return answers


def restyle(project, colour):
    """Give a project its own style sheet for cards."""
    folder = project / "templates" / "anki"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cards.css").write_text(f".card {{ color: {colour} }}\n", "utf-8")


@pytest.fixture
def learner(collection, publisher, tmp_path):
    """A collection with yesterday's build, studied; one note is edited and others are tagged."""
    restyle(tmp_path, "navy")
    publisher.publish(FIRST, int(time.time()) - 48 * HOUR)
    import_package(collection, publisher.package)
    assert study(collection, STUDIED) == STUDIED
    notes = notes_of(collection)
    lamps = notes["lamps"]
    lamps["Answer 1"] = "560, as in my street"
    collection.update_note(lamps)
    collection.tags.bulk_add([notes["benches"].id, notes["benches/how-many/typed"].id], "mine")
    return collection


@pytest.fixture
def second(learner, publisher, tmp_path):
    """The plan of the second build, the log of its import, and the schedules before it."""
    restyle(tmp_path, "teal")
    plan = publisher.publish(SECOND, int(time.time()) - 24 * HOUR)
    before = schedules(learner), learner.db.all("SELECT * FROM revlog ORDER BY id")
    return plan, import_package(learner, publisher.package), before


def test_the_import_does_what_diff_predicts(learner, second):
    """New, updated and duplicate notes match `diff`, except notes that the learner edited."""
    plan, log, _ = second
    changes = {change.key: change.change for change in plan.notes}
    assert (
        changes.items()
        >= {
            "bins": ChangeType.NEW,
            "trees": ChangeType.UPDATED,
            "parks": ChangeType.UPDATED,
            "guests": ChangeType.UPDATED,
            "lamps": ChangeType.UPDATED,
            "pools": ChangeType.RETIRED,
            "town/answer/cloze": ChangeType.RETIRED,
            "pools/how-many/typed": ChangeType.RETIRED,
            "pools/how-many/choice": ChangeType.RETIRED,
        }.items()
    )
    new = sum(change is ChangeType.NEW for change in changes.values())
    updated = len(changes) - new - 1
    notes = len(plan.publication.ledger.notes)
    assert log == {"new": new, "updated": updated, "duplicate": notes - new - updated}
    assert len(notes_of(learner)) == notes


def test_schedules_and_reviews_stay(learner, second):
    """Every card keeps its deck, due date, interval, ease, state and log."""
    _, _, (cards, reviews) = second
    after = schedules(learner)
    assert {card: after[card] for card in cards} == cards
    assert learner.db.all("SELECT * FROM revlog ORDER BY id") == reviews
    assert len(reviews) == STUDIED
    assert {row[8] for row in cards.values()} >= {0, 1, 2}


def test_a_learners_edits_and_tags_stay(learner, second):
    """The import does not overwrite edits made after the build."""
    assert second
    notes = notes_of(learner)
    assert notes["lamps"]["Answer 1"] == "560, as in my street"
    assert notes["lamps"]["Comment"] == ""
    assert notes["lamps/how-many/typed"]["Comment"] == "In one year."
    assert "mine" in notes["benches"].tags
    assert "mine" in notes["benches/how-many/typed"].tags


def test_a_retired_fact_becomes_notices_with_a_tag(learner, second):
    """A search finds exactly the notes of the fact, and all their cards still exist."""
    assert second
    found = learner.find_notes("tag:quizgen::retired")
    keys = {key for key, note in notes_of(learner).items() if note.id in found}
    assert keys == {
        "pools",
        "town/answer/cloze",
        "pools/how-many/typed",
        "pools/how-many/choice",
    }
    cards = [learner.get_card(card) for card in learner.find_cards("tag:quizgen::retired")]
    assert Counter(card.note()["Id"] for card in cards) == {
        "parks/pools": 2,
        "parks/town/answer/cloze": 1,
        "parks/pools/how-many/choice": 1,
        "parks/pools/how-many/typed": 1,
    }
    for card in cards:
        assert "no longer part of the deck" in card.question()
        assert "Suspend it" in card.answer()
        assert "How many" not in card.question()


def test_a_retired_question_becomes_a_notice(learner, second):
    """Other cards of the note stay; a new member gets the next slot, not the retired one."""
    assert second
    notes = notes_of(learner)
    how_many, who = notes["parks"].cards()
    assert "38 parks" in how_many.answer()
    assert "This card was retired" in who.question()
    assert "quizgen::retired" not in notes["parks"].tags
    ann, bob, cyd = notes["guests"].cards()
    assert "Ann Lee" in ann.answer()
    assert "This card was retired" in bob.question()
    assert "Cyd Fox" in cyd.answer()
    assert (cyd.ord, cyd.type) == (2, 0)


def test_a_new_style_reaches_the_learner(learner, second):
    """All note types have the new CSS, and none is duplicated."""
    plan, _, _ = second
    assert {(change.change, change.parts) for change in plan.note_types} == {
        (ChangeType.UPDATED, ("style",))
    }
    styles = {learner.get_card(card).css() for card in learner.find_cards("")}
    assert styles == {"<style>.card { color: teal }\n</style>"}
    assert sum("Quizgen" in type_.name for type_ in learner.models.all_names_and_ids()) == 4


def test_the_collection_has_no_errors(learner, second):
    """There are no empty cards, and Check Database finds nothing."""
    assert second
    assert list(learner.get_empty_cards().notes) == []
    problems, fine = learner.fix_integrity()
    assert fine, problems


def test_the_same_build_again_is_all_duplicates(learner, second, publisher):
    """Notices that were shipped before are not new."""
    plan, _, _ = second
    again = publisher.publish(SECOND, int(time.time()))
    assert (again.notes, again.note_types) == ((), ())
    notes = len(plan.publication.ledger.notes)
    assert import_package(learner, publisher.package) == {"duplicate": notes}


def test_a_suspended_notice_stays_and_a_deleted_notice_returns(learner, second, publisher):
    """Notices behave as their text says."""
    assert second
    notes = notes_of(learner)
    suspended, deleted = notes["pools/how-many/typed"].cards()[0], notes["town/answer/cloze"]
    learner.sched.suspend_cards([suspended.id])
    learner.remove_notes([deleted.id])
    assert import_package(learner, publisher.package)["new"] == 1
    assert learner.get_card(suspended.id).queue == -1
    assert "town/answer/cloze" in notes_of(learner)


def test_a_retired_fact_can_come_back(learner, second, publisher):
    """The notes of a returning fact ask again with their schedules, without the tag."""
    _, _, (cards, _) = second
    later = int(time.time()) + HOUR
    plan = publisher.publish(BINS + FIRST, later)
    back = {change.key for change in plan.notes if change.change is ChangeType.BACK}
    assert back == {
        "pools",
        "town/answer/cloze",
        "pools/how-many/typed",
        "pools/how-many/choice",
    }
    import_package(learner, publisher.package)
    assert learner.find_notes("tag:quizgen::retired") == []
    how_many = notes_of(learner)["pools"].cards()[0]
    assert "How many pools" in how_many.question()
    assert schedules(learner)[how_many.id] == cards[how_many.id]


def test_a_list_that_fills_two_notes_shrinks_and_grows(collection, publisher):
    """Nine members, then the ninth and a tenth, then the first: each keeps its card."""
    names = ["Ann", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon"]
    entities = "\n".join(f"{name}: {{name: {name}, ask: 'who {name[0]}'}}" for name in names)
    quote = f"{', '.join(names)} came by boat"
    now = int(time.time())

    def publish(members, hours):
        fact = (
            "- {id: guests, kind: member, owner: the host, verb: {base: greet, past: greeted},"
            f" members: [{', '.join(members)}], quote: '{quote}'}}"
        )
        publisher.publish(fact, now + hours * HOUR, entities, f"The guests.\n\n{quote}.")
        log = import_package(collection, publisher.package)
        notes = notes_of(collection)
        answers = [
            [card.note()[f"Answer {card.ord + 1}"][:7] for card in notes[key].cards()]
            for key in ("guests", "guests#2")
        ]
        return log, answers, {note["Id"] for note in notes.values() if note.tags[0] == RETIRED_TAG}

    assert publish(names[:9], -48) == ({"new": 2}, [names[:8], ["Ida"]], set())
    gone = ["Suspend"] * 8
    log, answers, retired = publish(names[8:], -24)
    assert (log, answers, retired) == ({"updated": 2}, [gone, ["Ida", "Jon"]], {"parks/guests"})
    log, answers, retired = publish(names[:1], 1)
    assert answers == [["Ann", *gone[:7]], gone[:2]]
    assert (log, retired) == ({"updated": 2}, {"parks/guests#2"})
    assert list(collection.get_empty_cards().notes) == []
