"""`make bench`: how long the command line takes, against what it cannot do without.

Every figure is a ratio of two medians measured in turn in one run, as machines are noisy.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = 25_000

BARE_GENANKI = """
import json, sys, genanki
items = json.load(open(sys.argv[1], encoding="utf-8"))
model = genanki.Model(1, "m", fields=[{"name": n} for n in "abcde"],
                      templates=[{"name": "c", "qfmt": "{{b}}", "afmt": "{{c}}"}])
deck = genanki.Deck(1, "d")
for item in items:
    fields = [item["id"], item["stem"], str(item["answer"]), item["quote"], item["source"]]
    deck.add_note(genanki.Note(model, fields, guid=item["id"], tags=item["tags"]))
genanki.Package(deck).write_to_file(sys.argv[2])
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(figures(Path(folder)))
    print("| figure | ours | beside it | ratio | goal |\n|---|---|---|---|---|")
    for name, ours, beside, goal in rows:
        print(f"| {name} | {ours:.2f} s | {beside:.2f} s | {ours / beside:.1f} | {goal} |")


def figures(folder: Path):
    """Yield (name, our seconds, seconds of what it is measured against, goal)."""
    quizgen = [sys.executable, "-m", "quizgen"]
    bare = [sys.executable, "-c", "pass"]
    yield "`--help` / `python -c pass`", *medians([*quizgen, "--help"], bare), "3"
    imports = [sys.executable, "-c", "import pydantic, genanki, jinja2, yaml, click"]
    deck = str(ROOT / "decks" / "kursk-engineers.yaml")
    cold = [*quizgen, "check", deck]
    yield "the article's deck / its imports", *medians(cold, imports), "2"
    project = generated_project(folder, FACTS)
    build = [*quizgen, "build", "-q", str(project / "decks" / "large.yaml")]
    ours = seconds(build)
    items, package = project / "build" / "large" / "items.json", folder / "bare.apkg"
    genanki = [sys.executable, "-W", "ignore", "-c", BARE_GENANKI, str(items), str(package)]
    yield f"{FACTS:,} facts / bare genanki", ours, seconds(genanki), "3"


def medians(one: list[str], other: list[str], runs: int = 9) -> tuple[float, float]:
    """Time two commands in turn and return their median seconds."""
    pairs = [(seconds(one), seconds(other)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def seconds(command: list[str]) -> float:
    """Time one command as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def generated_project(folder: Path, count: int) -> Path:
    """Write a project with one deck of so many facts, four questions or so each."""
    people = [f"Person{number} Smith" for number in range(count)]
    lines = [f"{name} opened {n + 10} gardens in town {n}." for n, name in enumerate(people)]
    project = folder / "project"
    (project / "decks").mkdir(parents=True)
    (project / "seeds").mkdir()
    (project / "seeds" / "large.txt").write_text("\n".join(lines), "utf-8")
    head = (
        "deck: large\ntitle: Large\n"
        "sources:\n  s: {file: seeds/large.txt, title: L, cite: a list}\n"
        "types: {person: {ask: who}}\nentities:\n"
    )
    entities = "".join(f"  p{n}: {{type: person, name: {name}}}\n" for n, name in enumerate(people))
    facts = "".join(
        f"  - id: f{n}\n    kind: quantity\n    actor: p{n}\n"
        f"    verb: {{base: open, past: opened}}\n    amount: {{value: {n + 10}, unit: garden}}\n"
        f"    rest: in town {n}\n    quote: {line[:-1]}\n"
        for n, line in enumerate(lines)
    )
    (project / "decks" / "large.yaml").write_text(f"{head}{entities}facts:\n{facts}", "utf-8")
    return project


if __name__ == "__main__":
    main()
