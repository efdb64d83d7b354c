"""What a build did, for those who print it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding


class BuildResult(Struct, frozen=True):
    """What a build did. `sizes` gives the bytes of each file, `changed` which ones are new.

    `drafts` is the number of facts that were left out as such, `retired` that of notes which the
    package holds as notices only.
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
