"""The state of the preview: the last view of each deck, and its current findings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Deck
from quizgen.preview.deck_view import Attempt, DeckView, ShownFinding, attempt_deck
from quizgen.preview.file_watch import Snapshot, has_changed, take_snapshot


class DeckState(Struct, frozen=True):
    """The state of a deck. `view` is its last view, created at `good_at`.

    `findings` are those of the last attempt, at `checked_at`; None before the first attempt.
    """

    name: str
    path: Path
    view: DeckView | None = None
    good_at: datetime | None = None
    findings: tuple[ShownFinding, ...] | None = None
    checked_at: datetime | None = None

    @property
    def is_good(self) -> bool:
        """Whether the view is that of the last attempt. It may leave out facts with errors."""
        return self.view is not None and self.good_at == self.checked_at

    @property
    def errors(self) -> tuple[ShownFinding, ...]:
        """The findings that prevent a build."""
        return tuple(finding for finding in self.findings or () if finding.is_error)

    @property
    def warnings(self) -> tuple[ShownFinding, ...]:
        """The findings that do not prevent a build."""
        return tuple(finding for finding in self.findings or () if not finding.is_error)

    def after(self, attempt: Attempt, now: datetime) -> DeckState:
        """Return the state after an attempt; an attempt without a view keeps the last one."""
        if attempt.view is None:
            return replace(self, findings=attempt.findings, checked_at=now)
        return DeckState(self.name, self.path, attempt.view, now, attempt.findings, now)


class PreviewState:
    """The state of all decks. One thread updates it; other threads read it and wait for changes.

    `states` is immutable and replaced as a whole. `revision` identifies the state, also after a
    restart of the server.
    """

    def __init__(self, decks: Mapping[str, Path], started: datetime) -> None:
        self.states: Mapping[str, DeckState] = {
            name: DeckState(name, path) for name, path in decks.items()
        }
        self._started = started
        self._count = 0
        self._attempts: dict[str, tuple[Snapshot, Attempt]] = {}
        self._changed = threading.Condition()
        self.is_closed = False

    @property
    def revision(self) -> str:
        """An identifier of the current state."""
        return f"{self._started:%H%M%S%f}-{self._count}"

    def refresh(self, clock: Callable[[], datetime]) -> Iterator[DeckState]:
        """Update the decks whose files have changed; yield the states that look different."""
        for state in self.states.values():
            before, deck = self._attempts.get(state.name), self._deck(state.name)
            snapshot = take_snapshot(state.path, deck)
            if before and not has_changed(before[0], snapshot, state.path, deck):
                continue
            now = clock()
            attempt = attempt_deck(state.path, int(now.timestamp()))
            self._attempts[state.name] = snapshot, attempt
            if before is None or before[1].version != attempt.version:
                yield self._publish(state.after(attempt, now))

    def _deck(self, name: str) -> Deck | None:
        return self._attempts[name][1].deck if name in self._attempts else None

    def _publish(self, state: DeckState) -> DeckState:
        with self._changed:
            self.states = MappingProxyType({**self.states, state.name: state})
            self._count += 1
            self._changed.notify_all()
        return state

    def wait(self, revision: str, seconds: float) -> str:
        """Wait until the revision changes, at most `seconds`, and return the current revision."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self.revision != revision, seconds)
            return self.revision

    def close(self) -> None:
        """Close the preview and wake all waiting threads."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()
