"""A build is there whole or not at all, whenever it is killed and whatever cannot be written."""

import errno
import os
import shutil
import subprocess
from functools import partial

import pytest
from child_processes import run_at_once
from child_processes import run_in_child as run
from conftest import need
from interrupted_writes import DAY, FACT, NOW, STALE, begin_build, contents, die_at, left_over

from quizgen.exports.ledger import open_ledger
from quizgen.exports.writing import folder_lock
from quizgen.exports.writing.output_folder import SCRATCH, replace_file, replace_folder
from quizgen.publishing import deck_build
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck, write_build

resource = pytest.importorskip("resource", reason="limits of processes are Unix's")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")

ANOTHER = """
- {id: again, kind: event, subject: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   rest: 3 parks, when: 2020-05, quote: Ann Lee opened 3 parks in May 2020}
"""


def test_killed_at_any_moment(deck_project, tmp_path):
    """Files and ledger are old or new, never between; the next build is as if nothing had been."""
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
    lived, step = False, 0
    while not lived:
        step += 1
        for folder in (path.parent, build):
            shutil.rmtree(folder)
            shutil.copytree(tmp_path / "before" / folder.name, folder)
        lived = die_at(step, partial(write_build, plan, build))
        found = contents(build / "parks"), ledger.read_bytes()
        assert found in (old, (old[0], new[1]), new), f"killed at step {step}"
    assert found == new
    assert step > 30
    assert not left_over(tmp_path)


@pytest.mark.parametrize("step", range(1, 60, 7))
def test_the_build_after_a_killed_one_is_as_if_it_had_not_been(step, deck_project, tmp_path):
    """The same bytes as one that nobody killed, and nothing unfinished lies about."""
    build, path = tmp_path / "build", deck_project(FACT)
    plan = plan_build(path, NOW)
    die_at(step, partial(write_build, plan, build))
    build_deck(path, build, NOW)
    undisturbed = tmp_path / "undisturbed"
    open_ledger(path).path.rename(tmp_path / "ledger")
    build_deck(path, undisturbed, NOW)
    assert contents(build / "parks") == contents(undisturbed / "parks")
    assert open_ledger(path).path.read_bytes() == (tmp_path / "ledger").read_bytes()
    assert not left_over(tmp_path)


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, to be filled or made read-only."""
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
    """A built project on the small disk, whose deck has changed since; and what it holds."""
    project = disk / "project"
    deck_project(FACT)
    for name in ("decks", "seeds"):
        shutil.copytree(tmp_path / name, project / name)
    assert run(project, "build")[0] == 0
    path = deck_project(FACT + ANOTHER)
    shutil.copy(path, project / "decks")
    return project, (contents(project / "build" / "parks"), ledger_of(project))


def ledger_of(project):
    """Return the ledger's bytes."""
    return (project / "decks" / "parks.ledger.json").read_bytes()


def test_a_full_disk(published, disk):
    """What was there stays; one line says why and what to do; with room it goes on."""
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
    code, said = run(project, "build")
    assert code == 1
    assert said.count("\n") == 1
    assert "No space left on device" in said
    assert "make room" in said
    assert (contents(project / "build" / "parks"), ledger_of(project)) == old
    assert not left_over(project)
    filler.unlink()
    assert run(project, "build")[0] == 0
    assert contents(project / "build" / "parks").keys() == old[0].keys()
    assert ledger_of(project) != old[1]


def test_a_disk_that_cannot_be_written(published, disk):
    """A read-only disk gives one line, and nothing is lost."""
    project, old = published
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    code, said = run(project, "build")
    assert code == 1
    assert said.startswith("quizgen: build")
    assert said.count("\n") == 1
    assert "Read-only file system" in said
    assert "-o" in said
    assert (contents(project / "build" / "parks"), ledger_of(project)) == old


