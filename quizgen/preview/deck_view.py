"""All that is shown of one deck: the pages that a build writes, its cards, and the findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity, excerpt_lines, read_texts, sort_findings
from quizgen.exports import anki, html
from quizgen.exports.anki.note_media import published_name
from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.html.pages import forget_templates
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.facts.projects import project_of
from quizgen.pipeline import check_for_export, check_quizzes
from quizgen.preview.card_list import ShownCard, show_cards
from quizgen.preview.file_errors import describe_fault
from quizgen.publishing.build_plan import Plan, plan_examined


class ShownFinding(Struct, frozen=True):
    """A finding with the author's line as it was then: the file may have changed since."""

    finding: Finding
    excerpt: str

    @property
    def is_error(self) -> bool:
        """Whether it forbids a build."""
        return self.finding.severity is Severity.ERROR


class DeckView(Struct, frozen=True):
    """What a deck without errors gives. `pages` are HTML by file name, `media` by Anki's name."""

    deck: Deck
    items: int
    cards: tuple[ShownCard, ...]
    pages: Mapping[str, bytes]
    media: Mapping[str, Media]

    @property
    def drafts(self) -> int:
        """The number of facts that are left out as drafts."""
        return len(self.deck.drafts)


class Attempt(Struct, frozen=True):
    """One attempt to show a deck: what was found, and what was made where no error forbade it.

    `version` is a hash over everything that a reader sees; equal attempts look the same. `deck` is
    there where the deck could be loaded, whatever else is wrong.
    """

    findings: tuple[ShownFinding, ...]
    deck: Deck | None
    made: DeckView | None
    version: str


def attempt_deck(path: Path, now: int) -> Attempt:
    """Make all that is shown of a deck, from its file or folder, at `now` (Unix seconds).

    What is wrong with the project's files is a finding, also where they vanish while they are read.
    """
    forget_templates()
    try:
        plan, deck = _plan(path, now)
        made = _make(plan.publication) if plan.publication else None
    except Exception as error:  # noqa: BLE001 - a bug of ours ends no preview either
        fault = describe_fault(error, path, project_of(path))
        return _attempt((fault,), path, None, None)
    return _attempt(plan.findings, path, deck, made)


def _plan(path: Path, now: int) -> tuple[Plan, Deck | None]:
    """Return what a build would do, with all that `build` and `check` find."""
    examined = check_for_export(path)
    plan = plan_examined(path, examined, now)
    more = check_quizzes(examined).findings
    if plan.publication:
        more = (*more, *find_small_type(plan.publication.deck, plan.publication.items))
    plan = plan.with_findings(more)
    return replace(plan, findings=sort_findings(dict.fromkeys(plan.findings))), examined.deck


def _make(publication: Publication) -> DeckView:
    deck = publication.deck
    return DeckView(
        deck,
        len(publication.items),
        tuple(show_cards(anki.cards_of(publication))),
        dict(html.make_files(publication)),
        {published_name(deck, media): media for fact in deck.facts for media in fact.media},
    )


def _attempt(
    findings: Iterable[Finding], path: Path, deck: Deck | None, made: DeckView | None
) -> Attempt:
    found = tuple(findings)
    texts = read_texts(found, project_of(path))
    shown = tuple(
        ShownFinding(one, "\n".join(excerpt_lines(one.place, texts[one.place.path])))
        for one in found
    )
    return Attempt(shown, deck, made, _version(shown, made))


def _version(findings: tuple[ShownFinding, ...], made: DeckView | None) -> str:
    hashed = hashlib.sha256(repr(findings).encode())
    if made:
        hashed.update(repr([(card.key, card.version) for card in made.cards]).encode())
        hashed.update(f"{made.deck.title} {len(made.deck.facts)} {made.drafts}".encode())
        for content in made.pages.values():
            hashed.update(content)
    return hashed.hexdigest()[:16]
