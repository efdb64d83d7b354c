"""Read Word documents (.docx)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from quizgen.imports.documents.article_changes import Changes
from quizgen.imports.documents.document import ArticleError, Document, missing_extra
from quizgen.imports.documents.web_pages import parse_html
from quizgen.imports.documents.word_formulas import write_word_formulas
from quizgen.imports.documents.zip_parts import parse_xml, read_parts

_MAIN, _ABOUT = "word/document.xml", "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word_file(content: bytes, path: Path, changes: Changes) -> Document:
    """Return the article of a Word document. Raises ArticleError."""
    try:
        import mammoth
        from lxml import etree
    except ImportError as error:
        raise missing_extra("Word", "documents") from error
    parts = read_parts(content, path, lambda name: name.endswith((".xml", ".rels")))
    if _MAIN not in parts:
        raise ArticleError(f"{path} is not a Word document", "save it as .docx in Word")
    tree: Any = parse_xml(parts[_MAIN], path)
    write_word_formulas(tree, changes)
    parts[_MAIN] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    try:
        page = mammoth.convert_to_html(
            _packed(parts),
            style_map="p[style-name='Title'] => h1:fresh",
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        ).value
    except Exception as error:  # mammoth raises many kinds for a damaged document
        message = f"{path} is damaged: {error}"
        raise ArticleError(message, "open it in Word and save it again") from error
    about: Any = parse_xml(parts[_ABOUT], path) if _ABOUT in parts else None
    title = "" if about is None else about.findtext(_TITLE) or ""
    return Document(parse_html(page), long_title=title)


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    """Return a document with parts of known size, and without pictures."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed
