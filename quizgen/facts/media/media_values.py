"""The pictures and sounds of a fact: as an author names them, and as other rooms receive them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Struct
from pydantic import BeforeValidator, Field

from quizgen.facts.media.media_checks import read_media
from quizgen.facts.media.media_types import MediaKind, MediaType
from quizgen.facts.validation import AuthoredModel, Line


class Side(StrEnum):
    """The side of a card: what is asked, or what is answered."""

    QUESTION = "question"
    ANSWER = "answer"


class MediaEntry(AuthoredModel):
    """A picture or a sound as a fact names it.

    It is shown with the answer unless the fact says otherwise, as it might give the answer away.
    """

    example: ClassVar[str] = "{file: media/parks/bridge.jpg, alt: an iron bridge}"
    file: Line = Field(description="from the project's folder on: media/parks/bridge.jpg")
    alt: str = Field("", description="what a picture shows, for who cannot see it")
    show: Side = Field(Side.ANSWER, description="with every question of the fact, or every answer")
    credit: str = Field("", description="who made it, under which licence")


def _read_entries(written: object) -> object:
    listed = written if isinstance(written, list) else [written]
    return [{"file": one} if isinstance(one, str) else one for one in listed]


MediaEntries = Annotated[tuple[MediaEntry, ...], BeforeValidator(_read_entries)]
"""What `media:` holds: a list, or one entry by itself. A sound can be its path alone."""


class Media(Struct, frozen=True):
    """A picture or a sound of a fact. `path` is relative to the project, with forward slashes.

    `sha256` is the hash of the file's content in hexadecimal digits.
    """

    path: str
    sha256: str
    type: MediaType
    alt: str
    credit: str
    show: Side

    @property
    def is_picture(self) -> bool:
        """Whether it is seen; otherwise it is heard."""
        return self.type.kind is MediaKind.PICTURE

    def read(self, project: Path) -> bytes:
        """Return the content of the file. Raises OSError where it cannot be read any more."""
        return read_media(project / self.path)
