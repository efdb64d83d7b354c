"""The preview's own templates. They are ours alone: projects replace what they hand out."""

from __future__ import annotations

import hashlib
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quizgen.resources import shipped_templates


def render(template: str, **context: object) -> bytes:
    """Return a page of the preview as UTF-8; every text in it is escaped."""
    return _environment().get_template(template).render(**context).encode()


def read_asset(name: str) -> bytes:
    """Return a style sheet or script of the preview's page. Raises OSError for any other name."""
    if name not in {"preview.css", "preview.js"}:
        raise FileNotFoundError(2, "there is no such part of the page", name)
    return (shipped_templates() / "preview" / name).read_bytes()


def version_of(content: bytes) -> str:
    """Return a hash by which a browser knows whether it shows this content already."""
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
