"""Paths in findings for other programs, which expect them relative to another folder."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def relative_path(base: Path, project: Path, path: str) -> str:
    """Return the path of a project's file relative to a folder, or absolute if it is outside.

    Links are resolved with `os.path.realpath`, because `Path.resolve` fails for a cycle of links.
    """
    file, base = (Path(os.path.realpath(name)) for name in (project / path, base))
    return (file.relative_to(base) if file.is_relative_to(base) else file).as_posix()


def repository_root() -> Path:
    """Return the root of the checkout on a GitHub runner, else the working directory."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
