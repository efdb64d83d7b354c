"""Which files a deck is made of, and waiting until one may have changed.

The system's notices only wake us; comparing snapshots of a project's files then says which decks
are concerned. So a notice that is lost, or never comes from a disk on the network, is late by a
second and no more, and a deck is not made again for the save of another.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from quizgen.exports.ledger import ledger_path
from quizgen.facts.deck import Deck
from quizgen.facts.projects import deck_files, project_of

Snapshot = Mapping[Path, tuple[int, int, int]]
"""Modification time in nanoseconds, size and inode of each file that is there."""

_ROOMS = frozenset({"decks", "seeds", "media", "templates"})
"""Folders of a project that are looked through. Of others we see the files, not what is below: who
keeps `decks/` at home does not want all of it watched. Files that a deck names count anywhere."""
_TOOLS = frozenset({"build", "dist", "node_modules", "__pycache__"})
"""Folders that no author writes in, beside hidden ones."""
_LONGEST_WAIT = 1000
"""Milliseconds after which we look without having been woken."""
_STILLNESS = 60
"""Milliseconds without a further change after which a save is taken to be whole."""


def take_snapshot(path: Path, deck: Deck | None) -> Snapshot:
    """Return the state of all files that a deck may be made of: those of its project."""
    files = {*_walk_files(project_of(path)), *(_named_by(path, deck) if deck else deck_files(path))}
    return {file: state for file in files if (state := _state_of(file))}


def differ(before: Snapshot, after: Snapshot, path: Path, deck: Deck | None) -> bool:
    """Tell whether a file that a deck is made of has changed, come or gone.

    These are its own files, its sources and media, the project's templates, and the ledger: builds
    change it without changing what is seen, but one that was broken comes back by it. Of a deck
    that does not load nobody knows what it names: then every file counts.
    """
    changed = (one for one in {*before, *after} if before.get(one) != after.get(one))
    if deck is None:
        return any(changed)
    named, folders = _named_by(path, deck), (path, deck.project / "templates")
    return any(one in named or any(map(one.is_relative_to, folders)) for one in changed)


def _named_by(path: Path, deck: Deck) -> frozenset[Path]:
    return frozenset(
        (*deck_files(path), ledger_path(path), *map(deck.project.joinpath, deck.input_paths))
    )


def wait_for_changes(projects: Iterable[Path]) -> Iterator[None]:
    """Yield whenever a file in one of the projects may have changed, and at least every second.

    Raises, when it is first waited for, ImportError without the extra `preview`; and
    KeyboardInterrupt for Ctrl-C.
    """
    from watchfiles import watch

    roots = frozenset(projects)
    while True:
        folders = _folders_in(roots)
        if not folders:
            time.sleep(_LONGEST_WAIT / 1000)
            yield
            continue
        with contextlib.suppress(FileNotFoundError):
            for _ in watch(
                *folders,
                watch_filter=None,
                step=_STILLNESS,
                rust_timeout=_LONGEST_WAIT,
                yield_on_timeout=True,
                recursive=False,
            ):
                yield
                if _folders_in(roots) != folders:
                    break


def _folders_in(roots: frozenset[Path]) -> frozenset[Path]:
    return frozenset(folder for root in roots for folder, _ in _walk(root))


def _walk_files(root: Path) -> Iterator[Path]:
    for folder, names in _walk(root):
        yield from (folder / name for name in names)


def _walk(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield the folders below a root that authors write in, with the names of their files."""
    for folder, subfolders, names in os.walk(root):
        top = Path(folder).relative_to(root).parts[:1]
        known = [one for one in subfolders if one[0] != "." and one not in _TOOLS]
        subfolders[:] = known if not top or top[0] in _ROOMS else ()
        yield Path(folder), names


def _state_of(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
