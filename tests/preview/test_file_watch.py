"""A deck is updated when a file that affects it changes, and only then."""

from itertools import pairwise

import pytest

from quizgen.imports.new_project import create_project
from quizgen.pipeline import load_deck
from quizgen.preview.file_watch import has_changed, take_snapshot


@pytest.fixture
def path(tmp_path):
    """The deck of a project that also has another deck, a build and a virtual environment."""
    create_project(tmp_path)
    for name in ("decks/other.yaml", "build/x/y.html", "env/lib/z.py", ".git/w"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    return tmp_path / "decks" / "iron-bridge.yaml"


def detect_changes(path, deck, file):
    """Return whether writing a file affects the deck, and whether removing it does."""
    states = [take_snapshot(path, deck)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("something else", "utf-8")
    states.append(take_snapshot(path, deck))
    file.unlink()
    states.append(take_snapshot(path, deck))
    return [has_changed(*pair, path, deck) for pair in pairwise(states)]


@pytest.mark.parametrize(
    ("name", "loaded", "broken"),
    [
        ("decks/iron-bridge.yaml", True, True),
        ("decks/iron-bridge.ledger.json", True, True),
        ("seeds/iron-bridge.txt", True, True),
        ("templates/kinds/mine.yaml", True, True),
        ("templates/html/sheet.css", True, True),
        ("decks/other.yaml", False, True),
        ("seeds/missing.txt", False, True),
        ("data/old/missing.csv", False, True),
        ("build/x/y.html", False, False),
        ("articles/text.txt", False, True),
        ("articles/old/text.txt", False, False),
        ("media/parks/old/gate.png", False, True),
        ("env/lib/z.py", False, False),
        (".git/w", False, False),
    ],
)
def test_changes_of_files_are_detected(path, name, loaded, broken):
    """A deck depends on its files, source and templates; a broken deck on all watched files."""
    deck, _ = load_deck(path)
    file = path.parent.parent / name
    assert detect_changes(path, deck, file) == [loaded, loaded]
    assert detect_changes(path, None, file) == [broken, broken]
