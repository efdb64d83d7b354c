"""A quiz of one deck: make its forms and write them. The ledger, which is Anki's, is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, has_errors, sort_findings
from quizgen.exports.formats import make_files
from quizgen.exports.ledger import Ledger
from quizgen.exports.page_setup import PageSetup
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.publication import Publication
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import deck_name
from quizgen.pipeline import check_for_export, make_quiz, remake_form
from quizgen.quizzes.blueprints import QuizRequest
from quizgen.quizzes.forms import Form


class PlannedQuiz(Struct, frozen=True):
    """The forms of a quiz before anything is written. An error among the findings forbids it."""

    deck: str
    findings: tuple[Finding, ...]
    publication: Publication | None = None

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms, A first; none where they cannot be made."""
        return self.publication.forms if self.publication else ()


class WrittenQuiz(Struct, frozen=True):
    """What was written. `sizes` gives the bytes of each file, `changed` which ones are new."""

    folder: Path
    sizes: Mapping[str, int] = {}
    changed: tuple[str, ...] = ()


def plan_quiz(path: Path, wish: QuizRequest | str, *, pdf: bool = False) -> PlannedQuiz:
    """Return the forms that somebody wishes from a deck's file or folder, or the one of a form id.

    That there is nothing to write PDF with is a finding (`P02`) where it is wanted. The publication
    has an empty ledger: a quiz hands out nothing that a ledger remembers.
    """
    checked = check_for_export(path)
    if isinstance(wish, str):
        checked, forms = remake_form(checked, wish)
    else:
        checked, forms = make_quiz(checked, wish)
    deck = checked.deck
    if deck and pdf:
        missing = (*checked.findings, *find_missing_engine(deck.path))
        checked = replace(checked, findings=sort_findings(missing))
    if deck is None or not forms or has_errors(checked.findings):
        return PlannedQuiz(deck.id if deck else deck_name(path), checked.findings)
    publication = Publication(deck, checked.items, forms, Ledger(deck.id))
    return PlannedQuiz(deck.id, checked.findings, publication)


def write_quiz(
    publication: Publication, output: Path, setup: PageSetup, *, pdf: bool = False
) -> WrittenQuiz:
    """Write sheets, keys and tables into `output/<deck>.quiz/`, which then holds nothing else.

    No deck's own folder has a dot in its name. Raises OSError where a file cannot be written; what
    was there then stands.
    """
    folder = output / f"{publication.deck.id}.quiz"
    files = make_files(replace(publication, setup=setup), "quiz")
    if pdf:
        files = add_pdf(files)
    changed = replace_folder(folder, files)
    sizes = {name: len(content) for name, content in files.items()}
    return WrittenQuiz(folder, sizes, changed)
