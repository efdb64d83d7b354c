"""The types of pictures and sounds that Anki plays on every platform, known by their first bytes.

A name can say anything; what a browser or a phone makes of a file follows from its content.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct


class MediaKind(StrEnum):
    """What a file is for people."""

    PICTURE = "picture"
    SOUND = "sound"


class MediaType(Struct, frozen=True):
    """A type of file: its kind, MIME type, and the suffixes of its names, the usual one first.

    `opening` is a pattern that the first bytes match.
    """

    kind: MediaKind
    mime: str
    suffixes: tuple[str, ...]
    opening: bytes

    @property
    def suffix(self) -> str:
        """The suffix that published names have: “.jpg”."""
        return self.suffixes[0]


SVG = MediaType(
    MediaKind.PICTURE,
    "image/svg+xml",
    (".svg",),
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg)",
)
MEDIA_TYPES = (
    MediaType(MediaKind.PICTURE, "image/png", (".png",), rb"\x89PNG\r\n\x1a\n"),
    MediaType(MediaKind.PICTURE, "image/jpeg", (".jpg", ".jpeg"), rb"\xff\xd8\xff"),
    MediaType(MediaKind.PICTURE, "image/gif", (".gif",), rb"GIF8[79]a"),
    MediaType(MediaKind.PICTURE, "image/webp", (".webp",), rb"RIFF.{4}WEBP"),
    SVG,
    MediaType(MediaKind.SOUND, "audio/mpeg", (".mp3",), rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    MediaType(MediaKind.SOUND, "audio/ogg", (".ogg", ".oga"), rb"OggS"),
    MediaType(
        MediaKind.SOUND, "audio/mp4", (".m4a",), rb".{4}ftyp(?:M4[AB] |mp4[12]|iso[m2-6]|dash)"
    ),
    MediaType(MediaKind.SOUND, "audio/wav", (".wav",), rb"RIFF.{4}WAVE"),
    MediaType(MediaKind.SOUND, "audio/flac", (".flac",), rb"fLaC"),
)


def type_of(content: bytes) -> MediaType | None:
    """Return the type of a file by its content; None for any that is not listed."""
    return next((one for one in MEDIA_TYPES if re.match(one.opening, content, re.DOTALL)), None)
