"""Check a file that a fact names under `media:`.

Anki does not report missing or broken pictures, so all errors must be found here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.media.media_types import MEDIA_TYPES, SVG, MediaType, type_of
from quizgen.facts.media.svg_checks import find_unsafe_content
from quizgen.input_files import read_bytes, reason_of

FOLDER = "media"
"""The folder of a project for pictures and sounds; those of a deck are in `media/<deck>/`."""
LARGE, TOO_LARGE = 1_000_000, 20_000_000
"""Sizes in bytes above which a file is a warning, and an error."""

_SOMEWHERE = Place("")


class MediaFile(Struct, frozen=True):
    """A valid file, with the SHA-256 of its content in hexadecimal digits."""

    sha256: str
    type: MediaType


def check_file(project: Path, path: str) -> tuple[MediaFile | None, tuple[Finding, ...]]:
    """Check a file of a project. Return the file, or None if there is an error, with the findings.

    `M01` is a path outside the project, `M02` a missing file, `M03` an unreadable file, `M04` an
    unsupported type or a wrong suffix, `M05` an unsafe drawing, `M06` a large file. The caller adds
    the place of the findings.
    """
    if misplaced := _check_path(project, path):
        return None, (misplaced,)
    try:
        size = (project / path).stat().st_size
        content = read_media(project / path) if size <= TOO_LARGE else b""
    except (FileNotFoundError, NotADirectoryError):
        message = f"file not found: {path}"
        return None, (Finding(_SOMEWHERE, "M02", message, _suggest_file(project, path)),)
    except OSError as error:
        message = f"cannot read {path}: {reason_of(error)}"
        return None, (Finding(_SOMEWHERE, "M03", message),)
    findings = (*_check_size(path, size), *(_check_content(path, content) if content else ()))
    type_ = type_of(content)
    if type_ is None or any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    return MediaFile(hashlib.sha256(content).hexdigest(), type_), findings


def read_media(file: Path) -> bytes:
    """Return the content of a picture or sound. Raise OSError if it cannot be read.

    Line ends of SVG drawings become LF, because git may have changed them on Windows.
    """
    content = read_bytes(file, TOO_LARGE)
    return content.replace(b"\r\n", b"\n") if type_of(content) is SVG else content


def _check_path(project: Path, path: str) -> Finding | None:
    """Report a path that is absolute, has `..` or backslashes, or leads out of the project."""
    parts = PureWindowsPath(path)
    climbs = parts.drive or parts.root or ".." in parts.parts
    if climbs or "\\" in path or any(char < " " for char in path):
        message = f"“{path}” is not a path relative to the project folder"
        hint = f"use forward slashes and no “..”: {FOLDER}/parks/bridge.jpg"
        return Finding(_SOMEWHERE, "M01", message, hint)
    try:
        inside = (project / path).resolve().is_relative_to(project.resolve())
    except (OSError, RuntimeError):
        inside = False
    if inside:
        return None
    hint = f"copy the file itself into {FOLDER}/"
    return Finding(_SOMEWHERE, "M01", f"{path} is a link to a file outside the project", hint)


def _suggest_file(project: Path, path: str) -> str:
    files = (file for file in (project / FOLDER).rglob("*") if file.is_file())
    known = [file.relative_to(project).as_posix() for file in files]
    near = get_close_matches(path, sorted(known), n=1)
    return f"did you mean “{near[0]}”?" if near else f"pictures and sounds belong in {FOLDER}/"


def _check_size(path: str, size: int) -> Iterator[Finding]:
    if not size:
        yield Finding(_SOMEWHERE, "M03", f"{path} is empty", "save it again")
    elif size > LARGE:
        severity = Severity.ERROR if size > TOO_LARGE else Severity.WARNING
        limit = TOO_LARGE if size > TOO_LARGE else LARGE
        message = f"{path} is too large: {size / 1e6:.1f} MB, the limit is {limit / 1e6:.0f} MB"
        hint = "make it smaller: every phone downloads it with the deck"
        yield Finding(_SOMEWHERE, "M06", message, hint, severity)


def _check_content(path: str, content: bytes) -> Iterator[Finding]:
    type_ = type_of(content)
    if type_ is None:
        message = f"{path} is not a supported picture or sound"
        known = ", ".join(supported.suffix.removeprefix(".") for supported in MEDIA_TYPES)
        yield Finding(_SOMEWHERE, "M04", message, f"convert it to one of {known}")
        return
    suffix = Path(path).suffix
    if suffix.lower() not in type_.suffixes:
        message = f"the content of {path} is {type_.suffix.removeprefix('.')}"
        hint = f"rename it to {Path(path).with_suffix(type_.suffix).as_posix()}"
        yield Finding(_SOMEWHERE, "M04", message, hint)
    if type_ is SVG and (danger := find_unsafe_content(content)):
        message = f"{path} is not a plain drawing: {danger}"
        yield Finding(_SOMEWHERE, "M05", message, "export it as plain SVG in UTF-8, or as PNG")
