"""A build depends on the deck and its ledger alone, and a locked one changes neither."""

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
"""Environments that a build must not notice; the last one fails where a file has no encoding."""


@pytest.fixture
def build(tmp_path):
    """Build a deck at some time and return the files and the ledger's text."""

    def run(path, now=NOW, output=None, **options):
        built = build_deck(path, output or tmp_path / "build", now, **options)
        files = {name: (built.folder / name).read_bytes() for name in built.sizes}
        return built, files, open_ledger(path).text

    return run


def test_two_days_one_build(build, deck_project, tmp_path):
    """The same bytes from another day, elsewhere; when a note changed stands in the ledger."""
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


def test_machines_agree(deck_project, tmp_path):
    """Hash seed, time zone and locale leave no trace, and nothing is left in TMPDIR."""
    path = deck_project(FACT + ANOTHER)
    said = run_quizgen("build", cwd=tmp_path).stdout
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
        assert done.stdout == said
    assert "parks: 2 facts" in said


def test_the_order_of_files_does_not_tell(build, tmp_path):
    """A folder's files give one deck, whichever was written first."""
    folders = [tmp_path / name / "decks" / "parks" for name in ("one", "other")]
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
    one, other = (build(folder, NOW, folder.parent.parent / "build") for folder in folders)
    assert one[0].findings == other[0].findings
    assert one[1:] == other[1:]
    assert one[1]


def test_a_locked_build_writes_nothing_that_the_ledger_does_not_have(build, deck_project):
    """Before the first build, and after a change; both are findings that say what to do."""
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


def test_a_locked_build_of_what_is_committed_builds_it(build, deck_project):
    """On a machine that has the deck and the ledger only, at any time."""
    path = deck_project(FACT)
    built, first, ledger = build(path)
    shutil.rmtree(built.folder)
    built, second, after = build(path, NOW + DAY, locked=True)
    assert built.findings == ()
    assert (second, after) == (first, ledger)


def test_a_ledger_ahead_of_the_clock_is_a_warning(build, deck_project):
    """It builds; what changes is later still, for learners have the time that is ahead."""
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


def test_clocks_that_differ_a_little_are_no_matter(build, deck_project):
    """Nobody's clock is exact: less than a day is not worth a word."""
    path = deck_project(FACT)
    build(path, NOW + DAY // 2)
    assert build(path)[0].findings == ()


def test_what_is_retired_stays_the_same_bytes(build, deck_project):
    """A notice is content like any other: a build later it has its old time."""
    path = deck_project(FACT + ANOTHER)
    build(path)
    deck_project(FACT)
    built, first, ledger = build(path, NOW + DAY)
    retired = [key for key, one in read_ledger("parks", ledger).notes.items() if one.retired]
    assert built.retired == len(retired) >= 1
    again, second, later = build(path, NOW + 2 * DAY)
    assert (first, ledger) == (second, later)
    assert again.changed == ()
