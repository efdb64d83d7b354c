"""Where a deck's files stand, the project that their paths are relative to, and their text."""

from __future__ import annotations

from pathlib import Path

from quizgen.diagnostics import Finding, Place


def project_of(path: Path) -> Path:
    """Return the folder that a deck's paths are relative to: the one that holds `decks/`."""
    folder = path if path.is_dir() else path.parent
    while folder.name != "decks" and folder != folder.parent:
        folder = folder.parent
    return folder.parent if folder.name == "decks" else path.parent


def deck_files(path: Path) -> tuple[Path, ...]:
    """Return the files of a deck: one, or `deck.yaml` and those beside it in a folder."""
    if not path.is_dir():
        return (path,)
    others = sorted(other for other in path.glob("*.yaml") if other.name != "deck.yaml")
    return (path / "deck.yaml", *others)


def shown_path(path: Path, project: Path) -> str:
    """Return how findings name a file: relative to the project where it lies inside."""
    path = path.resolve()
    inside = path.is_relative_to(project.resolve())
    return (path.relative_to(project.resolve()) if inside else path).as_posix()


def read_text(file: Path, project: Path, place: Place) -> str | Finding:
    """Return the text of a file; `D06` at a place, that of its name, where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Finding(place, "D06", f"cannot read {shown_path(file, project)}: {reason}")
    except UnicodeDecodeError as error:
        message = f"{file.name} is not UTF-8 at byte {error.start}"
        return Finding(place, "D06", message, "save it as UTF-8")
