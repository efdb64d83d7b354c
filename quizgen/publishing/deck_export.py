"""Export the items of decks into one file for another program. No ledger changes."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, has_errors
from quizgen.exports.formats import formats_of
from quizgen.exports.html.practice_page import choose_items
from quizgen.exports.items_json import item_as_json
from quizgen.exports.ledger import Ledger
from quizgen.exports.loss_report import ItemTransfer, transfer_items
from quizgen.exports.publication import Publication
from quizgen.exports.writing.output_folder import add_files
from quizgen.facts.deck import Deck
from quizgen.facts.projects import output_folder
from quizgen.input_files import is_link
from quizgen.pipeline import CheckedDeck, check_deck, make_quiz, remake_form
from quizgen.publishing.selection import select_items
from quizgen.questions.interactions import Choice, Order
from quizgen.questions.item import Item
from quizgen.quizzes.blueprints import QuizRequest
from quizgen.quizzes.forms import Form, FormItem

_NO_DECK = CheckedDeck(None, (), ())
"""In place of a deck that does not give the form that was asked for, if another one does."""


class ExportRequest(Struct, frozen=True):
    """What to export: the name of a format, and which items.

    Without `styles` or `sections`, items of all of them are exported. `most` limits the number of
    items; 0 is no limit. `form` is a quiz, or the id of a form, whose items are exported in order.
    `since` are the items of an earlier export as in `items.json`, by id: then only others go out.
    """

    format: str
    styles: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    most: int = 0
    form: QuizRequest | str | None = None
    since: Mapping[str, Mapping[str, Any]] | None = None


class ItemChanges(Struct, frozen=True):
    """The ids of the items that are new, changed or gone since an earlier export."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class PlannedExport(Struct, frozen=True):
    """An export before it is written. `publication` is None if a deck has errors.

    `findings` are those of each deck, in the order of the decks. `transfers` says what becomes of
    each item that was asked for. `sections` are the ids of all sections of the decks. `changes` are
    those since an earlier export, if the request names one.
    """

    findings: tuple[tuple[Finding, ...], ...]
    sections: tuple[str, ...] = ()
    publication: Publication | None = None
    transfers: tuple[ItemTransfer, ...] = ()
    files: Mapping[str, bytes] = {}
    changes: ItemChanges | None = None


class WrittenExport(Struct, frozen=True):
    """The files of a written export. `sizes` is in bytes; `changed` names the changed files."""

    folder: Path
    sizes: Mapping[str, int]
    changed: tuple[str, ...]


def plan_export(paths: Sequence[Path], request: ExportRequest) -> PlannedExport:
    """Return the files of an export of decks, given their files or folders, as one export.

    There are none if a deck has errors or no item is left. Raises OSError for missing media.
    """
    chosen = [_choose(path, request) for path in paths]
    if isinstance(request.form, str) and any(items for _, items in chosen):
        chosen = [pair if pair[1] else (_NO_DECK, ()) for pair in chosen]
    findings = tuple(checked.findings for checked, _ in chosen)
    decks = [checked.deck for checked, _ in chosen if checked.deck]
    if has_errors(chain.from_iterable(findings)) or not decks:
        return PlannedExport(findings)
    sections = tuple(dict.fromkeys(chain.from_iterable(deck.sections for deck in decks)))
    items = tuple(chain.from_iterable(items for _, items in chosen))
    planned = PlannedExport(findings, sections)
    if request.since is not None:
        every = frozenset(item.id for checked, _ in chosen for item in checked.items)
        items = tuple(item for item in items if _has_changed(item, request.since))
        planned = replace(planned, changes=_list_changes(decks, items, every, request.since))
    return _plan_files(planned, _publish(decks, items), request)


