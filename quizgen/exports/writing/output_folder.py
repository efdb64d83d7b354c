"""Write output: a whole folder or nothing, and only files that have changed.

Files are first written beside their destination, under a name that begins with `.quizgen-`, and
moved when they are complete. A process that is killed leaves either the old files or the new ones.
It may also leave a hidden file or folder: see `leftovers`.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from quizgen.exports.writing.atomic_swap import exchange, move
from quizgen.exports.writing.leftovers import lock_and_clean, remove_scratch_folder, scratch_path
from quizgen.exports.writing.written_files import (
    RECORD,
    Record,
    hash_files,
    make_record,
    read_record,
    sort_entries,
)
from quizgen.input_files import is_link


class StaleError(OSError):
    """A file has changed since the build read it: another process has written it."""


class Sidecar(Struct, frozen=True):
    """A text file that changes together with a folder. `before` is its text when it was read."""

    path: Path
    before: str
    after: str

    def is_fresh(self) -> bool:
        """Return whether the file is unchanged. A missing file counts as empty."""
        return _read_text(self.path) == self.before


def replace_folder(
    target: Path, files: Mapping[str, bytes], sidecar: Sidecar | None = None
) -> tuple[str, ...]:
    """Replace what quizgen wrote into a folder, and return the names of the files that changed.

    Readers find all old files or all new ones. An unchanged file keeps its time, and what quizgen
    did not write stays in the folder. The sidecar is written after the new folder is complete and
    before it takes the place of the old one.

    Raises OSError if a file cannot be written or the folder is a link, ProjectError if a file would
    replace one that quizgen did not write, and StaleError if the sidecar has changed meanwhile.
    Then the old folder stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with lock_and_clean(target.parent, *([sidecar.path.parent] if sidecar else [])):
        if sidecar and not sidecar.is_fresh():
            message = "another build has changed it: run this one again"
            raise StaleError(errno.EAGAIN, message, sidecar.path)
        _check_no_link(target)
        hashes = hash_files(files)
        with _errors_naming(target):
            present = sort_entries(target, hashes)
        written = {RECORD: make_record(hashes), **files}
        changed = [name for name in written if not _has_content(target / name, written[name])]
        if changed or present.own != set(written):
            with _make_scratch_folder(target.parent) as scratch:
                new = scratch / target.name
                _fill_folder(new, written, target, frozenset(changed))
                if sidecar:
                    _write({sidecar.path: sidecar.after.encode()})
                with _errors_naming(target), _moving(present.others, target, new):
                    _complete_record(target, present.own)
                    exchange(new, target)
        elif sidecar:
            _write({sidecar.path: sidecar.after.encode()})
    return tuple(name for name in changed if name != RECORD)


def add_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files into a folder beside all others, and return the names of those that changed.

    Either all files are written or none. The record in the folder lists them, so that they can be
    replaced later. Raises OSError if a file cannot be written, and ProjectError if a file would
    replace one that quizgen did not write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with lock_and_clean(folder):
        hashes = hash_files(files)
        with _errors_naming(folder):
            own = sort_entries(folder, hashes).own
        before = (read_record(folder) or Record()).files
        kept = {name: hash_ for name, hash_ in before.items() if name in own}
        written = {RECORD: make_record({**kept, **hashes}), **files}
        changed = _write({folder / name: content for name, content in written.items()})
    return tuple(path.name for path in changed if path.name != RECORD)


def replace_file(target: Path, text: str) -> bool:
    """Write a text file completely or not at all; return whether it changed. Raises OSError."""
    return bool(replace_files({target: text.encode()}))


def replace_files(
    files: Mapping[Path, bytes], before: Mapping[Path, str] | None = None
) -> tuple[Path, ...]:
    """Write all of these files or none, and return those that changed.

    `before` maps files to their texts when they were read, empty for a missing file.

    Raises OSError if a file cannot be written, and StaleError if one has changed since it was read.
    Then all files stay as they were.
    """
    with lock_and_clean(*{path.parent for path in files}):
        for path, text in (before or {}).items():
            if _read_text(path) != text:
                message = "it has changed since it was read; nothing was written: try again"
                raise StaleError(errno.EAGAIN, message, str(path))
        return _write(files)


def _read_text(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="replace") if path.exists() else ""


def _check_no_link(target: Path) -> None:
    if is_link(target):
        raise OSError(errno.ELOOP, "it is a link, which would be lost: remove it", str(target))


@contextmanager
def _moving(names: Iterable[str], old: Path, new: Path) -> Iterator[None]:
    """Move entries from the old folder to the new one; move them back after an error."""
    moved: list[str] = []
    try:
        for name in names:
            move(old / name, new / name)
            moved.append(name)
        yield
    except OSError:
        for name in moved:
            if os.path.lexists(new / name):  # else the new folder has already taken its place
                move(new / name, old / name)
        raise


def _complete_record(folder: Path, own: Iterable[str]) -> None:
    """Add the record that an older quizgen did not write, so that its files can be removed."""
    names = [name for name in own if name != RECORD]
    if names and read_record(folder) is None:
        old = make_record(hash_files({name: (folder / name).read_bytes() for name in names}))
        (folder / RECORD).write_bytes(old)


def _fill_folder(new: Path, files: Mapping[str, bytes], old: Path, changed: frozenset[str]) -> None:
    new.mkdir()
    for name, content in files.items():
        with _errors_naming(old / name):
            if name in changed:
                (new / name).write_bytes(content)
            else:
                shutil.copy2(old / name, new / name)


def _write(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files through temporary ones. If one fails, restore those already moved."""
    changed = {path: content for path, content in files.items() if not _has_content(path, content)}
    with ExitStack() as stack:
        scratch = {path: _write_scratch(path, content, stack) for path, content in changed.items()}
        backups = {path: path.read_bytes() for path in scratch if path.exists()}
        moved: list[Path] = []
        try:
            for path, temporary in scratch.items():
                with _errors_naming(path):
                    move(temporary, path)
                moved.append(path)
        except OSError:
            for path in moved:
                _restore(path, backups.get(path))
            raise
    return tuple(changed)


def _write_scratch(target: Path, content: bytes, stack: ExitStack) -> Path:
    """Write a temporary file with the mode of its target; the stack removes it.

    It is flushed to the disk. Unlike the files of a build, these files cannot be generated again,
    so they must survive a power failure.
    """
    with _errors_naming(target):
        scratch = scratch_path(target.parent)
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        stack.callback(scratch.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            scratch.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
    return scratch


def _restore(path: Path, content: bytes | None) -> None:
    with suppress(OSError):
        path.unlink() if content is None else path.write_bytes(content)


@contextmanager
def _make_scratch_folder(folder: Path) -> Iterator[Path]:
    """Make a temporary folder. `tempfile` is not used: its folders are private to their owner.

    On Windows, files made in a private folder stay private when they are moved.
    """
    scratch = scratch_path(folder)
    with _errors_naming(folder):
        scratch.mkdir()
    try:
        yield scratch
    finally:
        remove_scratch_folder(scratch)


@contextmanager
def _errors_naming(path: Path) -> Iterator[None]:
    """Let errors name the file to be written instead of the temporary one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _has_content(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
