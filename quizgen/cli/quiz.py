"""`quizgen quiz`: create printable forms of a quiz with their answer keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import (
    OneOf,
    check_deck_ids,
    check_project,
    decks_argument,
    decks_of_form,
    files_as_json,
    find_decks,
    format_count,
    print_files,
    print_line,
)
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.exports.page_setup import PageSetup
    from quizgen.publishing.quiz_build import PlannedQuiz, WrittenQuiz
    from quizgen.quizzes.blueprints import QuizRequest

PAPERS = ("a4", "letter")
MOST_ITEMS = 999
MOST_FORMS = 26
LARGEST_SEED = 999_999_999

_LARGEST_ROSTER = 10_000_000
"""Size limit of a roster in bytes."""

_IN_FORM_ID = {"items": "-n", "quiz": "--quiz", "forms": "--forms", "seed": "--seed"}
"""The options whose values are part of a form id."""


@click.command("quiz")
@decks_argument
@click.option("-n", "--items", type=click.IntRange(1, MOST_ITEMS), help="Number of items.")
@click.option("--quiz", metavar="NAME", help="A quiz of a deck’s `quizzes:`, instead of -n.")
@click.option("--title", default="", help="Heading of the sheets (default: the decks’ titles).")
@click.option("--forms", type=click.IntRange(1, MOST_FORMS), help="Number of forms: A, B, …")
@click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="Seed for the choice of items.")
@click.option("--form", metavar="ID", help="Recreate a form from the id on its pages.")
@click.option("--paper", type=OneOf(PAPERS), default="a4", show_default=True, help="Paper size.")
@click.option(
    "--columns", type=click.IntRange(1, 2), default=1, show_default=True, help="Number of columns."
)
@click.option("--large-print", is_flag=True, help="Use 18-point type in one column.")
@click.option("--dyslexia", is_flag=True, help="Use a layout for readers with dyslexia.")
@click.option(
    "--student-number",
    type=click.IntRange(4, 10),
    metavar="DIGITS",
    help="Add a grid for a student number of 4 to 10 digits to answer sheets.",
)
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Print an answer sheet for each student of a CSV file with the columns name and code.",
)
@click.option("--pdf", is_flag=True, help="Also write each page as PDF; requires quizgen[pdf].")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Output folder (default: build/)."
)
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(
    decks: tuple[str, ...],
    *,
    output: Path | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Create a printable quiz in build/<deck>.quiz/.

    \b
    quizgen quiz kursk-engineers -n 20 --forms 2   Create forms A and B
    quizgen quiz kursk-engineers --seed 7          Choose other items
    quizgen quiz insulin volcanoes -n 30           Create one quiz over two decks
    quizgen quiz --form A7-20-4F2K                 Recreate a form from its id
    quizgen quiz --roster students.csv             Print an answer sheet for each student

    All forms have the same items, each form in its own order. Also writes key.csv and
    items-map.csv. Several decks give one quiz in build/decks.quiz/, in proportion to their facts.
    Without -n or --quiz, uses the first of the deck’s `quizzes:`; a quiz over several decks then
    has 20 items. Writes nothing if a deck has errors, or if a form cannot be recreated because a
    deck has changed. The ledger does not change.
    """
    request, setup = _read_request(options), _read_setup(options)
    paths = find_decks(decks)
    roster = _read_roster(options["roster"])
    results = []
    for path, planned in _plan(paths, request, pdf=options["pdf"]):
        complete = planned.with_title(options["title"]).with_roster(roster["students"])
        results.append(_write(path, complete, output, setup, pdf=options["pdf"]))
        if not as_json and not quiet:
            _print_summary(results[-1])
    if as_json:
        print_document({"decks": results, "findings": roster["findings"]})
    if any(not result["built"] for result in results):
        raise SystemExit(1)


