"""New learners study no notices of retired cards: these are in a subdeck, or not in the package."""

import time
from collections import Counter
from pathlib import Path

import pytest
from anki_connect_server import anki_connect
from conftest import import_package, run_quizgen

from quizgen.exports.anki.retired_notes import NOTICE
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck
from quizgen.publishing.selection import Selection

NOW = int(time.time())
HOUR = 3600
ARTICLE = (
    "Ann Lee opened 38 parks in Bath. Ann Lee closed 46 pools in Bath. Ann Lee bought 560 lamps."
)
ENTITIES = "lee: {name: Ann Lee, ask: who}"
PARKS = """
- {id: parks, kind: quantity, actor: lee, verb: opened, amount: 38 parks, rest: in Bath, %s
   quote: Ann Lee opened 38 parks in Bath}
- {id: lamps, kind: quantity, actor: lee, verb: bought, amount: 560 lamps,
   quote: Ann Lee bought 560 lamps}
"""
POOLS = """
- {id: pools, kind: quantity, actor: lee, verb: closed, amount: 46 pools, rest: in Bath,
   quote: Ann Lee closed 46 pools in Bath}
"""
FIRST, SECOND = PARKS % "" + POOLS, PARKS % "without: [who],"
THIRD = PARKS % "without: [who], note: In one year.,"
FRESH = Selection(fresh=True)


@pytest.fixture
def publish(deck_project, tmp_path):
    """Build a deck at a time, and return the package: `publish(facts, hours, selection)`."""

    def build(facts, hours, selection=Selection()):  # noqa: B008 - it is immutable
        path = deck_project(facts, entities=ENTITIES, article=ARTICLE)
        output = tmp_path / ("fresh" if selection.fresh else "build")
        built = build_deck(path, output, NOW + hours * HOUR, selection=selection)
        assert built.sizes, built.findings
        return built.folder / "parks.apkg"

    return build


def notices_by_deck(collection):
    """Return the number of notices in each deck."""
    cards = map(collection.get_card, collection.find_cards(""))
    notices = (card for card in cards if NOTICE in _text_of(card))
    return Counter(collection.decks.name(card.did) for card in notices)


def _text_of(card):
    return card.question().replace("<span", "").replace("</span>", "")


def new_cards(collection):
    """Return the fronts of all new cards of the deck itself."""
    ids = collection.find_cards('deck:Parks -deck:"Parks::*" is:new')
    return [collection.get_card(card).question() for card in ids]


def test_a_newcomer_has_notices_in_a_subdeck_only(collection, publish):
    """Whole retired notes and single retired questions are in Parks::Retired."""
    publish(FIRST, -48)
    import_package(collection, publish(SECOND, -24))
    assert notices_by_deck(collection) == {"Parks::Retired": 5}
    fronts = new_cards(collection)
    assert len(fronts) == 3
    assert not [front for front in fronts if "retired" in front]


def test_cards_that_a_learner_has_stay_in_their_decks(collection, publish):
    """A later notice replaces the text; deck, position and schedule of the card stay."""
    import_package(collection, publish(FIRST, -48))
    (card,) = collection.find_cards("Id:parks/pools card:1")
    collection.sched.set_due_date([card], "12!")
    columns = "SELECT id, did, ord, type, queue, due, ivl, factor, reps FROM cards ORDER BY id"
    before = collection.db.all(columns)
    import_package(collection, publish(SECOND, -24))
    assert collection.db.all(columns) == before
    assert notices_by_deck(collection) == {"Parks": 3, "Parks::Typing": 1, "Parks::Quiz": 1}


def test_a_fresh_package_has_no_notices(collection, publish):
    """It has no retired notes, no cards of retired questions, and no subdeck for them."""
    publish(FIRST, -48)
    import_package(collection, publish(SECOND, -24, FRESH))
    assert notices_by_deck(collection) == {}
    assert collection.find_notes("tag:quizgen::retired") == []
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert decks == {"Default", "Parks", "Parks::Quiz", "Parks::Typing"}
    assert list(collection.get_empty_cards().notes) == []
    assert collection.fix_integrity()[1]


def test_the_ledger_is_the_same_with_and_without_notices(publish, deck_project):
    """A fresh build records what a normal build would record."""
    publish(FIRST, -48)
    path = deck_project(SECOND, entities=ENTITIES, article=ARTICLE)
    ledger = path.with_suffix(".ledger.json")
    before = ledger.read_text("utf-8")
    publish(SECOND, -24, FRESH)
    fresh = ledger.read_text("utf-8")
    assert fresh != before
    ledger.write_text(before, "utf-8")
    publish(SECOND, -24)
    assert ledger.read_text("utf-8") == fresh
    assert plan_build(path, NOW).notes == ()