def _list_changes(
    decks: Sequence[Deck],
    changed: Sequence[Item],
    every: frozenset[str],
    since: Mapping[str, Mapping[str, Any]],
) -> ItemChanges:
    """Return the new and changed items, and those of the decks that no longer exist as gone."""
    names = {deck.id for deck in decks}
    return ItemChanges(
        new=tuple(item.id for item in changed if item.id not in since),
        changed=tuple(item.id for item in changed if item.id in since),
        gone=tuple(id_ for id_ in since if id_ not in every and id_.partition("/")[0] in names),
    )


def _has_changed(item: Item, since: Mapping[str, Mapping[str, Any]]) -> bool:
    return item_as_json(item) != since.get(item.id)


def _publish(decks: Sequence[Deck], items: tuple[Item, ...]) -> Publication:
    first, *others = decks
    return Publication(first, items, (), Ledger(first.id), others=tuple(others))


def _plan_files(
    planned: PlannedExport, publication: Publication, request: ExportRequest
) -> PlannedExport:
    """Return the export with its files. A limit applies to the items that the format can take."""
    export_format = formats_of("export")[request.format]
    transfers = transfer_items(export_format, publication)
    gone = {transfer.id for transfer in transfers if transfer.left_out}
    items = tuple(item for item in publication.items if item.id not in gone)
    if request.most:
        items = choose_items(publication.deck, items, request.most)
        kept = {item.id for item in items} | gone
        transfers = tuple(transfer for transfer in transfers if transfer.id in kept)
    publication = replace(publication, items=items)
    files = dict(export_format.make_files(publication)) if items else {}
    return replace(planned, publication=publication, transfers=transfers, files=files)


def _choose(path: Path, request: ExportRequest) -> tuple[CheckedDeck, tuple[Item, ...]]:
    """Return a checked deck and its items that the request asks for."""
    checked = check_deck(path)
    items = checked.items
    if request.form is not None:
        checked, forms = _make_form(checked, request.form)
        items = tuple(map(item_as_printed, forms[0].questions)) if forms else ()
    return checked, tuple(_in_sections(select_items(items, request.styles), request.sections))


def _make_form(
    checked: CheckedDeck, form: QuizRequest | str
) -> tuple[CheckedDeck, tuple[Form, ...]]:
    return remake_form(checked, form) if isinstance(form, str) else make_quiz(checked, form)


def _in_sections(items: Iterable[Item], sections: tuple[str, ...]) -> Iterator[Item]:
    return (item for item in items if not sections or item.fact.section in sections)


def item_as_printed(printed: FormItem) -> Item:
    """Return an item with its options in the order in which a form prints them."""
    item, order = printed.item, [printed.item.options.index(text) for text in printed.options]
    match item.interaction:
        case Choice(key=key) as choice:
            ids = tuple(choice.ids[at] for at in order) if choice.ids else ()
            changed = replace(choice, options=printed.options, key=order.index(key), ids=ids)
            pictures = tuple(item.pictures[at] for at in order) if item.pictures else ()
            return replace(item, interaction=changed, pictures=pictures)
        case Order(ranks=ranks) as events:
            shown = tuple(ranks[at] for at in order)
            return replace(item, interaction=replace(events, events=printed.options, ranks=shown))
    return item


def write_export(
    files: Mapping[str, bytes], path: Path, name: str, output: Path | None
) -> WrittenExport:
    """Write an export into `build/<name>.export/` of the project of a deck, or as `output`.

    Several files get numbered names. Raises OSError if a file cannot be written, and ProjectError
    if one would replace a file that quizgen did not write.
    """
    folder = output.parent if output else output_folder(path) / f"{name}.export"
    if output is None and is_link(folder):
        raise OSError(errno.ELOOP, "it is a link: remove it, or name a file with -o", str(folder))
    if output:
        files = dict(zip(_names_like(output, len(files)), files.values(), strict=True))
    changed = add_files(folder, files)
    return WrittenExport(folder, {name: len(data) for name, data in files.items()}, changed)


def _names_like(output: Path, count: int) -> list[str]:
    if count == 1:
        return [output.name]
    return [f"{output.stem}-{number}{output.suffix}" for number in range(1, count + 1)]
