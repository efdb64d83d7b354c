"""Bad decks, in folders whose names say what is wrong, each with its findings to the letter."""

import shutil

import pytest
from conftest import ROOT

from quizgen.diagnostics import format_finding
from quizgen.review.reviewing import examine_deck

FOLDER = ROOT / "tests" / "bad_decks"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_bad_deck(case, tmp_path, golden):
    """The author sees every mistake with its place, line and help, and no other."""
    deck = tmp_path / "decks" / f"{case}.yaml"
    deck.parent.mkdir()
    (tmp_path / "seeds").mkdir()
    shutil.copy(FOLDER / "article.txt", tmp_path / "seeds")
    shutil.copy(FOLDER / case / "deck.yaml", deck)
    if (FOLDER / case / "media").is_dir():
        shutil.copytree(FOLDER / case / "media", tmp_path / "media")
    texts = {f"decks/{case}.yaml": deck.read_text(encoding="utf-8")}
    findings = examine_deck(deck).findings
    shown = "\n\n".join(format_finding(finding, texts) for finding in findings)
    golden(FOLDER / case / "findings.txt", f"{shown}\n" if shown else "")


def test_only_the_good_deck_is_good():
    """A folder without findings tests nothing; the one there is shows that the base is good."""
    clean = [case for case in CASES if not (FOLDER / case / "findings.txt").read_text("utf-8")]
    assert clean == ["good-for-comparison"]
