"""A whole build of one deck: load, ask, review, choose, export, write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.diagnostics import Finding, Place, has_errors, sort_findings
from quizgen.exports import anki
from quizgen.exports.folder import replace_file, replace_folder
from quizgen.exports.formats import make_files
from quizgen.exports.ledger import Ledger, read_ledger, write_ledger
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.loading import project_of
from quizgen.quizzes.forms import make_form
from quizgen.review.reviewing import examine_deck


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `sizes` gives the bytes of each file, `changed` which ones are new."""

    deck: str
    folder: Path
    findings: tuple[Finding, ...]
    facts: int = 0
    items: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A deck ready to be written; `publication` is None where an error is among the findings."""

    path: Path
    deck: str
    findings: tuple[Finding, ...]
    publication: Publication | None = None


def build_deck(path: Path, output: Path, now: int) -> Built:
    """Build a deck from its file or folder into `output/<deck>/` at `now` (Unix seconds).

    Nothing is written where there is an error among the findings. Raises OSError where a file
    cannot be written; the previous build then stands.
    """
    return write_build(prepare_deck(path, now), output)


def prepare_deck(path: Path, now: int) -> Prepared:
    """Load, ask, review and choose at `now` (Unix seconds); nothing is written."""
    examined = examine_deck(path)
    deck, items, findings = examined.deck, examined.items, examined.findings
    if deck is None or has_errors(findings):
        return Prepared(path, deck.id if deck else path.stem, findings)
    ledger_path = ledger_of(path)
    try:
        old = _read(ledger_path, deck)
    except ValueError as error:
        hint = "take it from git again; without it learners' cards cannot be updated"
        place = Place(ledger_path.relative_to(project_of(path)).as_posix())
        broken = Finding(place, "L01", str(error), hint)
        return Prepared(path, deck.id, sort_findings((*findings, broken)))
    ledger = anki.update_ledger(deck, items, old, now)
    publication = Publication(deck, items, (make_form(deck, items),), ledger)
    return Prepared(path, deck.id, findings, publication)


def write_build(prepared: Prepared, output: Path) -> Built:
    """Write what was prepared into `output/<deck>/`, and its ledger. Raises OSError."""
    folder, publication = output / prepared.deck, prepared.publication
    if publication is None:
        return Built(prepared.deck, folder, prepared.findings)
    files = make_files(publication)
    changed = replace_folder(folder, files)
    replace_file(ledger_of(prepared.path), write_ledger(publication.ledger))
    facts, items = len(publication.deck.facts), len(publication.items)
    sizes = {name: len(content) for name, content in files.items()}
    return Built(prepared.deck, folder, prepared.findings, facts, items, sizes, changed)


def ledger_of(path: Path) -> Path:
    """Return where the ledger of a deck stands: beside its file or folder."""
    return path.with_name(f"{path.stem}.ledger.json")


def _read(path: Path, deck: Deck) -> Ledger:
    return read_ledger(deck.id, path.read_text(encoding="utf-8") if path.exists() else "")
