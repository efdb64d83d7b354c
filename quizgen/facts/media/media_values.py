"""The pictures and sounds of a fact: as written, and as read."""

from __future__ import annotations

import errno
import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Struct
from pydantic import BeforeValidator, Field

from quizgen.facts.media.media_checks import read_media
from quizgen.facts.media.media_types import MediaKind, MediaType
from quizgen.facts.validation import AuthoredModel, Line


class Side(StrEnum):
    """A side of a card: the question or the answer."""

    QUESTION = "question"
    ANSWER = "answer"


class MediaEntry(AuthoredModel):
    """A picture or sound of a fact, as written.

    It is shown with the answer by default, because it might reveal the answer.
    """

    example: ClassVar[str] = "{file: media/parks/bridge.jpg, alt: an iron bridge}"
    file: Line = Field(description="its path, relative to the project: media/parks/bridge.jpg")
    alt: str = Field("", description="a description of a picture, for learners who cannot see it")
    show: Side = Field(Side.ANSWER, description="the side that shows it: question or answer")
    credit: str = Field("", description="its author and licence")


def _read_entries(written: object) -> object:
    listed = written if isinstance(written, list) else [written]
    return [{"file": entry} if isinstance(entry, str) else entry for entry in listed]


MediaEntries = Annotated[tuple[MediaEntry, ...], BeforeValidator(_read_entries)]
"""The value of `media:`: a list, or a single entry. A sound can be just its path."""


class Media(Struct, frozen=True):
    """A picture or sound of a fact. `path` is relative to the project, with forward slashes.

    `sha256` is the SHA-256 of the file's content in hexadecimal digits.
    """

    path: str
    sha256: str
    type: MediaType
    alt: str
    credit: str
    show: Side

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture rather than a sound."""
        return self.type.kind is MediaKind.PICTURE

    def read(self, project: Path) -> bytes:
        """Return the content of the file, which was checked when the fact was read.

        Raise OSError if it can no longer be read, or has changed since it was checked.
        """
        content = read_media(project / self.path)
        if hashlib.sha256(content).hexdigest() != self.sha256:
            message = "it has changed since it was checked: run the command again"
            raise OSError(errno.EAGAIN, message, str(project / self.path))
        return content
