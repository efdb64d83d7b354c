"""Measure size and time of each export format for 1,000 items of our decks: `make bench`."""

from __future__ import annotations

import time

from hostile_items import carried, shipped
from msgspec.structs import replace

from quizgen.exports.formats import formats_of

ITEMS = 1_000
RUNS = 3


def main():
    """Print a table. The time is that of writing: loading and checking the decks come before."""
    print("| format | items | size | time |\n|---|---|---|---|")
    for name, export_format in formats_of("export").items():
        publication = carried(export_format, shipped())
        publication = replace(publication, items=publication.items[:ITEMS])
        seconds, size = min(measure(export_format, publication) for _ in range(RUNS))
        count = len(publication.items)
        print(f"| `{name}` | {count:,} | {size / 1000:,.0f} kB | {seconds:.2f} s |")


def measure(export_format, publication):
    """Return the time and the size of the files."""
    started = time.perf_counter()
    files = dict(export_format.make_files(publication))
    return time.perf_counter() - started, sum(map(len, files.values()))


if __name__ == "__main__":
    main()
