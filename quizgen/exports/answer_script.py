"""The script that judges typed answers on the practice page and on Anki's cards.

A project cannot replace it: an answer must be right or wrong everywhere.
"""

from __future__ import annotations

from quizgen.input_files import read_text
from quizgen.resources import shipped_templates
from quizgen.values.answer_folding import folding_rules


def answer_script() -> str:
    """Return the JavaScript of `foldAnswer` and `isAccepted`."""
    script = read_text(shipped_templates() / "scripts" / "typed-answers.js")
    return script.replace("{{FOLDING}}", folding_rules()).strip()
