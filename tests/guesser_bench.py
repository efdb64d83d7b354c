"""Run the blind guesser on large decks and write `docs/guesser.md` (part of `make bench`).

With the shape of a deck as argument, print the whole table of that deck instead.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generated_decks import SHAPES, write_deck
from grown_decks import grow

from quizgen.languages import language_of
from quizgen.pipeline import check_deck, load_deck
from quizgen.review.guessing.adaptive import LEARNED
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.report import as_text
from quizgen.review.guessing.trials import ENOUGH_ITEMS, MEMORY, Outcome, Trial, guess_items

FACTS, STEPS = 1500, 20
TARGET = Path(__file__).resolve().parent.parent / "docs" / "guesser.md"

HEAD = f"""# Blind guessers

How often can a guesser that knows no facts find the right option? `make bench` writes this page. It
generates decks of {FACTS:,} facts each with `tests/generated_decks.py`, makes items from them as
from any deck, and gives the items to the guessers of `quizgen check --guess`.

The columns are decks. People, places and small (a pool of seven offices) ask for names, exact and
round for numbers, years and dates for dates, and mixed for all of these. The others have small
pools of names: circles have four to twelve names, each of them asked for once; extras have one to
five names and three `extra_distractors`; groups are those of `group:`, with three to eight towns
each; and authored has `distractors:` in half of its facts.

Each guesser is a heuristic, such as “pick the longest option”. Heuristics with the same idea form a
family. A cell shows the heuristic of the family that is farthest from chance:

- first, the percentage of items where the right option is among its picks;
- then, the percentage that chance gives.

**Bold** means more than luck explains, in either direction, at a level of 1 % with Holm's
correction over all guessers of a deck. So one fair deck in a hundred has a bold cell too.

"""
TAIL = """
The learned blend weighs all heuristics by their success on earlier items.

The other rows in italics are guessers that remember earlier answers. If each answer is right only
once, they can rule out the answers that were right before. No choice of distractors prevents that,
so these rows are shown but never flagged. “Named most on all cards” has seen the flashcards of the
deck, that of the item included, and remembers only which names are on them: it shows what wrong
options cost that nothing else in the deck mentions.
"""
GROWN = f"""
## Decks that grew

Published items keep their options, so a deck that grew has other options than a deck that was made
at once. These are the same decks, each built in {STEPS} steps. In “added”, the facts come in their
order. In “added and removed”, they come in any order, and each step also removes 1 % of the facts.

- A new item of a published pool waits until enough other new items can share its answer, so a grown
  deck has fewer items.
- A value that is removed from a pool of a few names cannot always be replaced evenly, because the
  other options stay: see circles and extras.

"""


def main() -> None:
    """Write the page, or print the table of one deck."""
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[1:]:
            print(as_text(outcome_of(Path(folder), sys.argv[1])))
            return
        outcomes = {shape: outcome_of(Path(folder), shape) for shape in SHAPES}
        grown = {
            f"{shape}, {'added and removed' if removing else 'added'}": grown_outcome_of(
                Path(folder), shape, removing=removing
            )
            for shape in SHAPES
            for removing in (False, True)
        }
    page = "\n".join((*table(outcomes), "", *cues(outcomes)))
    lines = "\n".join(cues(grown))
    TARGET.write_text(f"{HEAD}{page}\n{TAIL}{GROWN}{lines}\n", "utf-8")
    print(f"\n{page}\n\n{lines}")


def outcome_of(folder: Path, shape: str) -> Outcome:
    """Generate a deck and return the outcome of the guessers."""
    checked = check_deck(write_deck(folder, shape, FACTS))
    return guess_items(checked.items, language_of("en"))


def grown_outcome_of(folder: Path, shape: str, *, removing: bool) -> Outcome:
    """Generate a deck that grew in steps and return the outcome of the guessers."""
    deck, findings = load_deck(write_deck(folder, shape, FACTS))
    assert deck, findings
    items = grow(deck, STEPS, mixed_up=removing, removing=removing)
    return guess_items(items, deck.language)


def table(outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    """Yield the rows of the table, a row per family and a column per deck."""
    yield row("", outcomes)
    yield row("---", ["---:"] * len(outcomes))
    yield row("multiple-choice items", (f"{outcome.items:,}" for outcome in outcomes.values()))
    for family in FAMILIES:
        yield row(family.NAME, (strongest(outcome, family.NAME) for outcome in outcomes.values()))
    yield row("heuristics flagged", (str(len(outcome.flagged)) for outcome in outcomes.values()))
    for name in dict.fromkeys(
        trial.name for outcome in outcomes.values() for trial in memory(outcome)
    ):
        cells = (
            next((cell(trial) for trial in memory(outcome) if trial.name == name), "")
            for outcome in outcomes.values()
        )
        yield row(f"*{name}*", cells)


def cues(outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    """Yield a line per deck: flagged heuristics, and how far the learned guesser is from chance."""
    for shape, outcome in outcomes.items():
        learned = next((trial for trial in memory(outcome) if trial.name == LEARNED), None)
        off = f"{100 * (learned.rate - learned.chance):+.1f} points" if learned else "not tried"
        names = ", ".join(
            f"“{trial.name}” ({cell(trial, mark=False)})" for trial in outcome.flagged
        )
        yield (
            f"- {shape}: {outcome.items:,} items; the learned blend is {off} from chance; "
            f"flagged: {names or 'none'}."
        )


def memory(outcome: Outcome) -> list[Trial]:
    """Return the trials of the guessers that remember earlier keys."""
    return [trial for trial in outcome.trials if trial.family == MEMORY]


def strongest(outcome: Outcome, family: str) -> str:
    """Return the cell of the heuristic of a family that is farthest from chance.

    A heuristic that applies to very few items is left out, unless it is flagged.
    """
    of_family = (trial for trial in outcome.trials if trial.family == family)
    trials = [
        trial for trial in of_family if trial.count >= ENOUGH_ITEMS or trial in outcome.flagged
    ]
    return cell(min(trials, key=lambda trial: trial.p)) if trials else ""


def cell(trial: Trial, *, mark: bool = True) -> str:
    """Return a rate and its chance, in bold if luck does not explain it."""
    text = f"{100 * trial.rate:.1f} / {100 * trial.chance:.1f}"
    return f"**{text}**" if mark and trial.is_significant else text


def row(name: str, cells) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join((name, *cells))} |"


if __name__ == "__main__":
    main()