def test_a_normal_build_after_a_fresh_one_adds_notices_to_the_subdeck(collection, publish):
    """The notes that the learner has are duplicates, and no card of theirs is empty."""
    publish(FIRST, -48)
    import_package(collection, publish(SECOND, -24, FRESH))
    study = new_cards(collection)
    assert import_package(collection, publish(SECOND, -23)) == {"new": 3, "duplicate": 6}
    assert notices_by_deck(collection) == {"Parks::Retired": 5}
    assert import_package(collection, publish(THIRD, -12))["updated"] == 3
    assert notices_by_deck(collection) == {"Parks::Retired": 5}
    assert new_cards(collection) == study
    assert list(collection.get_empty_cards().notes) == []


def test_a_later_fresh_build_updates_notes(collection, publish):
    """New learners can import fresh builds only, and never get a notice."""
    publish(FIRST, -48)
    import_package(collection, publish(SECOND, -24, FRESH))
    assert import_package(collection, publish(THIRD, -12, FRESH)) == {"updated": 3, "duplicate": 3}
    assert notices_by_deck(collection) == {}


def test_a_later_fresh_build_leaves_no_card_empty(collection, publish):
    """A question that was retired after the import is a notice on the learner's card."""
    import_package(collection, publish(FIRST, -48, FRESH))
    import_package(collection, publish(SECOND, -24, FRESH))
    assert notices_by_deck(collection) == {"Parks": 1}
    assert list(collection.get_empty_cards().notes) == []


def test_a_note_whose_questions_are_all_retired_is_not_in_a_fresh_package(collection, publish):
    """The fact still has a typed item, so its note is a notice, but not removed."""
    publish(FIRST, -48)
    facts = PARKS % "without: [who, flashcard, cloze],"
    import_package(collection, publish(facts, -24, FRESH))
    assert collection.find_notes("Id:parks/parks") == []
    assert len(collection.find_notes("Id:parks/parks/how-many/typed")) == 1


def test_push_imports_a_whole_package(collection, publish, tmp_path):
    """A fresh build in the folder of the build is replaced before the push."""
    publish(FIRST, -48)
    publish(SECOND, -24)
    run_quizgen("build", "-q", "--fresh", cwd=tmp_path)
    with anki_connect(collection) as (url, _):
        run_quizgen("push", "-q", "--url", url, cwd=tmp_path)
    assert notices_by_deck(collection) == {"Parks::Retired": 5}


def test_styles_of_a_build_retire_nothing(collection, publish, tmp_path):
    """The package has the chosen styles only; the ledger and the sheets are those of the deck."""
    publish(FIRST, -48)
    folder = tmp_path / "build" / "parks"
    sheet = (folder / "quiz-A.html").read_bytes()
    ledger = (tmp_path / "decks" / "parks.ledger.json").read_bytes()
    done = run_quizgen("build", "--styles", "typed,matching", cwd=tmp_path)
    assert "retired" not in done.stdout
    assert (folder / "quiz-A.html").read_bytes() == sheet
    assert (tmp_path / "decks" / "parks.ledger.json").read_bytes() == ledger
    import_package(collection, folder / "parks.apkg")
    types = {note_type["name"] for note_type in _used_types(collection)}
    assert types == {"Quizgen Typed Answer"}
    assert import_package(collection, publish(FIRST, -1)) == {"new": 6, "duplicate": 3}


def _used_types(collection):
    notes = map(collection.get_note, collection.find_notes(""))
    return [note.note_type() for note in notes]


def test_one_style_of_a_note_leaves_its_other_cards_out(collection, publish, tmp_path):
    """Flashcards and reverse cards share a note; a later whole package adds nothing by itself."""
    publish(FIRST, -48)
    run_quizgen("build", "-q", "--styles", "reverse", cwd=tmp_path)
    import_package(collection, tmp_path / "build" / "parks" / "parks.apkg")
    fronts = [collection.get_card(card).question() for card in collection.find_cards("")]
    assert len(fronts) == 3
    assert all("Who " in front for front in fronts)
    assert import_package(collection, publish(FIRST, -1))["duplicate"] == 3
    assert list(collection.get_empty_cards().notes) == []


def test_a_style_without_notes_gives_an_empty_package(collection, publish, tmp_path):
    """Anki imports it without an error."""
    publish(FIRST, -48)
    run_quizgen("build", "-q", "--styles", "matching", cwd=tmp_path)
    assert import_package(collection, tmp_path / "build" / "parks" / "parks.apkg") == {}


def test_an_unknown_style_is_named(publish, tmp_path):
    """The nearest style is suggested."""
    publish(FIRST, -48)
    done = run_quizgen("build", "--styles", "typed,flashcards", cwd=tmp_path, code=2)
    assert "unknown value “flashcards”; did you mean “flashcard”?" in done.stderr


def test_a_selection_is_not_taken_from_the_cache(publish, tmp_path):
    """A whole build is cached; a fresh build after it has other bytes."""
    publish(FIRST, -48)
    publish(SECOND, -24)
    cache = {"QUIZGEN_CACHE_DIR": str(tmp_path / "cache")}
    package = Path(tmp_path / "build" / "parks" / "parks.apkg")
    sizes = []
    for flag in ((), ("--fresh",), ()):
        run_quizgen("build", "-q", *flag, cwd=tmp_path, **cache)
        sizes.append(package.stat().st_size)
    assert sizes[0] == sizes[2] > sizes[1]
