"""`quizgen quiz`: forms of a quiz to print, with their keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import (
    OneOf,
    counted,
    decks_argument,
    files_as_json,
    find_decks,
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
    from quizgen.exports.html.page_setup import PageSetup
    from quizgen.publishing.quiz_build import PlannedQuiz, WrittenQuiz
    from quizgen.quizzes.blueprints import QuizRequest

PAPERS = ("a4", "letter")
MOST_ITEMS = 999
MOST_FORMS = 26
LARGEST_SEED = 999_999_999

_CHOOSING = {"items": "-n", "quiz": "--quiz", "forms": "--forms", "seed": "--seed"}
"""The options that a form id stands for."""


@click.command("quiz")
@decks_argument
@click.option("-n", "--items", type=click.IntRange(1, MOST_ITEMS), help="How many questions.")
@click.option("--quiz", metavar="NAME", help="One of the deck’s `quizzes:` instead.")
@click.option("--forms", type=click.IntRange(1, MOST_FORMS), help="How many forms: A, B, …")
@click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="Another choice of items.")
@click.option("--form", metavar="ID", help="Make a form again by the id on its pages.")
@click.option("--paper", type=OneOf(PAPERS), default="a4", show_default=True)
@click.option("--columns", type=click.IntRange(1, 2), default=1, show_default=True)
@click.option("--large-print", is_flag=True, help="18 points, in one column.")
@click.option("--dyslexia", is_flag=True, help="Set for readers with dyslexia.")
@click.option("--pdf", is_flag=True, help="Write PDF beside the pages; needs quizgen[pdf].")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Instead of build/.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def command(
    decks: tuple[str, ...],
    *,
    output: Path | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Make a quiz of decks, in several forms, into build/<deck>.quiz/.

    \b
    quizgen quiz kursk-engineers -n 20 --forms 2    forms A and B
    quizgen quiz kursk-engineers --seed 7           other questions
    quizgen quiz --form A7-20-4F2K                  sheet and key of a form again

    Forms have the same questions, each in an order of its own. Beside sheets and keys stand key.csv
    and items-map.csv. Without -n or --quiz it is the first of the deck’s `quizzes:`. Nothing is
    written where the deck has an error or gives the form no more; the ledger is left alone.
    """
    wish, setup = _wish(options), _setup(options)
    results = []
    for path, planned in _plan(find_decks(decks), wish, pdf=options["pdf"]):
        results.append(_write(path, planned, output, setup, pdf=options["pdf"]))
        if not as_json and not quiet:
            _summarise(results[-1])
    if as_json:
        print_document({"decks": results})
    if any(not result["built"] for result in results):
        raise SystemExit(1)


def _wish(options: dict[str, Any]) -> QuizRequest | str:
    from quizgen.quizzes.blueprints import QuizRequest

    given = [flag for name, flag in _CHOOSING.items() if options[name] is not None]
    if options["form"] is not None:
        if given:
            raise click.UsageError(f"a form id says all that {given[0]} would")
        written: str = options["form"]
        return written
    if options["items"] and options["quiz"] is not None:
        raise click.UsageError("--quiz says how many items there are: leave out -n")
    quiz = str(options["items"] or options["quiz"] or "")
    return QuizRequest(quiz, options["seed"] or 0, options["forms"] or 1)


def _setup(options: dict[str, Any]) -> PageSetup:
    from quizgen.exports.html.page_setup import PageSetup, Paper, Type

    if options["large_print"] and options["dyslexia"]:
        raise click.UsageError("choose one of --large-print and --dyslexia")
    type_ = Type.LARGE if options["large_print"] else Type.STANDARD
    type_ = Type.DYSLEXIA if options["dyslexia"] else type_
    return PageSetup(Paper(options["paper"]), options["columns"], type_)


def _plan(
    paths: tuple[Path, ...], wish: QuizRequest | str, *, pdf: bool
) -> list[tuple[Path, PlannedQuiz]]:
    """Return what is planned of each deck; of several only those that give a form asked for by id.

    If none of them does, each says why; that an id is malformed is said once.
    """
    from quizgen.publishing.quiz_build import plan_quiz
    from quizgen.quizzes.form_ids import read_form_id

    if isinstance(wish, str) and not read_form_id(wish):
        paths = paths[:1]
    planned = [(path, plan_quiz(path, wish, pdf=pdf)) for path in paths]
    giving = [(path, one) for path, one in planned if one.publication]
    return giving if isinstance(wish, str) and giving else planned


def _write(
    path: Path, planned: PlannedQuiz, output: Path | None, setup: PageSetup, *, pdf: bool
) -> dict[str, Any]:
    from quizgen.facts.projects import project_of
    from quizgen.publishing.quiz_build import write_quiz

    project = project_of(path)
    print_findings(planned.findings, project)
    written = None
    if planned.publication:
        folder = output or project / "build"
        written = write_quiz(planned.publication, folder, setup, pdf=pdf)
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
        **_files(written),
        "findings": findings_as_json(planned.findings),
    }


def _files(written: WrittenQuiz | None) -> dict[str, Any]:
    if written is None:
        return {"folder": None, "files": []}
    files = files_as_json(written.sizes, written.changed)
    return {"folder": written.folder.as_posix(), "files": files}


def _summarise(result: dict[str, Any]) -> None:
    if not result["built"]:
        print_line(f"{result['deck']}: no quiz made; mend the errors above", err=True)
        return
    ids = ", ".join(form["id"] for form in result["forms"])
    first = result["forms"][0]
    about = f"{counted(first['items'], 'item')}, {counted(first['points'], 'point')}"
    print_line(f"{result['deck']}: {counted(len(result['forms']), 'form')} ({ids}), {about}")
    print_files(result["folder"], result["files"])
