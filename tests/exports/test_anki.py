"""The real Anki imports every deck, renders every card, and updates from a rebuild correctly."""

import hashlib
import html
import io
import json
import re
import sqlite3
import zipfile

import pytest
from conftest import (
    ARTICLE_DECKS,
    SAMPLE_DECK,
    copy_project,
    copy_sample,
    import_package,
    key_of_type,
    run_quizgen,
)

from quizgen.exports.ledger import read_ledger

PARKS = """
- {id: parks, kind: quantity, actor: lee, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
TAGS = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", re.DOTALL)
PLACE = "[[type:Answer]]"


def text_of(rendered):
    """Return the visible text of one side of a card."""
    inline = re.sub(r"</?span[^>]*>", "", rendered)
    return " ".join(html.unescape(TAGS.sub(" ", inline)).split())


@pytest.fixture
def imported(collection, built):
    """The sample deck, imported into a new collection."""
    import_package(collection, built / "kursk-engineers.apkg")
    return collection


@pytest.fixture
def cards(imported):
    """All cards, as (note type, note, front, back)."""
    found = []
    for card_id in imported.find_cards(""):
        card = imported.get_card(card_id)
        note, front, back = card.note(), text_of(card.question()), text_of(card.answer())
        if PLACE in back:  # of the comparison with the right answer
            back = back.replace(PLACE, text_of(note["Answer"]))
        found.append((key_of_type(card.note_type()), note, front, back))
    return found


def test_everything_is_imported(imported, checked):
    """Each flashcard, reverse, cloze and choice item gives a card; Anki finds no errors."""
    in_anki = [item for item in checked.items if item.style.note_type]
    assert imported.card_count() == len(in_anki)
    problems, fine = imported.fix_integrity()
    assert fine, problems


def test_every_card_renders(cards, checked):
    """Each item's stem is on a front; its answer, quote and place are on the back."""
    shown = {(front, back) for _, _, front, back in cards}
    for item in checked.items:
        hint = getattr(item.interaction, "hint", "") or "..."
        stem = item.stem
        if item.style.note_type == "cloze":
            stem = stem.replace("_____", f"[{hint}]")
        if item.style.note_type:
            backs = [back for front, back in shown if stem in front]
            assert any(item.answer in back for back in backs), item.id
            quote = " ".join(item.fact.quote.split())
            assert any(quote in back and f"¶{item.fact.paragraph}," in back for back in backs)


def test_no_card_is_blank_or_reveals_its_answer(cards):
    """A front has a question and never its quote; a back has more text than its front."""
    for _, note, front, back in cards:
        assert len(front.split()) >= 4, note["Id"]
        assert len(back) > len(front)
        assert note["Quote"] not in front
        assert "{{" not in front + back


def test_choice_and_typed_cards_are_in_subdecks(imported):
    """Multiple-choice and typed cards are in subdecks; memory cards are not."""
    title = "North Korean engineers in Russia"
    for subdeck, type_ in (("Quiz", "Multiple Choice"), ("Typing", "Typed Answer")):
        cards = set(imported.find_cards(f'"deck:{title}::{subdeck}"'))
        assert cards == set(imported.find_cards(f'"note:Quizgen {type_}"'))


def test_the_description_has_source_and_licences(collection, deck_project):
    """The description contains the source and the licences as text."""
    path = deck_project(PARKS, head="licence: CC BY 4.0", entities="lee: {name: Ann Lee, ask: who}")
    text = path.read_text("utf-8")
    about = "publisher: Bath <News>, licence: quoted for study, cite: a report"
    path.write_text(text.replace("cite: a report", about), encoding="utf-8")
    run_quizgen("build", "-q", cwd=path.parent.parent)
    import_package(collection, path.parent.parent / "build" / "parks" / "parks.apkg")
    description = collection.decks.by_name("Parks")["desc"]
    assert "Source: The parks, Bath &lt;News&gt;, quoted for study" in description
    assert "Licence of this deck: CC BY 4.0" in description


