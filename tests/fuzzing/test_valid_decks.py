"""Every valid deck builds and imports into the real Anki, in any order of its facts."""

import importlib.util
import json
import tempfile
from pathlib import Path

import pytest
from conftest import import_package
from deck_strategies import projects
from example_counts import examples
from hypothesis import given

from quizgen.diagnostics import has_errors
from quizgen.exports.ledger import read_ledger
from quizgen.pipeline import check_deck, generate_deck, load_deck
from quizgen.publishing.deck_build import build_deck

NOW = 1_700_000_000
pytestmark = pytest.mark.skipif(importlib.util.find_spec("anki") is None, reason="needs anki")


def build(path, name="build"):
    """Build a deck and return its files by name, none if a rule reports an error."""
    built = build_deck(path, path.parent.parent / name, NOW)
    return {file.name: file.read_bytes() for file in built.folder.glob("*")}


def cards_of(package, folder):
    """Import a package into the real Anki; return its log and both sides of every card."""
    from anki.collection import Collection

    opened = Collection(str(folder / "collection.anki2"))
    try:
        log = import_package(opened, package)
        cards = [opened.get_card(card) for card in opened.find_cards("")]
        return log, [(card.question(), card.answer()) for card in cards]
    finally:
        opened.close()


@examples(7)
@given(projects())
def test_grounded_deck_loads(project):
    """A grounded deck has no errors of format or quotes; only rules may report a question."""
    with tempfile.TemporaryDirectory() as folder:
        path = project.write(Path(folder))
        checked = check_deck(path)
        codes = {finding.code for finding in checked.findings if has_errors([finding])}
        assert checked.deck
        assert {code[0] for code in codes} <= {"R"}, checked.findings
        assert load_deck(path)[0] == checked.deck


@examples(6)
@given(projects())
def test_deck_without_errors_is_built_and_imported(project):
    """Builds have the same bytes, each note of the ledger is imported, and every card renders."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = project.write(folder)
        files = build(path)
        if not files:
            assert has_errors(build_deck(path, folder / "build", NOW).findings)
            return
        assert files == build(path, "again")
        rows = json.loads(files["items.json"])
        items = generate_deck(load_deck(path)[0]).items
        assert [row["id"] for row in rows] == [item.id for item in items]
        assert [row["stem"] for row in rows] == [item.stem for item in items]
        ledger = read_ledger("made", path.with_suffix(".ledger.json").read_text("utf-8"))
        log, sides = cards_of(folder / "build" / "made" / "made.apkg", folder)
        assert log.get("new", 0) == len(ledger.notes)
        assert len(sides) >= len(ledger.notes)
        assert all(front.strip() and back.strip() for front, back in sides)


@examples(7)
@given(projects())
def test_order_of_facts_changes_no_item(project):
    """Questions, answers and options depend on the facts, not on their order in the deck."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        forwards, backwards = (
            project.write(Path(first)),
            project.write(Path(second), backwards=True),
        )
        before, after = (
            {item.id: parts_of(item) for item in items_of(path)} for path in (forwards, backwards)
        )
    assert before == after


def items_of(path):
    """Return the items of a valid deck."""
    deck, findings = load_deck(path)
    assert deck, findings
    return generate_deck(deck).items


def parts_of(item):
    """Return the stem, the answer and the sorted options of an item."""
    return item.stem, item.answer, sorted(item.options)
