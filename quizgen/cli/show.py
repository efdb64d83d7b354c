"""`quizgen show`: print the items of decks as text or JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import decks_argument, find_decks, styles_option
from quizgen.cli.finding_output import json_option, print_findings, print_json, print_left_out
from quizgen.cli.shell_completion import complete_facts, complete_tags

if TYPE_CHECKING:
    from quizgen.questions.item import Item


@click.command("show")
@decks_argument
@styles_option("-s", help_="Show only these styles, such as choice.")
@click.option(
    "-f",
    "--fact",
    multiple=True,
    metavar="ID",
    help="Show only this fact (repeatable).",
    shell_complete=complete_facts,
)
@click.option(
    "-t",
    "--tag",
    multiple=True,
    help="Show only this tag and tags below it (repeatable).",
    shell_complete=complete_tags,
)
@json_option
def command(
    decks: tuple[str, ...],
    styles: tuple[str, ...],
    fact: tuple[str, ...],
    tag: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Show the questions of decks with their answers.

    \b
    quizgen show                          Show all questions
    quizgen show -s choice                Show multiple choice, with the key marked
    quizgen show -t claim                 Show claims
    quizgen show -f area-demined --json   Print the items of one fact as JSON

    Facts with errors are left out and named.
    """
    from quizgen.exports.items_json import item_as_json
    from quizgen.facts.projects import project_of
    from quizgen.pipeline import check_deck

    shown: list[Item] = []
    known: list[Item] = []
    failed = False
    for path in find_decks(decks):
        checked = check_deck(path)
        items = checked.sound.items if checked.sound else ()
        errors = [finding for finding in checked.findings if finding.severity == "error"]
        print_findings(errors, project_of(path))
        print_left_out(checked)
        failed = failed or bool(errors)
        known += items
        shown += [
            item
            for item in items
            if (not styles or item.style.name in styles)
            and (not fact or item.fact.id in fact)
            and (not tag or _has_tag(item, tag))
        ]
    if not failed:
        _check_known("fact", fact, {item.fact.id for item in known})
        _check_known("tag", tag, {part for item in known for part in _tags_of(item)})
    if as_json:
        print_json([item_as_json(item) for item in shown])
    else:
        click.echo("\n\n".join(map(format_item, shown)))
    if failed:
        raise SystemExit(1)


def _has_tag(item: Item, tags: tuple[str, ...]) -> bool:
    """Return whether an item has one of the tags; `kursk::gear` is below `kursk`, as in Anki."""
    return any(tag in tags for tag in _tags_of(item))


def _tags_of(item: Item) -> Iterator[str]:
    """Yield the tags of an item and their parent tags."""
    for tag in item.tags:
        parts = tag.split("::")
        yield from ("::".join(parts[:end]) for end in range(1, len(parts) + 1))


def _check_known(noun: str, words: Iterable[str], known: Collection[str]) -> None:
    """Raise click.UsageError for a word that no item has."""
    from quizgen.diagnostics import suggest

    for word in words:
        if word not in known:
            hint = suggest(word, known) or f"`quizgen show --json` lists every {noun}"
            raise click.UsageError(f"no items with the {noun} “{word}”; {hint}")


def format_item(item: Item) -> str:
    """Return an item as text, with its key marked."""
    from quizgen.questions.interactions import Choice

    rows = [click.style(f"{item.style.name}  {item.id}", dim=True), item.stem]
    if isinstance(item.interaction, Choice) and not item.style.has_label_options:
        for index, option in enumerate(item.options):
            mark = "→" if index == item.interaction.key else " "
            rows.append(f"  {mark} {'ABCDEFGH'[index]}. {option}")
    else:
        rows.append(f"  → {item.answer}")
    return "\n".join(rows)
