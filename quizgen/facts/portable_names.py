"""File names that are not portable between systems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

_DEVICES = r"con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]"
_RESERVED = re.compile(rf"(?:{_DEVICES})\s*(?:\..*)?", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]|[. ]$')


def is_reserved(name: str) -> bool:
    """Return whether a file name, with any suffix, is a reserved device name on Windows."""
    return bool(_RESERVED.fullmatch(name))


def is_portable(path: str) -> bool:
    """Return whether a path, with forward slashes, is valid on every system."""
    return not any(is_reserved(name) or _NOT_ON_WINDOWS.search(name) for name in path.split("/"))


def fold_path(path: str) -> str:
    """Return a path folded as Windows and macOS compare paths.

    They ignore case, and whether accents are combining characters.
    """
    return _composed(_composed(path).casefold())


class NamesOnDisk:
    """The spelling on disk of the names in a folder. Each folder is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, frozenset[str]] = {}

    def find_other_spelling(self, path: str) -> str:
        """Return the spelling on disk of a path if it differs, or an empty text.

        Windows and macOS find a file in spite of the difference, other systems do not. Differences
        in the composition of accents are ignored, as git handles them.
        """
        actual = self.actual_path(path)
        return "" if actual == _composed(PurePosixPath(path).as_posix()) else actual

    def actual_path(self, path: str) -> str:
        """Return a path as spelled on disk, with forward slashes and in NFC.

        Parts that are not on disk are returned unchanged.
        """
        folder = self._folder
        for name in PurePosixPath(path).parts:
            names = self._names_in(folder)
            folder /= name if name in names else _find_similar(name, names)
        return _composed(folder.relative_to(self._folder).as_posix())

    def _names_in(self, folder: Path) -> frozenset[str]:
        if folder not in self._known:
            self._known[folder] = frozenset(path.name for path in folder.glob("*"))
        return self._known[folder]


def _find_similar(name: str, names: Iterable[str]) -> str:
    return next((known for known in sorted(names) if fold_path(known) == fold_path(name)), name)


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
