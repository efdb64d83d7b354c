"""Writing as other systems do it: folders exchanged in steps, other locks, files that are in use.

Each test forces the one decision that is theirs; `msvcrt` alone has a stand-in.
"""

import errno
import importlib.util
import shutil
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from child_processes import run_at_once
from interrupted_writes import DAY, FACT, NOW, STALE, begin_build, contents, die_at, left_over

from quizgen.exports.writing import atomic_swap, folder_lock
from quizgen.exports.writing import output_folder as writing
from quizgen.exports.writing.atomic_swap import _exchange_in_steps
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck, write_build

fcntl = pytest.importorskip("fcntl", reason="on Windows itself the other tests are these")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def test_killed_where_folders_change_places_in_steps(deck_project, tmp_path, monkeypatch):
    """As on Windows: there is a moment without a folder, which the next build mends."""
    monkeypatch.setattr(atomic_swap, "_exchanged", lambda *_: False)
    build, path = tmp_path / "build", deck_project(FACT)
    build_deck(path, build, NOW)
    old = contents(build / "parks")
    deck_project(FACT.replace("id: parks", "id: opened"))
    plan, found, lived, step = plan_build(path, NOW + DAY), [], False, 0
    shutil.copytree(tmp_path, tmp_path.with_name("before"))
    while not lived:
        step += 1
        shutil.rmtree(tmp_path)
        shutil.copytree(tmp_path.with_name("before"), tmp_path)
        lived = die_at(step, partial(write_build, plan, build), ("os.rename",))
        found.append(contents(build / "parks"))
        build_deck(path, build, NOW + 2 * DAY)
        new = contents(build / "parks")
        assert not left_over(tmp_path)
    assert found == [old, old, None, new, new]


@pytest.fixture
def windows_locks(monkeypatch, tmp_path):
    """Return `lock_folders` as Windows has it, where another call stands in for its own."""

    def lock(handle, mode, length):
        assert length == 1
        try:
            fcntl.flock(handle, {2: fcntl.LOCK_EX | fcntl.LOCK_NB, 0: fcntl.LOCK_UN}[mode])
        except BlockingIOError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error

    system = SimpleNamespace(LK_NBLCK=2, LK_UNLCK=0, locking=lock)
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        there.setitem(sys.modules, "msvcrt", system)
        there.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        spec = importlib.util.spec_from_file_location("locking_there", folder_lock.__file__)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return module


def test_the_lock_of_windows_keeps_others_out(windows_locks, tmp_path, monkeypatch):
    """It is a file for each folder, given back at the end; nothing stays beside decks."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    monkeypatch.setattr(windows_locks, "PATIENCE", 0.05)
    for _ in range(2):
        with windows_locks.lock_folders(one, one), windows_locks.lock_folders(other):
            with pytest.raises(OSError, match="another quizgen"), windows_locks.lock_folders(one):
                pass
            assert contents(one) == {}
    assert len(list((tmp_path / "cache" / "quizgen" / "locks").iterdir())) == 2


def test_builds_at_once_lose_nothing_there(windows_locks, deck_project, tmp_path, monkeypatch):
    """Of three that end at the same time one is first, and the others see that."""
    monkeypatch.setattr(writing, "lock_folders", windows_locks.lock_folders)
    codes = run_at_once(*(partial(begin_build, deck_project, tmp_path, n) for n in range(3)))
    assert sorted(codes) == [0, STALE, STALE]
    assert list((tmp_path / "cache" / "quizgen" / "locks").iterdir())


def test_what_somebody_has_open_is_moved_a_little_later(tmp_path, monkeypatch):
    """On Windows scanners look at new files; who never lets go is told of."""
    refusals = [PermissionError(errno.EACCES, "in use")] * 2
    really = Path.replace

    def replace(old, new):
        if refusals:
            raise refusals.pop()
        return really(old, new)

    monkeypatch.setattr(atomic_swap, "_TRIES", 3)
    monkeypatch.setattr(atomic_swap, "_PAUSE", 0)
    monkeypatch.setattr(Path, "replace", replace)
    replace_folder(tmp_path / "deck", {"a": b"1"})
    assert contents(tmp_path / "deck") == {"a": b"1"}
    monkeypatch.setattr(atomic_swap, "_exchanged", lambda *_: False)
    refusals += [PermissionError(errno.EACCES, "in use")] * 3
    with pytest.raises(PermissionError, match="in use"):
        replace_folder(tmp_path / "deck", {"a": b"2"})
    assert contents(tmp_path / "deck") == {"a": b"1"}
    assert not left_over(tmp_path)


def test_without_an_exchange_folders_change_places_in_steps(tmp_path):
    """Where the system cannot do it at once; a failure puts the old one back."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name, "utf-8")
    _exchange_in_steps(tmp_path / "new", tmp_path / "old")
    assert contents(tmp_path / "old") == {"a": b"new"}
    assert contents(tmp_path / "new") == {"a": b"old"}
    with pytest.raises(FileNotFoundError):
        _exchange_in_steps(tmp_path / "gone", tmp_path / "old")
    assert contents(tmp_path / "old") == {"a": b"new"}
