"""The keys of builds: hashes of all that their bytes depend on.

What a deck reads beyond its own files (articles, pictures, sounds) is known only when it has been
loaded. So a first key, of the deck's own text, leads to the list of those files, and a second one
is made with what they hold now.
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
    """Return the key of a deck's own text, its project's templates, and this quizgen.

    Which media lie beside it counts as well: those that no fact names are a finding. So do names in
    `templates/`: one may be a link that leads nowhere. Raises OSError where a file cannot be read.
    """
    project = project_of(deck)
    inputs = {_within(project, file): hash_file(file) for file in find_input_files(deck)}
    listed = [project / folder for folder in ("media", "templates")]
    names = sorted(_within(project, path) for folder in listed for path in folder.rglob("*"))
    return _hash(_program(), inputs, names)


def make_build_key(deck_key: str, project: Path, reads: Iterable[str], ledger: str) -> str:
    """Return the key of a whole build, by what the files that a deck `reads` hold now.

    `ledger` is the text of the deck's ledger. Raises OSError.
    """
    read = {path: hash_file(project / path) for path in reads}
    return _hash(deck_key, read, hash_bytes(ledger.encode()))


def find_input_files(deck: Path) -> tuple[Path, ...]:
    """Return the files of a deck and the templates of its project, which every build may read."""
    templates = (path for path in (project_of(deck) / "templates").rglob("*") if path.is_file())
    return (*deck_files(deck), *sorted(templates))


def hash_file(path: Path) -> str:
    """Return the hash of a file's bytes; empty for what is no file: a pipe would be waited for."""
    return hash_bytes(path.read_bytes()) if path.is_file() else ""


def hash_bytes(content: bytes) -> str:
    """Return the hash by which a content is known."""
    return hashlib.sha256(content).hexdigest()


@cache
def _program() -> str:
    """Return what tells this quizgen from any other.

    Its files are told by size and time, as reading them all would take longer than the build that
    this saves; and the libraries by the time at which one was last installed or removed.
    """
    folders = (_PACKAGE, shipped_templates())
    files = sorted({stamp for folder in folders for stamp in _stamps(str(folder))})
    libraries = Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns
    return _hash(__version__, sys.version, files, libraries)


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _stamps(entry.path)


def _within(project: Path, path: Path) -> str:
    return path.relative_to(project).as_posix()


def _hash(*parts: object) -> str:
    return hash_bytes(json.dumps(parts, sort_keys=True).encode())
