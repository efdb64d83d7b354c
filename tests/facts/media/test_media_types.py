"""Types of files are recognised by their content."""

import base64

import pytest
from media_samples import png, svg, wav

from quizgen.facts.media.media_types import MEDIA_TYPES, SVG, MediaKind, type_of

OPENINGS = {
    ".gif": b"GIF89a\x01\x00",
    ".mp3": b"ID3\x04\x00",
    ".ogg": b"OggS\x00\x02",
    ".m4a": b"\x00\x00\x00\x1cftypM4A \x00",
    ".flac": b"fLaC\x00\x00",
    ".png": png(),
    ".svg": svg(),
    ".wav": wav(),
}
DRAWN = """type => {
  const canvas = document.createElement('canvas');
  return canvas.toDataURL(type);
}"""


@pytest.mark.parametrize("suffix", OPENINGS)
def test_types_are_recognised_by_content(suffix):
    """Each type is recognised by its first bytes."""
    assert type_of(OPENINGS[suffix]).suffix == suffix


@pytest.mark.parametrize("mime", ["image/png", "image/jpeg", "image/webp"])
def test_pictures_of_a_browser_are_recognised(page, mime):
    """Chromium writes these pictures."""
    encoded = page.evaluate(DRAWN, mime).partition(",")[2]
    assert type_of(base64.b64decode(encoded)).mime == mime


@pytest.mark.parametrize("frame", [b"\xff\xfb\x90\x00", b"\xff\xf3\x40\xc4", b"\xff\xe3\x18\xc4"])
def test_mp3_without_tags_is_recognised(frame):
    """MPEG 1, 2 and 2.5 begin with a frame if they have no ID3 tag."""
    assert type_of(frame).suffix == ".mp3"


def test_a_size_may_look_like_a_line_end():
    """The four bytes of a file's size can have any value."""
    assert type_of(b"RIFF\n\n\n\nWEBPVP8 ").suffix == ".webp"
    assert type_of(b"RIFF\r\n\x00\x00WAVEfmt ").suffix == ".wav"


@pytest.mark.parametrize(
    "head",
    ["\ufeff<svg ", "\n<?xml version='1.0'?>\n<svg ", "<!-- by hand --><svg ", "<!DOCTYPE svg"],
)
def test_drawings_may_begin_with_an_xml_prolog(head):
    """A byte order mark, a declaration, a comment or a document type."""
    assert type_of(head.encode()) is SVG


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain text",
        b"<!DOCTYPE html><html>",
        b"%PDF-1.7",
        b"BM\x00\x00",
        b"\x00\x00\x00\x1cftypavif",
        b"\x00\x00\x00\x1cftypheic",
        b"RIFF\x00\x00\x00\x00AVI ",
        b"\xff\xf1\x50\x80",
        b"version https://git-lfs.github.com/spec/v1\n",
    ],
)
def test_other_content_has_no_type(content):
    """Pages, videos, HEIC photos and Git LFS pointers are not supported."""
    assert type_of(content) is None


def test_types_do_not_overlap():
    """No two types share a suffix, and the MIME type matches the kind."""
    suffixes = [suffix for type_ in MEDIA_TYPES for suffix in type_.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for type_ in MEDIA_TYPES:
        assert type_.mime.startswith("image/") == (type_.kind is MediaKind.PICTURE)
