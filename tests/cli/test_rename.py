"""`quizgen rename` changes a deck and its ledger together."""

import shutil
import subprocess
import sys

import pytest
from conftest import copy_sample, run_quizgen

from quizgen.exports.writing.output_folder import StaleError
from quizgen.publishing import fact_rename


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck."""
    return copy_sample(tmp_path / "project")


def test_rename_changes_the_deck_and_the_ledger(project):
    """`rename` prints the place and the number of ledger entries; the deck keeps 0 findings."""
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    output = run_quizgen("rename", "area-demined", "area-cleared", cwd=project).stdout
    assert output == (
        "renamed area-demined to area-cleared in decks/kursk-engineers.yaml:134"
        " and 3 entries of its ledger\n\nNext: quizgen build\n"
    )
    assert "0 findings" in run_quizgen("check", "kursk-engineers", cwd=project).stdout
    output = run_quizgen("diff", "kursk-engineers", cwd=project).stdout
    assert " new" not in output
    assert "retired" not in output
    assert "  updated  area-cleared: details\n" in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["area-demine", "x"], "did you mean “area-demined”?"),
        (["cleopatra/area-demined", "x"], "unknown fact “area-demined”"),
        (
            ["cleopatra", "ides", "x"],
            "to rename a fact in this deck, run quizgen rename cleopatra/ides x",
        ),
        (["cleopatr/area-demined", "x"], "did you mean “cleopatra”?"),
        (["area-demined", "rounds-share"], "fact id “rounds-share” already exists"),
    ],
)
def test_invalid_rename_is_a_usage_error(project, arguments, message):
    """An invalid rename exits with 2 and a suggestion, and does not change the deck."""
    before = (project / "decks" / "kursk-engineers.yaml").read_bytes()
    assert message in run_quizgen("rename", *arguments, cwd=project, code=2).stderr
    assert (project / "decks" / "kursk-engineers.yaml").read_bytes() == before


def test_ambiguous_fact_id_needs_its_deck(project):
    """If two decks have the id, the deck is given as `deck/fact` or as an argument."""
    decks = project / "decks"
    text = (decks / "kursk-engineers.yaml").read_text("utf-8")
    (decks / "other.yaml").write_text(text.replace("deck: kursk-engineers", "deck: other"), "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=2)
    assert "name its deck too, as in deck/area-demined" in done.stderr
    output = run_quizgen("rename", "other/area-demined", "area", cwd=project).stdout
    assert output.startswith(
        "renamed area-demined to area in decks/other.yaml:134; it has no ledger entries"
    )
    run_quizgen("rename", "area-demined", "area", "kursk-engineers", cwd=project)


def test_repeated_deck_counts_once(project):
    """A deck that is named by its id and by two paths is searched once."""
    names = (
        "kursk-engineers",
        "./decks/kursk-engineers.yaml",
        "seeds/../decks/kursk-engineers.yaml",
    )
    done = run_quizgen("rename", "area-demined", "area-cleared", *names, cwd=project)
    assert done.stdout.startswith("renamed area-demined to area-cleared")


def test_unreadable_deck_or_ledger_stops_the_rename(project):
    """An unreadable deck or ledger is a finding; nothing is written and the exit code is 1."""
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    deck = project / "decks" / "kursk-engineers.yaml"
    before = deck.read_bytes()
    shutil.copy(ledger, project / "backup")
    ledger.write_text("<<<<<<< HEAD", "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=1)
    assert "decks/kursk-engineers.ledger.json:1:1: error L01" in done.stderr
    assert deck.read_bytes() == before
    shutil.copy(project / "backup", ledger)
    deck.write_text("facts: [", "utf-8")
    done = run_quizgen("rename", "area-demined", "area", cwd=project, code=1)
    assert "error Y01" in done.stderr
    assert ledger.read_bytes() == (project / "backup").read_bytes()


def test_loser_of_a_race_is_told_the_new_id(project):
    """Of renames at the same time, the first wins; the others say what became of the fact."""
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    command = [sys.executable, "-m", "quizgen", "rename", "area-demined"]
    running = [
        subprocess.Popen(
            [*command, f"new-{letter}"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for letter in "abc"
    ]
    outputs = [process.communicate() for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) == [0, 2, 2], outputs
    winner = f"new-{'abc'[codes.index(0)]}"
    for code, (_, errors) in zip(codes, outputs, strict=True):
        if code:
            assert f"fact “area-demined” has been renamed to “{winner}”" in errors


def test_deck_that_changes_between_two_reads_is_read_again(project, monkeypatch):
    """The place of an id that another process has just moved is not mistaken for a wrong text."""
    path = project / "decks" / "kursk-engineers.yaml"
    really, outlines = fact_rename.read_outline, []

    def read_slowly(deck):
        outline = really(deck)
        if not outlines:
            path.write_text(f"# a comment\n{path.read_text('utf-8')}", "utf-8")
        outlines.append(outline)
        return outline

    monkeypatch.setattr(fact_rename, "read_outline", read_slowly)
    with pytest.raises(StaleError):
        fact_rename.plan_rename([path], "area-demined", "area-cleared")
    assert fact_rename.plan_rename([path], "area-demined", "area-cleared").files
