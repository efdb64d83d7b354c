"""The English grammar that finds candidates: names, verbs in the past, plurals."""

from __future__ import annotations

from quizgen.languages.english.regular_verbs import base_of_regular_past

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\w|\d+(?:st|nd|rd|th))"
PROPER = rf"{_CAPITAL}(?: (?:(?:of|de|van|von|al|bin) )?{_CAPITAL})*"
"""A proper name, for a case-sensitive regular expression."""

TITLES = (
    "Prime Minister", "President", "Governor", "Chairman", "Chairwoman", "Secretary-General",
    "Secretary", "Minister", "Mayor", "Director", "Chancellor", "Ambassador", "King", "Queen",
    "Emperor", "Pope", "Commissioner", "Senator",
)  # fmt: skip
"""Titles of offices; a longer title comes before a shorter title that it contains."""

SAYING = {
    "said": "say", "stated": "state", "wrote": "write", "called": "call", "declared": "declare",
    "announced": "announce", "added": "add", "replied": "reply", "warned": "warn",
    "argued": "argue", "remarked": "remark", "recalled": "recall",
}  # fmt: skip
"""Verbs of saying: the past, and the base."""

_IRREGULAR = {
    "became": "become", "began": "begin", "broke": "break", "brought": "bring", "built": "build",
    "bought": "buy", "came": "come", "chose": "choose", "died": "die", "drew": "draw",
    "fell": "fall", "fought": "fight", "found": "find", "fled": "flee", "gave": "give",
    "went": "go", "grew": "grow", "held": "hold", "kept": "keep", "knew": "know", "led": "lead",
    "left": "leave", "lost": "lose", "made": "make", "met": "meet", "paid": "pay", "ran": "run",
    "rose": "rise", "sailed": "sail", "sank": "sink", "saw": "see", "sent": "send", "sold": "sell",
    "sought": "seek", "spent": "spend", "stood": "stand", "spread": "spread", "struck": "strike",
    "taught": "teach", "took": "take", "told": "tell", "thought": "think", "was": "", "were": "",
    "won": "win", "wrote": "write", "said": "say",
}  # fmt: skip
_PARTICIPLES = (
    "awarded", "born", "built", "brought", "buried", "chosen", "driven", "found", "given", "held",
    "kept", "known", "led", "lost", "made", "seen", "sent", "shown", "sold", "sunk", "taken",
    "taught", "thrown", "won", "written",
)  # fmt: skip
_ED = r"(?:[a-z]+-)?[a-z]{2,}ed"

VERB = rf"(?:{'|'.join(word for word in _IRREGULAR if _IRREGULAR[word])}|{_ED})"
"""A verb in the past, active."""
PASSIVE = rf"(?:was|were) (?:{_ED}|{'|'.join(_PARTICIPLES)})"
"""A verb in the past, passive."""


def read_verb(words: str) -> dict[str, str]:
    """Return a verb in the past as an author writes it. The base of a regular verb is a guess."""
    auxiliary, _, participle = words.partition(" ")
    if participle:
        return {"aux": auxiliary, "main": participle}
    base = _IRREGULAR.get(words) or SAYING.get(words) or base_of_regular_past(words) or words
    return {"base": base, "past": words}
