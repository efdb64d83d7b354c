"""Builds in the cache: kept when they are made, and found again."""

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
"""Nanoseconds by which the time of a file may lag behind the clock."""


class StoredBuild(Struct, frozen=True):
    """A build with all that another would need: its files by name, the text of its ledger.

    `reads` are the paths, within the project, of what the deck reads beyond its own files.
    """

    built: BuildResult
    files: Mapping[str, bytes] = {}
    ledger: str = ""
    reads: tuple[str, ...] = ()


class _Kept(Struct, frozen=True):
    """A build as it is kept: its files by name, as hashes of what is kept for itself."""

    built: BuildResult
    files: Mapping[str, str]


def find_build(store: Store, deck: Path) -> StoredBuild | None:
    """Return a build that was made of the same before; None if none was kept.

    It left the ledger as it is, so that the time of day plays no part. Its folder is where it was
    made, and nothing of it counts as changed. Raises OSError where a file cannot be read.
    """
    first = make_deck_key(deck)
    reads = _loaded(store.read(_READS, first), tuple[str, ...])
    if reads is None:
        return None
    ledger = open_ledger(deck).text
    kept = _loaded(
        store.read(_BUILDS, make_build_key(first, project_of(deck), reads, ledger)), _Kept
    )
    files = _files(store, kept.files) if kept else None
    return StoredBuild(kept.built, files, ledger, reads) if kept and files else None


def store_build(store: Store, deck: Path, made: StoredBuild, *, started: int) -> None:
    """Keep a build that succeeded, if none of its inputs has changed since it `started` (in ns).

    What was found in a ledger depends on the time of day: such a build is not kept.
    """
    project = project_of(deck)
    inputs = (*find_input_files(deck), *map(project.joinpath, made.reads))
    settled = all(path.stat().st_mtime_ns < started - _TICK for path in inputs)
    if not settled or any(finding.code.startswith("L") for finding in made.built.findings):
        return
    first = make_deck_key(deck)
    hashes = {name: hash_bytes(content) for name, content in made.files.items()}
    for name, content in made.files.items():
        store.write(_FILES, hashes[name], content)
    kept = _Kept(replace(made.built, changed=()), hashes)
    key = make_build_key(first, project, made.reads, made.ledger)
    store.write(_BUILDS, key, json.encode(kept, enc_hook=str))
    store.write(_READS, first, json.encode(made.reads))


def _files(store: Store, hashes: Mapping[str, str]) -> dict[str, bytes] | None:
    """Return files by name; None where one is missing, or not what it was when it was kept."""
    files = {name: store.read(_FILES, hash_) or b"" for name, hash_ in hashes.items()}
    return (
        files if all(hash_bytes(files[name]) == hash_ for name, hash_ in hashes.items()) else None
    )


def _loaded(content: bytes | None, type_: type[Entry]) -> Entry | None:
    """Return what an entry holds; None for none, and for one that is not whole."""
    if content:
        with suppress(MsgspecError):
            return json.decode(content, type=type_, dec_hook=_path)
    return None


def _path(type_: type[Any], text: str) -> Any:
    """Return the one sort of value that an entry holds as a text and JSON does not know."""
    return type_(text)
