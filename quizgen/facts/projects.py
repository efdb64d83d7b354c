"""The files of a deck, and the folder of its project."""

from __future__ import annotations

import errno
from pathlib import Path

from quizgen.input_files import OUTSIDE, leads_outside
from quizgen.resources import find_files


def project_of(path: Path) -> Path:
    """Return the project folder of a deck, which contains `decks/`. Paths are relative to it.

    For a deck outside `decks/`, return the folder that the deck is in. `Decks/` is accepted as
    well: on Windows and macOS it is the same folder.
    """
    folder = path if path.is_dir() else path.parent
    while folder.name.lower() != "decks" and folder != folder.parent:
        folder = folder.parent
    return folder.parent if folder.name.lower() == "decks" else path.parent


def output_folder(path: Path, chosen: Path | None = None) -> Path:
    """Return the folder for the output of a deck: the `chosen` one, or `build/` of its project.

    Raises OSError if `build/` is a link that leads out of the project, which a cloned project might
    contain to make quizgen write elsewhere.
    """
    project = project_of(path)
    if chosen is None and leads_outside(project, project / "build"):
        message = f"{OUTSIDE}: remove it, or name the folder with -o"
        raise OSError(errno.ELOOP, message, str(project / "build"))
    return chosen or project / "build"


def deck_name(path: Path) -> str:
    """Return the name of a deck’s file or folder, which is its id. Folder names may have dots."""
    return path.name if path.is_dir() else path.stem


def deck_files(path: Path) -> tuple[Path, ...]:
    """Return the files of a deck: a single file, or `deck.yaml` and the others in its folder."""
    if not path.is_dir():
        return (path,)
    others = (other for other in find_files(path, "*.yaml") if other.name != "deck.yaml")
    return (path / "deck.yaml", *others)
