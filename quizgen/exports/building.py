"""A whole build of one deck: plan it, export, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.diagnostics import Finding
from quizgen.exports.folder import replace_file, replace_folder
from quizgen.exports.formats import make_files
from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.ledger import write_ledger
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.planning import Plan, plan_build


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `sizes` gives the bytes of each file, `changed` which ones are new.

    `drafts` is the number of facts that were left out as such, `retired` that of notes which the
    package holds as notices only.
    """

    deck: str
    folder: Path
    findings: tuple[Finding, ...]
    facts: int = 0
    items: int = 0
    drafts: int = 0
    retired: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)
    changed: tuple[str, ...] = ()


def build_deck(
    path: Path, output: Path, now: int, *, locked: bool = False, pdf: bool = False
) -> Built:
    """Build a deck from its file or folder into `output/<deck>/` at `now` (Unix seconds).

    Nothing is written where there is an error among the findings; that the ledger would change is
    one for a `locked` build, that no engine is there one with `pdf`. Raises OSError where a file
    cannot be written; the previous build then stands.
    """
    plan = plan_build(path, now)
    plan = plan.locked() if locked else plan
    return write_build(plan.with_findings(_find_on_paper(plan, pdf=pdf)), output, pdf=pdf)


def _find_on_paper(plan: Plan, *, pdf: bool) -> Iterator[Finding]:
    if plan.publication:
        deck = plan.publication.deck
        yield from find_small_type(deck, plan.publication.items)
        yield from find_missing_engine(deck.path) if pdf else ()


def write_build(plan: Plan, output: Path, *, pdf: bool = False) -> Built:
    """Write what was planned into `output/<deck>/`, and its ledger. Raises OSError."""
    folder, publication = output / plan.deck, plan.publication
    if publication is None:
        return Built(plan.deck, folder, plan.findings)
    files = make_files(publication)
    if pdf:
        files = add_pdf(files)
    changed = replace_folder(folder, files)
    replace_file(plan.file.path, write_ledger(publication.ledger))
    return Built(
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
