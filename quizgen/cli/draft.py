"""`quizgen draft`: propose facts from the text of an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from quizgen.cli.arguments import complete_decks, find_decks, format_count
from quizgen.cli.finding_output import print_findings

if TYPE_CHECKING:
    from quizgen.facts.deck import Deck
    from quizgen.facts.drafting.proposals import Proposals
    from quizgen.facts.kinds import KindFile
    from quizgen.facts.sources import Source
    from quizgen.languages.language import Language


@click.command("draft")
@click.argument("article", shell_complete=complete_decks)
@click.option("--prompt", is_flag=True, help="Print a prompt for an AI assistant instead.")
def command(article: str, *, prompt: bool) -> None:
    """Propose facts from an article.

    ARTICLE is a text file or a deck. Of a deck, only sentences that no fact covers are used.

    \b
    quizgen draft seeds/bees.txt > decks/bees.yaml   Start a deck of drafts
    quizgen draft bees                               Propose facts that the deck lacks
    quizgen draft --prompt seeds/bees.txt            Print a prompt for an AI assistant

    Each proposed fact has `draft: true`: `quizgen check` checks it and `quizgen build` leaves it
    out. Review each draft, then remove the line or delete the fact. quizgen finds drafts with rules
    and never uses the network; it only prints the prompt, for you to copy.
    """
    from quizgen.facts.kinds import load_kinds
    from quizgen.languages import DEFAULT, language_of

    path = Path(article)
    is_text = path.is_file() and path.suffix not in (".yaml", ".yml")
    deck = None if is_text else _load_deck(find_decks((article,))[0])
    project = deck.project if deck else Path()
    kind_files, findings = load_kinds(project)
    print_findings(findings, project)
    language = deck.language if deck else language_of(DEFAULT)
    sources = tuple(deck.sources.values()) if deck else (_load_source(path, language),)
    if prompt:
        from quizgen.facts.drafting.prompt import write_prompt

        kinds = (file.kind for file in kind_files.values())
        click.echo(write_prompt(sources, kinds, language, deck))
        return
    _print(_propose(sources, kind_files, language, deck), None if deck else sources[0])


def _load_deck(path: Path) -> Deck:
    from quizgen.diagnostics import has_errors
    from quizgen.facts.projects import project_of
    from quizgen.pipeline import load_deck

    deck, findings = load_deck(path)
    errors = (finding for finding in findings if has_errors([finding]))
    print_findings(errors, project_of(path))
    if deck is None:
        raise SystemExit(1)
    return deck


def _load_source(path: Path, language: Language) -> Source:
    from quizgen.facts.drafting.deck_head import read_article

    try:
        return read_article(path, language)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} is not valid UTF-8 at byte {error.start}") from None


def _propose(
    sources: tuple[Source, ...],
    kind_files: dict[str, KindFile],
    language: Language,
    deck: Deck | None,
) -> Proposals:
    from quizgen.facts.drafting.proposals import Proposals
    from quizgen.facts.sources import split_sentences

    if deck is None:
        proposals = Proposals(language, kind_files)
        parts = (split_sentences(paragraph, language) for paragraph in sources[0].paragraphs)
        proposals.read(sources[0], [text for sentences in parts for text, _ in sentences])
        return proposals
    taken = {fact.id for fact in deck.facts} | {draft.id for draft in deck.drafts}
    proposals = Proposals(language, kind_files, deck.entities, taken, len(sources) > 1)
    for source, sentences in _find_uncovered(deck):
        proposals.read(source, sentences)
    return proposals


def _find_uncovered(deck: Deck) -> list[tuple[Source, list[str]]]:
    """Return the sentences of each source that no fact, draft or `ignore` entry covers."""
    from quizgen.facts.deck import Ignored
    from quizgen.review.source_coverage import cover_paragraphs

    drafted = tuple(
        Ignored(source, source.find(draft.quote) or (), "a draft")
        for source in deck.sources.values()
        for draft in deck.drafts
    )
    paragraphs = cover_paragraphs(replace(deck, ignored=(*deck.ignored, *drafted)))
    return [
        (paragraph.source, [sentence.text for sentence in paragraph.sentences if sentence.is_open])
        for paragraph in paragraphs
    ]


def _print(proposals: Proposals, article: Source | None) -> None:
    from quizgen.facts.drafting.deck_head import write_heading
    from quizgen.facts.drafting.draft_yaml import write_entities, write_facts

    new = {id_: entity for id_, entity in proposals.entities.items() if entity}
    parts = (write_heading(article, proposals.language) if article else "", write_entities(new))
    click.echo("\n".join((*filter(None, parts), write_facts(proposals.facts))), nl=False)
    drafts = format_count(len(proposals.facts), "draft")
    click.echo(f"{drafts} found by rules; compare each with its quote", err=True)
    if proposals.facts and article is None:
        click.echo(
            "Next: paste the entries into the deck, under its own `entities:` and `facts:`",
            err=True,
        )
