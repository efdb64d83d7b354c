"""Writing on other systems: exchanging folders in steps, locking files, files that are in use.

Each test forces the one decision that differs on that system.
"""

import errno
import importlib.util
import shutil
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from child_processes import run_at_once
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
from platformdirs import user_cache_path

from quizgen.exports.writing import atomic_swap, folder_lock, leftovers
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck, write_build

pytest.importorskip("fcntl", reason="on Windows, the other tests check this")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def test_build_killed_while_folders_are_exchanged_in_steps(deck_project, tmp_path, monkeypatch):
    """For a moment there is no folder, as on Windows, and the next build writes it."""
    monkeypatch.setattr(atomic_swap, "_try_exchange", lambda *_: False)
    build, path = tmp_path / "build", deck_project(FACT)
    build_deck(path, build, NOW)
    old = contents(build / "parks")
    deck_project(FACT.replace("id: parks", "id: opened"))
    plan, found, survived, step = plan_build(path, NOW + DAY), [], False, 0
    shutil.copytree(tmp_path, tmp_path.with_name("before"))
    while not survived:
        step += 1
        shutil.rmtree(tmp_path)
        shutil.copytree(tmp_path.with_name("before"), tmp_path)
        survived = survives_kill_at(step, partial(write_build, plan, build), ("os.rename",))
        found.append(contents(build / "parks"))
        build_deck(path, build, NOW + 2 * DAY)
        new = contents(build / "parks")
        assert not unfinished_files(tmp_path)
    assert found == [old, old, None, new, new]


@pytest.fixture
def windows_lock(monkeypatch, tmp_path):
    """The lock module as on Windows, where it locks a file instead of a folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    spec = importlib.util.spec_from_file_location("windows_lock", folder_lock.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def open_as_windows(folder, really=module._open):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "platform", "win32")
            return really(folder)

    module._open = open_as_windows
    return module


def lock_files():
    """Return the names of the lock files in the user's cache."""
    return sorted(path.name for path in (user_cache_path("quizgen") / "locks").iterdir())


def test_windows_locks_a_file_for_each_folder(windows_lock, tmp_path, monkeypatch):
    """The file is in the user's cache, not beside the decks, named by a hash of the folder."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    monkeypatch.setattr(windows_lock, "TIME_LIMIT", 0.05)
    for _ in range(2):
        with windows_lock.lock_folders(first, first), windows_lock.lock_folders(second):
            with pytest.raises(OSError, match="another quizgen"), windows_lock.lock_folders(first):
                pass
            assert contents(first) == contents(second) == {}
    expected = sorted(sha256(str(folder).encode()).hexdigest()[:16] for folder in (first, second))
    assert lock_files() == expected


def test_builds_at_once_lose_nothing_on_windows(windows_lock, deck_project, tmp_path, monkeypatch):
    """If three builds end at the same time, the first is written, and the others are stale."""
    monkeypatch.setattr(leftovers, "lock_folders", windows_lock.lock_folders)
    codes = run_at_once(*(partial(start_build, deck_project, tmp_path, n) for n in range(3)))
    assert sorted(codes) == [0, STALE, STALE]
    assert lock_files()


def test_file_in_use_is_moved_a_little_later(tmp_path, monkeypatch):
    """A file in use, as by a virus scanner, is moved later; one that stays in use is an error."""
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
    old = contents(tmp_path / "deck")
    assert old["a"] == b"1"
    monkeypatch.setattr(atomic_swap, "_try_exchange", lambda *_: False)
    refusals += [PermissionError(errno.EACCES, "in use")] * 3
    with pytest.raises(PermissionError, match="in use"):
        replace_folder(tmp_path / "deck", {"a": b"2"})
    assert contents(tmp_path / "deck") == old
    assert not unfinished_files(tmp_path)


def test_folders_are_exchanged_in_steps_if_the_system_cannot_do_it_at_once(tmp_path):
    """A failure restores the old folder."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name, "utf-8")
    atomic_swap._exchange_in_steps(tmp_path / "new", tmp_path / "old")
    assert contents(tmp_path / "old") == {"a": b"new"}
    assert contents(tmp_path / "new") == {"a": b"old"}
    with pytest.raises(FileNotFoundError):
        atomic_swap._exchange_in_steps(tmp_path / "gone", tmp_path / "old")
    assert contents(tmp_path / "old") == {"a": b"new"}
