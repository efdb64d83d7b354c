"""The result of a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding


class BuildResult(Struct, frozen=True):
    """The files and counts of a build. `sizes` is in bytes; `changed` names the changed files.

    `drafts` is the number of facts left out as drafts. `retired` is the number of notes that the
    package contains only as notices.
    """

    deck: str
    folder: Path
    findings: tuple[Finding, ...]
    facts: int = 0
    items: int = 0
    drafts: int = 0
    retired: int = 0
    sizes: Mapping[str, int] = {}
    changed: tuple[str, ...] = ()
