"""The edits of a deck's file that an answer needs, checked by reading the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizgen.drafting.answers import Answer, Written, as_written
from quizgen.drafting.deck_text import DeckText, FactText
from quizgen.drafting.draft_yaml import write_entry, write_item
from quizgen.facts.fields import FactEntry
from quizgen.facts.yaml_blocks import (
    Block,
    BlockError,
    LineEdit,
    apply_edits,
    edit_item,
    find_key_blocks,
    is_flow,
    remove_block,
)
from quizgen.facts.yaml_tree import Table, read_yaml, to_builtins


def merge_fact(old: Written, new: Written) -> Written:
    """Return a fact with the keys of an answer.

    Keys that the answer leaves out stay, those without a value go. A fact that changes its kind, or
    becomes a sentence, loses the keys of its old kind.
    """
    kept = old
    if ("say" in new and "kind" in old) or ("kind" in new and new["kind"] != old.get("kind")):
        kept = {key: value for key, value in old.items() if key in FactEntry.model_fields}
    merged = {**kept, **new, "allow": _merge_entry(kept.get("allow"), new.get("allow", {}))}
    return {key: value for key, value in merged.items() if value}


class FileEdits:
    """The edits of one file of a deck.

    `replaced` and `unchanged` are the ids of its facts that the answer has. Raises BlockError for a
    file that cannot be edited line by line.
    """

    def __init__(self, text: DeckText, answer: Answer) -> None:
        self.text = text
        self.known = [fact.id for fact in text.facts()]
        self.replaced: list[str] = []
        self.unchanged: list[str] = []
        self._edits: list[LineEdit] = []
        self._new_keys: list[LineEdit] = []
        self._expected = as_written(text.root)
        self._facts: list[object] = []
        self._kept: list[FactText] = []
        heading: Written = {}
        for fact in text.entries():
            if fact.table.values.keys() == {"section"}:
                heading = as_written(fact.table)
            if fact.id and fact.id in answer.remove:
                self._edits.append(remove_block(fact.block, text.lines))
            else:
                self._kept.append(fact)
                self._facts.append(self._merge(fact, answer.facts.get(fact.id, {}), heading))

    def _merge(self, fact: FactText, new: Written, heading: Written) -> Written:
        """Add the edit of a fact, and return the fact as it will be.

        A fact that has its section from an entry before it, its heading, does not repeat it.
        """
        old = as_written(fact.table)
        if heading and "section" not in old and new.get("section") == heading["section"]:
            new = {key: value for key, value in new.items() if key != "section"}
        merged = merge_fact(old, new) if new else old
        if merged == old:
            self.unchanged += [fact.id] if new else []
            return old
        self.replaced.append(fact.id)
        lines = self.text.lines
        if is_flow(fact.table, lines):
            edit = LineEdit(fact.block, _indent(write_item(merged), lines[fact.block.start]))
        else:
            keys = dict.fromkeys((*old, *merged))
            changed = [key for key in keys if merged.get(key) != old.get(key)]
            rows = {key: write_entry(key, merged[key]) if key in merged else [] for key in changed}
            edit = edit_item(lines, fact.block, fact.table, rows)
        self._edits.append(edit)
        return merged

    def add_facts(self, facts: Mapping[str, Written]) -> None:
        """Add facts after the last one that stays."""
        rows = [row for fact in facts.values() for row in ("", *write_item(fact))]
        if rows and self._kept:
            block = self._kept[-1].block
            place = Block(block.end, block.end)
            self._edits.append(LineEdit(place, _indent(rows, self.text.lines[block.start])))
        elif rows:
            self._write_key("facts", ["facts:", *_indent(rows[1:], "  ")])
        self._facts += facts.values()

    def merge_table(self, name: str, entries: Written) -> None:
        """Add entries to a table of the file, and change those that it has."""
        table = self.text.root.values.get(name)
        old = as_written(table) if isinstance(table, Table) else {}
        changed = {
            key: value
            for key, entry in entries.items()
            if (value := _merge_entry(old.get(key), entry)) != old.get(key)
        }
        if not changed:
            return
        self._expected[name] = {**old, **changed}
        if not isinstance(table, Table) or is_flow(table, self.text.lines):
            whole = _write_entries({**old, **changed})
            self._write_key(name, [f"{name}:", *_indent(whole, "  ")])
            return
        blocks = find_key_blocks(table, self.text.lines, self.text.keys[name].end)
        end, indent = self.text.keys[name].end, " " * (table.place.column - 1)
        for key, value in changed.items():
            entry = _indent(write_entry(key, value), indent)
            self._edits.append(LineEdit(blocks.get(key, Block(end, end)), entry))

    def _write_key(self, name: str, rows: Sequence[str]) -> None:
        """Write a key of the file anew, or insert it: before the facts, or at the end."""
        keys = self.text.keys
        if name in keys:
            self._edits.append(LineEdit(keys[name], tuple(rows)))
            return
        end = keys["facts"].start if "facts" in keys else len(self.text.lines)
        self._new_keys.append(LineEdit(Block(end, end), tuple(rows)))

    def render(self) -> bytes | None:
        """Return the new contents of the file; None if it stays as it is."""
        edits = [*self._edits, *self._new_keys]
        if not edits:
            return None
        text = apply_edits(self.text.path.read_bytes().decode(), edits)
        node, _ = read_yaml(self.text.shown, text)
        if "facts" in self._expected or self._facts:
            self._expected["facts"] = self._facts or None
        if node is None or to_builtins(node) != self._expected:
            reason = "its lines cannot be edited safely; write each fact on lines of its own"
            raise BlockError(f"{self.text.shown}: {reason}")
        return text.encode()


def _indent(rows: Iterable[str], like: str) -> tuple[str, ...]:
    """Indent rows like a line. Empty rows stay empty."""
    indent = like[: len(like) - len(like.lstrip(" "))]
    return tuple(indent + row if row else "" for row in rows)


def _merge_entry(old: object, new: object) -> object:
    """Return an entry of a table with the keys of an answer; other keys stay."""
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def _write_entries(entries: Written) -> list[str]:
    return [row for key, value in entries.items() for row in write_entry(key, value)]
