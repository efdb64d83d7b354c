"""What the pages show now: for each deck what was last good, and what is found since."""

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
from quizgen.preview.file_watch import Snapshot, differ, take_snapshot


class DeckState(Struct, frozen=True):
    """One deck as the pages show it: `made` is what was last good, at `good_at`.

    `findings` are those of the last attempt, None before the first, and `seen_at` is its time.
    """

    name: str
    path: Path
    made: DeckView | None = None
    good_at: datetime | None = None
    findings: tuple[ShownFinding, ...] | None = None
    seen_at: datetime | None = None

    @property
    def is_good(self) -> bool:
        """Whether what is shown came of the last attempt."""
        return self.made is not None and self.good_at == self.seen_at

    @property
    def errors(self) -> tuple[ShownFinding, ...]:
        """The findings that keep new pages from being made."""
        return tuple(one for one in self.findings or () if one.is_error)

    @property
    def warnings(self) -> tuple[ShownFinding, ...]:
        """The findings that do not."""
        return tuple(one for one in self.findings or () if not one.is_error)

    def after(self, attempt: Attempt, now: datetime) -> DeckState:
        """Return the view after an attempt; what was good stays where nothing was made."""
        if attempt.made is None:
            return replace(self, findings=attempt.findings, seen_at=now)
        return DeckState(self.name, self.path, attempt.made, now, attempt.findings, now)


class PreviewState:
    """The views of all decks. One thread brings it up to date, many read it and wait for changes.

    `views` is replaced as a whole and never changed. `edition` names its state, also across servers
    that come one after the other at one address.
    """

    def __init__(self, decks: Mapping[str, Path], started: datetime) -> None:
        self.views: Mapping[str, DeckState] = {
            name: DeckState(name, path) for name, path in decks.items()
        }
        self._started = started
        self._count = 0
        self._seen: dict[str, tuple[Snapshot, Attempt]] = {}
        self._changed = threading.Condition()
        self.is_closed = False

    @property
    def edition(self) -> str:
        """A name of what the pages show now."""
        return f"{self._started:%H%M%S%f}-{self._count}"

    def refresh(self, clock: Callable[[], datetime]) -> Iterator[DeckState]:
        """Make those decks again of which a file has changed; yield the views that look anew."""
        for view in self.views.values():
            before, deck = self._seen.get(view.name), self._deck(view.name)
            snapshot = take_snapshot(view.path, deck)
            if before and not differ(before[0], snapshot, view.path, deck):
                continue
            now = clock()
            attempt = attempt_deck(view.path, int(now.timestamp()))
            self._seen[view.name] = snapshot, attempt
            if before is None or before[1].version != attempt.version:
                yield self._publish(view.after(attempt, now))

    def _deck(self, name: str) -> Deck | None:
        return self._seen[name][1].deck if name in self._seen else None

    def _publish(self, view: DeckState) -> DeckState:
        with self._changed:
            self.views = MappingProxyType({**self.views, view.name: view})
            self._count += 1
            self._changed.notify_all()
        return view

    def wait(self, edition: str, seconds: float) -> str:
        """Return the edition as soon as it is another one, or the same after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self.edition != edition, seconds)
            return self.edition

    def close(self) -> None:
        """Let everyone go who waits."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()