def _read_request(options: dict[str, Any]) -> QuizRequest | str:
    """Return the requested quiz, or the form id if `--form` is given."""
    from quizgen.quizzes.blueprints import QuizRequest

    given = [flag for name, flag in _IN_FORM_ID.items() if options[name] is not None]
    if options["form"] is not None:
        if given:
            raise click.UsageError(f"--form already implies {given[0]}; leave out {given[0]}")
        form_id: str = options["form"]
        return form_id
    if options["items"] and options["quiz"] is not None:
        raise click.UsageError("--quiz sets the number of items; leave out -n")
    quiz = str(options["items"] or options["quiz"] or "")
    return QuizRequest(quiz, options["seed"] or 0, options["forms"] or 1)


def _read_setup(options: dict[str, Any]) -> PageSetup:
    from quizgen.exports.page_setup import PageSetup, Paper, Type

    if options["large_print"] and options["dyslexia"]:
        raise click.UsageError("use only one of --large-print and --dyslexia")
    if options["roster"] and options["student_number"]:
        raise click.UsageError("--roster names each student; leave out --student-number")
    type_ = Type.LARGE if options["large_print"] else Type.STANDARD
    type_ = Type.DYSLEXIA if options["dyslexia"] else type_
    digits = options["student_number"] or 0
    return PageSetup(Paper(options["paper"]), options["columns"], type_, digits)


def _read_roster(file: Path | None) -> dict[str, Any]:
    """Return the students of a roster, or None if it has findings, and these as JSON values."""
    from quizgen.imports.tabular.rosters import read_roster
    from quizgen.input_files import read_bytes

    if file is None:
        return {"students": (), "findings": []}
    content = read_bytes(file, _LARGEST_ROSTER)
    students, findings = read_roster(file.as_posix(), file.suffix.lower(), content)
    print_findings(findings, Path())
    return {"students": students or None, "findings": findings_as_json(findings)}


def _plan(
    paths: tuple[Path, ...], request: QuizRequest | str, *, pdf: bool
) -> list[tuple[Path, PlannedQuiz]]:
    """Return the plan of a quiz with the path of its first deck.

    For a form id, return the plans of the decks that give that form. If there are none, return all
    plans: their findings say why.
    """
    from quizgen.publishing.quiz_build import plan_quiz

    check_deck_ids(paths)
    check_project(paths)
    tried = decks_of_form(request, paths)
    plans = [(decks[0], plan_quiz(decks, request, pdf=pdf)) for decks in tried]
    return [(path, planned) for path, planned in plans if planned.publication] or plans


def _write(
    path: Path, planned: PlannedQuiz, output: Path | None, setup: PageSetup, *, pdf: bool
) -> dict[str, Any]:
    from quizgen.facts.projects import output_folder, project_of
    from quizgen.publishing.quiz_build import write_quiz

    print_findings(planned.findings, project_of(path))
    written = None
    if planned.publication:
        written = write_quiz(planned.publication, output_folder(path, output), setup, pdf=pdf)
    return {
        "deck": planned.deck,
        "built": written is not None,
        "forms": [
            {
                "letter": form.letter,
                "id": form.id,
                "items": len(form.questions),
                "points": form.points,
            }
            for form in planned.forms
        ],
        "students": len(planned.publication.roster) if planned.publication else 0,
        **_files(written),
        "findings": findings_as_json(planned.findings),
    }


def _files(written: WrittenQuiz | None) -> dict[str, Any]:
    if written is None:
        return {"folder": None, "files": []}
    files = files_as_json(written.sizes, written.changed)
    return {"folder": written.folder.as_posix(), "files": files}


def _print_summary(result: dict[str, Any]) -> None:
    if not result["built"]:
        print_line(f"{result['deck']}: no quiz written; fix the errors above", err=True)
        return
    ids = ", ".join(form["id"] for form in result["forms"])
    first = result["forms"][0]
    size = f"{format_count(first['items'], 'item')}, {format_count(first['points'], 'point')}"
    forms = format_count(len(result["forms"]), "form")
    students = result["students"]
    whose = f", {format_count(students, 'student')}" if students else ""
    print_line(f"{result['deck']}: {forms} ({ids}), {size}{whose}")
    print_files(result["folder"], result["files"])
