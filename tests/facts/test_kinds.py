"""Kinds have the properties that follow from their templates and fields."""

import pytest
from conftest import ROOT

from quizgen.facts.fields import FactEntry
from quizgen.facts.kinds import Kind, load_kinds
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import read_yaml
from quizgen.questions.styles import STYLE_NAMES

KINDS = {name: file.kind for name, file in load_kinds(ROOT)[0].items()}


def test_quoted_fields_are_recognised():
    """Their words are compared with the quote word by word."""
    assert {name: kind.quoted for name, kind in KINDS.items() if kind.quoted} == {
        "quotation": {"words"}
    }


def test_kinds_that_name_the_speaker_are_recognised():
    """In other kinds, sentences begin with “According to …”."""
    assert {name for name, kind in KINDS.items() if kind.places_speaker} == {
        "announcement",
        "quotation",
    }


def test_valid_names_in_without():
    """Questions, questions over several facts, styles, and questions in a style."""
    names = set(KINDS["event"].without_names(STYLE_NAMES.every))
    assert names >= {"when", "what-happened", "cloze", "when/choice"}
    assert names.isdisjoint({"most", "who/most", "event"})
    quantity_names = KINDS["quantity"].without_names(STYLE_NAMES.every)
    assert "most" in quantity_names
    assert "what-happened" not in quantity_names


FIELDS = """
kind: own
about: A kind of a project.
fields: {{ {field} }}
statement: Something happened
questions: {{}}
"""
RESERVED = sorted(name for name in dir(FactEntry) if not name.startswith("__"))


def find_errors(field):
    """Return the findings of a kind with one field, as texts. Create its model if it is valid."""
    node, _ = read_yaml("own.yaml", FIELDS.format(field=field))
    kind, findings = validate(Kind, node)
    assert kind is None or kind.model.model_fields
    return [f"{found.code} {found.message}; {found.help}" for found in findings]


@pytest.mark.parametrize("name", ["rest", "place_1", "Größe", "model_of_car"])
def test_field_names_are_words(name):
    """Words of any language, with digits and underscores."""
    assert find_errors(f"{name}: {{type: text}}") == []


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", RESERVED)
def test_reserved_names_are_not_fields(name):
    """The message names the field, and does not mention our libraries."""
    (shown,) = find_errors(f"{name}: {{type: text}}")
    assert "pydantic" not in shown
    assert f"“{name}”" in shown


@pytest.mark.parametrize("name", ["_x", "how-many", "1st", "a b", "über.all"])
def test_names_that_templates_cannot_use_are_not_fields(name):
    """A template could never show the value of the field."""
    assert find_errors(f"{name}: {{type: text}}") == [
        f"D03 “{name}” cannot be a field name; use letters, digits and _, a letter first"
    ]


@pytest.mark.parametrize("type_", ["quantity", "date", "entity", "entities", "verb"])
def test_only_texts_have_a_default(type_):
    """No quote would show another default, so every fact without the field would have a finding."""
    assert find_errors(f"amount: {{type: {type_}, required: false, default: '5'}}") == [
        "D03 “amount” has a default, but is not a text; remove `default:` or use `type: text`"
    ]
