"""Read Markdown: CommonMark with tables, footnotes and formulas."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from quizgen.imports.documents.article_changes import PLACE, Changes
from quizgen.imports.documents.document import Document, missing_extra
from quizgen.imports.documents.page_encoding import decode_text
from quizgen.imports.documents.web_pages import parse_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def read_markdown(content: bytes, path: Path, changes: Changes) -> Document:  # noqa: ARG001 - as other readers
    """Return the article of a Markdown file. Raises ArticleError."""
    parser = _parser()
    text = decode_text(content, path)
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(PLACE, f"line {token.map[0] + 1}")
    root = parse_html(parser.renderer.render(tokens, parser.options, {}))
    head = _front_matter(tokens)
    return Document(root, str(head.get("title") or ""), published=str(head.get("date") or "")[:10])


def _parser() -> MarkdownIt:
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.deflist import deflist_plugin
        from mdit_py_plugins.dollarmath import dollarmath_plugin
        from mdit_py_plugins.footnote import footnote_plugin
        from mdit_py_plugins.front_matter import front_matter_plugin
        from mdit_py_plugins.subscript import sub_plugin
        from mdit_py_plugins.superscript import superscript_plugin
        from mdit_py_plugins.texmath import texmath_plugin
    except ImportError as error:
        raise missing_extra("Markdown", "web") from error
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for plugin in (
        front_matter_plugin,
        footnote_plugin,
        deflist_plugin,
        sub_plugin,
        superscript_plugin,
    ):
        parser.use(plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)  # prices are not formulas
    return parser.use(texmath_plugin, delimiters="brackets")


def _front_matter(tokens: Iterable[Token]) -> dict[str, Any]:
    """Return the settings at the top of a file, as generators of sites use them."""
    content = next((token.content for token in tokens if token.type == "front_matter"), "")
    try:
        head = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError):
        return {}
    return head if isinstance(head, dict) else {}
