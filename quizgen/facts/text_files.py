"""Read the text files of a project, and report unreadable files as findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from quizgen import input_files
from quizgen.diagnostics import Finding, Place, suggest
from quizgen.facts.portable_names import NamesOnDisk
from quizgen.input_files import is_inside, leads_outside


def shown_path(path: Path, project: Path) -> str:
    """Return the path of a file for findings: relative to the project if it is inside."""
    inside = is_inside(project, path)
    return (path.resolve().relative_to(project.resolve()) if inside else path).as_posix()


def read_text(file: Path, project: Path, place: Place) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, or None with the finding `D06`.

    `place` is where the project names the file. A file that is too large, not a regular file or not
    UTF-8 cannot be read either, and one outside the project is not read.
    """
    if outside := find_link_outside(file, project, place):
        return None, outside
    try:
        return input_files.read_text(file), ()
    except OSError as error:
        return None, (report_unreadable(file, project, place, error),)
    except UnicodeDecodeError as error:
        message = f"{shown_path(file, project)} is not UTF-8 at byte {error.start}"
        return None, (Finding(place, "D06", message, "save it as UTF-8"),)


def report_unreadable(file: Path, project: Path, place: Place, error: OSError) -> Finding:
    """Return `D06` for a file that cannot be read. `place` is where the project names it."""
    message = f"cannot read {shown_path(file, project)}: {input_files.reason_of(error)}"
    return Finding(place, "D06", message, _suggest_file(file, project))


def find_link_outside(file: Path, project: Path, place: Place) -> tuple[Finding, ...]:
    """Return `D06` if a file of a project, or a folder on its way, is a link that leads outside."""
    if not leads_outside(project, file):
        return ()
    message = f"{shown_path(file, project)} leads out of the project through a link"
    return (Finding(place, "D06", message, "replace the link with a copy of the file or folder"),)


def find_path_errors(
    project: Path, path: str, place: Place, folder: str = "seeds"
) -> Iterator[Finding]:
    """Yield `D06` for a path that is outside the project, in `decks/` or not portable.

    `folder` is where such files belong.
    """
    if not is_inside(project, project / path):
        yield Finding(place, "D06", f"{path} is outside the project", f"copy it into {folder}/")
    elif _is_in_decks(shown_path(project / path, project), place.path):
        message = f"a deck cannot be its own source: {path}"
        yield Finding(place, "D06", message, "use the file of the article, in seeds/")
    elif "\\" in path or PureWindowsPath(path).anchor:
        message = f"“{path}” is not a path relative to the project folder"
        yield Finding(place, "D06", message, "use forward slashes: seeds/article.txt")
    elif actual := NamesOnDisk(project).find_other_spelling(path):
        message = f"the file is named {actual}; only Windows and macOS find {path}"
        yield Finding(place, "D06", message, f"write {actual}")


def _is_in_decks(source: str, deck: str) -> bool:
    """Return whether the path of a source is the deck itself, or in `decks/`."""
    return source == deck or source.partition("/")[0].lower() == "decks"


def _suggest_file(file: Path, project: Path) -> str:
    """Suggest the path of a similar file in the same folder."""
    neighbours = (path for path in file.parent.glob("*") if path.is_file())
    hint = suggest(shown_path(file, project), (shown_path(path, project) for path in neighbours))
    return hint or "paths are relative to the folder that contains decks/"
