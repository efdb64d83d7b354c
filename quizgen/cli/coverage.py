"""`quizgen coverage`: list the sentences of the sources that no fact covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import decks_argument, find_decks, format_count, print_line
from quizgen.cli.finding_output import json_option, print_findings, print_json

if TYPE_CHECKING:
    from quizgen.facts.deck import Deck
    from quizgen.review.source_coverage import CoveredParagraph, Sentence


@click.command("coverage")
@decks_argument
@json_option
def command(decks: tuple[str, ...], *, as_json: bool) -> None:
    """List the sentences of the sources that no fact covers.

    \b
    quizgen coverage kursk-engineers

    Also lists names and numbers that are in no quote. To leave out a sentence that is not worth a
    question, add it under `ignore:` in the deck, with a reason. Exits with 1 if a sentence is
    neither covered nor ignored. `quizgen build` writes the same report to coverage.html.
    """
    from quizgen.diagnostics import has_errors
    from quizgen.facts.projects import project_of
    from quizgen.pipeline import load_deck
    from quizgen.review.source_coverage import cover_paragraphs

    results: list[dict[str, Any]] = []
    is_complete = True
    for path in find_decks(decks):
        deck, findings = load_deck(path)
        errors = (finding for finding in findings if has_errors([finding]))
        print_findings(errors, project_of(path))
        paragraphs = tuple(cover_paragraphs(deck)) if deck else ()
        is_complete = is_complete and deck is not None and all(map(_is_done, paragraphs))
        if deck and as_json:
            sentences = [
                _as_json(sentence, paragraph)
                for paragraph in paragraphs
                for sentence in paragraph.sentences
            ]
            results.append({"deck": deck.id, "sentences": sentences})
        elif deck:
            _print(deck, paragraphs)
    if as_json:
        print_json({"decks": results})
    if not is_complete:
        raise SystemExit(1)


def _is_done(paragraph: CoveredParagraph) -> bool:
    return paragraph.done == len(paragraph.sentences)


def _print(deck: Deck, paragraphs: tuple[CoveredParagraph, ...]) -> None:
    done = sum(paragraph.done for paragraph in paragraphs)
    total = sum(len(paragraph.sentences) for paragraph in paragraphs)
    print_line(f"{deck.id}: {done} of {format_count(total, 'sentence')} covered or ignored")
    if rows := sum(fact.is_row for fact in deck.facts):
        print_line(f"  {format_count(rows, 'fact')} from tables, which have no sentences")
    for paragraph in paragraphs:
        name = f"{paragraph.source.id} " if len(deck.sources) > 1 else ""
        print_line(f"  {name}¶{paragraph.number}: {paragraph.done} of {len(paragraph.sentences)}")
        for sentence in paragraph.sentences:
            _print_sentence(sentence)


def _print_sentence(sentence: Sentence) -> None:
    """Print what a sentence lacks: a fact, or a quote with its names and numbers."""
    if sentence.is_open:
        print_line(f"    no fact covers: {sentence.text}")
    elif sentence.loose and not sentence.ignored:
        print_line(f"    not in a quote: {', '.join(sentence.loose)}")


def _as_json(sentence: Sentence, paragraph: CoveredParagraph) -> dict[str, Any]:
    return {
        "source": paragraph.source.id,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "facts": [fact.id for fact in sentence.facts],
        "ignored": sentence.ignored,
        "loose": list(sentence.loose),
    }
