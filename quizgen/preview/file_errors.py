"""What can be wrong with the files that pages are made of, as findings rather than tracebacks."""

from __future__ import annotations

from pathlib import Path

from quizgen.diagnostics import Finding, Place, ProjectError
from quizgen.exports.anki.card_rendering import CardTemplateError
from quizgen.facts.text_files import shown_path
from quizgen.input_files import reason_of

_FAULTS = (OSError, UnicodeError, CardTemplateError)
"""What reading a project's own files and rendering its own templates raises."""


def describe_fault(error: Exception, deck: Path, project: Path) -> Finding:
    """Return a fault as a finding: that of a page itself, else `T01` at the deck.

    Anything else that was raised is a bug of ours, and told as one.
    """
    if isinstance(error, ProjectError):
        return error.finding
    if not isinstance(error, _FAULTS):
        message = f"a bug of ours, sorry: {type(error).__name__}: {error}"
        hint = "please report it with the deck that shows it"
        return Finding(Place(shown_path(deck, project)), "T01", message, hint)
    message = reason_of(error) if isinstance(error, OSError | UnicodeError) else str(error)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        message = f"cannot read {shown_path(Path(error.filename), project)}: {message}"
    return Finding(Place(shown_path(deck, project)), "T01", message)