def test_a_file_that_may_not_grow(deck_project, tmp_path):
    """The limit that a system sets is like a full disk, here at the ledger and at the files."""
    deck_project(FACT)
    for most in (100, 20_000):
        code, said = run(tmp_path, "build", first=partial(let_files_grow_to, most))
        assert code == 1
        assert said.startswith("quizgen: build/parks/")
        assert "File too large" in said
        assert not (tmp_path / "build" / "parks").exists()
        assert not (tmp_path / "decks" / "parks.ledger.json").exists()
        assert not left_over(tmp_path)


def let_files_grow_to(most):
    """Let no file of this process have more bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda build: build.write_text("mine", "utf-8"), "build"),
        (
            lambda build: (build.mkdir(), (build / "parks").write_text("mine", "utf-8")),
            "build/parks",
        ),
        (lambda build: (build / "parks" / "own").mkdir(parents=True), "holds other files"),
        (lambda build: build.symlink_to(build.parent / "nowhere"), "build"),
        (lambda build: (build.mkdir(), (build / "parks").symlink_to(".")), "it is a link"),
        (lambda build: (build.mkdir(), (build / "parks").symlink_to("parks")), "it is a link"),
        (os.mkfifo, "build"),
    ],
)
def test_a_place_that_is_taken(spoil, message, deck_project, tmp_path):
    """A file, a folder of somebody else's, a link: named in one line, and left alone."""
    deck_project(FACT)
    spoil(tmp_path / "build")
    before = sorted(tmp_path.rglob("*"))
    code, said = run(tmp_path, "build")
    assert code == 1
    assert said.startswith("quizgen: build")
    assert message in said
    assert said.count("\n") == 1
    assert before == sorted(tmp_path.rglob("*"))


def test_two_builds_at_once_lose_nothing(deck_project, tmp_path):
    """Of eight that end at the same time, each with a fact of its own, the ledger knows all."""
    codes = run_at_once(*(partial(begin_build, deck_project, tmp_path, n) for n in range(8)))
    assert sorted(codes) == [0] + [STALE] * 7
    assert len(contents(tmp_path / "build" / "parks")) == 8


def test_a_build_that_was_overtaken_begins_again(deck_project, tmp_path, monkeypatch):
    """What another one has published since stays in the ledger."""
    path, plans = deck_project(FACT), []
    deck_project(FACT + ANOTHER)

    def plan_slowly(path, now):
        plans.append(plan_build(path, now))
        if len(plans) == 1:
            write_build(plan_build(path, now), tmp_path / "elsewhere")
            deck_project(FACT)
        return plans[-1]

    monkeypatch.setattr(deck_build, "plan_build", plan_slowly)
    build_deck(path, tmp_path / "build", NOW + DAY)
    assert len(plans) == 2
    assert "again" in open_ledger(path).text
    assert '"retired": true' in open_ledger(path).text


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    """A writer that hangs must not hang all others."""
    monkeypatch.setattr(folder_lock, "PATIENCE", 0.05)
    with folder_lock.lock_folders(tmp_path), pytest.raises(OSError, match="another quizgen"):
        replace_file(tmp_path / "a.txt", "x")


def test_the_output_may_be_the_folder_of_decks(deck_project, tmp_path):
    """One folder is locked once, and the files stand beside the deck."""
    path = deck_project(FACT)
    build_deck(path, path.parent, NOW)
    assert (path.parent / "parks" / "parks.apkg").exists()
    assert open_ledger(path).text
    assert not left_over(tmp_path)


def test_leftovers_are_removed_by_the_next(tmp_path):
    """Whether files or folders; what others hide there stays."""
    (tmp_path / f"{SCRATCH}x" / "deep").mkdir(parents=True)
    (tmp_path / f"{SCRATCH}y").write_text("", "utf-8")
    (tmp_path / ".mine").write_text("", "utf-8")
    replace_folder(tmp_path / "deck", {"a": b"1"})
    assert {path.name for path in tmp_path.iterdir()} == {"deck", ".mine"}
