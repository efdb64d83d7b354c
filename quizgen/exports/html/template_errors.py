"""Convert errors in a project's page templates to findings with their lines."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.resources import TEMPLATE_HELP, shipped_templates

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
def report_template_errors(project: Path, template: str) -> Iterator[None]:
    """Convert an error in a project's own template to ProjectError, with the finding `T01`.

    An error in our own templates is a bug and is raised unchanged. An error of a whole page, such
    as too much text, is reported at `template`, or at its folder if the template is ours.
    """
    try:
        yield
    except _FAILURES as error:
        own = (project / "templates" / "html").resolve()
        place = _find_line(error, own) or _find_page(error, own / template)
        if place is None:
            raise
        path, line = place
        shown = path.relative_to(project.resolve()).as_posix()
        message = f"the page cannot be rendered: {_reason(error)}"
        raise ProjectError(
            Finding(Place(shown, line), "T01", message, TEMPLATE_HELP), project
        ) from error


def _find_line(error: Exception, own: Path) -> tuple[Path, int] | None:
    """Return the innermost line of the project's own templates; None if there is none."""
    trace = traceback.extract_tb(error.__traceback__)
    frames = [(frame.filename, frame.lineno or 1) for frame in trace]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or str(own / (error.name or "")), error.lineno))
    paths = [(Path(name).resolve(), line) for name, line in reversed(frames)]
    return next(((path, line) for path, line in paths if path.is_relative_to(own)), None)


def _find_page(error: Exception, page: Path) -> tuple[Path, int] | None:
    """Return the page, or its folder if it is ours; None if a line of our templates failed."""
    trace = traceback.extract_tb(error.__traceback__)
    ours = any(Path(frame.filename).is_relative_to(shipped_templates()) for frame in trace)
    if not page.parent.is_dir() or (ours and not isinstance(error, SecurityError)):
        return None
    return (page if page.exists() else page.parent), 1


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "infinite recursion"
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    return " ".join(str(error).split()) or type(error).__name__
