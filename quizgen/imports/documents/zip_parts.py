"""Read the parts of an untrusted ZIP file in memory, with a limit on their size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from quizgen.imports.documents.document import ArticleError, missing_extra

LARGEST_FILE = 100_000_000
"""Maximum size of a file with pictures in bytes, and of its unpacked texts."""
_MOST_PARTS = 10_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""The first bytes of old Word files, and of new ones with a password."""


def read_parts(content: bytes, path: Path, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted parts of a ZIP file by name. Raises ArticleError."""
    if content.startswith(_OLD_WORD):
        message = f"{path} has a password, or the format of an old version of Word"
        raise ArticleError(message, "save it without a password as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_unpack(archive, path, is_wanted))
    except zipfile.BadZipFile as error:
        message = f"{path} is not a {path.suffix} file, or is incomplete"
        raise ArticleError(message, "save it again, or export it from its program") from error
    except (RuntimeError, ValueError, EOFError, OSError, zlib.error) as error:
        message = f"cannot unpack {path}: {error}"
        raise ArticleError(message, "save it again without a password") from error


def _unpack(
    archive: zipfile.ZipFile, path: Path, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents. The sizes in an archive may be false, so bytes are counted."""
    left, entries = LARGEST_FILE, archive.infolist()
    for entry in entries[:_MOST_PARTS]:
        if is_wanted(entry.filename):
            with archive.open(entry) as opened:
                part = opened.read(left + 1)
            left -= len(part)
            if left < 0:
                message = f"{path} unpacks to more than {LARGEST_FILE // 10**6} MB of text"
                raise ArticleError(message, "split it, or save the article as plain text")
            yield entry.filename, part


def parse_xml(content: bytes, path: Path) -> object:
    """Return the tree of an XML part, without entities. Raises ArticleError."""
    try:
        from lxml import etree
    except ImportError as error:
        raise missing_extra("XML", "documents") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = f"{path} is damaged: {error.msg}"
        raise ArticleError(message, "save it again, or export it from its program") from error
