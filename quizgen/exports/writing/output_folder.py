"""Writing what was built: the whole folder or nothing, and nothing that did not change.

Everything is made beside its place, under a name that begins with `.quizgen-`, and moved there when
it is whole. So whoever is killed leaves what was there, or what was to be there, and at most such a
hidden name, which the next one who writes there removes.
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
"""How the names of unfinished files and folders begin."""


class StaleError(OSError):
    """A file is not any more what it was when a build began: somebody else has written it."""


class Sidecar(Struct, frozen=True):
    """A text file that changes together with a folder; `before` is what was read of it."""

    path: Path
    before: str
    after: str

    def is_fresh(self) -> bool:
        """Tell whether the file still is what was read; empty stands for none."""
        return _text_of(self.path) == self.before


def replace_folder(
    target: Path, files: Mapping[str, bytes], beside: Sidecar | None = None
) -> tuple[str, ...]:
    """Make a folder hold exactly these files and return the names of those that changed.

    Readers find the old folder or the new one. A file whose bytes are the same keeps its time.
    The file `beside` it is written when the new folder is whole and before that takes its place.

    Raises OSError where something cannot be written, or where the folder is not one that held such
    files before; StaleError where `beside` has changed meanwhile. The old folder is whole then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(target.parent, *([beside.path.parent] if beside else [])):
        if beside and not beside.is_fresh():
            raise StaleError(errno.EAGAIN, "another build has changed it: try again", beside.path)
        present = _names_in(target, files)
        changed = tuple(
            name for name, content in files.items() if not _holds(target / name, content)
        )
        if changed or present != set(files):
            with _scratch(target.parent) as scratch:
                made = scratch / target.name
                _make(made, files, target, frozenset(changed))
                if beside:
                    _write({beside.path: beside.after.encode()})
                with _told_of(target):
                    exchange(made, target)
        elif beside:
            _write({beside.path: beside.after.encode()})
    return changed


def replace_file(target: Path, text: str) -> bool:
    """Write a text file whole or not at all; tell whether its content changed. Raises OSError."""
    return bool(replace_files({target: text.encode()}))


def replace_files(
    files: Mapping[Path, bytes], before: Mapping[Path, str] | None = None
) -> tuple[Path, ...]:
    """Write files whole, all of them or none, and return those whose content changed.

    `before` has the texts that were read of files, empty for none: what is written was made of
    them. Raises OSError, with every old file as it was, where one cannot be written, and StaleError
    where one is not any more what it was `before`.
    """
    with _alone_in(*{path.parent for path in files}):
        for path, text in (before or {}).items():
            if _text_of(path) != text:
                message = "somebody has changed it meanwhile, and nothing was written: try again"
                raise StaleError(errno.EAGAIN, message, str(path))
        return _write(files)


def _text_of(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="replace") if path.exists() else ""


@contextmanager
def _alone_in(*folders: Path) -> Iterator[None]:
    """Lock folders, and remove what killed writers left there: nobody alive has anything there."""
    with lock_folders(*folders):
        for left in (left for folder in folders for left in folder.glob(f"{SCRATCH}*")):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                with suppress(OSError):
                    left.unlink()
        yield


def _names_in(target: Path, files: Mapping[str, bytes]) -> set[str]:
    """Return what a folder holds. Raises OSError for one that is not ours to replace."""
    if target.is_symlink():
        raise OSError(errno.ELOOP, "it is a link, which would be lost: remove it", str(target))
    if not target.exists():
        return set()
    with _told_of(target):
        present = {path.name for path in target.iterdir()}
    if present and present.isdisjoint(files):
        message = "it holds other files, which would be lost: move them, or use another folder"
        raise OSError(errno.ENOTEMPTY, message, str(target))
    return present


def _make(made: Path, files: Mapping[str, bytes], old: Path, changed: frozenset[str]) -> None:
    made.mkdir()
    for name, content in files.items():
        with _told_of(old / name):
            if name in changed:
                (made / name).write_bytes(content)
            else:
                shutil.copy2(old / name, made / name)


def _write(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files by way of temporary ones; what was moved before one fails is put back."""
    changed = {path: content for path, content in files.items() if not _holds(path, content)}
    with ExitStack() as stack:
        made = {path: _made_beside(path, content, stack) for path, content in changed.items()}
        kept = {path: path.read_bytes() for path in made if path.exists()}
        moved: list[Path] = []
        try:
            for path, scratch in made.items():
                with _told_of(path):
                    move(scratch, path)
                moved.append(path)
        except OSError:
            for path in moved:
                _put_back(path, kept.get(path))
            raise
    return tuple(changed)


def _made_beside(target: Path, content: bytes, stack: ExitStack) -> Path:
    """Return a temporary file of some content, with the mode of its target, that does not stay.

    It has reached the disk: unlike what is built, what is written so cannot be made again, and has
    to outlive a power cut.
    """
    with _told_of(target):
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


def _put_back(path: Path, content: bytes | None) -> None:
    with suppress(OSError):
        path.unlink() if content is None else path.write_bytes(content)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Make a folder for a while; not one of `tempfile`, whose are for their owner alone.

    On Windows what is made in such a folder stays so wherever it is moved.
    """
    scratch = folder / f"{SCRATCH}{os.urandom(4).hex()}"
    with _told_of(folder):
        scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Let errors name what was to be written, and not the temporary file in its stead."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
