"""Write output: a whole folder or nothing, and only files that have changed.

Files are first written beside their destination, under a name that begins with `.quizgen-`, and
moved when they are complete. A process that is killed leaves either the old files or the new ones.
It may also leave a hidden file, which the next process that writes there removes.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from quizgen.exports.writing.atomic_swap import exchange, move
from quizgen.exports.writing.folder_lock import lock_folders

SCRATCH = ".quizgen-"
"""The prefix of the names of unfinished files and folders."""


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
    """Make a folder contain exactly these files, and return the names of those that changed.

    Readers find the old folder or the new one. An unchanged file keeps its time. The sidecar is
    written after the new folder is complete and before it takes the place of the old one.

    Raises OSError if a file cannot be written or if the folder contains only other files, and
    StaleError if the sidecar has changed meanwhile. Then the old folder stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock_and_clean(target.parent, *([sidecar.path.parent] if sidecar else [])):
        if sidecar and not sidecar.is_fresh():
            message = "another build has changed it: run this one again"
            raise StaleError(errno.EAGAIN, message, sidecar.path)
        present = _list_own_folder(target, files)
        changed = tuple(
            name for name, content in files.items() if not _has_content(target / name, content)
        )
        if changed or present != set(files):
            with _make_scratch_folder(target.parent) as scratch:
                new = scratch / target.name
                _fill_folder(new, files, target, frozenset(changed))
                if sidecar:
                    _write({sidecar.path: sidecar.after.encode()})
                with _errors_naming(target):
                    exchange(new, target)
        elif sidecar:
            _write({sidecar.path: sidecar.after.encode()})
    return changed


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
    with _lock_and_clean(*{path.parent for path in files}):
        for path, text in (before or {}).items():
            if _read_text(path) != text:
                message = "it has changed since it was read; nothing was written: try again"
                raise StaleError(errno.EAGAIN, message, str(path))
        return _write(files)


def _read_text(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="replace") if path.exists() else ""


@contextmanager
def _lock_and_clean(*folders: Path) -> Iterator[None]:
    """Lock folders, and remove unfinished files there: their processes must have been killed."""
    with lock_folders(*folders):
        for path in (path for folder in folders for path in folder.glob(f"{SCRATCH}*")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()
        yield


def _list_own_folder(target: Path, files: Mapping[str, bytes]) -> set[str]:
    """Return the names in a folder. Raises OSError if it is a link or has only other files."""
    if target.is_symlink():
        raise OSError(errno.ELOOP, "it is a link, which would be lost: remove it", str(target))
    if not target.exists():
        return set()
    with _errors_naming(target):
        present = {path.name for path in target.iterdir()}
    if present and present.isdisjoint(files):
        message = "it holds other files, which would be lost: move them, or use another folder"
        raise OSError(errno.ENOTEMPTY, message, str(target))
    return present


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
        handle, name = tempfile.mkstemp(prefix=SCRATCH, dir=target.parent)
        scratch = Path(name)
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
    scratch = folder / f"{SCRATCH}{os.urandom(4).hex()}"
    with _errors_naming(folder):
        scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


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
