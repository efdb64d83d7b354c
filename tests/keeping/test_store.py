"""What is kept in the cache folder is found again wherever it can be read."""

import os

from quizgen.keeping.store import Store


def test_an_entry_that_cannot_be_touched_is_there(tmp_path, monkeypatch):
    """A folder that several share, or that is mounted to be read alone, is a cache too."""
    store = Store(tmp_path)
    store.write("sort", "name", b"content")

    def refuse(path):
        raise PermissionError(path)

    monkeypatch.setattr(os, "utime", refuse)
    assert store.read("sort", "name") == b"content"
    assert store.read("sort", "other") is None
