"""Render pages with Jinja: escaped, with CSS inline, and a project's templates before ours."""

from __future__ import annotations

import base64
import re
from functools import cache, lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from quizgen.cache.store import user_store
from quizgen.cache.template_cache import TemplateCache
from quizgen.exports.html.formula_markup import typeset_page
from quizgen.exports.html.labels import direction_of, labels_in, read_labels
from quizgen.exports.html.page_sandbox import BoundedEnvironment
from quizgen.exports.html.security_policy import csp_hash
from quizgen.exports.html.template_errors import report_template_errors
from quizgen.exports.item_media import media_of_item
from quizgen.exports.publication import parts_of_place, place_in_source
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.formulas import in_plain_characters
from quizgen.languages.language import Language
from quizgen.questions.interactions import name_of
from quizgen.questions.item import Item
from quizgen.resources import template_folders


def render_page(deck: Deck, template: str, **context: object) -> bytes:
    """Return a page of a deck as UTF-8.

    Templates can use `deck`, `labels`, `direction` (of the labels' language, for `dir`), `words`
    (the attributes of an element with words of the deck), `task_of`, `interaction_of`, `media_of`,
    and the variables of `context`. Raises ProjectError for a template of the project that cannot be
    used.
    """
    environment = _environment(deck.project, deck.language)
    if isinstance(environment, BoundedEnvironment):
        environment.renew()
    own = deck.language.tag
    everywhere = {
        "deck": deck,
        "labels": labels_in(deck.labels, deck.project),
        "direction": direction_of(deck.labels),
        "words": Markup('lang="{}" dir="{}"').format(own, direction_of(own)),
        "task_of": task_of,
        "interaction_of": interaction_of,
        "media_of": media_of_item,
    }
    with report_template_errors(deck.project, template):
        page = environment.get_template(template).render(**everywhere, **context)
    return typeset_page(page).encode()


def forget_templates() -> None:
    """Forget cached templates and labels, so that a process that runs for hours reads new ones."""
    _environment.cache_clear()
    read_labels.cache_clear()


@cache
def _environment(project: Path, language: Language) -> Environment:
    """Return the environment of pages, which is sandboxed if a project has its own templates.

    Our templates need no sandbox, which would double the time. Only ours are cached as bytecode,
    because Jinja would not distinguish sandboxed bytecode from other bytecode.
    """
    folders = template_folders(project, "html")
    kind = Environment if len(folders) == 1 else BoundedEnvironment
    store = user_store() if kind is Environment else None
    environment = kind(
        loader=FileSystemLoader(folders),
        bytecode_cache=TemplateCache(store, "pages") if store else None,
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
    environment.filters["moved"] = moved
    environment.filters["place"] = place_in_source
    environment.filters["place_parts"] = parts_of_place
    environment.filters["pt"] = "{:.4g}pt".format
    environment.filters["quoted"] = language.sentences.quote
    environment.filters["unbroken"] = language.sentences.keep_together
    return environment


def task_of(item: Item) -> str:
    """Return the stem without the premises of matching, which the page lists below it."""
    return item.task


def interaction_of(item: Item) -> str:
    """Return the name of an item's interaction, such as `choice`."""
    return name_of(item.interaction)


def data_uri(project: Path, media: Media) -> str:
    """Return a picture of a project as a `data:` URI, so that a page stays one file.

    Raises OSError if the file can no longer be read.
    """
    encoded = base64.b64encode(media.read(project)).decode()
    return f"data:{media.type.mime};base64,{encoded}"


def css_string(text: str) -> Markup:
    """Return a text as a CSS string that neither CSS nor the HTML around it can end early."""
    plain = in_plain_characters(text)
    escaped = "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in plain)
    return Markup(f'"{escaped}"')  # noqa: S704 - letters, digits and escapes only


@lru_cache
def moved(x: float, y: float) -> Markup:
    """Return the CSS that moves an element by x mm to the right and y mm down."""
    return Markup(f"transform:translate({x:.5g}mm,{y:.5g}mm)")  # noqa: S704 - made of numbers alone


def css_counters(text: str) -> Markup:
    """Return a text with {page} and {pages} as CSS content: strings and page counters."""
    pieces = (piece for piece in re.split(r"(\{pages?\})", text) if piece)
    return Markup(" ").join(
        Markup(f"counter({piece[1:-1]})") if piece[0] == "{" else css_string(piece)  # noqa: S704
        for piece in pieces
    )
