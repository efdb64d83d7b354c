"""What a shell may complete: facts, tags, kinds and codes; decks are in `arguments`.

A shell asks while somebody waits, so nothing here validates a deck or imports what does: ids are
read from the YAML alone, the codes of rules from the first lines of their modules.
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
_HEAD = re.compile(r'"""(?P<code>[A-Z]\d+): (?P<about>.*)')


def complete_facts(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of facts of the decks that were named; after `deck/` those of that deck."""
    del param
    deck, slash, _ = incomplete.rpartition("/")
    names = (deck,) if deck else _named(ctx)
    return _matching(
        (
            (f"{deck}{slash}{id_}", outline.deck)
            for outline in _outlines(names)
            for id_, _ in outline.facts
        ),
        incomplete,
    )


def complete_tags(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the tags of the sections of the decks that were named, of kinds, and of claims."""
    del param
    tags = ["claim", *(f"kind::{kind}" for kind in _kinds())]
    for outline in _outlines(_named(ctx)):
        tags += [outline.deck, *(f"{outline.deck}::{section}" for section in outline.sections)]
    return _matching(((tag, "") for tag in tags), incomplete)


def complete_kinds(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the kinds that a project has here."""
    del ctx, param
    return _matching(((kind, "") for kind in _kinds()), incomplete)


def complete_codes(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the codes of findings; their names where a small letter has been typed."""
    del ctx, param
    if incomplete[:1].islower():
        return _matching(((name, about) for _, name, about in all_codes()), incomplete)
    return _matching(((code, about) for code, _, about in all_codes()), incomplete)


def all_codes() -> Iterator[tuple[str, str, str]]:
    """Yield each code with its name and what it means in a sentence."""
    from quizgen.explanations import TEXTS

    heads = {name: f'"""{text.strip()}' for name, text in TEXTS.items()}
    for path in sorted(_RULES.glob("*rules/*.py")):
        with path.open(encoding="utf-8") as file:
            heads[path.stem.replace("_", "-")] = file.readline()
    for name, text in heads.items():
        if head := _HEAD.match(text):
            yield head["code"], name, head["about"].strip()


def _named(ctx: click.Context) -> Sequence[str]:
    """Return the decks on the line so far. Behind an option without its value click has no params.

    Then what was no option stands among the arguments that are left.
    """
    return ctx.params.get("decks") or ctx.args


def _kinds() -> tuple[str, ...]:
    from quizgen.resources import find_templates

    return tuple(Path(name).stem for name in find_templates(Path(), "kinds", "*.yaml"))


def _outlines(names: Sequence[str]) -> tuple[Outline, ...]:
    """Return the outlines of decks by their names, of all for none; nothing if one is unknown."""
    from quizgen.facts.outline import read_outline

    try:
        return tuple(map(read_outline, find_decks(names)))
    except click.UsageError:
        return ()


def _matching(offered: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Return what begins as was typed, each once and with its help, in order."""
    kept = {value: help_ for value, help_ in offered if value.startswith(incomplete)}
    return [CompletionItem(value, help=kept[value] or None) for value in sorted(kept)]
