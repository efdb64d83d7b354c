"""Tell the files of an output folder that quizgen wrote from all others.

A hidden file in the folder, the record, lists what quizgen wrote there with its hashes. Everything
else belongs to someone else: other names, folders, links, and files changed after they were
written. Names are compared as Windows and macOS compare them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import MsgspecError, Struct, json

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.facts.portable_names import fold_path
from quizgen.input_files import is_link, read_bytes

RECORD = ".quizgen.json"
"""The name of the record in each output folder."""
_LARGEST = 10_000_000
_NOTE = "quizgen wrote these files and replaces them; it leaves all others in this folder alone"
_HELP = "move or rename it, or choose another place with -o"


class Record(Struct, frozen=True):
    """The files that quizgen wrote into a folder: the hash of each by its name."""

    note: str = _NOTE
    files: Mapping[str, str] = {}


class FolderEntries(Struct, frozen=True):
    """The names in an output folder: `own` were written by quizgen, `others` were not."""

    own: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


def hash_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the hash of each file by its name, as a record has them."""
    return {name: _hash(content) for name, content in files.items()}


def make_record(hashes: Mapping[str, str]) -> bytes:
    """Return the content of the record of files, given their hashes."""
    return json.format(json.encode(Record(files=hashes)), indent=1) + b"\n"


def read_record(folder: Path) -> Record | None:
    """Return the record in a folder; None if there is none or it cannot be read."""
    path = folder / RECORD
    try:
        return None if is_link(path) else json.decode(read_bytes(path, _LARGEST), type=Record)
    except (OSError, MsgspecError):
        return None


def sort_entries(folder: Path, hashes: Mapping[str, str]) -> FolderEntries:
    """Return the entries of a folder into which files with these hashes will be written.

    An older quizgen wrote no record: a folder without one counts as written by it if it has most of
    the files. Raises ProjectError with `B01` if another entry has the name of one of the files, and
    OSError if the folder cannot be read.
    """
    if not folder.exists():
        return FolderEntries()
    names = sorted(path.name for path in folder.iterdir())
    record = read_record(folder) or _guess_record(folder, names, hashes)
    written = {fold_path(name): {hash_} for name, hash_ in record.files.items()}
    for name, hash_ in hashes.items():
        written.setdefault(fold_path(name), set()).add(hash_)
    own = frozenset(
        name for name in names if _is_own(folder / name, written.get(fold_path(name), set()))
    )
    others = tuple(name for name in names if name not in own)
    _check_names(folder, others, (*hashes, RECORD))
    return FolderEntries(own, others)


def _guess_record(folder: Path, names: Iterable[str], files: Collection[str]) -> Record:
    present = [name for name in names if name in files and _is_plain_file(folder / name)]
    if len(present) < 2 or 2 * len(present) <= len(files):  # noqa: PLR2004 - a single file is not most
        return Record()
    return Record(files=hash_files({name: (folder / name).read_bytes() for name in present}))


def _is_own(path: Path, hashes: set[str]) -> bool:
    """Return whether a file has content that quizgen wrote, or none, which cannot be lost."""
    if not _is_plain_file(path):
        return False
    if path.name == RECORD:
        return True
    return bool(hashes) and (not path.stat().st_size or _hash(path.read_bytes()) in hashes)


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not is_link(path)


def foreign_file_error(path: Path, name: str = "") -> ProjectError:
    """Return the error `B01` for an entry that is in the way of a file with this name."""
    same = f", which is {name} on Windows and macOS" if name and name != path.name else ""
    message = f"quizgen did not write this {_describe(path)}{same}"
    return ProjectError(Finding(Place(path.as_posix()), "B01", message, _HELP), Path())


def _check_names(folder: Path, others: Iterable[str], names: Iterable[str]) -> None:
    folded = {fold_path(name): name for name in names}
    for other in others:
        if name := folded.get(fold_path(other)):
            raise foreign_file_error(folder / other, name)


def _describe(path: Path) -> str:
    if is_link(path):
        return "link"
    if path.is_dir():
        return "folder"
    return "file, or it has changed since" if path.is_file() else "device or pipe"


def _hash(content: bytes) -> str:
    """Return the hash of a content, whose line ends git may have changed on Windows."""
    if b"\r" in content:  # far faster than a search for both characters
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()
