"""Output of `quizgen export`: the summary with the loss report, and the list of formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quizgen.cli.arguments import format_count, print_files, print_line
from quizgen.cli.finding_output import print_document

if TYPE_CHECKING:
    from quizgen.exports.export_format import ExportFormat
    from quizgen.exports.loss_report import Groups, ItemTransfer
    from quizgen.publishing.deck_export import PlannedExport
    from quizgen.publishing.item_changes import ItemChanges

_NAMED = 5
"""Maximum number of items that the loss report names for each reason."""


def print_summary(planned: PlannedExport, result: dict[str, Any]) -> None:
    """Print the files to stdout, and the loss report to stderr."""
    from quizgen.exports import loss_report

    transfers = planned.transfers
    if planned.changes and not transfers:
        print_line(f"{result['format']}: nothing has changed")
    elif not result["written"]:
        why = "no item is left" if planned.publication else "fix the errors above"
        print_line(f"{result['format']}: nothing written; {why}", err=True)
    elif result["folder"]:
        count = sum(not transfer.left_out for transfer in transfers)
        print_line(f"{result['format']}: {format_count(count, 'item')}")
        print_files(result["folder"], result["files"])
    if planned.changes:
        _print_changes(planned.changes, transfers)
    _print_groups("left out, because {}", loss_report.group_left_out(transfers))
    _print_groups("converted into {}", loss_report.group_converted(transfers))
    _print_groups("without {}", loss_report.group_lost_parts(transfers))


def _print_changes(changes: ItemChanges, transfers: Iterable[ItemTransfer]) -> None:
    """Print what changed to stderr, and what to delete: a platform keeps the earlier questions."""
    counts = {"new": changes.new, "changed": changes.changed, "gone": changes.gone}
    print_line(f"  {', '.join(f'{name}: {len(ids)}' for name, ids in counts.items())}", err=True)
    never = {transfer.id for transfer in transfers if transfer.left_out}
    if obsolete := [id_ for id_ in (*changes.changed, *changes.gone) if id_ not in never]:
        print_line(f"  delete by hand: {', '.join(obsolete)}", err=True)


def _print_groups(heading: str, groups: Groups) -> None:
    for name, styles in groups.items():
        counts = ", ".join(f"{len(ids)} {style}" for style, ids in styles.items())
        ids = [id_ for ids in styles.values() for id_ in ids]
        named = f" ({', '.join(ids)})" if len(ids) <= _NAMED else ""
        print_line(f"  {heading.format(name)}: {counts}{named}", err=True)


def print_formats(*, as_json: bool) -> None:
    """Print what each format carries, converts and leaves out."""
    from quizgen.exports.formats import formats_of

    formats = [_describe(export_format) for export_format in formats_of("export").values()]
    if as_json:
        print_document({"formats": formats})
        return
    for described in formats:
        print_line(f"{described['name']}: {described['about']}")
        for style, becomes in described["converts"].items():
            print_line(f"  {style} becomes {becomes}")
        for verb, names in (
            ("carries", described["carries"]),
            ("leaves out", described["leaves_out"]),
            ("without", described["without"]),
        ):
            if names:
                print_line(f"  {verb} {', '.join(names)}")


def _describe(export_format: ExportFormat) -> dict[str, Any]:
    """Return a format, its styles, and the parts that it carries in no style, as JSON values."""
    from quizgen.exports.export_format import ItemPart
    from quizgen.questions.styles import STYLES

    carried = export_format.carries(STYLES)
    converted = {style.name: export_format.conversion_of(style) for style in carried}
    parts = {part for found in carried.values() for part in found}
    return {
        "name": export_format.name,
        "about": export_format.about,
        "carries": [style.name for style in carried if not converted[style.name]],
        "converts": {name: becomes for name, becomes in converted.items() if becomes},
        "leaves_out": [style.name for style in STYLES if style not in carried],
        "without": [part.value for part in ItemPart if part not in parts],
    }
