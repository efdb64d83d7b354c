"""Bad decks give exactly the expected findings.

The name of a folder in `bad_decks` says what is wrong with its deck. Beside `deck.yaml`, a folder
may contain `seeds`, `media`, `templates` and `decks`. All decks have the id `parks`; in the
findings, the name of the case replaces it. `repairs.yaml` has the help of some decks, followed.
"""

import shutil

import pytest
import yaml
from conftest import ROOT

from quizgen.diagnostics import format_finding
from quizgen.pipeline import check_deck

FOLDER = ROOT / "tests" / "bad_decks"
DECK = "decks/parks.yaml"
REPAIRS = yaml.safe_load((FOLDER / "repairs.yaml").read_text("utf-8"))
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def make_project(case, project):
    """Create a project for a case and return the path of its deck."""
    deck = project / DECK
    (project / "seeds").mkdir()
    shutil.copy(FOLDER / "article.txt", project / "seeds")
    for folder in filter(lambda path: path.is_dir(), (FOLDER / case).iterdir()):
        shutil.copytree(folder, project / folder.name, dirs_exist_ok=True)
    deck.parent.mkdir(exist_ok=True)
    shutil.copy(FOLDER / case / "deck.yaml", deck)
    return deck


def read_text(project, path):
    """Return the text of a project's file; empty if it does not exist."""
    file = project / path
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


@pytest.mark.parametrize("case", CASES)
def test_bad_deck(case, tmp_path, golden):
    """Each error is reported with its place, line and help, and there are no other findings."""
    findings = check_deck(make_project(case, tmp_path)).findings
    texts = {
        path: read_text(tmp_path, path) for path in {finding.place.path for finding in findings}
    }
    shown = "\n\n".join(format_finding(finding, texts) for finding in findings)
    shown = shown.replace(DECK, f"decks/{case}.yaml")
    golden(FOLDER / case / "findings.txt", f"{shown}\n" if shown else "")


@pytest.mark.parametrize("case", REPAIRS)
def test_help_followed_leaves_nothing_to_find(case, tmp_path):
    """The deck of a case, with the help of its findings followed literally, has no findings."""
    deck = make_project(case, tmp_path)
    text = deck.read_text(encoding="utf-8")
    for old, new in REPAIRS[case]:
        assert text.count(old) == 1, f"the deck has “{old}” {text.count(old)} times"
        text = text.replace(old, new)
    deck.write_text(text, encoding="utf-8")
    findings = check_deck(deck).findings
    assert [f"{finding.code} {finding.message}" for finding in findings] == []


def test_only_the_good_deck_has_no_findings():
    """All other decks have findings. The good deck shows that the common part is correct."""
    clean = [case for case in CASES if not (FOLDER / case / "findings.txt").read_text("utf-8")]
    assert clean == ["good-for-comparison"]
