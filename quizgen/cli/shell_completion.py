"""Shell completion of facts, tags, kinds and codes. Completion of decks is in `arguments`.

Completion must be fast, so this module reads ids from the YAML without validating the deck, and
codes of rules from the first lines of their modules without importing them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from quizgen.cli.arguments import find_decks

if TYPE_CHECKING:
    from quizgen.facts.outline import Outline

_RULES = Path(__file__).resolve().parent.parent / "review"
_HEADING = re.compile(r'"""(?P<code>[A-Z]\d+): (?P<about>.*)')


def complete_facts(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of facts in the decks on the command line, or in `deck/` if given."""
    del param
    deck, slash, _ = incomplete.rpartition("/")
    names = (deck,) if deck else _named_decks(ctx)
    return _matching(
        (
            (f"{deck}{slash}{id_}", outline.deck)
            for outline in _read_outlines(names)
            for id_, _ in outline.facts
        ),
        incomplete,
    )


def complete_tags(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the tags of claims, of kinds, and of the sections of the decks on the command line."""
    del param
    tags = ["claim", *(f"kind::{kind}" for kind in _kinds())]
    for outline in _read_outlines(_named_decks(ctx)):
        tags += [outline.deck, *(f"{outline.deck}::{section}" for section in outline.sections)]
    return _matching(((tag, "") for tag in tags), incomplete)


def complete_kinds(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the kinds of the project in the working directory."""
    del ctx, param
    return _matching(((kind, "") for kind in _kinds()), incomplete)


def complete_codes(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the codes of findings, or their names if a lower-case letter has been typed."""
    del ctx, param
    if incomplete[:1].islower():
        return _matching(((name, about) for _, name, about in list_codes()), incomplete)
    return _matching(((code, about) for code, _, about in list_codes()), incomplete)


def list_codes() -> Iterator[tuple[str, str, str]]:
    """Yield each code with its name and a summary."""
    from quizgen.explanations import TEXTS

    headings = {name: f'"""{text.strip()}' for name, text in TEXTS.items()}
    for path in sorted(_RULES.glob("*rules/*.py")):
        with path.open(encoding="utf-8") as file:
            headings[path.stem.replace("_", "-")] = file.readline()
    for name, text in headings.items():
        if heading := _HEADING.match(text):
            yield heading["code"], name, heading["about"].strip()


def _named_decks(ctx: click.Context) -> Sequence[str]:
    """Return the decks on the command line so far.

    While the value of an option is missing, click does not set `params`, and decks are in `args`.
    """
    return ctx.params.get("decks") or ctx.args


def _kinds() -> tuple[str, ...]:
    from quizgen.resources import find_templates

    return tuple(Path(name).stem for name in find_templates(Path(), "kinds", "*.yaml"))


def _read_outlines(names: Sequence[str]) -> tuple[Outline, ...]:
    """Return the outlines of the named decks, by default of all; () if a name is unknown."""
    from quizgen.facts.outline import read_outline

    try:
        return tuple(map(read_outline, find_decks(names)))
    except click.UsageError:
        return ()


def _matching(offered: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Return the sorted completions that start with `incomplete`, without repeats."""
    matching = {value: help_ for value, help_ in offered if value.startswith(incomplete)}
    return [CompletionItem(value, help=matching[value] or None) for value in sorted(matching)]
