"""Our own packages come back from an import: the same questions, answers and options."""

import shutil
from types import SimpleNamespace

import pytest
from conftest import ROOT, copy_sample, import_package
from foreign import request_for

from quizgen.imports.deck_import import import_file, write_import
from quizgen.pipeline import check_deck
from quizgen.publishing.deck_build import build_deck
from quizgen.values.texts import fold_case

NOW = 1_700_000_000
DECKS = ("kursk-engineers", "volcanoes", "kinds")


def build(deck, now=NOW):
    """Build a deck and return the path of its package."""
    done = build_deck(deck, deck.parent.parent / "build", now)
    assert done.folder
    return done.folder / f"{deck.stem}.apkg"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return a function that builds a deck of ours, and imports its package in a new project."""
    project = copy_sample(tmp_path_factory.mktemp("original"))
    kinds = (ROOT / "tests" / "decks" / "kinds.yaml").read_text("utf-8")
    without_pictures = kinds.partition("  - id: flower\n")[0]  # an import names pictures as lost
    (project / "decks" / "kinds.yaml").write_text(without_pictures, "utf-8")
    shutil.copy(ROOT / "tests" / "seeds" / "kinds.txt", project / "seeds")
    for ledger in (project / "decks").glob("*.ledger.json"):
        ledger.unlink()

    def publish(name):
        original = project / "decks" / f"{name}.yaml"
        package = build(original)
        target = tmp_path_factory.mktemp("imported") / "decks" / f"{name}.yaml"
        imported = import_file(request_for(package.read_bytes()), target, NOW)
        write_import(imported)
        foreign = imported.foreign
        return SimpleNamespace(original=original, package=package, deck=target, foreign=foreign)

    return publish


def cards(deck):
    """Return the flashcards, clozes and choices of a deck: question, answer and any options."""
    asked = {"flashcard": [], "cloze": [], "choice": [], "typed": []}
    same = {"reverse": "flashcard", "odd-one-out": "choice"}
    for item in check_deck(deck).items:
        style = same.get(item.style.name, item.style.name)
        options = frozenset(map(fold_case, item.options)) if style == "choice" else ()
        if style in asked:
            asked[style].append((item.folded_stem, fold_case(item.answer), options))
    return asked


def kept_guids(foreign):
    """Return the GUIDs that notes keep, by their keys."""
    return {key: kept.guid for fact in foreign.facts for key, kept in fact.guids.items()}


@pytest.mark.parametrize("name", DECKS)
def test_every_item_comes_back(published, name):
    """Every flashcard, cloze and choice is made again from the import, with the same options."""
    done = published(name)
    before, after = cards(done.original), cards(done.deck)
    assert before["flashcard"]
    assert before["choice"]
    for style in ("flashcard", "cloze", "choice"):
        assert [card for card in before[style] if card not in after[style]] == []


@pytest.mark.parametrize("name", DECKS)
def test_typed_answers_come_back(published, name):
    """The answer that a typed card accepts is that of its flashcard, or is also true."""
    done = published(name)
    answers = {}
    for fact in done.foreign.facts:
        right = {fold_case(text) for text in (*fact.values.values(), *fact.also_true)}
        for question in fact.values.values():
            answers.setdefault(fold_case(question), set()).update(right)
    typed = cards(done.original)["typed"]
    assert typed
    assert [stem for stem, answer, _ in typed if answer not in answers[stem]] == []


@pytest.mark.parametrize("name", DECKS)
def test_sections_and_guids_come_back(published, name):
    """Sections have their ids and headings again, and every note keeps its GUID."""
    done = published(name)
    before, after = check_deck(done.original), check_deck(done.deck)
    headings = {before.deck.sections[fact.section] for fact in before.deck.facts}
    assert {*after.deck.sections.values()} == headings
    if len(headings) > 1:
        assert after.deck.sections.items() <= before.deck.sections.items()
    kept = kept_guids(done.foreign).values()
    assert len(kept) == len({*kept}) == done.foreign.notes.read


@pytest.mark.parametrize("name", DECKS)
def test_imported_deck_has_no_errors(published, name):
    """An imported deck of ours can be built: its findings are warnings."""
    findings = check_deck(published(name).deck).findings
    assert [finding for finding in findings if finding.severity == "error"] == []


def test_retired_cards_are_left_out(published):
    """Notices of retired notes and cards are no questions."""
    done = published("kursk-engineers")
    text = done.original.read_text("utf-8")
    start = text.index("- id: khinshtein-invaluable")
    done.original.write_text(text[:start] + text[text.index("- id: ", start + 9) :], "utf-8")
    package = build(done.original, NOW + 60)
    done.original.write_text(text, "utf-8")
    foreign = import_file(request_for(package.read_bytes()), done.deck, NOW).foreign
    left_out = foreign.notes.left_out["retired"]
    assert left_out > 1
    assert foreign.notes.read == done.foreign.notes.read
    assert not [fact for fact in foreign.facts if "retired" in str(fact.values)]


def test_learners_keep_their_schedules(published, collection):
    """The build of an import updates the notes of learners in place, with all their cards.

    Only a typed note that becomes a flashcard has another note type, so Anki keeps the old note.
    """
    done = published("kursk-engineers")
    import_package(collection, done.package)
    for id_ in collection.find_cards(""):
        card = collection.get_card(id_)
        card.type, card.queue, card.ivl = 2, 2, 77
        collection.update_card(card)
    cards_before = collection.card_count()
    typed = {
        note.guid
        for note in map(collection.get_note, collection.find_notes(""))
        if "typed" in note.note_type()["name"].casefold()
    }
    log = import_package(collection, build(done.deck, NOW + 600))
    items = check_deck(done.deck).items
    made = {name for item in items for name in (item.id.partition("/")[2], item.fact.id)}
    kept = {key: guid for key, guid in kept_guids(done.foreign).items() if key in made}
    changed = {kept[key] for key in kept if "/" not in key} & typed
    assert log["updated"] == len(kept) - len(changed)
    assert log.get("conflicting", 0) == len(changed)
    assert collection.db.scalar("SELECT count() FROM cards WHERE ivl = 77") == cards_before
    assert collection.get_empty_cards().notes == []


PARKS = """
- {id: parks, say: "Ann Lee opened [38 parks] in [May 2020].",
   quote: Ann Lee opened 38 parks in May 2020,
   ask: {38 parks: How many parks did Ann Lee open in May 2020?,
         May 2020: In which month and year did Ann Lee open the parks?}%s}
