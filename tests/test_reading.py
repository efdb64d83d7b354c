"""Why a file cannot be read is told in one way, whoever reads it."""

import errno

import pytest
from conftest import run_quizgen

from quizgen.diagnostics import Place
from quizgen.facts.media import media_checks
from quizgen.facts.text_files import read_text
from quizgen.input_files import read_bytes, reason_of
from quizgen.preview.file_errors import describe_fault
from quizgen.resources import read_template


def test_a_reason_keeps_its_capitals(tmp_path):
    """But for the first, as it ends a sentence: names of encodings and units have theirs."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"ab\xff")
    with pytest.raises(OSError, match="it has more than 0 MB") as large:
        read_bytes(file, 2)
    with pytest.raises(UnicodeDecodeError) as foreign:
        file.read_text("utf-8")
    with pytest.raises(FileNotFoundError) as missing:
        read_bytes(tmp_path / "b.txt", 2)
    errors = (large.value, foreign.value, missing.value)
    assert [reason_of(error) for error in errors] == [
        "it has more than 0 MB",
        "it is not UTF-8 at byte 2",
        "no such file or directory",
    ]


def test_three_who_read_say_the_same(tmp_path, monkeypatch):
    """Of a text, of a picture, and of whatever goes away while a preview is made."""
    (tmp_path / "decks").mkdir()
    file = tmp_path / "a.png"
    file.write_bytes(b"ab")
    error = OSError(errno.EIO, "A disk of NTFS is broken", str(file))

    def fail(*_):
        raise error

    monkeypatch.setattr("quizgen.input_files.read_bytes", fail)
    monkeypatch.setattr(media_checks, "read_bytes", fail)
    _, (text,) = read_text(file, tmp_path, Place("a"))
    _, (picture,) = media_checks.examine_file(tmp_path, "a.png")
    fault = describe_fault(error, tmp_path / "decks" / "a.yaml", tmp_path)
    said = {one.message for one in (text, picture, fault)}
    assert said == {"cannot read a.png: a disk of NTFS is broken"}


def test_a_preview_keeps_capitals(tmp_path):
    """Of what stands in the way of it."""
    folder = tmp_path / "templates" / "anki"
    folder.mkdir(parents=True)
    (folder / "cards.css").write_bytes(b"\xff")
    with pytest.raises(OSError, match="UTF-8") as caught:
        read_template(tmp_path, "anki", "cards.css")
    said = describe_fault(caught.value, tmp_path / "decks" / "a.yaml", tmp_path).message
    assert "it is not UTF-8 at byte 0: save it as UTF-8" in said


def test_a_file_that_is_too_large_to_read_is_no_full_disk(tmp_path):
    """There is no room to make."""
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(20_000_001)
    said = run_quizgen("draft", "big.txt", cwd=tmp_path, code=1).stderr
    assert said == "quizgen: big.txt: it has more than 20 MB\n"
