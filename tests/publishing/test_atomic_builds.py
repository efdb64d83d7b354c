"""A build is written completely or not at all, even if it is killed or the disk is full."""

import errno
import os
import shutil
import signal
import subprocess
from functools import partial

import pytest
from child_processes import run_at_once
from child_processes import run_in_child as run
from conftest import build_files, need
from interrupted_writes import (
    DAY,
    FACT,
    NOW,
    STALE,
    contents,
    start_build,
    survives_kill_at,
    unfinished_files,
)

from quizgen.exports.ledger import open_ledger
from quizgen.exports.writing import folder_lock
from quizgen.exports.writing.leftovers import SCRATCH
from quizgen.exports.writing.output_folder import replace_file, replace_folder
from quizgen.exports.writing.written_files import RECORD
from quizgen.publishing import deck_build
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck, write_build

resource = pytest.importorskip("resource", reason="limits of processes exist on Unix only")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")

ANOTHER = """
- {id: again, kind: event, subject: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   rest: 3 parks, when: 2020-05, quote: Ann Lee opened 3 parks in May 2020}
"""


def test_build_killed_at_any_moment(deck_project, tmp_path):
    """Files and ledger are either old or new, and the next build writes the new ones."""
    build, path = tmp_path / "build", deck_project(FACT)
    ledger = open_ledger(path).path
    build_deck(path, build, NOW)
    old = contents(build / "parks"), ledger.read_bytes()
    deck_project(FACT + ANOTHER)
    plan = plan_build(path, NOW + DAY)
    for folder in (path.parent, build):
        shutil.copytree(folder, tmp_path / "before" / folder.name)
    write_build(plan, build)
    new = contents(build / "parks"), ledger.read_bytes()
    survived, step = False, 0
    while not survived:
        step += 1
        for folder in (path.parent, build):
            shutil.rmtree(folder)
            shutil.copytree(tmp_path / "before" / folder.name, folder)
        survived = survives_kill_at(step, partial(write_build, plan, build))
        found = contents(build / "parks"), ledger.read_bytes()
        assert found in (old, (old[0], new[1]), new), f"killed at step {step}"
    assert found == new
    assert step > 30
    assert not unfinished_files(tmp_path)


@pytest.mark.parametrize("step", range(1, 60, 7))
def test_build_after_a_killed_one_is_complete(step, deck_project, tmp_path):
    """It has the same bytes as after no kill, and removes unfinished files."""
    build, path = tmp_path / "build", deck_project(FACT)
    plan = plan_build(path, NOW)
    survives_kill_at(step, partial(write_build, plan, build))
    build_deck(path, build, NOW)
    reference = tmp_path / "reference"
    open_ledger(path).path.rename(tmp_path / "ledger")
    build_deck(path, reference, NOW)
    assert contents(build / "parks") == contents(reference / "parks")
    assert open_ledger(path).path.read_bytes() == (tmp_path / "ledger").read_bytes()
    assert not unfinished_files(tmp_path)


@pytest.fixture
def disk(tmp_path):
    """A small disk, which a test can fill or make read-only."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]
    mounted = os.name == "posix" and os.geteuid() == 0
    mounted = mounted and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    need("mount", present=mounted)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def published(disk, deck_project, tmp_path):
    """A built project on the small disk, whose deck has changed since, and its files."""
    project = disk / "project"
    deck_project(FACT)
    for name in ("decks", "seeds"):
        shutil.copytree(tmp_path / name, project / name)
    assert run(project, "build")[0] == 0
    path = deck_project(FACT + ANOTHER)
    shutil.copy(path, project / "decks")
    return project, (contents(project / "build" / "parks"), ledger_of(project))


def ledger_of(project):
    """Return the bytes of the ledger."""
    return (project / "decks" / "parks.ledger.json").read_bytes()


def test_full_disk_loses_nothing(published, disk):
    """The old build stays, one line says why and what to do, and the next build with room works."""
    project, old = published
    filler = disk / "filler"
    for size in (100_000, 4096, 1):
        filler.touch()
        try:
            with filler.open("ab", buffering=0) as file:
                while True:
                    file.write(bytes(size))
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - the disk is to be full
    code, output = run(project, "build")
    assert code == 1
    assert output.count("\n") == 1
    assert "No space left on device" in output
    assert "free some disk space" in output
    assert (contents(project / "build" / "parks"), ledger_of(project)) == old
    assert not unfinished_files(project)
    filler.unlink()
    assert run(project, "build")[0] == 0
    assert contents(project / "build" / "parks").keys() == old[0].keys()
    assert ledger_of(project) != old[1]


def test_read_only_disk_loses_nothing(published, disk):
    """One line names the folder and suggests another."""
    project, old = published
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    code, output = run(project, "build")
    assert code == 1
    assert output.startswith("quizgen: build")
    assert output.count("\n") == 1
    assert "Read-only file system" in output
    assert "-o" in output
    assert (contents(project / "build" / "parks"), ledger_of(project)) == old


def test_limit_on_file_size_loses_nothing(deck_project, tmp_path):
    """The limit of the system acts like a full disk, at the ledger and at the files."""
    deck_project(FACT)
    for size in (100, 20_000):
        code, output = run(tmp_path, "build", first=partial(limit_file_size, size))
        assert code == 1
        assert output.startswith("quizgen: build/parks/")
        assert "File too large" in output
        assert not (tmp_path / "build" / "parks").exists()
        assert not (tmp_path / "decks" / "parks.ledger.json").exists()
        assert not unfinished_files(tmp_path)


def limit_file_size(size):
    """Limit the size of files that this process writes, in bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    ("occupy", "message"),
    [
        (lambda build: build.write_text("mine", "utf-8"), "build"),
        (
            lambda build: (build.mkdir(), (build / "parks").write_text("mine", "utf-8")),
            "build/parks",
        ),
        (lambda build: build.symlink_to(build.parent / "nowhere"), "build"),
        (lambda build: (build.mkdir(), (build / "parks").symlink_to(".")), "it is a link"),
        (lambda build: (build.mkdir(), (build / "parks").symlink_to("parks")), "it is a link"),
        (os.mkfifo, "build"),
    ],
)
def test_output_path_in_use_is_reported(occupy, message, deck_project, tmp_path):
    """A file, a link: it is named in one line and left as it is."""
    deck_project(FACT)
    occupy(tmp_path / "build")
    before = sorted(tmp_path.rglob("*"))
    code, output = run(tmp_path, "build")
    assert code == 1
    assert output.startswith("quizgen: build")
    assert message in output
    assert output.count("\n") == 1
    assert before == sorted(tmp_path.rglob("*"))


