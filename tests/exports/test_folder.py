"""A build replaces the whole folder or nothing, and does not touch unchanged files."""

import os

import pytest

from quizgen.exports.writing.output_folder import replace_file, replace_files, replace_folder
from quizgen.exports.writing.written_files import RECORD


def test_only_changed_files_are_written(tmp_path):
    """An unchanged file keeps its time; a file that is no longer made is removed."""
    target = tmp_path / "build" / "deck"
    assert replace_folder(target, {"a": b"1", "b": b"2", "old": b"3"}) == ("a", "b", "old")
    os.utime(target / "a", (1, 1))
    assert replace_folder(target, {"a": b"1", "b": b"changed"}) == ("b",)
    assert sorted(path.name for path in target.iterdir()) == [RECORD, "a", "b"]
    assert (target / "a").stat().st_mtime == 1
    assert sorted(path.name for path in target.parent.iterdir()) == ["deck"]


def test_an_unchanged_build_changes_nothing(tmp_path):
    """If no file changes, even the folder itself stays the same."""
    target = tmp_path / "deck"
    replace_folder(target, {"a": b"1"})
    before = target.stat().st_ino
    assert replace_folder(target, {"a": b"1"}) == ()
    assert target.stat().st_ino == before


def test_a_failed_build_leaves_the_old_one(tmp_path):
    """An invalid file name affects the new folder only."""
    target = tmp_path / "deck"
    replace_folder(target, {"a": b"1"})
    with pytest.raises(OSError, match="No such file"):
        replace_folder(target, {"a": b"2", "no/such/folder": b""})
    assert (target / "a").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["deck"]


def test_a_file_is_replaced_atomically(tmp_path):
    """A file is replaced only if its text differs, and no temporary file is left."""
    target = tmp_path / "ledger.json"
    assert replace_file(target, "one")
    assert not replace_file(target, "one")
    assert replace_file(target, "two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_files_are_replaced_together_or_not_at_all(tmp_path):
    """If one file cannot be written, none is replaced; modes stay, temporary files go."""
    first, second = tmp_path / "one", tmp_path / "two"
    first.write_bytes(b"1")
    first.chmod(0o600)
    assert replace_files({first: b"2", second: b"2"}) == (first, second)
    assert (first.stat().st_mode & 0o777, second.stat().st_mode & 0o777) == (0o600, 0o644)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"[Dd]irectory"):
        replace_files({first: b"3", tmp_path / "three": b"3", tmp_path / "folder": b"3"})
    assert first.read_bytes() == b"2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one", "two"]
