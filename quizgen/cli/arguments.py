"""Helpers that commands share: arguments for decks and styles, and output of files and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgen.facts.projects import deck_name, project_of
from quizgen.resources import find_files

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quizgen.quizzes.blueprints import QuizRequest

    _StylesParameter = click.ParamType[tuple[str, ...]]
else:
    _StylesParameter = click.ParamType  # not generic before click 8.4

Command = TypeVar("Command", bound=Callable[..., Any])


_WHERE_TO_RUN = "run quizgen in the folder that contains decks/, or name a deck file"


class OneOf(click.Choice[str]):
    """A choice of words that suggests the nearest word for a typo."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word. Raises click.BadParameter for an unknown word."""
        if value not in self.choices:
            from quizgen.diagnostics import did_you_mean

            self.fail(
                f"unknown value “{value}”; {did_you_mean(str(value), self.choices)}", param, ctx
            )
        return super().convert(value, param, ctx)


class StyleList(_StylesParameter):
    """Names of styles, separated by commas. Styles are imported only for a name, to start fast."""

    name = "styles"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names. Raises click.BadParameter for an unknown style."""
        if isinstance(value, tuple):
            return value
        from quizgen.questions.styles import STYLE_NAMES

        known = OneOf(STYLE_NAMES.every)
        return tuple(known.convert(name.strip(), param, ctx) for name in value.split(","))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that start with the text typed since the last comma."""
        del ctx, param
        from click.shell_completion import CompletionItem

        from quizgen.questions.styles import STYLE_NAMES

        before, comma, last = incomplete.rpartition(",")
        matching = (name for name in STYLE_NAMES.every if name.startswith(last))
        return [CompletionItem(f"{before}{comma}{name}") for name in matching]


def styles_option(*names: str, help_: str) -> Callable[[Command], Command]:
    """Return a decorator that adds the option `--styles`, which has further `names`."""
    return click.option(
        *names, "--styles", type=StyleList(), default=(), metavar="STYLE,…", help=help_
    )


def decks_argument(command: Command) -> Command:
    """Add the argument DECK: ids or paths, by default every deck in `decks/`."""
    return click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_decks)(
        command
    )


def complete_decks(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return shell completions: the ids of decks in `decks/`, or files if no id matches."""
    from click.shell_completion import CompletionItem

    del ctx, param
    found = [CompletionItem(id_) for id_ in list_decks() if id_.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def find_decks(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files or folders of the named decks without repeats, by default all in `decks/`.

    Raises click.UsageError (exit code 2) for a deck that does not exist or exists twice.
    """
    known = list_decks()
    if not names and not known:
        raise click.UsageError(f"no decks found; {_WHERE_TO_RUN}")
    named = (_find(name, known) for name in names)
    unique = {path.parent.resolve() / path.name: path for path in named}
    found = tuple(unique.values()) or tuple(known.values())
    for path in found:
        if (other := _other_form(path)).is_file():
            both = f"{path} and {other} are both the deck “{deck_name(path)}”"
            raise click.UsageError(f"{both}; move or delete one of them")
    return found


def check_deck_ids(paths: Sequence[Path]) -> None:
    """Raise click.UsageError if two decks have the same id."""
    names = [deck_name(path) for path in paths]
    for name in names:
        if names.count(name) > 1:
            raise click.UsageError(f"two decks have the id “{name}”; use one at a time")


def decks_of_form(form: QuizRequest | str | None, paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return the decks that may give a form, usually the only ones; all decks without a form id.

    Raises click.UsageError if there are none.
    """
    from quizgen.publishing.quiz_build import find_decks_of_form

    if not isinstance(form, str):
        return [tuple(paths)]
    if not (found := find_decks_of_form(form, paths)):
        raise click.UsageError(f"form {form} has questions of other decks; name all of its decks")
    return found


def check_project(paths: Sequence[Path]) -> None:
    """Raise click.UsageError if the decks of a quiz are in different projects."""
    if len({project_of(path).resolve() for path in paths}) > 1:
        raise click.UsageError("the decks of a quiz must be in one project")


def list_decks() -> dict[str, Path]:
    """Return the files or folders of the decks in `decks/`, by id."""
    return {deck_name(path): path for path in _decks_in(Path("decks"))}


def _decks_in(folder: Path) -> Iterable[Path]:
    for path in find_files(folder, "*"):
        if path.suffix == ".yaml" or (path / "deck.yaml").is_file():
            yield path


def _other_form(path: Path) -> Path:
    """Return the path of the same deck in its other form: a folder for a file, and vice versa."""
    if path.is_dir():
        return path.with_name(f"{path.name}.yaml")
    return path.with_suffix("") / "deck.yaml"


def _find(name: str, known: dict[str, Path]) -> Path:
    if name in known:
        return known[name]
    path = Path(name)
    if path.name == "deck.yaml" and path.is_file():
        path = path.parent
    if path.is_file() or (path / "deck.yaml").is_file():
        return path if "decks" in path.parts else path.absolute()
    from quizgen.diagnostics import did_you_mean

    raise click.UsageError(f"unknown deck “{name}”; {did_you_mean(name, known) or _WHERE_TO_RUN}")


def files_as_json(sizes: Mapping[str, int], changed: Iterable[str]) -> list[dict[str, Any]]:
    """Return the written files as JSON values, with a flag for those that changed."""
    names = frozenset(changed)
    return [{"name": name, "bytes": size, "changed": name in names} for name, size in sizes.items()]


def print_files(folder: str, files: Iterable[Mapping[str, Any]]) -> None:
    """Print the files of a folder with their sizes; mark those that did not change."""
    for file in files:
        mark = "" if file.get("changed", True) else "  (unchanged)"
        print_line(f"  {folder}/{file['name']}  {file['bytes']:,} bytes{mark}")


def print_line(line: str, *, err: bool = False) -> None:
    """Print a line without control characters, which file names may contain."""
    from quizgen.diagnostics import strip_controls

    click.echo(strip_controls(line), err=err)


def format_count(number: int, noun: str) -> str:
    """Return a number with its noun, such as 1 fact or 2 facts."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
