"""Print cards as `quizgen cards` asks for them, into a folder of their own. No ledger changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, has_errors, sort_findings
from quizgen.exports.html.flashcards import (
    CardSetup,
    find_small_type,
    make_calibration,
    make_page,
    printed_cards,
)
from quizgen.exports.pdf import add_pdf, find_missing_engine
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import deck_name
from quizgen.pipeline import CheckedDeck, check_for_export
from quizgen.quizzes.unprintable import find_unprintable


class PrintResult(Struct, frozen=True):
    """The files of printed cards. `sizes` is in bytes; empty after an error."""

    deck: str
    folder: Path
    findings: tuple[Finding, ...]
    cards: int = 0
    sizes: Mapping[str, int] = {}


def print_cards(
    path: Path, output: Path, setup: CardSetup, *, calibrate: bool = False, pdf: bool = False
) -> PrintResult:
    """Write a deck's cards into `output/<deck>.cards/`, optionally with a calibration page and PDF.

    The folder cannot be that of another deck, because deck ids contain no dot. If any finding is
    an error, nothing is written. Raises OSError if a file cannot be written.
    """
    checked = check_for_export(path)
    name = checked.deck.id if checked.deck else deck_name(path)
    folder = output / f"{name}.cards"
    findings = _collect_findings(checked, setup, pdf=pdf)
    if checked.deck is None or has_errors(findings):
        return PrintResult(name, folder, findings)
    files = {"flashcards.html": make_page(checked.deck, checked.items, setup)}
    if calibrate:
        files["calibration.html"] = make_calibration(checked.deck, setup)
    if pdf:
        files = add_pdf(files)
    replace_folder(folder, files)
    cards = sum(1 for _ in printed_cards(checked.items))
    sizes = {file: len(content) for file, content in files.items()}
    return PrintResult(name, folder, findings, cards, sizes)


def _collect_findings(checked: CheckedDeck, setup: CardSetup, *, pdf: bool) -> tuple[Finding, ...]:
    deck, items = checked.deck, checked.items
    if deck is None or has_errors(checked.findings):
        return checked.findings
    more = (*find_small_type(deck, items, setup), *find_unprintable(items))
    found = (*checked.findings, *more)
    return sort_findings((*found, *find_missing_engine(deck.path)) if pdf else found)