def test_builds_at_once_lose_nothing(deck_project, tmp_path):
    """Of eight builds that end at the same time one is first, and the others notice."""
    codes = run_at_once(*(partial(start_build, deck_project, tmp_path, n) for n in range(8)))
    assert sorted(codes) == [0] + [STALE] * 7
    assert contents(tmp_path / "build" / "parks").keys() == build_files("parks") | {RECORD}


def test_build_starts_again_if_another_has_written_the_ledger(deck_project, tmp_path, monkeypatch):
    """The entries of the other build stay in the ledger."""
    path, plans = deck_project(FACT), []
    deck_project(FACT + ANOTHER)

    def plan_slowly(path, now, **options):
        first = not plans
        plans.append(plan_build(path, now, **options))
        if first:
            write_build(plan_build(path, now), tmp_path / "elsewhere")
            deck_project(FACT)
        return plans[-1]

    monkeypatch.setattr(deck_build, "plan_build", plan_slowly)
    build_deck(path, tmp_path / "build", NOW + DAY)
    facts = [[fact.id for fact in plan.publication.deck.facts] for plan in plans]
    assert facts == [["parks", "again"], ["parks"]]
    assert "again" in open_ledger(path).text
    assert '"retired": true' in open_ledger(path).text


def test_waiting_for_a_lock_has_a_limit(tmp_path, monkeypatch):
    """A process that hangs does not make others hang."""
    monkeypatch.setattr(folder_lock, "TIME_LIMIT", 0.05)
    with folder_lock.lock_folders(tmp_path), pytest.raises(OSError, match="another quizgen"):
        replace_file(tmp_path / "a.txt", "x")


def test_lock_ends_with_a_killed_process(tmp_path, monkeypatch):
    """The system releases it, and the next process need not wait."""
    monkeypatch.setattr(folder_lock, "TIME_LIMIT", 0)
    child = os.fork()
    if child == 0:
        with folder_lock.lock_folders(tmp_path):
            (tmp_path / "a.txt").write_text("locked", "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert contents(tmp_path) == {"a.txt": b"locked"}
    assert replace_file(tmp_path / "a.txt", "x")


def test_output_may_be_the_folder_of_decks(deck_project, tmp_path):
    """The folder is locked once, and the files are written beside the deck."""
    path = deck_project(FACT)
    build_deck(path, path.parent, NOW)
    assert (path.parent / "parks" / "parks.apkg").exists()
    assert open_ledger(path).text
    assert not unfinished_files(tmp_path)


def test_next_build_removes_unfinished_files(tmp_path):
    """Files and folders with quizgen’s own names are removed; other hidden files stay."""
    (tmp_path / f"{SCRATCH}0123456789abcdef" / "deck").mkdir(parents=True)
    (tmp_path / f"{SCRATCH}fedcba9876543210").write_text("", "utf-8")
    kept = {".mine", f"{SCRATCH}notes", f"{SCRATCH}0123456789abcdef.txt"}
    for name in kept:
        (tmp_path / name).write_text("", "utf-8")
    replace_folder(tmp_path / "deck", {"a": b"1"})
    assert {path.name for path in tmp_path.iterdir()} == {"deck", *kept}
