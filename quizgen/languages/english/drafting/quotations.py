"""Draft facts from quotations with a named speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.drafting import SentenceDraft
from quizgen.languages.english.drafting.known_names import NAME, Names

_QUOTED = re.compile(r"[“\"](?P<words>[A-Z][^“”\"]{12,140}?)[,.]?[”\"]")
_VERB = "said|stated|wrote|writes|declared|announced|replied|warned|argued|argues|remarked|recalled"
_SAID = (
    re.compile(rf"(?P<who>{NAME}) (?P<verb>{_VERB})\b"),
    re.compile(rf"\b(?P<verb>{_VERB}) (?P<who>{NAME})"),
)


def draft_quotation(sentence: str, names: Names) -> Iterator[SentenceDraft]:
    """Yield “X said “…”.” for a quotation of a person."""
    quoted = _QUOTED.search(sentence)
    if not quoted or re.search(
        r"\b(?:this|that|these|those|it|he|she|they|we)\b", quoted["words"][:30], re.IGNORECASE
    ):
        return
    around = f"{sentence[: quoted.start()]} … {sentence[quoted.end() :]}"
    for pattern in _SAID:
        found = pattern.search(around)
        who = names.full_name(found["who"]) if found else ""
        if found and who:
            words = quoted["words"]
            say = f"[{who}] {found['verb']}: “{words}”."
            ask = f"Who {found['verb']}: “{words}”?"
            yield SentenceDraft(sentence, say, ask, "", say)
            return
