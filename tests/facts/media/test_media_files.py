"""Facts show the pictures and sounds that they name under `media:`."""

import pytest
from media_samples import png, wav

from quizgen.facts import portable_names
from quizgen.facts.media.media_values import Side
from quizgen.pipeline import load_deck

FACT = """
- {{id: opened, kind: statement, subject: {{name: Ann Lee, ask: who}}, rest: 3 parks,
   verb: {{base: open, past: opened}}, quote: Ann Lee opened 3 parks, media: {media}}}
"""


@pytest.fixture
def loaded(deck_project, tmp_path):
    """Return a function that loads a fact with media and returns its media and the codes."""

    def load(media, **files):
        path = deck_project(FACT.format(media=media))
        (tmp_path / "media" / "parks").mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (tmp_path / "media" / "parks" / name.replace("_", ".")).write_bytes(content)
        deck, findings = load_deck(path)
        return deck.facts[0].media if deck else None, [finding.code for finding in findings]

    return load


def test_media_is_an_entry_or_a_list(loaded):
    """Media are shown with the answer by default."""
    picture = "{file: media/parks/a.png, alt: a gate, show: question, credit: Ann Lee}"
    (seen,), codes = loaded(picture, a_png=png())
    assert (seen.path, seen.alt, seen.show, seen.credit) == (
        "media/parks/a.png",
        "a gate",
        Side.QUESTION,
        "Ann Lee",
    )
    assert seen.is_picture
    sound = "{file: ./media/parks//b.wav}"
    (same, heard), more = loaded(f"[{picture}, {sound}]", b_wav=wav())
    assert (same, heard.path, heard.show) == (seen, "media/parks/b.wav", Side.ANSWER)
    assert not heard.is_picture
    assert codes == more == []
    assert loaded("media/parks/b.wav", b_wav=wav())[0] == (heard,)


def test_a_picture_needs_alt_and_a_sound_has_none(loaded):
    """White space does not count as `alt`."""
    assert loaded("{file: media/parks/a.png, alt: '  '}", a_png=png()) == (None, ["D01"])
    assert loaded("[media/parks/a.png]") == (None, ["D01"])
    assert loaded("{file: media/parks/b.wav, alt: a bell}", b_wav=wav()) == (None, ["D03"])


def test_paths_that_differ_in_case_alone_clash(loaded, tmp_path):
    """Each place but the first gets a warning that names the other path."""
    entries = ", ".join(f"{{file: media/parks/{name}, alt: a}}" for name in ("a.png", "A.png"))
    media, codes = loaded(f"[{entries}]", a_png=png(), A_png=png(5))
    assert [file.path for file in media] == ["media/parks/a.png", "media/parks/A.png"]
    assert codes == ["M07"]
    _, (finding,) = load_deck(tmp_path / "decks" / "parks.yaml")
    assert (finding.place.path, finding.place.line) == ("decks/parks.yaml", 7)
    assert (
        finding.message
        == "media/parks/A.png and media/parks/a.png are the same file on Windows and macOS"
    )


def test_an_error_is_reported_at_every_place(loaded):
    """A file is checked once, and its error is reported for each fact that names it."""
    entry = "{file: media/parks/a.png, alt: a}"
    assert loaded(f"[{entry}, {entry}]") == (None, ["M02", "M02"])


def test_hidden_files_are_not_unused_files(loaded, tmp_path):
    """Files that systems add to folders are ignored. Long lists of unused files are shortened."""
    files = {f"a{number}_png": png() for number in range(7)}
    entry = "{file: media/parks/a0.png, alt: a}"
    hidden = tmp_path / "media" / "parks" / "a" / ".AppleDouble"
    hidden.mkdir(parents=True)
    (hidden / "x.jpg").write_bytes(b"\0\5\x16\7")
    _, codes = loaded(entry, **files, _DS_Store=b"", Thumbs_db=b"", desktop_ini=b"")
    assert codes == ["M08"]
    _, (finding,) = load_deck(tmp_path / "decks" / "parks.yaml")
    assert finding.message.endswith("media/parks/a5.png and 1 more")
    assert finding.message.startswith("no fact uses media/parks/a1.png, ")
    assert ".DS" not in finding.message


def test_a_path_in_other_capitals_is_a_warning(loaded, monkeypatch):
    """A case-insensitive disk finds the file, other disks do not."""
    monkeypatch.setattr(
        portable_names.NamesOnDisk, "_names_in", lambda *_: {"media", "parks", "A.PNG"}
    )
    media, codes = loaded("[{file: media/parks/a.png, alt: A}]", a_png=png())
    assert codes[0] == "M07"
    assert [file.path for file in media] == ["media/parks/a.png"]


def test_unused_files_are_not_reported_with_errors(loaded):
    """A fact that does not load may use the file."""
    assert loaded("{file: media/parks/b.png, alt: b}", a_png=png()) == (None, ["M02"])


def test_reserved_names_of_windows_are_a_warning(loaded):
    """The picture exists, but cannot be checked out on Windows."""
    media, codes = loaded("[{file: media/parks/aux.png, alt: A}]", aux_png=png())
    assert codes == ["M07"]
    assert [file.path for file in media] == ["media/parks/aux.png"]
