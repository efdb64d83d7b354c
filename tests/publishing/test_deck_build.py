"""A build depends only on the deck and its ledger, and a locked build changes neither."""

import shutil
from datetime import UTC, datetime

import pytest
from conftest import run_quizgen
from interrupted_writes import contents

from quizgen.exports.ledger import open_ledger, read_ledger
from quizgen.publishing.deck_build import build_deck

DAY = 86_400
NOW = 1_750_000_000
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
ANOTHER = """
- {id: again, kind: event, subject: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   rest: 3 parks, when: 2020-05, quote: Ann Lee opened 3 parks in May 2020}
"""


MACHINES = (
    {"PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    {
        "PYTHONHASHSEED": "2",
        "TZ": "America/St_Johns",
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
        "PYTHONWARNDEFAULTENCODING": "1",
        "PYTHONWARNINGS": "error::EncodingWarning",
    },
)
"""Environments that must not affect a build; the last fails if an encoding is left out."""


@pytest.fixture
def build(tmp_path):
    """Build a deck and return the result, the files and the text of the ledger."""

    def run(path, now=NOW, output=None, **options):
        built = build_deck(path, output or tmp_path / "build", now, **options)
        files = {name: (built.folder / name).read_bytes() for name in built.sizes}
        return built, files, open_ledger(path).text

    return run


def test_builds_do_not_depend_on_day_or_folder(build, deck_project, tmp_path):
    """They have the same bytes; times of change come from the ledger."""
    path = deck_project(FACT)
    _, first, ledger = build(path)
    _, second, later = build(path, NOW + DAY, tmp_path / "elsewhere")
    assert first == second
    assert ledger == later
    deck_project(FACT + ANOTHER)
    build(path, NOW + 2 * DAY)
    times = {
        key: entry.changed
        for key, entry in read_ledger("parks", open_ledger(path).text).notes.items()
    }
    assert times["parks"] == NOW
    assert times["again"] == NOW + 2 * DAY


def test_builds_do_not_depend_on_the_machine(deck_project, tmp_path):
    """Hash seed, time zone and locale have no effect, and no file is left in TMPDIR."""
    path = deck_project(FACT + ANOTHER)
    printed = run_quizgen("build", cwd=tmp_path).stdout
    first = contents(tmp_path / "build" / "parks")
    ledger = open_ledger(path).path
    kept = ledger.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for machine in MACHINES:
        shutil.rmtree(tmp_path / "build")
        done = run_quizgen("build", cwd=tmp_path, TMPDIR=str(scratch), **machine)
        assert contents(tmp_path / "build" / "parks") == first
        assert ledger.read_bytes() == kept
        assert list(scratch.iterdir()) == []
        assert done.stdout == printed
    assert "parks: 2 facts" in printed


def test_builds_do_not_depend_on_the_order_of_files(build, tmp_path):
    """The files of a deck's folder give the same deck in any order of writing."""
    folders = [tmp_path / name / "decks" / "parks" for name in ("first", "second")]
    for folder, names in zip(folders, ("abc", "cba"), strict=True):
        folder.mkdir(parents=True)
        seeds = folder.parent.parent / "seeds"
        seeds.mkdir()
        article = "Ann Lee opened 3 parks. Ann Lee opened 4 bars. Ann Lee opened 5 towers."
        (seeds / "text.txt").write_text(article, "utf-8")
        (folder / "deck.yaml").write_text(
            "deck: parks\ntitle: Parks\nsources:\n"
            "  text: {file: seeds/text.txt, title: Parks, cite: a text}\n",
            "utf-8",
        )
        for name in names:
            number, thing = {"a": ("3", "park"), "b": ("4", "bar"), "c": ("5", "tower")}[name]
            fact = FACT.replace("park", thing).replace("3", number)
            (folder / f"{name}.yaml").write_text(f"facts:{fact}", "utf-8")
    first, second = (build(folder, NOW, folder.parent.parent / "build") for folder in folders)
    assert first[0].findings == second[0].findings
    assert first[1:] == second[1:]
    assert first[1]


def test_a_locked_build_that_would_change_the_ledger_writes_nothing(build, deck_project):
    """This is an error before the first build, and after a change."""
    path = deck_project(FACT)
    built, files, ledger = build(path, locked=True)
    assert [finding.code for finding in built.findings] == ["L03"]
    assert (files, ledger) == ({}, "")
    assert not built.folder.exists()
    _, first, ledger = build(path)
    deck_project(FACT + ANOTHER)
    built, files, after = build(path, NOW + DAY, locked=True)
    assert [finding.code for finding in built.findings] == ["L03"]
    assert "new" in built.findings[0].message
    assert (files, after) == ({}, ledger)
    assert (built.folder / "parks.apkg").read_bytes() == first["parks.apkg"]


def test_a_locked_build_writes_a_committed_deck(build, deck_project):
    """It needs only the deck and the ledger, and does not depend on the time."""
    path = deck_project(FACT)
    built, first, ledger = build(path)
    shutil.rmtree(built.folder)
    built, second, after = build(path, NOW + DAY, locked=True)
    assert built.findings == ()
    assert (second, after) == (first, ledger)


def test_a_ledger_ahead_of_the_clock_is_a_warning(build, deck_project):
    """The deck is built. Changed notes get a later time, because learners have the future time."""
    path = deck_project(FACT)
    ahead = NOW + 400 * DAY
    before = build(path, ahead)[2]
    deck_project(FACT.replace("quote:", "note: Three in all., quote:") + ANOTHER)
    built, files, ledger = build(path)
    (finding,) = built.findings
    assert (finding.code, finding.severity) == ("L02", "warning")
    assert datetime.fromtimestamp(ahead, UTC).date().isoformat() in finding.message
    assert finding.place.path == "decks/parks.ledger.json"
    assert f'"changed": {ahead}' in before.split("\n")[finding.place.line - 1]
    times = {key: entry.changed for key, entry in read_ledger("parks", ledger).notes.items()}
    assert times["parks"] == ahead + 1
    assert times["again"] == NOW
    assert files


def test_small_differences_of_clocks_are_ignored(build, deck_project):
    """A ledger less than a day ahead gives no warning."""
    path = deck_project(FACT)
    build(path, NOW + DAY // 2)
    assert build(path)[0].findings == ()


def test_retired_notes_keep_their_bytes(build, deck_project):
    """The time of change of a notice stays the same in later builds."""
    path = deck_project(FACT + ANOTHER)
    build(path)
    deck_project(FACT)
    built, first, ledger = build(path, NOW + DAY)
    retired = [key for key, entry in read_ledger("parks", ledger).notes.items() if entry.retired]
    assert built.retired == len(retired) >= 1
    again, second, later = build(path, NOW + 2 * DAY)
    assert (first, ledger) == (second, later)
    assert again.changed == ()
