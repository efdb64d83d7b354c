"""The results of the blind guessers, as a table, as JSON, and as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.review.guessing.trials import ENOUGH_ITEMS, MEMORY, RISK, Outcome, Trial

CODE = "R13"
_SMALLEST_SHOWN = 0.001
_LIMIT = (
    f"a cue has p below {RISK}, corrected for all rows by Holm’s method; rows under {MEMORY} do "
    "not count, since they know earlier keys or all cards"
)
_HINT = "compare keys with distractors (`quizgen show -s choice`{}): what do only the keys have?"


def find_cues(path: str, outcome: Outcome) -> Iterator[Finding]:
    """Yield a warning for each family of heuristics that finds keys; `path` is the deck.

    The warning names the strongest heuristic of the family; the table lists them all.
    """
    for trial in _strongest(outcome):
        yield _make_finding(path, f"a cue from {trial.family}", trial)


def find_cues_together(outcomes: Mapping[str, Outcome], together: Outcome) -> Iterator[Finding]:
    """Yield a warning for each family that finds keys over all decks, but in no single deck.

    The warning is placed at the deck that adds most to the difference from chance.
    """
    known = {trial.family for outcome in outcomes.values() for trial in outcome.flagged}
    for trial in _strongest(together):
        if trial.family not in known:
            path = max(outcomes, key=lambda path: _share(trial, outcomes[path]))
            yield _make_finding(path, f"a cue from {trial.family} over all decks", trial)


def _strongest(outcome: Outcome) -> Iterable[Trial]:
    """Return the flagged trial of each family that has the smallest p."""
    strongest: dict[str, Trial] = {}
    for trial in outcome.flagged:
        best = strongest.get(trial.family, trial)
        strongest[trial.family] = min(best, trial, key=lambda candidate: candidate.p)
    return strongest.values()


def _share(trial: Trial, outcome: Outcome) -> float:
    """Return how many hits a deck has beyond chance, in the direction of the trial of all decks."""
    of_deck = [found for found in outcome.trials if found.name == trial.name]
    surplus = sum(found.hits - found.expected for found in of_deck)
    return surplus if trial.hits > trial.expected else -surplus


def _make_finding(path: str, cue: str, trial: Trial) -> Finding:
    message = (
        f"{cue}: the key is “{trial.name}” in {trial.hits:,} of {trial.count:,} items; "
        f"chance gives {trial.expected:,.0f}"
    )
    facts = dict.fromkeys("/".join(id_.split("/")[:2]) for id_ in trial.telling)
    hint = _HINT.format(f"; see {', '.join(facts)}" if facts else "")
    return Finding(Place(path), CODE, message, hint, Severity.WARNING)


def verdict(outcome: Outcome) -> str:
    """Return a sentence that sums up the trials of one deck, or of several."""
    if not outcome.is_large_enough:
        return (
            f"too small for a verdict: {outcome.items} multiple-choice items; with fewer than "
            f"{ENOUGH_ITEMS}, luck looks like a cue"
        )
    if not outcome.flagged:
        return f"no cue: no heuristic does better or worse than chance ({_LIMIT})"
    return f"{len(outcome.flagged)} heuristics find or avoid keys (marked *; {_LIMIT})"


def as_text(outcome: Outcome) -> str:
    """Return the table of trials with the verdict below it."""
    names = (*(trial.name for trial in outcome.trials), "option picked")
    width = max(map(len, names)) + 2
    rows = [f"  {'option picked':<{width}}{'items':>7}{'hits':>8}{'chance':>8}{'p':>8}{'≤':>7}"]
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


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome for JSON."""
    return {
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
                "telling": trial.telling,
            }
            for trial in outcome.trials
        ],
    }


def _p_text(p: float) -> str:
    return "< .001" if p < _SMALLEST_SHOWN else f"{p:.3f}"
