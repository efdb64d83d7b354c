"""Paths as programs outside quizgen need them: from where they stand, not from the project."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def path_from(base: Path, project: Path, path: str) -> str:
    """Return the path of a project's file relative to a folder; absolute where it lies outside.

    Links are followed as far as they lead: `Path.resolve` refuses one that leads in a circle.
    """
    file, base = (Path(os.path.realpath(one)) for one in (project / path, base))
    return (file.relative_to(base) if file.is_relative_to(base) else file).as_posix()


def repository() -> Path:
    """Return the folder of the checkout: what GitHub’s runner says, else where we stand."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
