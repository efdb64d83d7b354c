"""Which field of a fact each column of a table fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.fields import FieldType
from quizgen.facts.kinds import Kind
from quizgen.facts.validation import AuthoredModel
from quizgen.facts.value_entries import QuantityEntry, VerbEntry
from quizgen.imports.foreign_names import clean
from quizgen.imports.import_request import Request
from quizgen.imports.tabular.rows import Row, TableCell

OF_EVERY_FACT = ("id", "quote", "section", "note")
"""What a column can give beside the fields of a kind."""
_PARTS: dict[FieldType, type[AuthoredModel]] = {
    FieldType.QUANTITY: QuantityEntry,
    FieldType.VERB: VerbEntry,
}


class Columns(Struct, frozen=True):
    """What the columns are for: their names, and the target of each; None for one that is unused.

    A target is a field, or one key of its value: `amount`, `amount.unit`.
    """

    names: tuple[str, ...]
    targets: tuple[str | None, ...]

    def name_of(self, target: str) -> str:
        """Return the name of the column that fills a target; the target where none does."""
        return self.names[self.targets.index(target)] if target in self.targets else target

    def filled(self, row: Row) -> dict[str, TableCell]:
        """Return the cells of a row that hold something, by target."""
        pairs = zip(self.targets, row.cells, strict=True)
        return {target: cell for target, cell in pairs if target and clean(cell.text)}


def targets_of(kind: Kind) -> tuple[str, ...]:
    """Return everything that a column can fill in facts of a kind."""
    own = []
    for name, field in kind.fields.items():
        parts = _PARTS.get(field.type)
        own += [name, *(f"{name}.{key}" for key in (parts.model_fields if parts else ()))]
    return (*own, *OF_EVERY_FACT)


def read_columns(request: Request, header: Row) -> tuple[Columns, list[Finding]]:
    """Return what the first row's columns fill: by their names, or as `--map` says.

    `I02` a field without a column, two columns for one field, or a mapping of what there is not.
    """
    known = targets_of(request.kind)
    names = tuple(" ".join(cell.text.split()) for cell in header.cells)
    asked = {key.lower(): value for key, value in request.columns.items()}
    targets = tuple(_target(name, known, asked) for name in names)
    findings = [*_unknown(request, names, known, header), *_twice(targets, header)]
    if not findings:
        findings += _missing(request, names, targets, header)
    return Columns(names, targets), findings


def _target(name: str, known: tuple[str, ...], asked: Mapping[str, str]) -> str | None:
    if name.lower() in asked:
        return asked[name.lower()] or None
    written = name.lower().replace(" ", "_")
    return written if written in known else None


def _unknown(
    request: Request, names: Iterable[str], known: tuple[str, ...], header: Row
) -> Iterator[Finding]:
    for column, target in request.columns.items():
        if column.lower() not in [name.lower() for name in names]:
            hint = did_you_mean(column, names)
            yield Finding(header.place, "I02", f"there is no column “{column}”", hint)
        if target and target not in known:
            yield _no_field(request.kind, target, header)
    for target in request.constants:
        if target not in known:
            yield _no_field(request.kind, target, header)


def _no_field(kind: Kind, target: str, header: Row) -> Finding:
    message = f"the kind “{kind.kind}” has no field “{target}”"
    return Finding(header.place, "I02", message, did_you_mean(target, targets_of(kind)))


def _twice(targets: tuple[str | None, ...], header: Row) -> Iterator[Finding]:
    for index, target in enumerate(targets):
        if target and target in targets[:index]:
            message = f"a second column for “{target}”"
            hint = "leave one out: --map NAME= with nothing after it"
            yield Finding(header.cells[index].place, "I02", message, hint)


def _missing(
    request: Request, names: tuple[str, ...], targets: tuple[str | None, ...], header: Row
) -> Iterator[Finding]:
    given = {target.partition(".")[0] for target in (*targets, *request.constants) if target}
    spare = [name for name, target in zip(names, targets, strict=True) if target is None]
    for name, field in request.kind.fields.items():
        if field.required and name not in given:
            message = f"no column fills “{name}”, which the kind “{request.kind.name}” needs"
            near = did_you_mean(name, spare)
            hint = f"name one with --map COLUMN={name}, or give all rows the same: --set {name}=…"
            yield Finding(header.place, "I02", message, "; ".join(filter(None, (near, hint))))
