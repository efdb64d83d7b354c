"""Looking at one file that a fact names under `media:`, with all that can be wrong with it.

Anki says nothing about a missing or broken picture, so every mistake has to be found here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.media.media_types import MEDIA_TYPES, SVG, MediaType, type_of
from quizgen.facts.media.svg_checks import find_danger
from quizgen.input_files import read_bytes, reason_of

FOLDER = "media"
"""Where a project keeps its pictures and sounds; those of one deck in `media/<deck>/`."""
LARGE, TOO_LARGE = 1_000_000, 20_000_000
"""Above how many bytes a file is a warning, and an error: every phone loads it with the deck."""

_SOMEWHERE = Place("")


class MediaFile(Struct, frozen=True):
    """A file that can be handed out, with the hash of its content in hexadecimal digits."""

    sha256: str
    type: MediaType


def examine_file(project: Path, path: str) -> tuple[MediaFile | None, tuple[Finding, ...]]:
    """Look at a file of a project; findings have no place yet.

    Returns the file, or None where there is an error. `M01` a path that is none in the project,
    `M02` a missing file, `M03` one that cannot be read, `M04` a type that is not taken or not the
    suffix's, `M05` a drawing with more in it than a drawing, `M06` a large file.
    """
    if misplaced := _check_path(project, path):
        return None, (misplaced,)
    try:
        size = (project / path).stat().st_size
        content = read_media(project / path) if size <= TOO_LARGE else b""
    except (FileNotFoundError, NotADirectoryError):
        message = f"no file {path}"
        return None, (Finding(_SOMEWHERE, "M02", message, _nearest_file(project, path)),)
    except OSError as error:
        message = f"cannot read {path}: {reason_of(error)}"
        return None, (Finding(_SOMEWHERE, "M03", message),)
    findings = (*_check_size(path, size), *(_check_content(path, content) if content else ()))
    type_ = type_of(content)
    if type_ is None or any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    return MediaFile(hashlib.sha256(content).hexdigest(), type_), findings


def read_media(file: Path) -> bytes:
    """Return the content of a picture or sound; the lines of a drawing, which is text, end in LF.

    On Windows git may have changed these, which makes no other picture. Raises OSError.
    """
    content = read_bytes(file, TOO_LARGE)
    return content.replace(b"\r\n", b"\n") if type_of(content) is SVG else content


def _check_path(project: Path, path: str) -> Finding | None:
    """Find a path that is absolute, climbs, is Windows's own, or leaves by a symbolic link."""
    parts = PureWindowsPath(path)
    climbs = parts.drive or parts.root or ".." in parts.parts
    if climbs or "\\" in path or any(char < " " for char in path):
        message = f"“{path}” is no path from the project's folder on"
        hint = f"write it with forward slashes and without “..”: {FOLDER}/parks/bridge.jpg"
        return Finding(_SOMEWHERE, "M01", message, hint)
    try:
        inside = (project / path).resolve().is_relative_to(project.resolve())
    except (OSError, RuntimeError):
        inside = False
    if inside:
        return None
    hint = f"copy the file itself into {FOLDER}/"
    return Finding(_SOMEWHERE, "M01", f"{path} is a link that leads out of the project", hint)


def _nearest_file(project: Path, path: str) -> str:
    files = (file for file in (project / FOLDER).rglob("*") if file.is_file())
    known = [file.relative_to(project).as_posix() for file in files]
    near = get_close_matches(path, sorted(known), n=1)
    return f"did you mean “{near[0]}”?" if near else f"pictures and sounds stand in {FOLDER}/"


def _check_size(path: str, size: int) -> Iterator[Finding]:
    if not size:
        yield Finding(_SOMEWHERE, "M03", f"{path} is empty", "save it again")
    elif size > LARGE:
        severity = Severity.ERROR if size > TOO_LARGE else Severity.WARNING
        limit = TOO_LARGE if size > TOO_LARGE else LARGE
        message = f"{path} has {size / 1e6:.1f} MB, more than {limit / 1e6:.0f}"
        hint = "save it smaller: every phone loads it with the deck"
        yield Finding(_SOMEWHERE, "M06", message, hint, severity)


def _check_content(path: str, content: bytes) -> Iterator[Finding]:
    type_ = type_of(content)
    if type_ is None:
        message = f"{path} is no picture and no sound of a type that goes everywhere"
        known = ", ".join(one.suffix.removeprefix(".") for one in MEDIA_TYPES)
        yield Finding(_SOMEWHERE, "M04", message, f"save it as one of {known}")
        return
    suffix = Path(path).suffix
    if suffix.lower() not in type_.suffixes:
        message = f"{path} is {type_.suffix.removeprefix('.')} by its content"
        hint = f"rename it to {Path(path).with_suffix(type_.suffix).as_posix()}"
        yield Finding(_SOMEWHERE, "M04", message, hint)
    if type_ is SVG and (danger := find_danger(content)):
        message = f"{path} is more than a drawing: {danger}"
        yield Finding(_SOMEWHERE, "M05", message, "export it as a plain SVG, or as PNG")