"""


@pytest.mark.parametrize("removed", ["ask", "ask-2"])
def test_a_note_with_a_retired_question_keeps_its_cards(
    deck_project, collection, tmp_path, removed
):
    """The import has the other question only, and its build has the same notice in its place."""
    article = "Ann Lee opened 38 parks in May 2020."
    for facts, at in ((PARKS % "", 0), (PARKS % f", without: [{removed}]", 600)):
        package = build(deck_project(facts, article=article), NOW + at)
        import_package(collection, package)
    (note,) = map(collection.get_note, collection.find_notes('note:"Quizgen Flashcards"'))
    target = tmp_path / "imported" / "decks" / "parks.yaml"
    imported = import_file(request_for(package.read_bytes()), target, NOW)
    write_import(imported)
    assert imported.foreign.cards.left_out["retired"] >= 1
    assert "retired" not in target.read_text("utf-8")
    assert note.guid in kept_guids(imported.foreign).values()
    cards_before = collection.card_ids_of_note(note.id)
    import_package(collection, build(target, NOW + 1200))
    after = collection.get_note(note.id)
    assert after.mod > note.mod
    for slot in (1, 2):
        assert after[f"Question {slot}"] == note[f"Question {slot}"]
    assert collection.card_ids_of_note(note.id) == cards_before
    assert collection.get_empty_cards().notes == []


def test_a_completion_comes_back_without_an_error(deck_project):
    """“Complete: … _____.” has a gap instead of a question mark."""
    front = "Complete: Bees make honey from _____."
    quote = f"{front} nectar"
    facts = f"- {{id: bees, kind: card, front: '{front}', back: nectar, quote: '{quote}'}}\n"
    checked = check_deck(deck_project(facts, article=quote))
    assert [finding.code for finding in checked.findings if finding.code == "R27"] == []
    assert front in {item.stem for item in checked.items}
