"""The words that pages print around a deck's own: one table, `templates/html/labels.yaml`.

Why a table of its own: it has more languages than sentences can be made in, so that a teacher hands
out English questions under German headings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quizgen.facts.nodes import plain, read_yaml
from quizgen.resources import template_folders

LABELS_FILE = "labels.yaml"
_RIGHT_TO_LEFT = ("ar",)

Table = Mapping[str, Mapping[str, str]]
"""The text of each label, by label and language."""


class LabelsError(ValueError):
    """A file of labels that holds none; the message says where."""


def labels_in(language: str, project: Path) -> dict[str, str]:
    """Return every label in a language, a project's own wordings before ours."""
    folders = reversed(template_folders(project, "html"))
    tables = [read_labels(path) for path in (one / LABELS_FILE for one in folders) if path.exists()]
    return {
        label: texts[language]
        for table in tables
        for label, texts in table.items()
        if language in texts
    }


@cache
def read_labels(path: Path) -> Table:
    """Return a table of labels. Raises LabelsError, with the place, where a file holds none."""
    node, findings = read_yaml(path.name, path.read_text(encoding="utf-8"))
    if findings:
        raise LabelsError(f"{path}:{findings[0].place.line}: {findings[0].message}")
    table = plain(node) if node else None
    if not isinstance(table, dict) or not all(isinstance(one, dict) for one in table.values()):
        raise LabelsError(f"{path}: a label stands as `name: {{en: Name}}`")
    return table


def direction_of(language: str) -> str:
    """Return the direction that a language is written in, as HTML's `dir` has it."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
