"""Bad decks, in folders whose names say what is wrong, each with its findings to the letter.

Beside its `deck.yaml` a case may have folders of its own: `seeds`, `media`, `templates`, `decks`.
All are the deck `parks`, and so a file of that name; findings show it under the name of the case.
"""

import shutil

import pytest
from conftest import ROOT

from quizgen.diagnostics import format_finding
from quizgen.pipeline import check_deck

FOLDER = ROOT / "tests" / "bad_decks"
DECK = "decks/parks.yaml"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def make_project(case, project):
    """Make a project of a case and return its deck."""
    deck = project / DECK
    (project / "seeds").mkdir()
    shutil.copy(FOLDER / "article.txt", project / "seeds")
    for folder in filter(lambda path: path.is_dir(), (FOLDER / case).iterdir()):
        shutil.copytree(folder, project / folder.name, dirs_exist_ok=True)
    deck.parent.mkdir(exist_ok=True)
    shutil.copy(FOLDER / case / "deck.yaml", deck)
    return deck


def text_in(project, path):
    """Return the text of a file of a project; empty for one that is not there."""
    file = project / path
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


@pytest.mark.parametrize("case", CASES)
def test_bad_deck(case, tmp_path, golden):
    """The author sees every mistake with its place, line and help, and no other."""
    findings = check_deck(make_project(case, tmp_path)).findings
    texts = {one.place.path: text_in(tmp_path, one.place.path) for one in findings}
    shown = "\n\n".join(format_finding(finding, texts) for finding in findings)
    shown = shown.replace(DECK, f"decks/{case}.yaml")
    golden(FOLDER / case / "findings.txt", f"{shown}\n" if shown else "")


def test_only_the_good_deck_is_good():
    """A folder without findings tests nothing; the one there is shows that the base is good."""
    clean = [case for case in CASES if not (FOLDER / case / "findings.txt").read_text("utf-8")]
    assert clean == ["good-for-comparison"]
