"""Damaged or hostile packages end in findings, and run no code."""

import json
import time
import tracemalloc

import pytest
from foreign import BASIC, database, genanki_package, request_for, zipped
from genanki import BASIC_MODEL
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.imports.anki import package_archive
from quizgen.imports.anki.package_archive import zstd
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
    """Read a package and return its only finding."""
    foreign, findings = read_foreign(request_for(content))
    assert foreign is None
    (finding,) = findings
    assert finding.code == "I01"
    return finding


def test_valid_package_is_read():
    """The package that the other tests damage is valid."""
    foreign, findings = read_foreign(request_for(zipped(collection__anki2=GOOD)))
    assert not findings
    assert foreign.facts[0].values == {"front": "Who came?", "back": "Ann"}


def package_of(*statements, **more):
    """Return a package with the given database."""
    return zipped(collection__anki2=database(*statements, **more))


WIDE_TYPE = json.dumps(
    {"1": {"flds": [{"name": f"f{number}"} for number in range(20_000)], "tmpls": []}}
)
BARE_TYPE = '{"1": {"flds": [], "tmpls": []}}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not an Anki package"),
        (b"PK\x03\x04 and no more", "not an Anki package"),
        (zipped(media=b"{}"), "no Anki collection"),
        (zipped(**{"../collection__anki2": GOOD}), "no Anki collection"),
        (zipped(collection__anki21b=b"", collection__anki2=GOOD), "or is incomplete"),
        (zipped(collection__anki21b=b"no zstd", collection__anki2=GOOD), "cannot unpack"),
        (zipped(collection__anki21b=zstd.compress(GOOD)[:-9]), "or is incomplete"),
        (zipped(collection__anki21b=zstd.compress(b"no database")), "is not an SQLite database"),
        (zipped(collection__anki2=b""), "is not an SQLite database"),
        (zipped(collection__anki2=b"SQLite format 3\0"), "cannot read the database"),
        (zipped(collection__anki2=GOOD[:3000]), "cannot read the database"),
        (zipped(collection__anki2=GOOD[:100] + b"\xff" * 5000), "cannot read the database"),
        (package_of("DROP TABLE notes"), "no table “notes”"),
        (package_of("DROP TABLE notes", VIEW), "no table “notes”"),
        (package_of("DROP TABLE notes", COMPUTED), "“notes” has computed columns"),
        (package_of("DROP TABLE cards", "CREATE TABLE cards (x)"), "cannot read the database"),
        (package_of("DELETE FROM col", notes=[NOTE]), "a note type that is not in the package"),
        (package_of(models="[]", notes=[NOTE]), "note types"),
        (package_of(models="[" * 100_000, notes=[NOTE]), "note types"),
        (package_of(models='{"1": {"flds": 3}}', notes=[NOTE]), "note types"),
        (package_of(models=WIDE_TYPE, notes=[NOTE]), "more than 1,000 fields"),
        (package_of(models=BARE_TYPE, notes=[NOTE]), "no notes"),
        (package_of(notes=[(1, None, 1, "x", b"\xff", None)]), "no notes"),
        (package_of(), "no notes"),
    ],
)
def test_damaged_package_is_reported(content, message):
    """A damaged package has one finding with a message and help."""
    finding = read(content)
    assert message in finding.message
    assert finding.help


def test_zip_bomb_is_not_unpacked(monkeypatch):
    """Reading stops at the size limit, because the sizes in an archive may be false."""
    monkeypatch.setattr(package_archive, "MAX_BYTES", 1_000_000)
    bombs = (
        zipped(collection__anki2=bytes(50_000_000)),
        zipped(collection__anki21b=zstd.compress(bytes(50_000_000))),
    )
    tracemalloc.start()
    for bomb in bombs:
        assert "larger than 1 MB" in read(bomb).message
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@settings(deadline=None)
@given(st.data())
def test_damaged_database_never_raises(data):
    """A database with random changes gives either a deck or a finding."""
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    foreign, findings = read_foreign(request_for(zipped(collection__anki2=bytes(damaged))))
    assert (foreign is None) == bool(findings)


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=30), st.integers(0, 10**6))
def test_damaged_archive_never_raises(piece, at):
    """An archive with random changes gives either a deck or a finding."""
    content = bytearray(zipped(collection__anki2=GOOD))
    start = at % len(content)
    content[start : start + len(piece)] = piece
    foreign, findings = read_foreign(request_for(bytes(content)))
    assert (foreign is None) == bool(findings)


def test_database_in_wal_mode_is_read(tmp_path):
    """A database in WAL mode is read, although a package has no journal."""
    path = genanki_package(tmp_path / "a.apkg", (BASIC_MODEL, ["Who came?", "Ann"], "g"))
    assert not read_foreign(request_for(path.read_bytes()))[1]
    damaged = bytearray(GOOD)
    damaged[18:20] = b"\x02\x02"
    assert not read_foreign(request_for(zipped(collection__anki2=bytes(damaged))))[1]


@pytest.mark.parametrize("unit", ["{{", "{{Front}}", "{{#Front}}", "<header>", "{{:", "<", "[$]"])
def test_hostile_templates_end_soon(unit):
    """Templates of any length are read in seconds, or count as invalid."""
    template = unit * (250_000 // len(unit))
    model = {**BASIC, "tmpls": [{"qfmt": template, "afmt": template}]}
    package = zipped(collection__anki2=database(models=json.dumps({"1": model}), notes=[NOTE]))
    started = time.process_time()
    read_foreign(request_for(package))
    assert time.process_time() - started < 60
