"""R65: a sentence names its speaker once.

What: Finds claims whose sentences begin with “According to …” and name the same speaker again. This
is a warning.

Why: “According to Ann Lee, what did Ann Lee plant?” sounds as if there were two of her.

Example: A fact with `according_to: lee` and `actor: lee`.

Instead: Make the claim part of the sentence: `wording: {what: "what did {{ according_to }} claim to
have planted?"}`, and likewise for `statement`. quizgen puts no “According to …” before a wording
that uses `according_to`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.rule_findings import is_sentence, warning
from quizgen.values.texts import has_words

CODE = "R65"
NAME = "repeated-speakers"
_HINTS = {
    False: "use {{ according_to }} in a `wording:`: “what did … claim to have …?”",
    True: "say in the sentence who claims it: “Ann Lee claimed to have …”; likewise in `ask:`",
}
"""The help for facts of a kind, and for sentence facts."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each claim that names the speaker twice."""
    reported: set[str] = set()
    for item in items:
        speaker = item.fact.according_to
        if speaker is None or item.fact.id in reported:
            continue
        stem = deck.language.sentences.without_attribution(item.stem)
        if stem != item.stem and has_words(stem, speaker.name):
            reported.add(item.fact.id)
            message = f"“{item.stem}” names {speaker.name} twice"
            yield warning(item.fact, CODE, message, _HINTS[is_sentence(item.fact)])
