"""Where a deck's files stand, and the folder of its project, which paths are relative to."""

from __future__ import annotations

from pathlib import Path

from quizgen.resources import find_files


def project_of(path: Path) -> Path:
    """Return the folder that a deck's paths are relative to: the one that holds `decks/`.

    `Decks/` is the same folder on Windows and macOS, and may well be called so on a command line.
    """
    folder = path if path.is_dir() else path.parent
    while folder.name.lower() != "decks" and folder != folder.parent:
        folder = folder.parent
    return folder.parent if folder.name.lower() == "decks" else path.parent


def deck_name(path: Path) -> str:
    """Return what a deck’s file or folder is called: its id. Dots of a folder belong to it."""
    return path.name if path.is_dir() else path.stem


def deck_files(path: Path) -> tuple[Path, ...]:
    """Return the files of a deck: one, or `deck.yaml` and those beside it in a folder."""
    if not path.is_dir():
        return (path,)
    others = (other for other in find_files(path, "*.yaml") if other.name != "deck.yaml")
    return (path / "deck.yaml", *others)
