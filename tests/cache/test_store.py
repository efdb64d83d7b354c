"""The cache returns entries that can be read, and treats I/O errors as misses."""

import os

import pytest

from quizgen.cache.store import Store


def test_entry_on_a_read_only_disk_is_returned(tmp_path, monkeypatch):
    """Its time cannot be changed, as in a folder that several users share."""
    store = Store(tmp_path)
    store.write("group", "name", b"content")

    def refuse(path):
        raise PermissionError(path)

    monkeypatch.setattr(os, "utime", refuse)
    assert store.read("group", "name") == b"content"
    assert store.read("group", "other") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on Unix only")
def test_pipe_in_place_of_an_entry_is_a_miss(tmp_path):
    """Reading does not wait for the pipe, and writing replaces it."""
    store = Store(tmp_path)
    store.write("builds", "a", b"1")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.unlink()
    os.mkfifo(entry)
    assert store.read("builds", "a") is None
    store.write("builds", "a", b"2")
    assert store.read("builds", "a") == b"2"


def test_impossible_folder_is_an_empty_cache(tmp_path):
    """Its name is longer than any system allows."""
    store = Store(tmp_path / ("a" * 300))
    store.write("builds", "a", b"1")
    assert store.read("builds", "a") is None
    store.prune()
