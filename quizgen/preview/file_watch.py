"""Detection of changes to the files of a deck.

An event from the operating system only triggers a comparison of snapshots, which finds the
affected decks. Therefore a lost event, as on a network drive, delays an update by at most a second,
and changes to other decks do not cause an update.
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
"""Modification time in nanoseconds, size and inode of each existing file."""

_PROJECT_FOLDERS = frozenset({"data", "decks", "media", "seeds", "templates"})
"""Folders of a project that are watched with their subfolders. Other folders are watched without
their subfolders, as `decks/` may be in a home folder. Files that a deck names always count."""
_IGNORED_FOLDERS = frozenset({"build", "dist", "node_modules", "__pycache__"})
"""Folders that are not watched, in addition to hidden folders."""
_MAX_WAIT = 1000
"""Milliseconds after which snapshots are compared without an event."""
_QUIET_PERIOD = 60
"""Milliseconds without another change after which a save counts as complete."""


def take_snapshot(path: Path, deck: Deck | None) -> Snapshot:
    """Return the state of all files that may affect a deck."""
    files = {*_walk_files(project_of(path)), *(_named_by(path, deck) if deck else deck_files(path))}
    return {file: state for file in files if (state := _read_state(file))}


def has_changed(before: Snapshot, after: Snapshot, path: Path, deck: Deck | None) -> bool:
    """Return whether a file that affects a deck has changed between two snapshots.

    Files that affect a deck are its own files, its sources and media, the project's templates, and
    the ledger, which may have been repaired. If the deck does not load, its sources are unknown and
    every file counts.
    """
    changed = (file for file in {*before, *after} if before.get(file) != after.get(file))
    if deck is None:
        return any(changed)
    named, folders = _named_by(path, deck), (path, deck.project / "templates")
    return any(file in named or any(map(file.is_relative_to, folders)) for file in changed)


def _named_by(path: Path, deck: Deck) -> frozenset[Path]:
    return frozenset(
        (*deck_files(path), ledger_path(path), *map(deck.project.joinpath, deck.input_paths))
    )


def wait_for_changes(projects: Iterable[Path]) -> Iterator[None]:
    """Yield whenever a file of a project may have changed, and at least every second.

    The first `next` raises ImportError if the extra `preview` is not installed. Raises
    KeyboardInterrupt on Ctrl-C.
    """
    from watchfiles import watch

    roots = frozenset(projects)
    while True:
        folders = _folders_in(roots)
        if not folders:
            time.sleep(_MAX_WAIT / 1000)
            yield
            continue
        with contextlib.suppress(FileNotFoundError):
            for _ in watch(
                *folders,
                watch_filter=None,
                step=_QUIET_PERIOD,
                rust_timeout=_MAX_WAIT,
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
    """Yield the watched folders below a root with the names of their files."""
    for folder, subfolders, names in os.walk(root):
        top = Path(folder).relative_to(root).parts[:1]
        visible = [name for name in subfolders if name[0] != "." and name not in _IGNORED_FOLDERS]
        subfolders[:] = visible if not top or top[0] in _PROJECT_FOLDERS else ()
        yield Path(folder), names


def _read_state(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
