"""`quizgen rename` changes a deck and its ledger, both or neither."""

import shutil

import pytest
from conftest import copy_project, run_quizgen


@pytest.fixture
def project(tmp_path):
    """A copy of our own decks and ledgers."""
    return copy_project(tmp_path / "project")


def test_it_says_what_it_renamed(project):
    """Where the id stands and how much of the ledger moved; the deck stays clean."""
    told = run_quizgen("rename", "area-demined", "area-cleared", cwd=project).stdout
    assert told == (
        "renamed area-demined to area-cleared in decks/kursk-engineers.yaml:134"
        " and 4 entries of its ledger\n\nNext: quizgen build\n"
    )
    assert "0 findings" in run_quizgen("check", "kursk-engineers", cwd=project).stdout
    told = run_quizgen("diff", "kursk-engineers", cwd=project).stdout
    assert " new" not in told
    assert "retired" not in told
    assert "  updated  area-cleared: details\n" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["area-demine", "x"], "did you mean “area-demined”?"),
        (["cleopatra/area-demined", "x"], "no fact “area-demined”"),
        (
            ["cleopatra", "ides", "x"],
            "the deck comes before the fact: quizgen rename cleopatra/ides x",
        ),
        (["cleopatr/area-demined", "x"], "did you mean “cleopatra”?"),
        (["area-demined", "rounds-share"], "has a fact “rounds-share” already"),
    ],
)
def test_what_cannot_be_renamed_is_misuse(project, arguments, said):
    """Exit code 2, and what was probably meant."""
    before = (project / "decks" / "kursk-engineers.yaml").read_bytes()
    assert said in run_quizgen("rename", *arguments, cwd=project, code=2).stderr
    assert (project / "decks" / "kursk-engineers.yaml").read_bytes() == before


def test_an_id_of_two_decks_needs_its_deck(project):
    """A deck before it, or behind as everywhere."""
    decks = project / "decks"
    text = (decks / "kursk-engineers.yaml").read_text("utf-8")
    (decks / "other.yaml").write_text(text.replace("deck: kursk-engineers", "deck: other"), "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=2)
    assert "name its deck too, as in deck/area-demined" in done.stderr
    told = run_quizgen("rename", "other/area-demined", "area", cwd=project).stdout
    assert told.startswith("renamed area-demined to area in decks/other.yaml:134; it was never")
    run_quizgen("rename", "area-demined", "area", "kursk-engineers", cwd=project)


def test_a_deck_that_is_named_twice_counts_once(project):
    """By its id and by its path, in two ways."""
    names = (
        "kursk-engineers",
        "./decks/kursk-engineers.yaml",
        "seeds/../decks/kursk-engineers.yaml",
    )
    done = run_quizgen("rename", "area-demined", "area-cleared", *names, cwd=project)
    assert done.stdout.startswith("renamed area-demined to area-cleared")


def test_a_deck_or_ledger_that_cannot_be_read_stops_it(project):
    """One finding, exit code 1, and not a byte written."""
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    deck = project / "decks" / "kursk-engineers.yaml"
    before = deck.read_bytes()
    shutil.copy(ledger, project / "kept")
    ledger.write_text("<<<<<<< HEAD", "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=1)
    assert "decks/kursk-engineers.ledger.json:1:1: error L01" in done.stderr
    assert deck.read_bytes() == before
    shutil.copy(project / "kept", ledger)
    deck.write_text("facts: [", "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=1)
    assert "error Y01" in done.stderr
    assert ledger.read_bytes() == (project / "kept").read_bytes()
