"""`quizgen coverage`: what of the sources no fact asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import counted, decks_argument, find_decks, print_line
from quizgen.cli.finding_output import json_option, print_findings, print_json

if TYPE_CHECKING:
    from quizgen.facts.deck import Deck
    from quizgen.review.source_coverage import CoveredParagraph, Sentence


@click.command("coverage")
@decks_argument
@json_option
def command(decks: tuple[str, ...], *, as_json: bool) -> None:
    """Say which sentences of the sources no fact covers.

    \b
    quizgen coverage kursk-engineers

    Names and numbers that stand in no quote are listed as well. A sentence that is not worth asking
    about can be left out with a reason, under `ignore:` in the deck. Exits with 1 while a sentence
    is neither covered nor ignored. `build` writes the same as a page, coverage.html.
    """
    from quizgen.diagnostics import has_errors
    from quizgen.facts.projects import project_of
    from quizgen.pipeline import load_deck
    from quizgen.review.source_coverage import cover_paragraphs

    results: list[dict[str, Any]] = []
    clean = True
    for path in find_decks(decks):
        deck, findings = load_deck(path)
        print_findings((one for one in findings if has_errors([one])), project_of(path))
        paragraphs = tuple(cover_paragraphs(deck)) if deck else ()
        clean = clean and deck is not None and all(map(_is_done, paragraphs))
        if deck and as_json:
            sentences = [_as_json(one, part) for part in paragraphs for one in part.sentences]
            results.append({"deck": deck.id, "sentences": sentences})
        elif deck:
            _print(deck, paragraphs)
    if as_json:
        print_json({"decks": results})
    if not clean:
        raise SystemExit(1)


def _is_done(paragraph: CoveredParagraph) -> bool:
    return paragraph.done == len(paragraph.sentences)


def _print(deck: Deck, paragraphs: tuple[CoveredParagraph, ...]) -> None:
    done = sum(one.done for one in paragraphs)
    whole = sum(len(one.sentences) for one in paragraphs)
    print_line(f"{deck.id}: {done} of {counted(whole, 'sentence')} covered or ignored")
    for one in paragraphs:
        name = f"{one.source.id} " if len(deck.sources) > 1 else ""
        print_line(f"  {name}¶{one.number}: {one.done} of {len(one.sentences)}")
        for sentence in one.sentences:
            _print_gaps(sentence)


def _print_gaps(sentence: Sentence) -> None:
    if sentence.is_open:
        print_line(f"    no fact covers: {sentence.text}")
    elif sentence.loose and not sentence.ignored:
        print_line(f"    in no quote: {', '.join(sentence.loose)}")


def _as_json(sentence: Sentence, paragraph: CoveredParagraph) -> dict[str, Any]:
    return {
        "source": paragraph.source.id,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "facts": [fact.id for fact in sentence.facts],
        "ignored": sentence.ignored,
        "loose": list(sentence.loose),
    }
