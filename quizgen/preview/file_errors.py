"""Conversion of errors in the preview to findings."""

from __future__ import annotations

from pathlib import Path

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.exports.anki.card_rendering import CardTemplateError
from quizgen.facts.text_files import shown_path
from quizgen.input_files import reason_of

_FILE_ERRORS = (OSError, UnicodeError, CardTemplateError)
"""Errors that are raised while a project's files are read or its templates rendered."""


def describe_error(error: Exception, deck: Path, project: Path) -> Finding:
    """Return the finding of a ProjectError, or `T01` at the deck for another error.

    An error that no file causes is an internal error, and the finding says so.
    """
    if isinstance(error, ProjectError):
        return error.finding
    if not isinstance(error, _FILE_ERRORS):
        message = f"internal error: {type(error).__name__}: {error}"
        hint = "please report it with the deck that causes it"
        return Finding(Place(shown_path(deck, project)), "T01", message, hint)
    message = reason_of(error) if isinstance(error, OSError | UnicodeError) else str(error)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        message = f"cannot read {shown_path(Path(error.filename), project)}: {message}"
    return Finding(Place(shown_path(deck, project)), "T01", message)
