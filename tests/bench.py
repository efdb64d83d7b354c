"""Measure the speed of the command line and write `docs/speed.md` (part of `make bench`).

Each time is measured together with what it is compared with, in one run on one machine, because
machines differ and are noisy.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import copy_project
from generated_decks import write_deck

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "speed.md"
SIZES = (40, 400, 4_000, 25_000)
DECK = 500
"""Number of facts in a deck of a project with several decks."""
QUIZGEN = [sys.executable, "-m", "quizgen"]

BARE_GENANKI = """
import json, sys, genanki
types, notes = json.load(open(sys.argv[1], encoding="utf-8"))
models = {
    key: genanki.Model(
        int(key), type_["name"], fields=[{"name": field["name"]} for field in type_["flds"]],
        templates=[{key: card[key] for key in ("name", "qfmt", "afmt")} for card in type_["tmpls"]],
        model_type=type_["type"])
    for key, type_ in types.items()
}
deck = genanki.Deck(1, "d")
for key, guid, fields, tags in notes:
    fields, tags = fields.split(chr(31)), tags.split()
    deck.add_note(genanki.Note(models[str(key)], fields, guid=guid, tags=tags))
genanki.Package(deck).write_to_file(sys.argv[2])
"""
"""A program that writes the same notes with genanki."""

IMPORTS = (
    "import click, filelock, genanki, jinja2, segno, sentencex, yaml;"
    "from pydantic import BaseModel, create_model"
)
"""The libraries that a build has to import."""

FLOOR = """
import json, sqlite3, sys, zipfile
types, notes = json.load(open(sys.argv[1], encoding="utf-8"))
with sqlite3.connect(sys.argv[2]) as database:
    database.execute("create table notes (type, guid, fields, tags)")
    database.executemany("insert into notes values (?, ?, ?, ?)", notes)
