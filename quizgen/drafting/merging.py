"""Merge an answer into a deck: facts by their ids, and everything else in the files untouched.

A key that an answer leaves out keeps its value, and a key without a value is removed. So an answer
may have the changed keys of a fact only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding
from quizgen.drafting.answers import TABLES, Answer
from quizgen.drafting.deck_edits import FileEdits
from quizgen.drafting.deck_head import write_deck
from quizgen.drafting.deck_text import DeckText, read_deck_texts
from quizgen.exports.ledger import is_note_of_fact, open_ledger, read_ledger
from quizgen.exports.ledger.ledger_checks import report_broken_ledger
from quizgen.facts.outline import read_outline
from quizgen.facts.yaml_tree import Table


class Merging(Struct, frozen=True):
    """The changes of a merge: the new contents of `files`, or findings about the deck.

    `before` has the old texts, to detect a change between reading and writing. The other fields are
    ids of facts: `unknown` are those that were to be removed but are not in the deck, `retired`
    those whose cards have been published and will be retired.
    """

    files: Mapping[Path, bytes] = {}
    before: Mapping[Path, str] = {}
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan_merge(path: Path, answer: Answer) -> Merging:
    """Return the changes that merge an answer into a deck, given its file or folder.

    Raises BlockError for a deck that cannot be edited line by line.
    """
    texts, findings = read_deck_texts(path)
    published, problems = _read_published(path)
    if findings or problems or not texts:
        return Merging(findings=(*findings, *problems))
    files = [FileEdits(text, answer) for text in texts]
    known = {id_ for file in files for id_ in file.known}
    added = {id_: fact for id_, fact in answer.facts.items() if id_ not in {*known, *answer.remove}}
    _merge_tables(files, answer)
    _choose_file_for_new_facts(files).add_facts(added)
    removed = tuple(id_ for id_ in answer.remove if id_ in known)
    return Merging(
        {file.text.path: content for file in files if (content := file.render()) is not None},
        {text.path: text.text for text in texts},
        tuple(id_ for file in files for id_ in file.replaced),
        tuple(added),
        removed,
        tuple(id_ for file in files for id_ in file.unchanged),
        tuple(id_ for id_ in answer.remove if id_ not in known),
        tuple(id_ for id_ in removed if any(is_note_of_fact(key, id_) for key in published)),
    )


def plan_new_deck(path: Path, answer: Answer) -> Merging:
    """Return the file of a new deck, whose id is the name of the file."""
    return Merging(
        {path: write_deck(answer, path.stem).encode()}, {path: ""}, added=tuple(answer.facts)
    )


def _read_published(path: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the keys of the notes that a deck has published, or the finding about its ledger."""
    file = open_ledger(path)
    try:
        ledger = read_ledger(read_outline(path).deck, file.text)
    except ValueError as error:
        return (), (report_broken_ledger(file, error),)
    return tuple(key for key, entry in ledger.notes.items() if not entry.retired), ()


def _merge_tables(files: Sequence[FileEdits], answer: Answer) -> None:
    """Change the entries of tables in the files that have them, and add new ones to the first."""
    for name in TABLES:
        new = answer.tables.get(name, {})
        for file in files[1:]:
            own = {key: entry for key, entry in new.items() if key in _keys_of(file.text, name)}
            file.merge_table(name, own)
            new = {key: entry for key, entry in new.items() if key not in own}
        files[0].merge_table(name, new)


def _keys_of(text: DeckText, name: str) -> Collection[str]:
    table = text.root.values.get(name)
    return table.keys if isinstance(table, Table) else ()


def _choose_file_for_new_facts(files: Sequence[FileEdits]) -> FileEdits:
    """Return the last file of a deck with facts; without facts, its first file."""
    return next((file for file in reversed(files) if file.known), files[0])
