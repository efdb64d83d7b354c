"""Find invisible characters, which no text of a deck should contain.

Control characters end lines, split Anki's fields or control terminals. Bidirectional controls
reorder words on screen, so that a reviewer of a deck sees another text than a learner gets
(CVE-2021-42574, “Trojan Source”; Unicode Technical Report 36). Other invisible characters make
texts differ that look alike, so that a quote which looks right is not found.

Characters that languages need are allowed: direction marks, variation selectors, the joiners of
Arabic, Persian and Indic scripts and of emoji, and the tags of emoji flags.
"""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_ZERO_WIDTH = "\u00ad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"
_CONTROL = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_TAG, _JOINER = "\U000e0000-\U000e007f", "\u200c\u200d"

INVISIBLE = f"{_CONTROL}{_BIDI}{_ZERO_WIDTH}{_JOINER}{_TAG}"
"""Characters that are ignored when quotes are compared with sources, as the inside of a character
class of a regular expression."""

_SUSPECT = re.compile(
    rf"[{_CONTROL}\x0b\x0c\x1c-\x1f\x85\ud800-\udfff{_BIDI}{_ZERO_WIDTH}]"
    rf"|(?<![^\x00-\u024f])[{_JOINER}]"  # after a Latin letter, or at the start
    rf"|(?<![\U0001f3f4{_TAG}])[{_TAG}]"  # not part of a flag
)


def find_suspect(text: str) -> tuple[int, str] | None:
    """Return the index and the name of the first suspect character, or None if there is none."""
    found = None if text.isprintable() else _SUSPECT.search(text)
    if found is None:
        return None
    name = unicodedata.name(found[0], "a control character")
    return found.start(), f"U+{ord(found[0]):04X} ({name.lower()})"


def remove_suspects(text: str) -> str:
    """Remove suspect characters from a text. White space among them becomes a space."""
    return _SUSPECT.sub(lambda found: " " if found[0].isspace() else "", text)
