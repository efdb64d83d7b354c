"""Names of files that some system does not take, or takes for another."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE)
_FOREIGN = re.compile(r'[<>:"|?*]|[. ]$')


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a name, with whatever suffix, for one of its devices."""
    return bool(_RESERVED.fullmatch(name))


def is_portable(path: str) -> bool:
    """Tell whether every system can have a file of this path, written with forward slashes."""
    return not any(is_reserved(name) or _FOREIGN.search(name) for name in path.split("/"))
