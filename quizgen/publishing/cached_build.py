"""Building decks: what has not changed comes from the cache, the others are made beside that.

This module imports nothing that making a deck needs, so that a build with nothing to do is quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.cache.store import Store
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import project_of
from quizgen.publishing.build_cache import find_build
from quizgen.publishing.build_result import BuildResult
from quizgen.publishing.process_pool import open_pool


class BuildOptions(Struct, frozen=True):
    """How decks are to be built: at `now` (Unix seconds), into `output`, or else `build/`."""

    now: int
    output: Path | None = None
    locked: bool = False
    pdf: bool = False
    store: Store | None = None

    @property
    def cache(self) -> Store | None:
        """The store, but not for PDF: it is set in the system's fonts, which no key knows of."""
        return None if self.pdf else self.store

    def folder(self, deck: Path) -> Path:
        """Return the folder that holds the folder of each deck."""
        return self.output or project_of(deck) / "build"


def build_decks(decks: Sequence[Path], order: BuildOptions) -> Iterator[BuildResult]:
    """Build decks and yield what each build did, in their order.

    While one is made, the next are looked for. Raises OSError where a file cannot be read or
    written; each deck is then as it was, or built.
    """
    with open_pool(len(decks)) as begin:
        make = partial(_make, order=order)
        begun = [_from_cache(deck, order) or begin(make, deck) for deck in decks]
        for one in begun:
            yield one if isinstance(one, BuildResult) else one()
    if order.store and not all(isinstance(one, BuildResult) for one in begun):
        order.store.prune()


def _from_cache(deck: Path, order: BuildOptions) -> BuildResult | None:
    """Write a build out that was made before, if there is one.

    A file that cannot be read is for the build itself to speak of.
    """
    found = None
    if order.cache:
        with suppress(OSError):
            found = find_build(order.cache, deck)
    if found is None:
        return None
    folder = order.folder(deck) / found.built.deck
    return replace(found.built, folder=folder, changed=replace_folder(folder, found.files))


def _make(deck: Path, order: BuildOptions) -> BuildResult:
    from quizgen.publishing.deck_build import build_deck

    folder, store = order.folder(deck), order.cache
    return build_deck(deck, folder, order.now, locked=order.locked, pdf=order.pdf, store=store)
