"""`validate_fact` reads facts as the model of their kind does."""

import pytest
from conftest import ROOT

from quizgen.diagnostics import Place
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.validation import validate
from quizgen.facts.value_entries import context_of
from quizgen.facts.written_facts import fact_model, validate_fact
from quizgen.facts.yaml_tree import Items, Scalar, Table, read_yaml
from quizgen.languages import language_of

ENGLISH = language_of("en")

HERE = Place("decks/x.yaml")
INVALID = {
    "no value": Scalar(None, HERE),
    "an empty text": Scalar("", HERE),
    "spaces": Scalar("  ", HERE),
    "a text": Scalar(" something ", HERE),
    "a number": Scalar("12", HERE),
    "a list": Items((Scalar("something", HERE),), HERE),
    "an empty list": Items((), HERE),
    "keys": Table({"name": HERE}, {"name": Scalar("something", HERE)}, HERE),
}
KINDS = load_kinds(ROOT)[0]


def facts_of_every_kind():
    """Return the first facts of each kind in the decks for tests, by the name of the kind."""
    facts = {}
    for path in sorted((ROOT / "tests" / "decks").glob("*.yaml")):
        deck, _ = read_yaml(path.name, path.read_text("utf-8"))
        for fact in deck.values["facts"].items:
            if "kind" in fact.values:
                facts.setdefault(fact.values["kind"].text, []).append(fact)
    return {kind: found[:3] for kind, found in facts.items()}


FACTS = facts_of_every_kind()


def with_value(fact, key, value):
    """Return a fact with another value for a key, or without the key if the value is None."""
    values = {**fact.values, key: value} if value else {**fact.values}
    if not value:
        del values[key]
    return Table(dict.fromkeys(values, HERE), values, HERE)


def read_by_model(kind, fact):
    """Return the values of a fact as the model of its kind reads them, and the findings."""
    model = fact_model(kind.kind, tuple(kind.fields.items()))
    entry, findings = validate(model, fact, context=context_of(ENGLISH))
    values = {name: getattr(entry, name) for name in type(entry).model_fields} if entry else None
    return values, findings


def read_by_field(kind, fact):
    """Return the values of a fact as `validate_fact` reads them, and the findings."""
    written, findings = validate_fact(kind.kind, kind.fields, fact, ENGLISH)
    if written is None:
        return None, findings
    entry, absent = written.entry, dict.fromkeys(kind.fields)
    common = {name: getattr(entry, name) for name in type(entry).model_fields}
    return {**absent, **common, **written.own}, findings


@pytest.mark.parametrize("name", FACTS)
def test_both_ways_to_read_a_fact_agree(name):
    """For valid facts, and for facts with a value changed, removed or added."""
    kind = KINDS[name].kind
    keys = (*kind.fields, "id", "quote", "according_to", "derived", "without", "draft", "unknown")
    for fact in FACTS[name]:
        assert read_by_field(kind, fact)[0]
        changed = [with_value(fact, key, value) for key in keys for value in INVALID.values()]
        changed += [with_value(fact, key, None) for key in fact.values]
        for variant in (fact, *changed):
            assert read_by_field(kind, variant) == read_by_model(kind, variant)
