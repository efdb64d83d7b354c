"""Writing what was built: the whole folder or nothing, and nothing that did not change."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_folder(target: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make a folder hold exactly these files and return the names of those that changed.

    The new folder is made beside the old one and renamed into its place, so that a reader finds
    one or the other. A file whose bytes are the same keeps its modification time. Raises OSError,
    with the old folder whole, where something cannot be written.
    """
    changed = tuple(name for name, content in files.items() if not _holds(target / name, content))
    present = {path.name for path in target.iterdir()} if target.is_dir() else set()
    if not changed and present == set(files):
        return ()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as scratch:
        made = Path(scratch) / "new"
        made.mkdir()
        for name, content in files.items():
            if name in changed:
                (made / name).write_bytes(content)
            else:
                shutil.copy2(target / name, made / name)
        if target.exists():
            target.rename(Path(scratch) / "old")
        try:
            made.rename(target)
        except OSError:
            with contextlib.suppress(OSError):
                (Path(scratch) / "old").rename(target)
            raise
    return changed


def replace_file(target: Path, text: str) -> bool:
    """Write a text file by way of a temporary one; tell whether its content changed."""
    return bool(replace_files({target: text.encode()}))


def replace_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files whole, all of them or none, and return those whose content changed.

    Each is made under another name beside its place, and moved there when all are made. Raises
    OSError, with every old file as it was, where one cannot be written.
    """
    changed = {path: new for path, new in files.items() if not _holds(path, new)}
    with contextlib.ExitStack() as stack:
        made = {path: _made_beside(path, content, stack) for path, content in changed.items()}
        kept = {path: path.read_bytes() for path in made if path.exists()}
        moved: list[Path] = []
        try:
            for path, scratch in made.items():
                scratch.replace(path)
                moved.append(path)
        except OSError:
            for path in moved:
                _put_back(path, kept.get(path))
            raise
    return tuple(changed)


def _made_beside(target: Path, content: bytes, stack: contextlib.ExitStack) -> Path:
    """Return a temporary file of some content, with the mode of its target, that does not stay."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    scratch = Path(name)
    stack.callback(scratch.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    scratch.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
    return scratch


def _put_back(path: Path, content: bytes | None) -> None:
    with contextlib.suppress(OSError):
        path.unlink() if content is None else path.write_bytes(content)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
