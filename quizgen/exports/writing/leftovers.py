"""Unfinished files and folders, and what processes that were killed have left of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizgen.exports.writing.atomic_swap import move
from quizgen.exports.writing.folder_lock import lock_folders
from quizgen.exports.writing.written_files import RECORD, Record, read_record
from quizgen.input_files import is_link

SCRATCH = ".quizgen-"
"""The prefix of the names of unfinished files and folders. 16 hexadecimal digits follow."""
_NAME = re.compile(rf"{re.escape(SCRATCH)}[0-9a-f]{{16}}")


def scratch_path(folder: Path) -> Path:
    """Return an unused path in a folder for an unfinished file or folder."""
    return folder / f"{SCRATCH}{os.urandom(8).hex()}"


@contextmanager
def lock_and_clean(*folders: Path) -> Iterator[None]:
    """Lock folders, and remove unfinished files there: their processes must have been killed."""
    with lock_folders(*folders):
        for folder in folders:
            _clean(folder)
        yield


def remove_leftovers(*folders: Path) -> None:
    """Remove unfinished files from folders. A folder that is missing or in use is left out."""
    for folder in folders:
        if any(_find_leftovers(folder)):
            with suppress(OSError), lock_folders(folder):
                _clean(folder)


def _clean(folder: Path) -> None:
    for path in _find_leftovers(folder):
        if path.is_dir() and not is_link(path):
            remove_scratch_folder(path)
        else:
            with suppress(OSError):
                path.unlink()


def _find_leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"{SCRATCH}*") if _NAME.fullmatch(path.name)]


def remove_scratch_folder(scratch: Path) -> None:
    """Remove a folder with unfinished output folders, but nothing that quizgen did not write.

    A process that was killed may have moved files of someone else into it, to keep them beside the
    new files. They are moved back. What cannot be moved stays.
    """
    with suppress(OSError):
        for folder in scratch.iterdir():
            target = scratch.parent / folder.name.removesuffix(".old")
            if not is_link(folder) and not is_link(target):
                _remove_output(folder, target)
        scratch.rmdir()


def _remove_output(folder: Path, target: Path) -> None:
    """Remove an unfinished output folder, and move what quizgen did not write to `target`."""
    own = {*(read_record(folder) or Record()).files, RECORD}
    paths = sorted(folder.iterdir())
    for path in paths:
        if path.name not in own and not os.path.lexists(target / path.name):
            target.mkdir(exist_ok=True)
            move(path, target / path.name)
    for path in paths:
        if path.name in own - {RECORD}:
            path.unlink()
    (folder / RECORD).unlink(missing_ok=True)  # last: it says which of the others can be removed
    folder.rmdir()
