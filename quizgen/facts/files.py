"""Reading the texts that people write. What cannot be read is a finding."""

from __future__ import annotations

from pathlib import Path

from quizgen.diagnostics import Finding, Place, near


def shown_path(path: Path, project: Path) -> str:
    """Return how findings name a file: relative to the project where it lies inside."""
    path = path.resolve()
    inside = path.is_relative_to(project.resolve())
    return (path.relative_to(project.resolve()) if inside else path).as_posix()


def read_text(file: Path, project: Path, place: Place) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, or None with `D06` at `place`, which is where it is named."""
    try:
        return file.read_text(encoding="utf-8-sig"), ()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot read {shown_path(file, project)}: {reason}"
        return None, (Finding(place, "D06", message, _nearest(file, project)),)
    except UnicodeDecodeError as error:
        message = f"{shown_path(file, project)} is not UTF-8 at byte {error.start}"
        return None, (Finding(place, "D06", message, "save it as UTF-8"),)


def _nearest(file: Path, project: Path) -> str:
    """Return which file of the project's folder was probably meant, as a path to write."""
    beside = (path for path in file.parent.glob("*") if path.is_file())
    hint = near(shown_path(file, project), (shown_path(path, project) for path in beside))
    return hint or "paths are relative to the folder that holds decks/"
