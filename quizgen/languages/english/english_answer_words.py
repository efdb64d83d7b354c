"""English words that people may type in an answer: titles, hedges and abbreviations."""

from __future__ import annotations

TITLES = (
    "president", "chairman", "chair", "prime minister", "minister", "senator", "governor", "mr",
    "mister", "mrs", "miss", "ms", "dr", "doctor", "prof", "professor", "sir", "dame", "lord",
    "lady", "king", "queen", "emperor", "empress", "prince", "princess", "pope", "saint", "st",
    "general", "colonel", "major", "captain", "admiral", "justice", "chief justice", "judge",
    "rev", "reverend", "father",
)  # fmt: skip
"""Titles that may come before a name, in lower case."""
EXACT = ("exactly", "precisely")
"""Hedges of an exact number."""
ABOUT = (
    "about", "around", "roughly", "approximately", "approx", "some", "close to", "circa", "ca", "c",
    "~", "an estimated", "estimated", "more or less",
)  # fmt: skip
"""Hedges that leave a margin on both sides."""
BELOW = ("nearly", "almost", "just under", "not quite", "slightly less than", "<", "≤")
"""Hedges of a number that is a little too large."""
ABOVE = ("just over", "a little over", "slightly more than", "greater than", ">", "≥")
"""Hedges of a number that is a little too small."""
ABBREVIATIONS = (
    ("saint", "st"), ("mount", "mt"), ("fort", "ft"), ("doctor", "dr"), ("and", "&"),
    ("versus", "v", "vs"), ("number", "no"), ("brothers", "bros"), ("company", "co"),
    ("mister", "mr"), ("professor", "prof"), ("general", "gen"), ("junior", "jr"),
    ("senior", "sr"),
)  # fmt: skip
"""Words with their short forms: any of a row can be typed for another."""
SHORT_NAMES = (
    ("united states", "us", "usa", "united states of america", "america"),
    ("united kingdom", "uk"),
    ("european union", "eu"),
    ("united nations", "un"),
)
"""Names of two words with their short forms: any of a row can be typed for another."""
