"""Which English verbs have a statement or two objects after them, and what opens an object."""

from __future__ import annotations

BEFORE_INFINITIVES = frozenset(("need", "want", "help", "work", "serve", "fail"))
"""Verbs that are mostly nouns, unless an infinitive follows: “needs to be”."""
NAMING = frozenset(("called", "named", "known", "termed", "dubbed", "nicknamed", "based"))
"""Pasts that are mostly participles after a noun."""
SAYING = frozenset((
    "say", "believe", "think", "claim", "argue", "know", "suggest", "announce", "report", "insist",
    "warn", "realize", "mean", "hope", "fear", "feel", "find", "show", "assume", "conclude", "note",
    "reveal", "indicate", "state", "estimate", "hold", "demonstrate", "confirm", "discover",
    "explain", "predict", "propose", "ensure", "require",
))  # fmt: skip
"""Verbs that have a statement after them, with or without “that”."""
WITH_TWO_OBJECTS = frozenset((
    "give", "grant", "award", "offer", "teach", "pay", "call", "name", "consider", "elect", "deem",
    "leave", "make", "term", "send", "tell", "ask", "bear", "allow", "deny", "charge", "show",
))  # fmt: skip
"""Verbs whose participles may have an object: “a man given the prize”."""
OPEN_OBJECTS = frozenset((
    "a", "an", "the", "his", "her", "its", "their", "it", "they", "he", "she", "them", "him", "us",
    "me", "this", "these",
))  # fmt: skip
NO_OBJECTS = frozenset((
    "same", "following", "next", "previous", "year", "month", "week", "day", "time",
))  # fmt: skip
"""Words of times, which are no objects: “a study published the same year”."""
