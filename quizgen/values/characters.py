"""Characters that no text of a deck should hold, because readers do not see what they do.

Controls end lines, split Anki's fields or steer terminals. Bidirectional controls show words in
another order than they stand in, by which a reviewer of a deck reads something else than a learner
gets (CVE-2021-42574, “Trojan Source”; Unicode Technical Report 36). Other invisible characters make
two texts differ that look alike, and quotes that look right not be found.

What languages need is no matter: marks of direction, variation selectors, the joiners of Arabic,
Persian and Indic scripts and of emoji, and the tags of emoji flags.
"""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"
_CONTROL = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_TAG, _JOINER = "\U000e0000-\U000e007f", "\u200c\u200d"

UNSEEN = f"{_CONTROL}{_BIDI}{_INVISIBLE}{_JOINER}{_TAG}"
"""Characters that are left out where quotes are compared with sources, wherever they stand: as they
stand between the brackets of a regular expression."""

_SUSPECT = re.compile(
    rf"[{_CONTROL}\x0b\x0c\x1c-\x1f\x85\ud800-\udfff{_BIDI}{_INVISIBLE}]"
    rf"|(?<![^\x00-\u024f])[{_JOINER}]"  # after a Latin letter, or after nothing
    rf"|(?<![\U0001f3f4{_TAG}])[{_TAG}]"  # not of a flag
)


def find_suspect(text: str) -> tuple[int, str] | None:
    """Return the first suspect character: its index, and how it is called; None without one."""
    found = None if text.isprintable() else _SUSPECT.search(text)
    if found is None:
        return None
    name = unicodedata.name(found[0], "a control character")
    return found.start(), f"U+{ord(found[0]):04X} ({name.lower()})"


def without_suspects(text: str) -> str:
    """Return a text without suspect characters; those that are white space become blanks."""
    return _SUSPECT.sub(lambda found: " " if found[0].isspace() else "", text)
