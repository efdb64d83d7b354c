"""What can be wrong with the files that pages are made of, as findings rather than tracebacks."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from quizgen.diagnostics import Finding, Place, Refused
from quizgen.exports.anki.rendering import CardTemplateError
from quizgen.facts.kinds import shown_path

FAULTS = (OSError, UnicodeError, TemplateError, Refused, CardTemplateError)
"""What reading a project's own files and rendering its own templates raises."""


def describe_fault(error: Exception, deck: Path, project: Path) -> Finding:
    """Return a fault as `T01`, at the template's line where it is known, else at the deck."""
    if isinstance(error, Refused):
        return error.finding
    place = _template_place(error, project) or Place(shown_path(deck, project))
    message = _say(error, project)
    help_ = "mend the project's own file in templates/, or remove it: ours then takes its place"
    return Finding(place, "T01", message, help_ if "templates" in place.path else "")


def _say(error: Exception, project: Path) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    if isinstance(error, OSError) and isinstance(error.filename, str):
        reason = (error.strerror or str(error)).lower()
        return f"cannot read {shown_path(Path(error.filename), project)}: {reason}"
    return str(error)


def _template_place(error: Exception, project: Path) -> Place | None:
    """Return the line of the page's template that an error comes from, if one is to be found."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(shown_path(Path(error.filename), project), error.lineno)
    frames = reversed(traceback.extract_tb(error.__traceback__))
    of_templates = (one for one in frames if ".j2." in one.filename and one.lineno)
    return next(
        (Place(shown_path(Path(one.filename), project), one.lineno or 1) for one in of_templates),
        None,
    )
