"""Find templates: first in the project's own `templates/`, then among the shipped templates.

The shipped templates are in `templates/` of a checkout, and in `quizgen/templates/` of the wheel.
"""

from __future__ import annotations

import errno
import os
from fnmatch import fnmatchcase
from pathlib import Path

from quizgen.input_files import check_inside, read_text

TEMPLATE_HELP = (
    "compare it with the shipped file of the same name; `quizgen explain T01` says where to find it"
)
"""The help for errors in a project's own template."""
_PACKAGE = Path(__file__).resolve().parent


def shipped_templates() -> Path:
    """Return the folder of the shipped templates, in the installed package or in the checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def template_folders(project: Path, group: str) -> tuple[Path, ...]:
    """Return the folders of a group of templates (`kinds`, `html`, `anki`), in order of search.

    A file in the project's own `templates/` replaces the shipped file of the same name. In
    quizgen's own checkout both are the same folder, which is returned once.
    """
    folders = (project / "templates" / group, shipped_templates() / group)
    existing = {folder.resolve(): folder for folder in reversed(folders) if folder.is_dir()}
    return tuple(reversed(existing.values()))


def find_templates(project: Path, group: str, pattern: str) -> dict[str, Path]:
    """Return the templates of a group by file name, sorted. Those of the project come first."""
    found: dict[str, Path] = {}
    for folder in template_folders(project, group):
        for path in find_files(folder, pattern):
            found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def find_files(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files of a folder that match a pattern, sorted by code points.

    The result is the same on every system, although Windows ignores case when it matches and sorts.
    Hidden files are left out: on some disks, macOS adds a `._name.yaml` for each file.
    """
    names = (path.name for path in folder.glob("*") if path.name[0] != ".")
    return tuple(folder / name for name in sorted(names) if fnmatchcase(name, pattern))


def read_template(project: Path, group: str, name: str) -> str:
    """Return the text of a template. Raise OSError if it cannot be read or is not UTF-8.

    A broken link cannot be read either: the shipped template does not replace it.
    """
    found = (folder / name for folder in template_folders(project, group))
    path = next(path for path in found if os.path.lexists(path))
    check_inside(project, path)
    try:
        return read_text(path)
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 at byte {error.start}: save it as UTF-8"
        raise OSError(errno.EILSEQ, message, str(path)) from error
