"""R65: who tells of himself is named once.

What: Finds claims whose sentences begin with “According to …” and name the same speaker again. A
warning.

Why: “According to Ann Lee, what did Ann Lee plant?” sounds as if there were two of her.

Example: A fact with `according_to: lee` and `actor: lee`.

Instead: Let the claim be part of the sentence: `wording: {what: "what did {{ according_to }} claim
to have planted?"}`, and so for `statement`. Before a wording that names `according_to` nothing is
put.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import without_attribution
from quizgen.review.rule_findings import warning
from quizgen.values.texts import has_words

CODE = "R65"
NAME = "repeated-speakers"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each claim with the first of its items that names the speaker twice."""
    del deck
    found: set[str] = set()
    for item in items:
        speaker = item.fact.according_to
        if speaker is None or item.fact.id in found:
            continue
        asked = without_attribution(item.stem)
        if asked != item.stem and has_words(asked, speaker.name):
            found.add(item.fact.id)
            message = f"“{item.stem}” names {speaker.name} twice"
            hint = "let a `wording:` name {{ according_to }} in the sentence: “… claim to have …”"
            yield warning(item.fact, CODE, message, hint)