database.close()
with zipfile.ZipFile(sys.argv[2] + ".zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write(sys.argv[2])
"""
"""The unavoidable work: write the rows to a database, and compress that file."""

HEAD = """# Speed

`make bench` writes this page. It compares quizgen with the work that it cannot avoid, in the same
run on the same machine:

- **genanki alone** writes the same notes to an Anki package.
- **The floor** is `executemany` of their rows into SQLite, and compression of that file.

How it measures:

- `tests/generated_decks.py` generates the projects: facts of all shapes, in decks of {deck}.
- Times are those of whole processes; short runs are repeated, and the median counts.
- Memory is that of the largest process.
- A cold build is the first build of decks that have no ledger, by a quizgen that has run before, so
  that its modules and templates are compiled. genanki alone runs before and after each cold build.

These are goals. The tables below show whether the latest run meets them.

| what | goal |
|---|---|
| a cold build of 25,000 facts | at most 3 times as long as genanki alone |
| a build with nothing changed | at most 0.3 s at 400 facts, 1.5 s at 4,000 |
| a build with one fact edited | 2 × nothing changed + genanki alone for its deck: a ratio of 1 |
| time per fact at 25,000 facts | at most 1.3 times that at 400 facts |

A build with one edit misses its goal in small projects. A build with nothing to do imports almost
nothing, and the imports of any other build alone take twice as long as that.
"""


@dataclass(frozen=True)
class Measurement:
    """The time of a command in seconds, and the memory of its largest process in MB."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure, write the page, and print it."""
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(page(Path(folder))) + "\n"
    TARGET.write_text(text, "utf-8")
    print(text)


def page(folder: Path) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD.format(deck=DECK)
    yield f"Python {platform.python_version()}, {os.cpu_count()} cores.\n"
    yield "| | quizgen | compared with | ratio | goal |\n|---|---|---|---|---|"
    bare = [sys.executable, "-c", "pass"]
    yield compare("`--help` / `python -c pass`", [*QUIZGEN, "--help"], bare, "3")
    build = [*QUIZGEN, "build", "-q", "kursk-engineers"]
    imports = [sys.executable, "-c", IMPORTS]
    ours = copy_project(folder / "ours")
    yield compare("the article’s deck, cold build / imports alone", build, imports, "2", ours)
    yield ""
    columns = [measure_project(folder / str(size), size) for size in SIZES]
    yield f"| facts | {' | '.join(f'{size:,}' for size in SIZES)} |"
    yield "|---|" + "---|" * len(columns)
    for name in columns[0]:
        yield f"| {name} | {' | '.join(column[name] for column in columns)} |"
    yield ""
    yield measure_single_deck(folder / "one", SIZES[-1])


def measure_single_deck(project: Path, facts: int) -> str:
    """Return a sentence about a single deck with many facts, where superlinear work would show."""
    write_deck(project, "mixed", facts, name="deck")
    taken = measure([*QUIZGEN, "build", "-q"], project)
    each = f"{1000 * taken.seconds / facts:.2f} ms per fact"
    return f"{facts:,} facts in one deck: {taken.seconds:.0f} s, {each}, {taken.megabytes:.0f} MB."


def compare(
    name: str, ours: list[str], other: list[str], goal: str, project: Path | None = None
) -> str:
    """Return a table row that compares two commands, timed in turn after a first run of each."""
    pairs = []
    for _ in range(16):
        if project:
            remove_builds(project)
        pairs.append((measure(ours, project), measure(other)))
    first, second = map(list, zip(*pairs[1:], strict=True))
    times = f"{median_seconds(first):.3f} s | {median_seconds(second):.3f} s"
    return f"| {name} | {times} | {median_ratio(first, second):.1f} | {goal} |"


def measure_project(project: Path, facts: int) -> dict[str, str]:
    """Measure a project with many facts and return its column of the table."""
    for start in range(0, facts, DECK):
        count = min(DECK, facts - start)
        write_deck(project, "mixed", count, name=f"deck-{start:05}", skip=start)
    runs = max(3, min(7, 4000 // facts))
    build = [*QUIZGEN, "build", "-q"]
    check = measure_median([*QUIZGEN, "check", "-q", "--select", "D"], project, min(runs, 5))
    measure(build, project)
    cards = cards_of(project)
    notes = write_notes(project / "notes.json", notes_of(project))
    a_deck = write_notes(project / "deck.json", notes_of(project, most=1))
    genanki = [sys.executable, "-W", "ignore", "-c", BARE_GENANKI]
    cold, bare = measure_alternately(
        build, [*genanki, str(notes), str(project / "g")], project, runs
    )
    measure(build, project)
    same = measure_median(build, project, max(5, runs))
    edited = measure_median(build, project, max(5, runs), before=edit_fact)
    package = measure_median([*genanki, str(a_deck), str(project / "g")], project, max(5, runs))
    floor = [sys.executable, "-c", FLOOR, str(notes), str(project / "f")]
    least = measure_median(floor, project, runs, before=remove_floor)
    shutil.rmtree(project)
    allowed = 2 * same.seconds + package.seconds
    return {
        "cards": f"{cards:,}",
        "`check`": f"{check.seconds:.2f} s",
        "`build`, cold": f"{median_seconds(cold):.2f} s",
        "`build`, nothing changed": f"{same.seconds:.2f} s",
        "`build`, one fact edited": f"{edited.seconds:.2f} s",
        "genanki alone": f"{median_seconds(bare):.2f} s",
        "genanki alone, one deck": f"{package.seconds:.2f} s",
        "the floor": f"{least.seconds:.2f} s",
        "cold / genanki alone": f"{median_ratio(cold, bare):.1f}",
        "one edit / (2 × nothing changed + one deck by genanki)": f"{edited.seconds / allowed:.1f}",
        "ms per fact, cold": f"{1000 * median_seconds(cold) / facts:.2f}",
        "memory, cold": f"{max(run.megabytes for run in cold):.0f} MB",
    }


def measure_alternately(
    build: list[str], other: list[str], project: Path, runs: int
) -> tuple[list[Measurement], list[Measurement]]:
    """Time cold builds, each between two runs of another command, because machines vary over time.

    Returns the times of both; the other command's time for each build is the mean of the two runs.
    """
    builds: list[Measurement] = []
    others = [measure(other, project)]
    for _ in range(runs):
        remove_builds(project)
        builds.append(measure(build, project))
        others.append(measure(other, project))
    means = ((before.seconds + after.seconds) / 2 for before, after in itertools.pairwise(others))
    return builds, [Measurement(seconds, others[0].megabytes) for seconds in means]


def median_seconds(times: list[Measurement]) -> float:
    """Return the median time in seconds."""
    return statistics.median(run.seconds for run in times)


def median_ratio(ours: list[Measurement], others: list[Measurement]) -> float:
    """Return the median of the ratios of two lists of times."""
    pairs = zip(ours, others, strict=True)
    return statistics.median(run.seconds / other.seconds for run, other in pairs)


def measure_median(
    command: list[str], project: Path, runs: int, before: Callable[[Path], None] | None = None
) -> Measurement:
    """Return the run with the median time. `before` is called on the project before each run."""
    taken = []
    for _ in range(runs):
        if before:
            before(project)
        taken.append(measure(command, project))
    return sorted(taken, key=lambda run: run.seconds)[len(taken) // 2]


def measure(command: list[str], project: Path | None = None) -> Measurement:
    """Run a command in a new process, in a project with its own cache, and measure it.

    It waits a moment first, because a build is not cached if its files have just been saved.
    """
    time.sleep(0.05)
    cache = str(project / "cache") if project else ""
    start = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=project or ROOT,
        env={**os.environ, "QUIZGEN_CACHE_DIR": cache, "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, child.returncode, used = os.wait4(child.pid, 0)
    if child.returncode:
        raise SystemExit(f"{command} ended with {child.returncode}")
    return Measurement(time.perf_counter() - start, used.ru_maxrss / 1024)


def remove_builds(project: Path) -> None:
    """Remove builds and ledgers, and all of the cache but our compiled templates."""
    templates = ("pages", "questions")
    built = [group for group in (project / "cache").glob("*") if group.name not in templates]
    for folder in (project / "build", *built):
        shutil.rmtree(folder, ignore_errors=True)
    for ledger in (project / "decks").glob("*.ledger.json"):
        ledger.unlink()


def edit_fact(project: Path) -> None:
    """Change the note of the first fact of a deck."""
    deck = min((project / "decks").glob("*.yaml"))
    text = deck.read_text("utf-8")
    note = rf"\1    note: Seen {time.time_ns()}\n"
    deck.write_text(re.sub(r"(  - id: f0\n)(?:    note: .*\n)?", note, text, count=1), "utf-8")


def remove_floor(project: Path) -> None:
    """Remove the file that the floor has written."""
    (project / "f").unlink(missing_ok=True)


def collections_of(project: Path, most: int | None = None) -> Iterator[sqlite3.Connection]:
    """Yield the databases of the built packages, of `most` decks or all."""
    for package in sorted((project / "build").glob("*/*.apkg"))[:most]:
        with zipfile.ZipFile(package) as archive, sqlite3.connect(":memory:") as database:
            database.deserialize(archive.read("collection.anki2"))
            yield database
        database.close()


def notes_of(project: Path, most: int | None = None) -> tuple[dict[str, object], list[object]]:
    """Return the note types and notes of a project as plain rows, of `most` decks or all."""
    types: dict[str, object] = {}
    notes: list[object] = []
    for database in collections_of(project, most):
        types |= json.loads(database.execute("select models from col").fetchone()[0])
        notes += database.execute("select mid, guid, flds, tags from notes").fetchall()
    return types, notes


def write_notes(path: Path, notes: object) -> Path:
    """Write notes to a file for the programs that a build is compared with; return the file."""
    path.write_text(json.dumps(notes), "utf-8")
    return path


def cards_of(project: Path) -> int:
    """Return the number of cards in the packages of a project."""
    return sum(
        database.execute("select count(*) from cards").fetchone()[0]
        for database in collections_of(project)
    )


if __name__ == "__main__":
    main()
