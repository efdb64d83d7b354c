"""Find errors in a project's own labels and pages, before anything is written.

The shipped labels and pages are checked by tests instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from quizgen.diagnostics import Finding, Place, did_you_mean, join_words
from quizgen.exports.html.labels import LABELS_FILE, read_labels
from quizgen.facts.text_files import find_link_outside, read_text, shown_path
from quizgen.facts.yaml_tree import Node, Scalar, Table, read_yaml
from quizgen.languages import LABEL_LANGUAGES
from quizgen.resources import TEMPLATE_HELP, find_files, shipped_templates

_FILLED = re.compile(r"\{\w*\}")
_LABEL_HINT = "write {en: Candidate}, with a text for each language"
_FILE_HINT = "write name: {en: Candidate}, with a text for each language"


def find_broken_pages(project: Path) -> Iterator[Finding]:
    """Yield findings on a project's own `labels.yaml` and pages.

    Labels: `D06` and `Y01`–`Y07` as for every YAML file. `D02`: an unknown label or language.
    `D03`: not a text, or the wrong placeholders. Pages: `D06`. `T01`: not a valid template.
    """
    own = project / "templates" / "html"
    if not own.is_dir() or own.resolve() == (shipped_templates() / "html").resolve():
        return
    outside = tuple(_find_links(own, project))
    yield from outside
    if outside:
        return
    if (own / LABELS_FILE).exists():
        yield from _find_in_labels(own / LABELS_FILE, project)
    for page in find_files(own, "*.j2.*"):
        yield from _find_in_page(page, project)


def _find_links(own: Path, project: Path) -> Iterator[Finding]:
    """Yield `D06` for each link that leads out of the project. Pages can include any file."""
    for path in (own, *sorted(own.rglob("*"))):
        yield from find_link_outside(path, project, Place(shown_path(path, project)))


def _find_in_labels(path: Path, project: Path) -> Iterator[Finding]:
    shown = shown_path(path, project)
    text, unreadable = read_text(path, project, Place(shown))
    yield from unreadable
    node, problems = read_yaml(shown, text) if text is not None else (None, ())
    yield from problems
    ours = read_labels(shipped_templates() / "html" / LABELS_FILE)
    if isinstance(node, Table):
        for label, texts in node.values.items():
            if label in ours:
                yield from _find_in_label(label, texts, ours[label]["en"])
            else:
                hint = did_you_mean(label, ours)
                yield Finding(node.keys[label], "D02", f"unknown label “{label}”", hint)
    elif node is not None:
        yield Finding(node.place, "D03", "labels must be keys with values", _FILE_HINT)


def _find_in_label(label: str, texts: Node, english: str) -> Iterator[Finding]:
    if not isinstance(texts, Table):
        yield Finding(texts.place, "D03", f"“{label}” must be keys with values", _LABEL_HINT)
        return
    filled = _FILLED.findall(english)
    for language, text in texts.values.items():
        if language not in LABEL_LANGUAGES:
            hint = did_you_mean(language, LABEL_LANGUAGES)
            message = f"there are no labels in “{language}”"
            yield Finding(texts.keys[language], "D02", message, hint)
        elif not isinstance(text, Scalar) or not text.text:
            yield Finding(text.place, "D03", f"“{language}” must be a text", f"ours is “{english}”")
        elif sorted(_FILLED.findall(text.text)) != sorted(filled):
            wanted = f"must have {join_words(filled)}" if filled else "must have no placeholders"
            message = f"the label “{label}” {wanted}"
            yield Finding(text.place, "D03", message, f"ours is “{english}”")


def _find_in_page(path: Path, project: Path) -> Iterator[Finding]:
    shown = shown_path(path, project)
    text, unreadable = read_text(path, project, Place(shown))
    yield from unreadable
    try:
        Environment(autoescape=True).parse(text or "")
    except TemplateSyntaxError as error:
        message = f"the page is not a valid template: {error.message}"
        yield Finding(Place(shown, error.lineno), "T01", message, TEMPLATE_HELP)
    except RecursionError:
        yield Finding(Place(shown), "T01", "the page is nested too deeply", TEMPLATE_HELP)
    except ValueError:
        yield Finding(Place(shown), "T01", "a number in the page is too large", TEMPLATE_HELP)
