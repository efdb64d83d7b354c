"""Reading what people wrote: a text, or the finding that says why there is none."""

from __future__ import annotations

from pathlib import Path

from quizgen.diagnostics import Finding, Place
from quizgen.reading import read_text


def lies_in(folder: Path, path: Path) -> bool:
    """Tell whether a path, its links followed, is one within a folder; a circle of links is not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def read_authored(file: Path, shown: str, place: Place) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file that findings call `shown`.

    None, with `D06` at `place`, for what cannot be read, is no regular file, too large, or no text
    in UTF-8.
    """
    try:
        return read_text(file), ()
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot read {shown}: {reason[:1].lower()}{reason[1:]}"
        return None, (Finding(place, "D06", message),)
    except UnicodeDecodeError as error:
        message = f"{file.name} is not UTF-8 at byte {error.start}"
        return None, (Finding(place, "D06", message, "save it as UTF-8"),)
