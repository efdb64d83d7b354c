"""Names of files that some system does not take, or takes for another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

_DEVICES = r"con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]"
_RESERVED = re.compile(rf"(?:{_DEVICES})\s*(?:\..*)?", re.IGNORECASE)
_FOREIGN = re.compile(r'[<>:"|?*]|[. ]$')


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a name, with whatever suffix, for one of its devices."""
    return bool(_RESERVED.fullmatch(name))


def is_portable(path: str) -> bool:
    """Tell whether every system can have a file of this path, written with forward slashes."""
    return not any(is_reserved(name) or _FOREIGN.search(name) for name in path.split("/"))


def folded(path: str) -> str:
    """Return what two paths have in common that Windows and macOS take for one.

    That is one in other capitals, or with its accents as signs of their own.
    """
    return _composed(_composed(path).casefold())


class NamesOnDisk:
    """How a disk writes the names below a folder. Each folder is looked at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, frozenset[str]] = {}

    def misnamed(self, path: str) -> str:
        """Return how the disk writes a path if that is otherwise, else nothing.

        Windows and macOS find such a file, and other systems do not. Accents may be signs of their
        own on the one side: git sees to that.
        """
        written = self.written(path)
        return "" if written == _composed(PurePosixPath(path).as_posix()) else written

    def written(self, path: str) -> str:
        """Return a path, with forward slashes, as the disk writes it, in NFC.

        Where nothing like it is there, it is returned as it is.
        """
        folder = self._folder
        for name in PurePosixPath(path).parts:
            names = self._names_in(folder)
            folder /= name if name in names else _like(name, names)
        return _composed(folder.relative_to(self._folder).as_posix())

    def _names_in(self, folder: Path) -> frozenset[str]:
        if folder not in self._known:
            self._known[folder] = frozenset(one.name for one in folder.glob("*"))
        return self._known[folder]


def _like(name: str, names: Iterable[str]) -> str:
    return next((one for one in sorted(names) if folded(one) == folded(name)), name)


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
