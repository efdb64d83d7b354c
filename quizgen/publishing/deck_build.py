"""A whole build of one deck: plan it, export, write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from quizgen.cache.store import Store
from quizgen.diagnostics import Finding
from quizgen.exports.formats import make_files
from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.ledger import write_ledger
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.writing.output_folder import Sidecar, StaleError, replace_folder
from quizgen.publishing.build_cache import StoredBuild, store_build
from quizgen.publishing.build_plan import Plan, plan_build
from quizgen.publishing.build_result import BuildResult


def build_deck(  # noqa: PLR0913 - a build is asked for in so many ways
    path: Path,
    output: Path,
    now: int,
    *,
    locked: bool = False,
    pdf: bool = False,
    store: Store | None = None,
) -> BuildResult:
    """Build a deck from its file or folder into `output/<deck>/` at `now` (Unix seconds).

    Nothing is written where there is an error among the findings; that the ledger would change is
    one for a `locked` build, that no engine is there one with `pdf`. What was built is kept in a
    `store`. Raises OSError where a file cannot be written; the previous build then stands.
    """
    while True:
        started = time.time_ns()
        plan = plan_build(path, now)
        plan = plan.locked() if locked else plan
        with suppress(StaleError):  # another build came first, and its entries must not be lost
            made = write_build(plan.with_findings(_find_on_paper(plan, pdf=pdf)), output, pdf=pdf)
            break
    if store and made.files:
        store_build(store, path, made, started=started)
    return made.built


def _find_on_paper(plan: Plan, *, pdf: bool) -> Iterator[Finding]:
    if plan.publication:
        deck = plan.publication.deck
        yield from find_small_type(deck, plan.publication.items)
        yield from find_missing_engine(deck.path) if pdf else ()


def write_build(plan: Plan, output: Path, *, pdf: bool = False) -> StoredBuild:
    """Write what was planned into `output/<deck>/`, and its ledger.

    The ledger comes first: it may know of times and slots that nobody has seen yet, and the next
    build then hands out those; but nobody may have what it does not know of. Raises OSError, and of
    those StaleError where another build has changed the ledger since it was read.

    Returns what was made: no files where an error among the findings forbids it.
    """
    folder, publication = output / plan.deck, plan.publication
    if publication is None:
        return StoredBuild(BuildResult(plan.deck, folder, plan.findings))
    files = make_files(publication)
    if pdf:
        files = add_pdf(files)
    ledger = write_ledger(publication.ledger)
    changed = replace_folder(folder, files, Sidecar(plan.file.path, plan.file.text, ledger))
    built = BuildResult(
        plan.deck,
        folder,
        plan.findings,
        facts=len(publication.deck.facts),
        items=len(publication.items),
        drafts=len(publication.deck.drafts),
        retired=sum(entry.retired for entry in publication.ledger.notes.values()),
        sizes={name: len(content) for name, content in files.items()},
        changed=changed,
    )
    return StoredBuild(built, files, ledger, publication.deck.input_paths)
