"""Export the items of decks into one file for another program. No ledger changes."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, has_errors
from quizgen.exports.formats import formats_of
from quizgen.exports.html.practice_page import choose_items
from quizgen.exports.ledger import Ledger
from quizgen.exports.loss_report import ItemTransfer, transfer_items
from quizgen.exports.publication import Publication
from quizgen.exports.writing.output_folder import add_files
from quizgen.facts.deck import Deck
from quizgen.facts.projects import output_folder
from quizgen.input_files import is_link
from quizgen.pipeline import CheckedDeck, check_deck
from quizgen.publishing.item_changes import ItemChanges, Since, find_changes
from quizgen.publishing.quiz_build import make_forms
from quizgen.publishing.repeated_items import REPEATED, find_repeated
from quizgen.publishing.selection import select_items
from quizgen.questions.interactions import Choice, Order
from quizgen.questions.item import Item
from quizgen.questions.styles.typed import TYPED
from quizgen.quizzes.blueprints import QuizRequest, apportion
from quizgen.quizzes.forms import FormItem


class ExportRequest(Struct, frozen=True):
    """What to export: the name of a format, and which items.

    Without `styles` or `sections`, items of all of them are exported. `most` limits the number of
    items; 0 is no limit. `form` is a quiz over all decks, or the id of a form: its items are
    exported in order. `title` takes the place of the titles of the decks.
    With `since`, only items that are new or have changed since then are exported.
    """

    format: str
    styles: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    most: int = 0
    form: QuizRequest | str | None = None
    title: str = ""
    since: Since | None = None


class PlannedExport(Struct, frozen=True):
    """An export before it is written. `publication` is None if a deck has errors.

    `findings` are those of each deck, in the order of the decks; those of a quiz are with the
    first. `transfers` says what becomes of each item that was asked for. `sections` are the ids of
    all sections of the decks. `changes` are those since an earlier export, if the request names
    one.
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
    chosen = _choose(paths, request)
    decks = [checked.deck for checked in chosen.decks if checked.deck]
    if has_errors(chain.from_iterable(chosen.findings)) or len(decks) < len(paths):
        return PlannedExport(chosen.findings)
    items = tuple(_in_sections(select_items(chosen.items, request.styles), request.sections))
    sections = tuple(dict.fromkeys(chain.from_iterable(deck.sections for deck in decks)))
    planned = PlannedExport(chosen.findings, sections)
    if request.since is not None:
        changes = _find_changes(chosen.decks, items, request.since)
        recent = {*changes.new, *changes.changed}
        items = tuple(item for item in items if item.id in recent)
        planned = replace(planned, changes=changes)
    publication = _publish(decks, items, request.title or chosen.title)
    return _plan_files(planned, publication, request)


class _Chosen(Struct, frozen=True):
    """The checked decks of an export, the items to choose from, and the title of their quiz."""

    decks: Sequence[CheckedDeck]
    items: tuple[Item, ...]
    findings: tuple[tuple[Finding, ...], ...]
    title: str = ""


def _choose(paths: Sequence[Path], request: ExportRequest) -> _Chosen:
    """Return all items of the decks, or those of a form."""
    decks = [check_deck(path) for path in paths]
    if request.form is not None:
        return _choose_form(decks, request.form, request.format)
    items = tuple(chain.from_iterable(checked.items for checked in decks))
    return _Chosen(decks, items, tuple(checked.findings for checked in decks))


def _choose_form(decks: Sequence[CheckedDeck], request: QuizRequest | str, format_: str) -> _Chosen:
    """Return the items of a form, drawn from all decks, as they are printed.

    If a format has no questions with short answers, it gets the typed item instead.
    """
    parts_of = formats_of("export")[format_].parts_of
    joined, forms = make_forms(decks, request)
    own = {item.id: item for checked in decks for item in checked.items}
    questions = forms[0].questions if forms else ()
    items = [item_as_printed(replace(entry, item=own[entry.item.id])) for entry in questions]
    items = [
        item if parts_of(item.style) else own.get(f"{item.id}/{TYPED.name}", item) for item in items
    ]
    findings = (joined.findings, *((),) * (len(decks) - 1))
    title = forms[0].title if forms else ""
    return _Chosen(decks, tuple(items), findings, title)


def _find_changes(decks: Sequence[CheckedDeck], items: Iterable[Item], since: Since) -> ItemChanges:
    """Return the changes of the chosen items, and the items of the decks that are gone."""
    chosen, changes = {item.id for item in items}, find_changes(decks, since)
    new = tuple(id_ for id_ in changes.new if id_ in chosen)
    return replace(changes, new=new, changed=tuple(id_ for id_ in changes.changed if id_ in chosen))


def _publish(decks: Sequence[Deck], items: tuple[Item, ...], title: str) -> Publication:
    first, *others = decks
    return Publication(first, items, (), Ledger(first.id), others=tuple(others), heading=title)


def _plan_files(
    planned: PlannedExport, publication: Publication, request: ExportRequest
) -> PlannedExport:
    """Return the export with its files. A limit applies to the items that the format can take."""
    export_format = formats_of("export")[request.format]
    repeated = find_repeated(publication)
    transfers = tuple(
        replace(found, left_out=REPEATED, becomes="", lost=())
        if found.id in repeated and not found.left_out
        else found
        for found in transfer_items(export_format, publication)
    )
    gone = {transfer.id for transfer in transfers if transfer.left_out}
    items = tuple(item for item in publication.items if item.id not in gone)
    if request.most:
        items = _limit(publication, items, request.most)
        kept = {item.id for item in items} | gone
        transfers = tuple(transfer for transfer in transfers if transfer.id in kept)
    publication = replace(publication, items=items)
    files = dict(export_format.make_files(publication)) if items else {}
    return replace(planned, publication=publication, transfers=transfers, files=files)


def _limit(publication: Publication, items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """Return at most `most` items, from each deck in proportion to its items."""
    shares = Counter(item.deck for item in items)
    totals = apportion(min(most, len(items)), shares)
    return tuple(
        item
        for deck in (publication.deck, *publication.others)
        for item in choose_items(
            deck, [item for item in items if item.deck == deck.id], totals.get(deck.id, 0)
        )
    )


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
