"""Items that paper cannot ask, because learners have to hear a sound or draw a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.media.media_values import Side
from quizgen.questions.item import Item


def is_printable(item: Item) -> bool:
    """Return whether an item can be asked on paper: its question has no sound."""
    return all(media.is_picture for media in item.media_on(Side.QUESTION))


def fits_sheets(item: Item) -> bool:
    """Return whether a sheet can ask an item: it is printable, and no one has to draw a picture."""
    has_to_draw = item.pictures and not item.options
    return is_printable(item) and not has_to_draw


def find_unprintable(items: Iterable[Item]) -> Iterator[Finding]:
    """Yield `P03` at the first fact whose question has a sound."""
    left_out = [item for item in items if not is_printable(item)]
    for item in left_out[:1]:
        count = f"{len(left_out)} question{'s' * (len(left_out) > 1)}"
        message = f"{count} with a sound cannot be asked on paper and are left out there"
        hint = "nothing to do: Anki and the practice page ask them"
        yield Finding(item.fact.place("media"), "P03", message, hint, Severity.WARNING)
