"""Terms and definitions with a tab between them: Quizlet, Knowt, Brainscape and others."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.platforms.question_texts import find_needed_media, plain_line
from quizgen.exports.publication import Publication
from quizgen.questions.style import Style


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield a line per flashcard: its question, a tab, its answer."""
    lines = (f"{plain_line(item.stem)}\t{plain_line(item.answer)}\n" for item in publication.items)
    yield f"{publication.name}.quizlet.txt", "".join(lines).encode()


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return frozenset({ItemPart.STEM, ItemPart.ANSWER}) if style.is_memory_card else NO_PARTS


QUIZLET = ExportFormat(
    "quizlet",
    "flashcards as term and definition, for Quizlet, Knowt and Brainscape",
    make_files,
    _parts_of,
    frozenset({"export"}),
    find_obstacle=find_needed_media,
    left_out="the format has flashcards only, and makes its own tests from them",
)