def test_a_deck_keeps_its_first_name_in_anki(collection, deck_project):
    """A new title keeps the deck's name in Anki; otherwise learners would have two decks."""
    parks, article = PARKS.replace("3", "44"), "Ann Lee opened 44 parks."
    path = deck_project(parks, entities="lee: {name: Ann Lee, ask: who}", article=article)
    for title in ("Parks", "Parks and gardens"):
        path.write_text(path.read_text("utf-8").replace("title: Parks\n", f"title: {title}\n"))
        run_quizgen("build", "-q", cwd=path.parent.parent)
        import_package(collection, path.parent.parent / "build" / "parks" / "parks.apkg")
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert names == {"Default", "Parks", "Parks::Quiz", "Parks::Typing"}
    sheet = path.parent.parent / "build" / "parks" / "quiz-A.html"
    assert "Parks and gardens" in sheet.read_text("utf-8")


def test_tags_are_a_hierarchy(imported):
    """Section and kind are tags that can be browsed."""
    tags = set(imported.tags.all())
    assert {"kursk-engineers::demining", "kind::quotation", "claim"} <= tags


def test_an_unchanged_rebuild_is_all_duplicates(collection, tmp_path):
    """A rebuild gives the same bytes, and Anki imports nothing."""
    project = copy_sample(tmp_path / "project")
    package = project / "build" / "kursk-engineers" / "kursk-engineers.apkg"
    run_quizgen("build", "-q", SAMPLE_DECK.stem, cwd=project)
    first = hashlib.sha256(package.read_bytes()).hexdigest()
    added = import_package(collection, package)
    package.unlink()
    run_quizgen("build", "-q", SAMPLE_DECK.stem, cwd=project, PYTHONHASHSEED="7", TZ="Asia/Seoul")
    assert hashlib.sha256(package.read_bytes()).hexdigest() == first
    assert import_package(collection, package) == {"duplicate": added["new"]}


def test_an_edit_updates_one_note_and_keeps_the_rest(collection, tmp_path):
    """A corrected fact and a new fact change only their notes; schedules stay."""
    project = copy_sample(tmp_path / "project")
    package = project / "build" / "kursk-engineers" / "kursk-engineers.apkg"
    deck = project / "decks" / SAMPLE_DECK.name
    ledger = deck.with_suffix(".ledger.json")
    run_quizgen("build", "-q", SAMPLE_DECK.stem, cwd=project)
    notes = import_package(collection, package)["new"]
    (reviewed,) = collection.find_cards('"Id:kursk-engineers/deployment-length"')
    collection.sched.set_due_date([reviewed], "12!")
    before = collection.get_card(reviewed)
    text = deck.read_text(encoding="utf-8")
    edited = text.replace("event: the deployment of the", "event: the whole deployment of the")
    assert edited != text
    added = """
  - {id: ceremony-return, kind: definition, section: return, term: {name: The Party, ask: what},
     definition: what issued the orders, without: [typed],
     quote: orders issued by the Party during their}
"""
    deck.write_text(edited + added, encoding="utf-8")
    run_quizgen("build", "-q", SAMPLE_DECK.stem, cwd=project)
    log = import_package(collection, package)
    assert log == {"new": 1, "updated": 2, "duplicate": notes - 2}
    after = collection.get_card(reviewed)
    assert "whole deployment" in after.question()
    assert (after.due, after.ivl, after.type) == (before.due, before.ivl, before.type)
    assert "conflicting" not in log
    assert read_ledger("kursk-engineers", ledger.read_text("utf-8")).notes["ceremony-return"]


