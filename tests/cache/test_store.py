"""What is kept in the cache folder is found again wherever it can be read."""

import os

import pytest

from quizgen.cache.store import Store


def test_an_entry_that_cannot_be_touched_is_there(tmp_path, monkeypatch):
    """A folder that several share, or that is mounted to be read alone, is a cache too."""
    store = Store(tmp_path)
    store.write("sort", "name", b"content")

    def refuse(path):
        raise PermissionError(path)

    monkeypatch.setattr(os, "utime", refuse)
    assert store.read("sort", "name") == b"content"
    assert store.read("sort", "other") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_an_entry_that_is_a_pipe_is_not_waited_for(tmp_path):
    """It is none, and a new one takes its place."""
    store = Store(tmp_path)
    store.write("builds", "a", b"1")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.unlink()
    os.mkfifo(entry)
    assert store.read("builds", "a") is None
    store.write("builds", "a", b"2")
    assert store.read("builds", "a") == b"2"


def test_a_folder_that_cannot_be_is_no_cache(tmp_path):
    """Its name is longer than any system takes."""
    store = Store(tmp_path / ("a" * 300))
    store.write("builds", "a", b"1")
    assert store.read("builds", "a") is None
    store.prune()
