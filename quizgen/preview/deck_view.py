"""The view of a deck: the pages of a build, its cards, and the findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity, excerpt_lines, read_texts, sort_findings
from quizgen.exports import anki, html
from quizgen.exports.anki.note_media import published_name
from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.html.pages import forget_templates
from quizgen.exports.ledger import Ledger
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.facts.projects import project_of
from quizgen.pipeline import CheckedDeck, check_for_export, check_quizzes
from quizgen.preview.card_list import ShownCard, show_cards
from quizgen.preview.file_errors import describe_error
from quizgen.publishing.build_plan import Plan, plan_checked_deck


class ShownFinding(Struct, frozen=True):
    """A finding with an excerpt of its file, because the file may change later."""

    finding: Finding
    excerpt: str

    @property
    def is_error(self) -> bool:
        """Whether the finding prevents a build."""
        return self.finding.severity is Severity.ERROR


_BLOCKING = ("F", "L", "P", "T")
"""The first letters of codes that are not about facts: with an error of these, there is no view."""


class DeckView(Struct, frozen=True):
    """The view of a deck: HTML `pages` by file name, `media` by name in Anki.

    `left_out` names the facts with errors, which the view does not have.
    """

    deck: Deck
    items: int
    cards: tuple[ShownCard, ...]
    pages: Mapping[str, bytes]
    media: Mapping[str, Media]
    left_out: tuple[str, ...] = ()

    @property
    def drafts(self) -> int:
        """The number of drafts, which are left out."""
        return len(self.deck.drafts)


class Attempt(Struct, frozen=True):
    """An attempt to create the view of a deck: findings, and the view unless nothing can be shown.

    `version` is a hash of everything that is shown; attempts with the same version look the same.
    `deck` is None if the deck could not be loaded.
    """

    findings: tuple[ShownFinding, ...]
    deck: Deck | None
    view: DeckView | None
    version: str


def attempt_deck(path: Path, now: int) -> Attempt:
    """Check a deck, given as a file or folder, and create its view at `now` (Unix seconds).

    Problems with project files are findings, even if a file disappears while it is read.
    """
    forget_templates()
    try:
        plan, checked = _plan(path, now)
        publication = plan.publication or _publish_sound_facts(path, checked, plan.findings, now)
        left_out = checked.sound.left_out if checked.sound else ()
        view = _create_view(publication, left_out) if publication else None
    except Exception as error:  # noqa: BLE001 - the preview must survive any error
        finding = describe_error(error, path, project_of(path))
        return _attempt((finding,), path, None, None)
    return _attempt(plan.findings, path, checked.deck, view)


def _plan(path: Path, now: int) -> tuple[Plan, CheckedDeck]:
    """Return the plan of a build, with all findings of `build` and `check`, and its deck."""
    checked = check_for_export(path)
    plan = plan_checked_deck(path, checked, now)
    more = check_quizzes(checked).findings
    if plan.publication:
        more = (*more, *find_small_type(plan.publication.deck, plan.publication.items))
    plan = plan.with_findings(more)
    return replace(plan, findings=sort_findings(dict.fromkeys(plan.findings))), checked


def _publish_sound_facts(
    path: Path, checked: CheckedDeck, findings: Iterable[Finding], now: int
) -> Publication | None:
    """Return the publication of a deck that has errors, without the facts that cannot be asked.

    It has no retired cards: those of the other facts would be among them.
    """
    sound = checked.sound
    is_blocked = any(f.code[0] in _BLOCKING for f in findings if f.severity is Severity.ERROR)
    if sound is None or not sound.items or is_blocked:
        return None
    ledger = Ledger(sound.deck.id)
    part = CheckedDeck(
        sound.deck, sound.items, (), sound.context, checked.ledger_file, ledger, sound
    )
    return plan_checked_deck(path, part, now).publication


def _create_view(publication: Publication, left_out: tuple[str, ...] = ()) -> DeckView:
    deck = publication.deck
    files = chain.from_iterable(page.make_files(publication) for page in html.PAGES)
    return DeckView(
        deck,
        len(publication.items),
        tuple(show_cards(anki.cards_of(publication))),
        {name: content for name, content in files if name.endswith(".html")},
        {published_name(deck, media): media for fact in deck.facts for media in fact.media},
        left_out,
    )


def _attempt(
    findings: Iterable[Finding], path: Path, deck: Deck | None, view: DeckView | None
) -> Attempt:
    found = tuple(findings)
    texts = read_texts(found, project_of(path))
    shown = tuple(
        ShownFinding(finding, "\n".join(excerpt_lines(finding.place, texts[finding.place.path])))
        for finding in found
    )
    return Attempt(shown, deck, view, _version(shown, view))


def _version(findings: tuple[ShownFinding, ...], view: DeckView | None) -> str:
    hashed = hashlib.sha256(repr(findings).encode())
    if view:
        hashed.update(repr([(card.key, card.version) for card in view.cards]).encode())
        hashed.update(f"{view.deck.title} {len(view.deck.facts)} {view.drafts}".encode())
        for content in view.pages.values():
            hashed.update(content)
    return hashed.hexdigest()[:16]
