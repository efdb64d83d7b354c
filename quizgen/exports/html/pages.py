"""Rendering a page: Jinja with autoescape, a project's own templates before ours, CSS inline."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from quizgen.exports.html.labels import LABELS
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck
from quizgen.facts.media.values import Media
from quizgen.questions import english
from quizgen.resources import template_folders


def render_page(deck: Deck, template: str, **context: object) -> bytes:
    """Return a page of a deck as UTF-8. Templates see `deck`, `labels` and what is given."""
    page = _environment(deck.project).get_template(template)
    labels = LABELS[deck.language]
    return page.render(deck=deck, labels=labels, **context).encode()


@cache
def _environment(project: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(template_folders(project, "html")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["csp_hash"] = csp_hash
    environment.filters["css_string"] = css_string
    environment.filters["data_uri"] = partial(data_uri, project)
    environment.filters["mm"] = "{:.5g}mm".format
    environment.filters["place"] = place_in_source
    environment.filters["pt"] = "{:.4g}pt".format
    environment.filters["quoted"] = english.quoted
    return environment


def data_uri(project: Path, media: Media) -> str:
    """Return a picture of a project as a `data:` URI, so that a page stays one file.

    Raises OSError where the file cannot be read any more.
    """
    encoded = base64.b64encode(media.read(project)).decode()
    return f"data:{media.type.mime};base64,{encoded}"


def csp_hash(text: str) -> str:
    """Return the hash by which a content security policy allows this inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def css_string(text: str) -> Markup:
    """Return a text as a CSS string that neither CSS nor the HTML around it can end early."""
    escaped = "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{escaped}"')  # noqa: S704 - nothing but letters, digits and \hex is left
