"""Hashes for the content security policies of pages."""

from __future__ import annotations

import base64
import hashlib


def csp_hash(text: str) -> str:
    """Return the hash with which a content security policy allows an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
