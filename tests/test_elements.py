"""The deck of the elements: a table of 118 rows becomes a deck."""

import shutil
from collections import Counter

import pytest
from conftest import ELEMENTS, ROOT, import_package, run_quizgen

from quizgen.pipeline import check_deck

LEDGER = ELEMENTS.with_suffix(".ledger.json")


@pytest.fixture(scope="module")
def items():
    """The items of the deck, which has no findings."""
    checked = check_deck(ELEMENTS)
    assert not checked.findings
    return checked.items


def test_symbols_are_options_beside_symbols_with_the_same_letter(items):
    """No first letter tells the answer: a symbol with a rare letter is asked without options."""
    asked = [item for item in items if item.stem.startswith("What is the symbol")]
    choices = [item.options for item in asked if item.style.name == "choice"]
    assert len(choices) > 85
    assert all(len({option[0] for option in options}) == 1 for options in choices)


def test_the_deck_is_large_and_no_question_has_two_answers(items):
    """It has every style for which a table without numbers of things gives items."""
    assert len(items) >= 500
    styles = Counter(item.style.name for item in items)
    assert {*styles} >= {"flashcard", "typed", "choice", "true-false", "matching", "ordering"}
    cards = [item.stem for item in items if item.style.name == "flashcard"]
    assert len(cards) == len({*cards})


def test_anki_imports_the_deck_with_its_ledger(tmp_path, collection):
    """Each note arrives, and a build of this commit leaves the ledger as it is."""
    for path in (ELEMENTS, LEDGER, ROOT / "seeds" / "elements.csv"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    run_quizgen("build", "-q", cwd=tmp_path)
    assert (tmp_path / "decks" / LEDGER.name).read_bytes() == LEDGER.read_bytes(), "run `make`"
    log = import_package(collection, tmp_path / "build" / "elements" / "elements.apkg")
    assert log == {"new": collection.note_count()}
    assert collection.note_count() >= 500
