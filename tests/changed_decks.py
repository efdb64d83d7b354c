"""A published deck of generated facts, and changes of it like those that authors make."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generated_decks import ALL_SHAPES, Written, write_facts

from quizgen.diagnostics import Severity
from quizgen.exports.ledger import Entry, is_note_of_fact, open_ledger, write_ledger
from quizgen.exports.ledger.changes import ChangeType
from quizgen.exports.writing.output_folder import replace_files
from quizgen.publishing.build_plan import Plan, plan_build
from quizgen.publishing.fact_rename import plan_rename

Facts = Mapping[str, Written]
Changes = Mapping[ChangeType, set[str]]
NOW = 2_000_000_000


class PublishedDeck:
    """A deck of facts whose ledger records that it was published."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self.folder, self.facts = folder, facts
        plan = self.plan(facts)
        self.notes: Mapping[str, Entry] = plan.publication.ledger.notes
        self.ledger = write_ledger(plan.publication.ledger)

    def plan(self, facts: Facts, ledger: str = "") -> Plan:
        """Return the plan for building other facts with a ledger."""
        path = write_facts(self.folder, facts, "deck")
        open_ledger(path).path.write_text(ledger, "utf-8")
        plan = plan_build(path, NOW)
        errors = [found for found in plan.findings if found.severity is Severity.ERROR]
        assert plan.publication, errors
        return plan

    def change(self, facts: Facts) -> Changes:
        """Return the changes of notes if the deck has other facts."""
        return sort_changes(self.plan(facts, self.ledger))

    def rename(self, old: str, new: str) -> Changes:
        """Return the changes of notes after a fact was renamed."""
        path = write_facts(self.folder, self.facts, "deck")
        open_ledger(path).path.write_text(self.ledger, "utf-8")
        renaming = plan_rename([path], old, new)
        replace_files(renaming.files, renaming.before)
        return sort_changes(plan_build(path, NOW))

    def shown_by(self, *options: str) -> set[str]:
        """Return the keys of the notes that show one of some options, given by their ids."""
        return {
            key for key, entry in self.notes.items() if not {*options}.isdisjoint(entry.options)
        }


def take(shape: str, count: int) -> dict[str, Written]:
    """Return the first facts of a shape by their ids."""
    written = itertools.islice(ALL_SHAPES[shape](), count)
    return {f"f{at}": fact for at, fact in enumerate(written)}


def without(facts: Facts, id_: str) -> dict[str, Written]:
    """Return the facts without one."""
    return {other: fact for other, fact in facts.items() if other != id_}


def naming(facts: Facts, entity: str) -> set[str]:
    """Return the ids of the facts that name an entity."""
    return {id_ for id_, fact in facts.items() if entity in {e[0] for e in fact.entities}}


def relabel(facts: Facts, entity: str, old: str, new: str) -> dict[str, Written]:
    """Return the facts with another name for an entity."""
    named = naming(facts, entity)
    return {
        id_: _replace_name(fact, entity, old, new) if id_ in named else fact
        for id_, fact in facts.items()
    }


def _replace_name(fact: Written, entity: str, old: str, new: str) -> Written:
    entities = tuple(
        (id_, type_, new if id_ == entity else name, *more)
        for id_, type_, name, *more in fact.entities
    )
    return replace(fact, quote=fact.quote.replace(old, new), entities=entities)


def correct(facts: Facts, id_: str, old: str, new: str) -> dict[str, Written]:
    """Return the facts with another text in the fields and the quote of one of them."""
    fact = facts[id_]
    changed = replace(
        fact, fields=fact.fields.replace(old, new), quote=fact.quote.replace(old, new)
    )
    return {**facts, id_: changed}


def sort_changes(plan: Plan) -> Changes:
    """Return the keys of the notes that a build updates, adds and retires."""
    return {
        change: {found.key for found in plan.notes if found.change is change}
        for change in ChangeType
    }


def drop_notes_of(facts: Collection[str], keys: Iterable[str]) -> set[str]:
    """Return the keys of notes without those of some facts."""
    return {key for key in keys if not any(is_note_of_fact(key, fact) for fact in facts)}
