"""Store builds in the cache, and find them again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from quizgen.cache.store import Store
from quizgen.exports.ledger.ledger_file import open_ledger
from quizgen.facts.projects import project_of
from quizgen.input_files import leads_outside
from quizgen.publishing.build_cache.build_keys import (
    find_input_files,
    hash_bytes,
    make_build_key,
    make_deck_key,
)
from quizgen.publishing.build_result import BuildResult

Entry = TypeVar("Entry")

_READS, _BUILDS, _FILES = "reads", "builds", "files"
_TICK = 20_000_000
"""The time in nanoseconds by which the time of a file can lag behind the clock."""


class StoredBuild(Struct, frozen=True):
    """A build with its files by name and the text of its ledger.

    `reads` are the paths, relative to the project, that the deck reads beyond its own files.
    """

    result: BuildResult
    files: Mapping[str, bytes] = {}
    ledger: str = ""
    reads: tuple[str, ...] = ()


class _BuildEntry(Struct, frozen=True):
    """A build as an entry of the cache: the hash of each file, which is an entry of its own."""

    result: BuildResult
    files: Mapping[str, str]


def find_build(store: Store, deck: Path) -> StoredBuild | None:
    """Return the stored build with the same inputs; None if there is no such build.

    It left the ledger as it is now, so the time of day does not matter. Its folder is where it was
    made, and `changed` is empty. Raises OSError if a file cannot be read.
    """
    first = make_deck_key(deck)
    reads = _decode(store.read(_READS, first), tuple[str, ...])
    if reads is None:
        return None
    project = project_of(deck)
    inputs = (*find_input_files(deck), *map(project.joinpath, reads))
    if any(leads_outside(project, path) for path in inputs):
        return None
    ledger = open_ledger(deck).text
    key = make_build_key(first, project, reads, ledger)
    entry = _decode(store.read(_BUILDS, key), _BuildEntry)
    files = _read_files(store, entry.files) if entry else None
    return StoredBuild(entry.result, files, ledger, reads) if entry and files else None


def store_build(store: Store, deck: Path, build: StoredBuild, *, started: int) -> None:
    """Store a successful build, unless an input has changed since it `started` (in nanoseconds).

    A build with findings about the ledger is not stored, because they depend on the time of day.
    """
    project = project_of(deck)
    inputs = (*find_input_files(deck), *map(project.joinpath, build.reads))
    is_settled = all(path.stat().st_mtime_ns < started - _TICK for path in inputs)
    if not is_settled or any(finding.code.startswith("L") for finding in build.result.findings):
        return
    first = make_deck_key(deck)
    hashes = {name: hash_bytes(content) for name, content in build.files.items()}
    for name, content in build.files.items():
        store.write(_FILES, hashes[name], content)
    entry = _BuildEntry(replace(build.result, changed=()), hashes)
    key = make_build_key(first, project, build.reads, build.ledger)
    store.write(_BUILDS, key, json.encode(entry, enc_hook=str))
    store.write(_READS, first, json.encode(build.reads))


def _read_files(store: Store, hashes: Mapping[str, str]) -> dict[str, bytes] | None:
    """Return files by name; None if one is missing or damaged."""
    files = {name: store.read(_FILES, hash_) or b"" for name, hash_ in hashes.items()}
    return (
        files if all(hash_bytes(files[name]) == hash_ for name, hash_ in hashes.items()) else None
    )


def _decode(content: bytes | None, type_: type[Entry]) -> Entry | None:
    """Return the content of an entry; None if the entry is missing or damaged."""
    if content:
        with suppress(MsgspecError):
            return json.decode(content, type=type_, dec_hook=_decode_text)
    return None


def _decode_text(type_: type[Any], text: str) -> Any:
    """Return a value of a type that JSON lacks from its text: the only such type is Path."""
    return type_(text)
