"""Hashes decide items and notes of published decks, so they must never change."""

import base64
import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from quizgen.exports.anki.identity import guid_of
from quizgen.exports.ledger import hash_content, write_ledger
from quizgen.exports.ledger.entries import Entry, Ledger
from quizgen.questions.hashing import unit_hash

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""All texts that UTF-8 can write; decks hold no others."""


def sha256(*parts, **options):
    """Return the hash of parts encoded by Python's own JSON encoder."""
    return hashlib.sha256(json.dumps(parts, **options).encode())


@given(st.lists(TEXTS, max_size=4))
def test_a_draw_is_the_hash_of_its_parts(parts):
    """A draw is the first 53 bits of the hash, as a number between 0 and 1."""
    compact = sha256(*parts, ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(compact.digest()[:8], "big") >> 11
    assert unit_hash(*parts) == (number + 0.5) / 2**53


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_guid_is_the_hash_of_ascii_json(parts):
    """A GUID is the hash of ASCII JSON, for ids in any script."""
    digest = sha256(*parts, separators=(",", ":")).digest()
    assert guid_of(*parts) == base64.urlsafe_b64encode(digest[:12]).decode()


@given(st.dictionaries(TEXTS, TEXTS, max_size=4), st.lists(TEXTS, max_size=3))
def test_a_content_hash_is_the_hash_of_sorted_json(fields, tags):
    """Another hash would make every note of every ledger count as changed."""
    expected = sha256(
        fields, tags, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).hexdigest()
    assert hash_content(fields, tuple(tags)) == expected[:16]


@given(TEXTS, st.dictionaries(TEXTS, st.integers(1, 99), max_size=3), st.lists(TEXTS, max_size=2))
def test_a_ledger_is_written_as_python_writes_json(guid, slots, was):
    """Each entry is one line, so that git shows only what changed."""
    entry = Entry("0f", 1_700_000_000, guid, slots, parts={"tags": "1", "quote": "2"}, was=(*was,))
    (line,) = (
        line
        for line in write_ledger(Ledger("deck", notes={"a": entry})).split("\n")
        if line.startswith('"a": ')
    )
    row = json.loads(line.removeprefix('"a": ').removesuffix(","))
    assert line == f'"a": {json.dumps(row, ensure_ascii=False)},'
    assert list(row.get("slots", {}).values()) == sorted(slots.values())
