"""The templates of the preview page. Unlike other templates, a project cannot replace them."""

from __future__ import annotations

import hashlib
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quizgen.resources import shipped_templates


def render(template: str, **context: object) -> bytes:
    """Return a page of the preview as UTF-8, with all texts escaped."""
    return _environment().get_template(template).render(**context).encode()


def read_asset(name: str) -> bytes:
    """Return the style sheet or script of the page. Raises FileNotFoundError for other names."""
    if name not in {"preview.css", "preview.js"}:
        raise FileNotFoundError(2, "no such asset", name)
    return (shipped_templates() / "preview" / name).read_bytes()


def hash_content(content: bytes) -> str:
    """Return a hash that lets the browser detect changed content."""
    return hashlib.sha256(content).hexdigest()[:16]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(shipped_templates() / "preview"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
