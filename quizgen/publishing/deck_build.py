"""Build one deck: plan the build, export the files, and write them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from quizgen.cache.store import Store
from quizgen.diagnostics import Finding
from quizgen.exports.built_formats import make_files
from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.ledger import write_ledger
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.writing.output_folder import Sidecar, StaleError, replace_folder
from quizgen.publishing.build_cache import StoredBuild, store_build
from quizgen.publishing.build_plan import Plan, plan_build
from quizgen.publishing.build_result import BuildResult
from quizgen.publishing.selection import WHOLE, Selection, select


def build_deck(  # noqa: PLR0913 - these are the options of a build
    path: Path,
    output: Path,
    now: int,
    *,
    locked: bool = False,
    pdf: bool = False,
    selection: Selection = WHOLE,
    redraw: bool = False,
    store: Store | None = None,
) -> BuildResult:
    """Build a deck, given its file or folder, into `output/<deck>/` at `now` (Unix seconds).

    If any finding is an error, nothing is written. A change of the ledger is an error for a
    `locked` build, and a missing PDF engine is an error with `pdf`. With `redraw`, published items
    do not keep their options. A `store` caches the build, which must be whole. Raises OSError if a
    file cannot be written; the previous build then stays as it was.
    """
    while True:
        started = time.time_ns()
        plan = plan_build(path, now, redraw=redraw)
        plan = plan.as_locked() if locked else plan
        with suppress(StaleError):  # another build has changed the ledger: plan again
            plan = plan.with_findings(_find_print_problems(plan, pdf=pdf))
            stored = write_build(plan, output, selection, pdf=pdf)
            break
    if store and stored.files:
        store_build(store, path, stored, started=started)
    return stored.result


def _find_print_problems(plan: Plan, *, pdf: bool) -> Iterator[Finding]:
    if plan.publication:
        deck = plan.publication.deck
        yield from find_small_type(deck, plan.publication.items)
        yield from find_missing_engine(deck.path) if pdf else ()


def write_build(
    plan: Plan, output: Path, selection: Selection = WHOLE, *, pdf: bool = False
) -> StoredBuild:
    """Write a planned build into `output/<deck>/`, and its ledger. Return it for the cache.

    The ledger is written first. If writing stops there, the ledger has times and slots that no
    learner has seen, and the next build uses them; the reverse would publish notes that the ledger
    does not know. A plan without a publication writes nothing and returns no files.

    Raises StaleError if another build has changed the ledger since it was read, and OSError if a
    file cannot be written.
    """
    folder, publication = output / plan.deck, plan.publication
    if publication is None:
        return StoredBuild(BuildResult(plan.deck, folder, plan.findings))
    selected = select(publication, selection)
    files = make_files(selected)
    if pdf:
        files = add_pdf(files)
    ledger = write_ledger(publication.ledger)
    changed = replace_folder(folder, files, Sidecar(plan.file.path, plan.file.text, ledger))
    result = BuildResult(
        plan.deck,
        folder,
        plan.findings,
        facts=len(publication.deck.facts),
        items=len(selected.items),
        drafts=len(publication.deck.drafts),
        retired=sum(note.retired for note in selected.notes),
        sizes={name: len(content) for name, content in files.items()},
        changed=changed,
    )
    return StoredBuild(result, files, ledger, publication.deck.input_paths)
