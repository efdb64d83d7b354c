"""Packages that mean no good, or are none: findings, never a traceback, and nothing is run."""

import json
import tracemalloc

import pytest
from foreign import database, genanki_package, request_for, zipped
from genanki import BASIC_MODEL
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.imports.anki import package_reader
from quizgen.imports.formats.packages import read_foreign

NOTE = (1, "g", "1", 0, "", "Who came?\x1fAnn")
GOOD = database(notes=[NOTE])
VIEW = (
    "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n)"
    " SELECT x AS id, 'g' AS guid, '1' AS mid, 0 AS mod, '' AS tags, 'a' AS flds FROM n"
)
COMPUTED = (
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags,"
    " flds AS (hex(zeroblob(400000000))))"
)


def read(content):
    """Read a package and return its one finding."""
    foreign, findings = read_foreign(request_for(content))
    assert foreign is None
    (finding,) = findings
    assert finding.code == "I01"
    return finding


def test_the_good_package_is_good():
    """The base that the others spoil."""
    foreign, findings = read_foreign(request_for(zipped(collection__anki2=GOOD)))
    assert not findings
    assert foreign.facts[0].values == {"front": "Who came?", "back": "Ann"}


def packed(*statements, **more):
    """Return a package of a database."""
    return zipped(collection__anki2=database(*statements, **more))


WIDE_TYPE = json.dumps(
    {"1": {"flds": [{"name": f"f{number}"} for number in range(20_000)], "tmpls": []}}
)
BARE_TYPE = '{"1": {"flds": [], "tmpls": []}}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no package of Anki"),
        (b"PK\x03\x04 and no more", "no package of Anki"),
        (zipped(media=b"{}"), "no Anki collection"),
        (zipped(**{"../collection__anki2": GOOD}), "no Anki collection"),
        (zipped(collection__anki21b=b"", collection__anki2=GOOD), "newest format"),
        (zipped(collection__anki2=b""), "is no database"),
        (zipped(collection__anki2=b"SQLite format 3\0"), "cannot be read"),
        (zipped(collection__anki2=GOOD[:3000]), "cannot be read"),
        (zipped(collection__anki2=GOOD[:100] + b"\xff" * 5000), "cannot be read"),
        (packed("DROP TABLE notes"), "no table “notes”"),
        (packed("DROP TABLE notes", VIEW), "no table “notes”"),
        (packed("DROP TABLE notes", COMPUTED), "“notes” computes what it holds"),
        (packed("DROP TABLE cards", "CREATE TABLE cards (x)"), "cannot be read"),
        (packed("DELETE FROM col", notes=[NOTE]), "a note is of a type"),
        (packed(models="[]", notes=[NOTE]), "note types"),
        (packed(models="[" * 100_000, notes=[NOTE]), "note types"),
        (packed(models='{"1": {"flds": 3}}', notes=[NOTE]), "note types"),
        (packed(models=WIDE_TYPE, notes=[NOTE]), "more than 1,000 fields"),
        (packed(models=BARE_TYPE, notes=[NOTE]), "no notes"),
        (packed(notes=[(1, None, 1, "x", b"\xff", None)]), "no notes"),
        (packed(), "no notes"),
    ],
)
def test_what_is_no_package(content, message):
    """One finding says what is wrong, and something helps."""
    finding = read(content)
    assert message in finding.message
    assert finding.help


def test_a_bomb_is_not_unpacked(monkeypatch):
    """Sizes that an archive states may lie, so reading itself stops."""
    monkeypatch.setattr(package_reader, "MAX_BYTES", 1_000_000)
    bomb = zipped(collection__anki2=bytes(50_000_000))
    tracemalloc.start()
    assert "more than 1 MB" in read(bomb).message
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@settings(deadline=None)
@given(st.data())
def test_spoilt_packages_never_break(data):
    """Whatever bytes are changed in the database, there is a foreign deck or a finding."""
    spoilt = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    foreign, findings = read_foreign(request_for(zipped(collection__anki2=bytes(spoilt))))
    assert (foreign is None) == bool(findings)


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=30), st.integers(0, 10**6))
def test_spoilt_archives_never_break(piece, at):
    """Whatever bytes are changed in the archive."""
    content = bytearray(zipped(collection__anki2=GOOD))
    start = at % len(content)
    content[start : start + len(piece)] = piece
    foreign, findings = read_foreign(request_for(bytes(content)))
    assert (foreign is None) == bool(findings)


def test_a_database_in_wal_mode_is_read(tmp_path):
    """Its header alone says so: there is no journal in a package."""
    path = genanki_package(tmp_path / "a.apkg", (BASIC_MODEL, ["Who came?", "Ann"], "g"))
    assert not read_foreign(request_for(path.read_bytes()))[1]
    spoilt = bytearray(GOOD)
    spoilt[18:20] = b"\x02\x02"
    assert not read_foreign(request_for(zipped(collection__anki2=bytes(spoilt))))[1]
