"""Mapping of the columns of a table to the fields of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean, suggest
from quizgen.facts.fields import FieldType
from quizgen.facts.kinds import Kind
from quizgen.facts.tables.rows import Row, TableCell
from quizgen.facts.validation import AuthoredModel
from quizgen.facts.value_entries import QuantityEntry, VerbEntry
from quizgen.imports.import_request import Request
from quizgen.values.clean_texts import clean

COMMON_TARGETS = ("id", "quote", "section", "note")
"""Targets that every fact has, in addition to the fields of its kind."""
_PARTS: dict[FieldType, type[AuthoredModel]] = {
    FieldType.QUANTITY: QuantityEntry,
    FieldType.VERB: VerbEntry,
}


class Columns(Struct, frozen=True):
    """The names of columns and the target of each, None for an unused column.

    A target is a field or one key of its value, such as `amount` or `amount.unit`.
    """

    names: tuple[str, ...]
    targets: tuple[str | None, ...]

    def name_of(self, target: str) -> str:
        """Return the name of the column that fills a target, by default the target itself."""
        return self.names[self.targets.index(target)] if target in self.targets else target

    def filled_cells(self, row: Row) -> dict[str, TableCell]:
        """Return the non-empty cells of a row by target."""
        pairs = zip(self.targets, row.cells, strict=True)
        return {target: cell for target, cell in pairs if target and clean(cell.text)}


def list_targets(kind: Kind) -> tuple[str, ...]:
    """Return all targets that columns can fill in facts of a kind."""
    own = []
    for name, field in kind.fields.items():
        parts = _PARTS.get(field.type)
        own += [name, *(f"{name}.{key}" for key in (parts.model_fields if parts else ()))]
    return (*own, *COMMON_TARGETS)


def read_columns(request: Request, header: Row) -> tuple[Columns, list[Finding]]:
    """Return the columns of the first row, mapped by `--map` or by name, and findings.

    `I02`: a required field has no column, two columns fill the same field, or an option names an
    unknown column or field.
    """
    known = list_targets(request.kind)
    names = tuple(" ".join(cell.text.split()) for cell in header.cells)
    mapped = {key.lower(): value for key, value in request.columns.items()}
    targets = tuple(_target(name, known, mapped) for name in names)
    findings = [*_unknown_names(request, names, known, header), *_duplicates(targets, header)]
    if not findings:
        findings += _missing_fields(request, names, targets, header)
    return Columns(names, targets), findings


def _target(name: str, known: tuple[str, ...], mapped: Mapping[str, str]) -> str | None:
    if name.lower() in mapped:
        return mapped[name.lower()] or None
    field = name.lower().replace(" ", "_")
    return field if field in known else None


def _unknown_names(
    request: Request, names: Iterable[str], known: tuple[str, ...], header: Row
) -> Iterator[Finding]:
    for column, target in request.columns.items():
        if column.lower() not in [name.lower() for name in names]:
            hint = did_you_mean(column, names)
            yield Finding(header.place, "I02", f"unknown column “{column}”", hint)
        if target and target not in known:
            yield _unknown_field(request.kind, target, header)
    for target in request.constants:
        if target not in known:
            yield _unknown_field(request.kind, target, header)


def _unknown_field(kind: Kind, target: str, header: Row) -> Finding:
    message = f"the kind “{kind.name}” has no field “{target}”"
    return Finding(header.place, "I02", message, did_you_mean(target, list_targets(kind)))


def _duplicates(targets: tuple[str | None, ...], header: Row) -> Iterator[Finding]:
    for index, target in enumerate(targets):
        if target and target in targets[:index]:
            message = f"two columns fill “{target}”"
            hint = "leave out one column with --map COLUMN=; if both have the same name, rename one"
            yield Finding(header.cells[index].place, "I02", message, hint)


def _missing_fields(
    request: Request, names: tuple[str, ...], targets: tuple[str | None, ...], header: Row
) -> Iterator[Finding]:
    given = {target.partition(".")[0] for target in (*targets, *request.constants) if target}
    spare = [name for name, target in zip(names, targets, strict=True) if target is None]
    for name, field in request.kind.fields.items():
        if field.required and name not in given:
            message = f"no column fills “{name}”, which the kind “{request.kind.name}” requires"
            near = suggest(name, spare) or (f"unused columns: {', '.join(spare)}" if spare else "")
            hint = f"choose a column with --map COLUMN={name}, or set one value with --set {name}=…"
            yield Finding(header.place, "I02", message, "; ".join(filter(None, (near, hint))))
