"""The reason why a file cannot be read is worded the same everywhere."""

import errno

import pytest
from conftest import run_quizgen

from quizgen.diagnostics import Place
from quizgen.facts.media import media_checks
from quizgen.facts.text_files import read_text
from quizgen.input_files import read_bytes, reason_of
from quizgen.preview.file_errors import describe_error
from quizgen.resources import read_template


def test_a_reason_keeps_its_capitals(tmp_path):
    """Only the first letter of a reason becomes lower case; other capitals stay."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"ab\xff")
    with pytest.raises(OSError, match="it is larger than 0 MB") as large:
        read_bytes(file, 2)
    with pytest.raises(UnicodeDecodeError) as foreign:
        file.read_text("utf-8")
    with pytest.raises(FileNotFoundError) as missing:
        read_bytes(tmp_path / "b.txt", 2)
    errors = (large.value, foreign.value, missing.value)
    assert [reason_of(error) for error in errors] == [
        "it is larger than 0 MB",
        "it is not UTF-8 at byte 2",
        "no such file or directory",
    ]


def test_all_readers_give_the_same_message(tmp_path, monkeypatch):
    """An unreadable text, picture and previewed file have the same message."""
    (tmp_path / "decks").mkdir()
    file = tmp_path / "a.png"
    file.write_bytes(b"ab")
    error = OSError(errno.EIO, "A disk of NTFS is broken", str(file))

    def fail(*_):
        raise error

    monkeypatch.setattr("quizgen.input_files.read_bytes", fail)
    monkeypatch.setattr(media_checks, "read_bytes", fail)
    _, (text,) = read_text(file, tmp_path, Place("a"))
    _, (picture,) = media_checks.check_file(tmp_path, "a.png")
    preview = describe_error(error, tmp_path / "decks" / "a.yaml", tmp_path)
    messages = {finding.message for finding in (text, picture, preview)}
    assert messages == {"cannot read a.png: a disk of NTFS is broken"}


def test_a_preview_keeps_capitals(tmp_path):
    """The reason for an unreadable template keeps its capitals."""
    folder = tmp_path / "templates" / "anki"
    folder.mkdir(parents=True)
    (folder / "cards.css").write_bytes(b"\xff")
    with pytest.raises(OSError, match="UTF-8") as caught:
        read_template(tmp_path, "anki", "cards.css")
    message = describe_error(caught.value, tmp_path / "decks" / "a.yaml", tmp_path).message
    assert "it is not UTF-8 at byte 0: save it as UTF-8" in message


def test_a_file_that_is_too_large_is_not_reported_as_a_full_disk(tmp_path):
    """A file that is too large has no advice to free disk space, which would not help."""
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(20_000_001)
    printed = run_quizgen("draft", "big.txt", cwd=tmp_path, code=1).stderr
    assert printed == "quizgen: big.txt: it is larger than 20 MB\n"
