"""What the blind guesser found, as a table to read, as rows for programs, and as findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.deck import Deck
from quizgen.review.guessing.trials import ENOUGH_ITEMS, MEMORY, RISK, Outcome, Trial

CODE = "R13"
_SMALLEST_SHOWN = 0.001
_LIMIT = (
    f"a cue has p below {RISK}, corrected for all rows by Holm’s method, and is not of {MEMORY}, "
    "which is told earlier answers"
)
_HINT = "compare keys with distractors (`quizgen show -s choice`): what has one that others lack?"


def find_cues(deck: Deck, outcome: Outcome) -> Iterator[Finding]:
    """Yield a warning for each family of heuristics that a deck gives itself away to.

    The strongest of the family speaks for it; the table names them all.
    """
    strongest: dict[str, Trial] = {}
    for trial in outcome.flagged:
        best = strongest.setdefault(trial.family, trial)
        strongest[trial.family] = min(best, trial, key=lambda one: one.p)
    for trial in strongest.values():
        message = (
            f"a cue of {trial.family}: the right option is “{trial.name}” in {trial.hits:,} of "
            f"{trial.count:,} items, where chance gives {trial.expected:,.0f}"
        )
        yield Finding(Place(deck.path), CODE, message, _HINT, Severity.WARNING)


def verdict(outcome: Outcome) -> str:
    """Return in a sentence what the trials say of a deck."""
    if not outcome.enough:
        return (
            f"too small for a verdict: {outcome.items} multiple-choice items, and below "
            f"{ENOUGH_ITEMS} a guesser's luck looks like a cue"
        )
    if not outcome.flagged:
        return f"no cue: without the facts no heuristic beats or loses to chance ({_LIMIT})"
    told = f"{len(outcome.flagged)} heuristics tell right options from wrong ones"
    return f"{told} (marked *; {_LIMIT})"


def as_text(outcome: Outcome) -> str:
    """Return the table, widest column first, with the verdict under it."""
    shown = (*(trial.name for trial in outcome.trials), "pick what is …")
    width = max(map(len, shown)) + 2
    rows = [f"  {'pick what is …':<{width}}{'items':>7}{'right':>8}{'chance':>8}{'p':>8}{'≤':>7}"]
    family = ""
    for trial in outcome.trials:
        if trial.family != family:
            family = trial.family
            rows.append(f"  {family}")
        mark = " *" if trial in outcome.flagged else ""
        rows.append(
            f"    {trial.name:<{width - 2}}{trial.count:>7,}{trial.rate:>8.1%}{trial.chance:>8.1%}"
            f"{_p_text(trial.corrected):>8}{trial.at_most:>7.1%}{mark}"
        )
    return "\n".join((*(rows if outcome.trials else ()), f"  {verdict(outcome)}"))


def as_json(deck: str, outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as others read it; `deck` is the deck's id."""
    return {
        "deck": deck,
        "items": outcome.items,
        "verdict": verdict(outcome),
        "guessers": [
            {
                "family": trial.family,
                "name": trial.name,
                "items": trial.count,
                "hits": trial.hits,
                "chance": round(trial.expected, 2),
                "p": trial.p,
                "p_corrected": trial.corrected,
                "at_most": round(trial.at_most, 4),
                "flagged": trial in outcome.flagged,
            }
            for trial in outcome.trials
        ],
    }


def _p_text(p: float) -> str:
    return "< .001" if p < _SMALLEST_SHOWN else f"{p:.3f}"
