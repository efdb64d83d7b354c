"""From what goes wrong in a page template of a project's own to a finding with its line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.resources import LIKE_OURS, shipped_templates

_FAILURES = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)


@contextmanager
def refused_in(project: Path, template: str) -> Iterator[None]:
    """Turn a failure in a template of a project's own into Refused, with the finding `T01`.

    One in our own templates is a bug, and goes on as it is. What has come of a whole page (too long
    a text, say) is told at the `template` that was asked for, or the folder, if that one is ours.
    """
    try:
        yield
    except _FAILURES as error:
        own = (project / "templates" / "html").resolve()
        place = _place(error, own) or _whole(error, own / template)
        if place is None:
            raise
        path, line = place
        shown = path.relative_to(project.resolve()).as_posix()
        message = f"the page cannot be made: {_reason(error)}"
        raise ProjectError(
            Finding(Place(shown, line), "T01", message, LIKE_OURS), project
        ) from error


def _place(error: Exception, own: Path) -> tuple[Path, int] | None:
    """Return the innermost line of a template of the project's own; None where there is none."""
    frames = [(one.filename, one.lineno or 1) for one in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or str(own / (error.name or "")), error.lineno))
    paths = [(Path(name).resolve(), line) for name, line in reversed(frames)]
    return next(((path, line) for path, line in paths if path.is_relative_to(own)), None)


def _whole(error: Exception, page: Path) -> tuple[Path, int] | None:
    """Return a page, or the folder where it could stand; None where a line of ours has failed."""
    lines = traceback.extract_tb(error.__traceback__)
    ours = any(Path(one.filename).is_relative_to(shipped_templates()) for one in lines)
    if not page.parent.is_dir() or (ours and not isinstance(error, SecurityError)):
        return None
    return (page if page.exists() else page.parent), 1


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it comes back to itself without end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    return " ".join(str(error).split()) or type(error).__name__
