"""Labels: the words that pages print around a deck's own text, from `templates/html/labels.yaml`.

Labels exist in more languages than sentences, so that a teacher can print English questions under
German headings.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.facts.text_files import read_text, shown_path
from quizgen.facts.yaml_tree import read_yaml, to_builtins
from quizgen.resources import template_folders

LABELS_FILE = "labels.yaml"
_RIGHT_TO_LEFT = ("ar",)

Table = Mapping[str, Mapping[str, str]]
"""The text of each label, by label and language."""


def labels_in(language: str, project: Path) -> dict[str, str]:
    """Return all labels in a language; a project's own labels replace ours."""
    paths = (folder / LABELS_FILE for folder in reversed(template_folders(project, "html")))
    tables = [read_labels(path) for path in paths if os.path.lexists(path)]
    return {
        label: texts[language]
        for table in tables
        for label, texts in table.items()
        if language in texts
    }


@cache
def read_labels(path: Path) -> Table:
    """Return the labels of a file. Raises ProjectError, with a finding, if it is not valid."""
    project = path.parents[2]
    shown = shown_path(path, project)
    text, problems = read_text(path, project, Place(shown))
    node, more = read_yaml(shown, text) if text is not None else (None, ())
    for finding in (*problems, *more):
        raise ProjectError(finding, project)
    table = to_builtins(node) if node else None
    if not isinstance(table, dict) or not all(map(_is_label, table.values())):
        message = "labels must be written as `name: {en: Name}`"
        raise ProjectError(Finding(node.place if node else Place(shown), "T01", message), project)
    return table


def _is_label(texts: object) -> bool:
    return isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values())


def direction_of(language: str) -> str:
    """Return the writing direction of a language, as a value of HTML's `dir`."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
