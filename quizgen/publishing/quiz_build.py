"""Make the forms of one quiz and write them. The ledger does not record quizzes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, has_errors, sort_findings
from quizgen.exports.built_formats import make_files
from quizgen.exports.ledger import Ledger
from quizgen.exports.page_setup import PageSetup
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.publication import Publication, Student
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import deck_name
from quizgen.pipeline import CheckedDeck, check_for_export, make_quiz, remake_form
from quizgen.quizzes.blueprints import QuizRequest
from quizgen.quizzes.form_ids import code_of_deck, read_form_id
from quizgen.quizzes.forms import Form
from quizgen.quizzes.joined_decks import find_other_languages, join_decks, join_items

_MOST_TRIED = 20
"""Maximum number of combinations of decks with the same codes."""


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

    def with_title(self, title: str) -> PlannedQuiz:
        """Return the quiz with another title; the form ids stay the same."""
        if not title or self.publication is None:
            return self
        forms = tuple(replace(form, title=title) for form in self.forms)
        return replace(self, publication=replace(self.publication, forms=forms))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms, A first; empty if there is an error."""
        return self.publication.forms if self.publication else ()


class WrittenQuiz(Struct, frozen=True):
    """The files of a written quiz. `sizes` is in bytes; `changed` names the changed files."""

    folder: Path
    sizes: Mapping[str, int] = {}
    changed: tuple[str, ...] = ()


def join_checked(decks: Sequence[CheckedDeck]) -> CheckedDeck:
    """Return one checked deck for a quiz over several; it has no deck if one of them has errors.

    `F05` reports decks in different languages.
    """
    if len(decks) == 1:
        return decks[0]
    findings = sort_findings(finding for checked in decks for finding in checked.findings)
    found = tuple(checked.deck for checked in decks if checked.deck)
    if len(found) < len(decks) or has_errors(findings):
        return CheckedDeck(None, (), findings)
    if other := tuple(find_other_languages(found)):
        return CheckedDeck(None, (), sort_findings((*findings, *other)))
    joined = join_decks(found)
    items = join_items(joined, (item for checked in decks for item in checked.items))
    return CheckedDeck(joined, items, findings)


def make_forms(
    decks: Sequence[CheckedDeck], request: QuizRequest | str
) -> tuple[CheckedDeck, tuple[Form, ...]]:
    """Return the joined decks and the forms of one quiz over them.

    The request is for a quiz, or the id of a printed form.
    """
    joined = join_checked(decks)
    return remake_form(joined, request) if isinstance(request, str) else make_quiz(joined, request)


def find_decks_of_form(written: str, paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return the decks that may give a form, usually the only ones, from their files or folders.

    The id of a form of one deck does not name the deck, so each deck may give it. The first deck
    reports a text that is not a form id.
    """
    form_id = read_form_id(written)
    if form_id is None:
        return [(paths[0],)]
    if not form_id.decks:
        return [(path,) for path in paths]
    codes = [(path, code_of_deck(deck_name(path))) for path in paths]
    alike = ([path for path, code in codes if code == wanted] for wanted in form_id.decks)
    return list(islice(product(*alike), _MOST_TRIED))


def plan_quiz(
    paths: Sequence[Path], request: QuizRequest | str, *, pdf: bool = False
) -> PlannedQuiz:
    """Return the forms of one quiz over decks, for a request or a printed form id.

    The decks are given by their files or folders. With `pdf`, a missing PDF engine is reported as
    `P02`. The publication has an empty ledger, because the ledger does not record quizzes.
    """
    checked, forms = make_forms([check_for_export(path) for path in paths], request)
    deck = checked.deck
    if deck and pdf:
        checked = checked.with_findings(*find_missing_engine(deck.path))
    if deck is None or not forms or checked.has_errors:
        return PlannedQuiz("+".join(map(deck_name, paths)), checked.findings)
    publication = Publication(deck, checked.items, forms, Ledger(deck.id))
    return PlannedQuiz(deck.id, checked.findings, publication)


def write_quiz(
    publication: Publication, output: Path, setup: PageSetup, *, pdf: bool = False
) -> WrittenQuiz:
    """Write sheets, keys and tables into `output/<deck>.quiz/`, and remove its other files.

    A quiz over several decks is written into `output/decks.quiz/`. The folder cannot be that of
    another deck, because deck ids contain no dot. Raises OSError if a file cannot be written; the
    folder then stays as it was.
    """
    folder = output / f"{publication.name}.quiz"
    files = make_files(replace(publication, setup=setup), "quiz")
    if pdf:
        files = add_pdf(files)
    changed = replace_folder(folder, files)
    sizes = {name: len(content) for name, content in files.items()}
    return WrittenQuiz(folder, sizes, changed)
