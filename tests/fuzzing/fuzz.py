"""Coverage-guided fuzzing: quizgen reads any bytes and returns findings or a value.

Usage: `python tests/fuzzing/fuzz.py TARGET [options of libFuzzer]` in `.venv-fuzz`, as `make fuzz`
does. An input that breaks a promise is written to a file `crash-…`. To run it again, give that file
instead of options. The seeds are `tests/bad_decks/`, our decks and our kinds.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import atheris
from mutations import mutate

ROOT = Path(__file__).resolve().parents[2]
with atheris.instrument_imports(include=["quizgen"]):
    from promises import try_deck, try_table, try_yaml, write_project

BAD_DECKS = ROOT / "tests" / "bad_decks"
GOOD = (BAD_DECKS / "good-for-comparison" / "deck.yaml").read_text("utf-8")
HEAD = GOOD.partition("  - id:")[0]
WITH_KIND = f"{HEAD}  - {{id: own, kind: own, what: 30 parks, quote: over 30 parks}}\n"
TABLE = b"kind,front,back,section\ncard,Who opened the parks?,Ann Lee,parks\n"
LARGEST = 4096


def deck_seeds() -> Iterator[bytes]:
    """Yield decks: those with a mistake, and groups of four facts of our decks."""
    yield from (path.read_bytes() for path in BAD_DECKS.glob("*/deck.yaml"))
    for deck in (ROOT / "decks").glob("*.yaml"):
        facts = re.split(r"\n(?=  - id:)", deck.read_text("utf-8"))[1:]
        yield from ((HEAD + "\n".join(facts[at : at + 4])).encode() for at in range(0, 40, 4))


def kind_seeds() -> Iterator[bytes]:
    """Yield kinds: ours and those with a mistake."""
    yield from (path.read_bytes() for path in (ROOT / "templates" / "kinds").glob("*.yaml"))
    yield from (path.read_bytes() for path in BAD_DECKS.glob("*/templates/kinds/*.yaml"))


def table_seeds() -> Iterator[bytes]:
    """Yield a table with each of the usual delimiters."""
    yield from (TABLE.replace(b",", delimiter) for delimiter in (b",", b";", b"\t"))


def try_kind(content: bytes) -> None:
    """Read bytes as a kind of the project that a fact uses."""
    try_deck(PROJECT, WITH_KIND.encode(), kind=content)


PROJECT = Path(tempfile.mkdtemp(prefix="quizgen-fuzz-"))
TARGETS = {
    "deck": (lambda content: try_deck(PROJECT, content), deck_seeds),
    "kind": (try_kind, kind_seeds),
    "yaml": (try_yaml, deck_seeds),
    "table": (try_table, table_seeds),
}


def write_corpus(folder: Path, seeds: Iterator[bytes]) -> None:
    """Write the seeds as files, and a dictionary of their words for libFuzzer."""
    (folder / "corpus").mkdir()
    words: set[str] = set()
    for number, seed in enumerate(seeds):
        (folder / "corpus" / str(number)).write_bytes(seed[:LARGEST])
        words |= set(
            re.findall(r"\b[a-z_-]{2,20}: ?[{\[]?|\{\{ ?|\}\}|[a-z]+\.[a-z]+", _text(seed))
        )
    (folder / "words").write_text("".join(f'"{word}"\n' for word in sorted(words)), "ascii")


def _text(seed: bytes) -> str:
    return seed.decode("ascii", errors="ignore")


def mutate_bytes(content: bytes, largest: int, seed: int) -> bytes:
    """Make a mistake of an author in three of four cases, otherwise a change of libFuzzer."""
    random = Random(seed)  # noqa: S311 - nothing secret
    if random.random() < 0.25:
        return atheris.Mutate(content, largest)
    return mutate(content.decode("utf-8", errors="ignore"), random).encode()[:largest]


def main() -> None:
    """Fuzz a target, or run it on files."""
    run, seeds = TARGETS[sys.argv[1]]
    write_project(PROJECT, (BAD_DECKS / "article.txt").read_text("utf-8"))
    write_corpus(PROJECT, seeds())
    given = [argument for argument in sys.argv[2:] if not argument.startswith("-")]
    corpus = given or [str(PROJECT / "corpus")]
    options = [argument for argument in sys.argv[2:] if argument.startswith("-")]
    limits = [f"-max_len={LARGEST}", "-timeout=180", "-rss_limit_mb=2048"]
    words = [f"-dict={PROJECT / 'words'}"] if (PROJECT / "words").read_text("ascii") else []
    arguments = [sys.argv[0], *limits, *words, *options, *corpus]
    try:
        atheris.Setup(arguments, run, custom_mutator=mutate_bytes)
        atheris.Fuzz()
    finally:
        shutil.rmtree(PROJECT, ignore_errors=True)


if __name__ == "__main__":
    main()
