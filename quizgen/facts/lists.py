"""Lists in facts of a kind: the members of a list and the steps of a process, and their checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from quizgen.diagnostics import Finding
from quizgen.facts.fields import NAMED_LISTS, FactEntry, FieldType
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Node, place_of
from quizgen.values.entities import Entity, Member, Members, Value
from quizgen.values.texts import fold_case


def name_member(
    key: str | int, value: Entity | str, type_: FieldType, vocabulary: Vocabulary
) -> str:
    """Return the permanent id of a member: its name, the id of its entity, or else its number.

    `key` is the name that the author gave the member, or its position in a list from 0. So a text
    can be reworded, and a member that has a name does not depend on its position.
    """
    if isinstance(key, str):
        return key
    if isinstance(value, Entity) and (value.id in vocabulary.entities or type_ not in NAMED_LISTS):
        return value.id.replace(" ", "-")
    return str(key + 1)


def name_region(entity: Entity) -> str:
    """Return the permanent id of a region: the id of its entity, or its name as an id."""
    return re.sub(r"\W+", "-", entity.id).strip("-")


def make_members(members: tuple[Member, ...], entry: FactEntry, type_: FieldType) -> Members:
    """Return the value of a list field."""
    is_ordered = type_ is FieldType.STEPS
    return Members(
        members,
        is_ordered=is_ordered,
        is_cycle=is_ordered and entry.cycle,
        is_open=entry.open and not is_ordered,
        is_placed=type_ is FieldType.REGIONS,
    )


def check_lists(entry: FactEntry, values: Mapping[str, Value], node: Node) -> Iterator[Finding]:
    """Yield `D03` for a repeated member, and for `open` or `cycle` without a list."""
    listed = {name: value for name, value in values.items() if isinstance(value, Members)}
    lists = {name: value for name, value in listed.items() if not value.is_placed}
    for name, value in lists.items():
        place = place_of(node, [name])
        ids = Counter(member.id for member in value.members)
        texts = Counter(fold_case(_text_of(member)) for member in value.members)
        repeated = [word for counts in (texts, ids) for word in counts if counts[word] > 1]
        for word in repeated[:1]:
            message = f"“{name}” has “{word}” twice"
            help_ = f"remove one, or tell them apart in words: “first {word}”"
            yield Finding(place, "D03", message, help_)
    for key, is_set, has_use, what in (
        ("open", entry.open, any(not one.is_ordered for one in lists.values()), "list"),
        ("cycle", entry.cycle, any(one.is_ordered for one in lists.values()), "steps"),
    ):
        if is_set and not has_use:
            place = place_of(node, [key], key=True)
            yield Finding(
                place, "D03", f"“{key}” has no effect: the fact has no {what}", "remove it"
            )


def _text_of(member: Member) -> str:
    value = member.value
    return value.name if isinstance(value, Entity) else member.words or str(value)
