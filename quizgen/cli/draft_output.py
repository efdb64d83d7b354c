"""Output of `quizgen draft`: prompts, proposals and merges."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import format_count, print_line

if TYPE_CHECKING:
    from quizgen.drafting.merging import Merging
    from quizgen.drafting.prompt_parts import Prompt
    from quizgen.drafting.proposals import Proposals
    from quizgen.facts.sources import Source
    from quizgen.languages.language import Language


def print_prompt(prompt: Prompt) -> None:
    """Print a prompt, and its number on stderr if it has several parts."""
    click.echo(prompt.text)
    if prompt.parts > 1:
        part = f"part {prompt.part} of {prompt.parts}"
        following = f"; --part {prompt.part + 1} prints the next" * (prompt.part < prompt.parts)
        click.echo(part + following, err=True)


def print_merging(merging: Merging, path: Path) -> None:
    """Print what a merge has changed in a deck."""
    changes = {"added": merging.added, "replaced": merging.replaced, "removed": merging.removed}
    changes["unchanged"] = merging.unchanged
    for verb, ids in changes.items():
        if ids:
            count = format_count(len(ids), "fact")
            print_line(f"{verb} {count}: {', '.join(ids)}")
    if merging.retired:
        cards = "the next build retires the cards of published facts"
        print_line(f"{cards}: {', '.join(merging.retired)}")
    if merging.unknown:
        print_line(f"not in the deck, so not removed: {', '.join(merging.unknown)}", err=True)
    if not merging.files:
        print_line(f"{path.as_posix()} stays as it is")


def print_check(path: Path, name: str) -> None:
    """Print the number of findings of a deck, and the next command."""
    from quizgen.publishing.deck_check import check_decks

    (result,) = check_decks((path,))
    counts = [format_count(len(result.findings), "finding")]
    if result.deck:
        counts[:0] = [format_count(result.facts, "fact"), format_count(result.items, "item")]
    print_line(f"{path.as_posix()}: {', '.join(counts)}")
    following = "repair" if result.findings else "review"
    click.echo(f"\nNext: quizgen draft --prompt --{following} {name}")


def print_proposals(proposals: Proposals, language: Language, article: Source | None) -> None:
    """Print drafts as YAML, below the head of a deck if they come from an article."""
    from quizgen.drafting.deck_head import write_heading
    from quizgen.drafting.draft_yaml import write_entities, write_facts

    heading = write_heading(article, language) if article else ""
    parts = (heading, write_entities(proposals.entities))
    click.echo("\n".join((*filter(None, parts), write_facts(proposals.facts))), nl=False)
    drafts = format_count(len(proposals.facts), "draft")
    click.echo(f"{drafts} found by rules; compare each with its quote", err=True)
    if proposals.facts and article is None:
        click.echo(
            "Next: paste the entries into the deck, under its own `entities:` and `facts:`",
            err=True,
        )