def test_the_committed_ledgers_are_up_to_date(tmp_path):
    """A build of this commit gives the same packages on any machine."""
    project = copy_project(tmp_path / "project")
    run_quizgen("build", "-q", cwd=project)
    ledgers = [path.with_suffix(".ledger.json") for path in ARTICLE_DECKS]
    fresh = {path.name: project / "decks" / path.name for path in ledgers}
    stale = [path.name for path in ledgers if path.read_bytes() != fresh[path.name].read_bytes()]
    assert stale == [], "run `make` and commit the ledgers"


def test_the_package_is_reproducible(built, sample_project):
    """Dates and the SQLite version are fixed; notes carry the times of the ledger."""
    recorded = sample_project / "decks" / f"{SAMPLE_DECK.stem}.ledger.json"
    ledger = read_ledger(SAMPLE_DECK.stem, recorded.read_text("utf-8"))
    with zipfile.ZipFile(built / "kursk-engineers.apkg") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        content = package.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    times = dict(connection.execute("SELECT guid, mod FROM notes"))
    connection.close()
    assert times == {entry.guid: entry.changed for entry in ledger.notes.values()}
    assert int.from_bytes(content[96:100], "big") == 3_040_001


def test_a_long_list_continues_in_a_second_note(collection, deck_project):
    """Nine members fill the eight slots of a note and one slot of the next."""
    names = ["Ann", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida"]
    entities = "\n".join(
        f"{name.lower()}: {{name: {name}, ask: 'who {name[0]}'}}" for name in names
    )
    quote = f"{', '.join(names)} came by boat"
    facts = (
        "- {id: guests, kind: member, owner: the host, verb: {base: greet, past: greeted},"
        f" members: [{', '.join(map(str.lower, names))}], quote: '{quote}'}}"
    )
    path = deck_project(facts, entities=entities, article=f"The guests.\n\n{quote}.")
    run_quizgen("build", "-q", cwd=path.parent.parent)
    log = import_package(collection, path.parent.parent / "build" / "parks" / "parks.apkg")
    assert log == {"new": 2}
    assert collection.card_count() == 9


def test_special_characters_of_html_and_anki_stay_text(collection, deck_project):
    """Braces, angle brackets, ampersands and colons reach the learner unchanged."""
    words = "a {{c1::b}} & <b>c</b> :: d"
    facts = (
        "- {id: said, kind: quotation, according_to: lee, verb: {base: say, past: said},"
        f" words: '{words}', quote: 'Ann Lee said {words} to all'}}"
    )
    path = deck_project(
        facts, entities="lee: {name: Ann Lee, ask: who}", article=f"Ann Lee said {words} to all."
    )
    run_quizgen("build", "-q", cwd=path.parent.parent)
    import_package(collection, path.parent.parent / "build" / "parks" / "parks.apkg")
    shown = {
        card.note()["Id"]: text_of(
            card.answer() if key_of_type(card.note_type()) == "cloze" else card.question()
        )
        for card in map(collection.get_card, collection.find_cards(""))
    }
    assert shown.keys() == {"parks/said", "parks/said/words/cloze"}
    assert all(words in text for text in shown.values()), shown


def test_items_json_has_the_documented_fields(built, checked):
    """Each item has the documented fields, and its answer is among its options."""
    items = json.loads((built / "items.json").read_text("utf-8"))
    fields = "id fact kind question style stem options answer pool rationale quote source tags"
    assert [item["id"] for item in items] == [item.id for item in checked.items]
    for item in items:
        assert list(item) == fields.split()
        if item["style"] in ("choice", "true-false"):
            assert isinstance(item["options"][item["answer"]], str)
            assert bool(item["pool"]) == (item["style"] == "choice")
        else:
            assert isinstance(item["answer"], str)
        assert checked.deck.sources[item["source"]].find(item["quote"])


def test_the_package_opens_as_a_zip(built):
    """The package is a compressed archive with exactly the files that an import needs."""
    with zipfile.ZipFile(io.BytesIO((built / "kursk-engineers.apkg").read_bytes())) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_DEFLATED}
        assert package.testzip() is None
