"""Reading the texts that people write. What cannot be read is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from quizgen import input_files
from quizgen.diagnostics import Finding, Place, suggest
from quizgen.facts.portable_names import NamesOnDisk


def shown_path(path: Path, project: Path) -> str:
    """Return how findings name a file: relative to the project where it lies inside."""
    inside = lies_in(project, path)
    return (path.resolve().relative_to(project.resolve()) if inside else path).as_posix()


def lies_in(folder: Path, path: Path) -> bool:
    """Tell whether a path, its links followed, is one within a folder; a circle of links is not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def read_text(file: Path, project: Path, place: Place) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, or None with `D06` at `place`, which is where it is named.

    What is no regular file, too large, or no text in UTF-8 cannot be read either.
    """
    try:
        return input_files.read_text(file), ()
    except OSError as error:
        message = f"cannot read {shown_path(file, project)}: {input_files.reason_of(error)}"
        return None, (Finding(place, "D06", message, _nearest(file, project)),)
    except UnicodeDecodeError as error:
        message = f"{shown_path(file, project)} is not UTF-8 at byte {error.start}"
        return None, (Finding(place, "D06", message, "save it as UTF-8"),)


def find_misplaced(project: Path, path: str, place: Place) -> Iterator[Finding]:
    """Yield `D06` for a path that a deck names and that is none in the project on every system."""
    if not lies_in(project, project / path):
        yield Finding(place, "D06", f"{path} lies outside the project", "copy it into seeds/")
    elif _is_of_decks(shown_path(project / path, project), place.path):
        message = f"{path} is no source: in a deck stands whatever its author writes"
        yield Finding(place, "D06", message, "name the article’s own file, in seeds/")
    elif "\\" in path or PureWindowsPath(path).anchor:
        message = f"“{path}” is no path from the project’s folder on"
        yield Finding(place, "D06", message, "write it with forward slashes: seeds/article.txt")
    elif written := NamesOnDisk(project).misnamed(path):
        message = f"the disk has it as {written}: only Windows and macOS find {path}"
        yield Finding(place, "D06", message, f"write {written}")


def _is_of_decks(source: str, deck: str) -> bool:
    """Tell whether what a deck names as a source is that deck, or lies where decks do."""
    return source == deck or source.partition("/")[0].lower() == "decks"


def _nearest(file: Path, project: Path) -> str:
    """Return which file of the project's folder was probably meant, as a path to write."""
    beside = (path for path in file.parent.glob("*") if path.is_file())
    hint = suggest(shown_path(file, project), (shown_path(path, project) for path in beside))
    return hint or "paths are relative to the folder that holds decks/"
