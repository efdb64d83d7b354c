"""Build decks: take unchanged decks from the cache, and build the others in parallel.

This module does not import what building a deck needs, so that a build with nothing to do is fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.cache.store import Store
from quizgen.diagnostics import ProjectError
from quizgen.exports.writing.leftovers import remove_leftovers
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.facts.projects import deck_name, output_folder, project_of
from quizgen.publishing.build_cache import find_build
from quizgen.publishing.build_result import BuildResult
from quizgen.publishing.process_pool import open_pool


class BuildOptions(Struct, frozen=True):
    """Options of a build. `now` is in Unix seconds; the default of `output` is `build/`.

    `fresh` and `styles` are those of a `Selection`.
    """

    now: int
    output: Path | None = None
    locked: bool = False
    pdf: bool = False
    fresh: bool = False
    styles: tuple[str, ...] = ()
    redraw: bool = False
    store: Store | None = None

    @property
    def cache(self) -> Store | None:
        """The store; None for what no key includes: selections, and the system fonts of PDF.

        A build that draws all options anew is not what a ledger led to, so it is not cached either.
        """
        is_plain = not (self.pdf or self.redraw or self.fresh or self.styles)
        return self.store if is_plain else None

    def folder(self, deck: Path) -> Path:
        """Return the folder that contains the folder of each built deck."""
        return output_folder(deck, self.output)


def build_decks(decks: Sequence[Path], options: BuildOptions) -> Iterator[BuildResult]:
    """Build decks and yield the results, in the order of the decks.

    A deck that is not in the cache is built while the next decks are looked up. Files that killed
    commands have left beside decks and sources are removed. Raises OSError if a
    file cannot be read or written; each deck is then either built or as it was before.
    """
    for project in {project_of(deck) for deck in decks}:
        remove_leftovers(project / "decks", project / "seeds")
    with open_pool(len(decks)) as start:
        build = partial(_build, options=options)
        results = [_restore(deck, options) or start(build, deck) for deck in decks]
        for result in results:
            yield result if isinstance(result, BuildResult) else result()
    if options.store and not all(isinstance(result, BuildResult) for result in results):
        options.store.prune()


def _restore(deck: Path, options: BuildOptions) -> BuildResult | None:
    """Write the files of a cached build and return its result; None if there is no such build.

    Files that cannot be read or replaced are not an error here: the build itself reports them.
    """
    found = None
    if options.cache:
        with suppress(OSError):
            found = find_build(options.cache, deck)
    if found is None:
        return None
    folder = options.folder(deck) / found.result.deck
    with suppress(ProjectError):
        return replace(found.result, folder=folder, changed=replace_folder(folder, found.files))
    return None


def _build(deck: Path, options: BuildOptions) -> BuildResult:
    """Build a deck. An error that ends its build does not end those of other decks."""
    folder = options.folder(deck)
    try:
        return _build_into(folder, deck, options)
    except ProjectError as error:
        return BuildResult(deck_name(deck), folder / deck_name(deck), (error.finding,))


def _build_into(folder: Path, deck: Path, options: BuildOptions) -> BuildResult:
    from quizgen.publishing.deck_build import build_deck
    from quizgen.publishing.selection import Selection

    return build_deck(
        deck,
        folder,
        options.now,
        locked=options.locked,
        pdf=options.pdf,
        selection=Selection(options.fresh, options.styles),
        redraw=options.redraw,
        store=options.cache,
    )
