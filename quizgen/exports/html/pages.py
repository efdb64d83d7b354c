"""Rendering a page: Jinja with autoescape, a project's own templates before ours, CSS inline."""

from __future__ import annotations

import base64
import hashlib
import re
import traceback
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from quizgen.diagnostics import Finding, Place
from quizgen.exports.html.labels import direction_of, labels_in, read_labels
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck
from quizgen.facts.files import shown_path
from quizgen.facts.media.values import Media
from quizgen.questions import english
from quizgen.resources import shipped_templates, template_folders


def render_page(deck: Deck, template: str, **context: object) -> bytes:
    """Return a page of a deck as UTF-8.

    Templates see `deck`, `labels`, `direction` (of the labels' language, for `dir`), `words` (the
    attributes of an element that holds the deck's own words) and what is given. Raises
    PageError where a project's own page is wrong.
    """
    try:
        return _render(deck, template, context).encode()
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise _told(deck.project, error) from error


class PageError(Exception):
    """A project's own page that cannot be rendered, with the finding `T01`."""

    def __init__(self, finding: Finding, project: Path) -> None:
        super().__init__(finding, project)
        self.finding, self.project = finding, project


def _told(project: Path, error: Exception) -> Exception:
    """Return what is wrong with a project's own page; a mistake in ours is a bug as it is."""
    own = (project / "templates" / "html").resolve()
    ours = (shipped_templates() / "html").resolve()
    frames = traceback.extract_tb(error.__traceback__)
    pages = [one for one in frames if Path(one.filename).parent == own != ours]
    if not pages:
        return error
    place = Place(shown_path(Path(pages[-1].filename), project), pages[-1].lineno or 1)
    message = f"the page cannot be made: {error}"
    hint = "compare it with ours of the same name; `quizgen explain T01` says where that is"
    return PageError(Finding(place, "T01", message, hint), project)


def _render(deck: Deck, template: str, context: Mapping[str, object]) -> str:
    page = _environment(deck.project).get_template(template)
    own = deck.language
    everywhere = {
        "deck": deck,
        "labels": labels_in(deck.labels, deck.project),
        "direction": direction_of(deck.labels),
        "words": Markup('lang="{}" dir="{}"').format(own, direction_of(own)),
    }
    return page.render(**everywhere, **context)


def forget_templates() -> None:
    """Read templates and labels anew: each run reads them once, and some runs last for hours."""
    _environment.cache_clear()
    read_labels.cache_clear()


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
    environment.filters["css_counters"] = css_counters
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


def css_counters(text: str) -> Markup:
    """Return a text with {page} and {pages} as what CSS prints: strings, with the counters."""
    pieces = (piece for piece in re.split(r"(\{pages?\})", text) if piece)
    return Markup(" ").join(
        Markup(f"counter({piece[1:-1]})") if piece[0] == "{" else css_string(piece)  # noqa: S704
        for piece in pieces
    )
