"""The types of pictures and sounds that Anki supports on every platform.

Types are recognised by the first bytes of a file, as browsers do, not by its name.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct


class MediaKind(StrEnum):
    """Whether a file is seen or heard."""

    PICTURE = "picture"
    SOUND = "sound"


class MediaType(Struct, frozen=True):
    """A type of file: its kind, MIME type and file name suffixes, the usual suffix first.

    `opening` is a pattern for the first bytes.
    """

    kind: MediaKind
    mime: str
    suffixes: tuple[str, ...]
    opening: bytes

    @property
    def suffix(self) -> str:
        """The suffix of published file names, such as “.jpg”."""
        return self.suffixes[0]


SVG = MediaType(
    MediaKind.PICTURE,
    "image/svg+xml",
    (".svg",),
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg)"
    rb"|\xff\xfe<|\xfe\xff\x00<",  # UTF-16, so that its check can ask for UTF-8
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
    """Return the type of a file by its content, or None if it is not supported."""
    return next(
        (type_ for type_ in MEDIA_TYPES if re.match(type_.opening, content, re.DOTALL)), None
    )
