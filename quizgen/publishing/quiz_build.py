"""Make the forms of one quiz and write them. The ledger does not record quizzes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding
from quizgen.exports.built_formats import make_files
from quizgen.exports.ledger import Ledger
from quizgen.exports.page_setup import PageSetup
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.publication import Publication, Student
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import deck_name
from quizgen.pipeline import check_for_export, make_quiz, remake_form
from quizgen.quizzes.blueprints import QuizRequest
from quizgen.quizzes.forms import Form


class PlannedQuiz(Struct, frozen=True):
    """The forms of a quiz before they are written; there are none if any finding is an error."""

    deck: str
    findings: tuple[Finding, ...]
    publication: Publication | None = None

    def with_roster(self, roster: tuple[Student, ...] | None) -> PlannedQuiz:
        """Return the quiz with answer sheets for students; without a publication for None."""
        if roster is None or self.publication is None:
            return replace(self, publication=None)
        return replace(self, publication=replace(self.publication, roster=roster))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms, A first; empty if there is an error."""
        return self.publication.forms if self.publication else ()


class WrittenQuiz(Struct, frozen=True):
    """The files of a written quiz. `sizes` is in bytes; `changed` names the changed files."""

    folder: Path
    sizes: Mapping[str, int] = {}
    changed: tuple[str, ...] = ()


def plan_quiz(path: Path, request: QuizRequest | str, *, pdf: bool = False) -> PlannedQuiz:
    """Return the forms of a deck, given its file or folder, for a request or a printed form id.

    With `pdf`, a missing PDF engine is reported as `P02`. The publication has an empty ledger,
    because the ledger does not record quizzes.
    """
    checked = check_for_export(path)
    if isinstance(request, str):
        checked, forms = remake_form(checked, request)
    else:
        checked, forms = make_quiz(checked, request)
    deck = checked.deck
    if deck and pdf:
        checked = checked.with_findings(*find_missing_engine(deck.path))
    if deck is None or not forms or checked.has_errors:
        return PlannedQuiz(deck.id if deck else deck_name(path), checked.findings)
    publication = Publication(deck, checked.items, forms, Ledger(deck.id))
    return PlannedQuiz(deck.id, checked.findings, publication)


def write_quiz(
    publication: Publication, output: Path, setup: PageSetup, *, pdf: bool = False
) -> WrittenQuiz:
    """Write sheets, keys and tables into `output/<deck>.quiz/`, and remove its other files.

    The folder cannot be that of another deck, because deck ids contain no dot. Raises OSError if a
    file cannot be written; the folder then stays as it was.
    """
    folder = output / f"{publication.deck.id}.quiz"
    files = make_files(replace(publication, setup=setup), "quiz")
    if pdf:
        files = add_pdf(files)
    changed = replace_folder(folder, files)
    sizes = {name: len(content) for name, content in files.items()}
    return WrittenQuiz(folder, sizes, changed)
