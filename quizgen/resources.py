"""Where templates are found: a project's own `templates/` first, then the ones we ship.

Ours stand at the top of a checkout and travel inside the wheel as `quizgen/templates`.
"""

from __future__ import annotations

import errno
import os
from fnmatch import fnmatchcase
from pathlib import Path

from quizgen.input_files import read_text

LIKE_OURS = "compare it with ours of the same name; `quizgen explain T01` says where that is"
"""What helps where a project's own template cannot be used."""
_PACKAGE = Path(__file__).resolve().parent


def shipped_templates() -> Path:
    """Return the folder of our own templates: the installed package's, else the checkout's."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def template_folders(project: Path, room: str) -> tuple[Path, ...]:
    """Return the folders to search for a template of a room (`kinds`, `html`, `anki`), in order.

    A file in `project`'s own `templates/` hides ours of the same name. In our own checkout the
    two are one folder, which is then named once.
    """
    folders = (project / "templates" / room, shipped_templates() / room)
    existing = (folder.resolve() for folder in folders if folder.is_dir())
    return tuple(dict.fromkeys(existing))


def find_templates(project: Path, room: str, pattern: str) -> dict[str, Path]:
    """Return the templates of a room by file name, sorted, with a project's own before ours."""
    found: dict[str, Path] = {}
    for folder in template_folders(project, room):
        for path in find_files(folder, pattern):
            found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def find_files(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return what a folder holds under names of a pattern, in the order of their code points.

    It is the same on every system: Windows matches and sorts without regard to capital letters. And
    hidden files are none of an author's: macOS lays a `._name.yaml` beside each file on some disks.
    """
    names = (path.name for path in folder.glob("*") if path.name[0] != ".")
    return tuple(folder / name for name in sorted(names) if fnmatchcase(name, pattern))


def read_template(project: Path, room: str, name: str) -> str:
    """Return the text of one template. Raises OSError for what is no text in UTF-8, either.

    A link that leads nowhere stands for a template that cannot be read, not for ours.
    """
    found = (folder / name for folder in template_folders(project, room))
    path = next(path for path in found if os.path.lexists(path))
    try:
        return read_text(path)
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 at byte {error.start}: save it as UTF-8"
        raise OSError(errno.EILSEQ, message, str(path)) from error
