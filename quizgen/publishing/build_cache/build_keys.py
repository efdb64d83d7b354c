"""Keys of cached builds: hashes of everything that the bytes of a build depend on.

Which files a deck reads beyond its own (articles, pictures, sounds) is known only after it has been
loaded. So a first key, of the deck's own files, leads to the list of those files, and a second key
includes their contents.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from quizgen import __version__
from quizgen.facts.projects import deck_files, project_of
from quizgen.resources import shipped_templates

_PACKAGE = Path(__file__).resolve().parents[2]


def make_deck_key(deck: Path) -> str:
    """Return the key of a deck's own files, its project's templates, and this quizgen.

    It includes the names of all files in `media/` and `templates/`, because unused media and broken
    links affect the findings. Raises OSError if a file cannot be read.
    """
    project = project_of(deck)
    inputs = {_relative_path(project, file): hash_file(file) for file in find_input_files(deck)}
    listed = [project / folder for folder in ("media", "templates")]
    names = sorted(_relative_path(project, path) for folder in listed for path in folder.rglob("*"))
    return _hash(_hash_program(), inputs, names)


def make_build_key(deck_key: str, project: Path, reads: Iterable[str], ledger: str) -> str:
    """Return the key of a build, given the key of its deck and the paths that the deck `reads`.

    `ledger` is the text of the deck's ledger. Raises OSError if a file cannot be read.
    """
    read = {path: hash_file(project / path) for path in reads}
    return _hash(deck_key, read, hash_bytes(ledger.encode()))


def find_input_files(deck: Path) -> tuple[Path, ...]:
    """Return the files of a deck and of its project's templates, which any build can read."""
    templates = (path for path in (project_of(deck) / "templates").rglob("*") if path.is_file())
    return (*deck_files(deck), *sorted(templates))


def hash_file(path: Path) -> str:
    """Return the hash of a file; empty if it is not a regular file: reading a pipe would block."""
    return hash_bytes(path.read_bytes()) if path.is_file() else ""


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 hash of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@cache
def _hash_program() -> str:
    """Return a hash of this quizgen and its libraries.

    Its files are identified by size and time, because reading them would take longer than a cached
    build saves; its libraries by the time when one was last installed or removed.
    """
    folders = (_PACKAGE, shipped_templates())
    files = sorted({stamp for folder in folders for stamp in _iter_stamps(str(folder))})
    libraries = Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns
    return _hash(__version__, sys.version, files, libraries)


def _iter_stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _iter_stamps(entry.path)


def _relative_path(project: Path, path: Path) -> str:
    return path.relative_to(project).as_posix()


def _hash(*parts: object) -> str:
    return hash_bytes(json.dumps(parts, sort_keys=True).encode())
