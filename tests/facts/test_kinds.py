"""Kinds have the properties that follow from their templates and fields."""

import pytest
from conftest import ROOT

from quizgen.facts.fields import FactEntry
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.kinds import Kind
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


@pytest.mark.parametrize("type_", ["quantity", "date", "entity", "entities", "value"])
def test_only_texts_and_verbs_have_a_default(type_):
    """No quote would show another default, so every fact without the field would have a finding."""
    assert find_errors(f"amount: {{type: {type_}, required: false, default: '5'}}") == [
        "D03 “amount” has a default, but is not a text; remove `default:` or use `type: text`"
    ]


OWN = """
kind: own
about: A kind of a project.
fields:
  who: {type: entity}
  town: {type: entity}
  number: {type: quantity}
  when: {type: date}
  where: {type: text, required: false}
statement: "{{ who }} opened {{ number }} in {{ town }} {{ when.on }}"
questions:
  who: {asks: who, stem: "{{ who.asked }} opened {{ number }}?"}
"""


@pytest.mark.parametrize(
    ("setting", "use", "help_"),
    [
        ("ordering: number", "“number” is a quantity, but facts are put in", "with `type: date`"),
        ("cloze: [who, where]", "“where” is not in the statement", "use it in `statement:`"),
        ("comparing: {asks: number, by: number, stem: x}", "only entities", "`type: entity`"),
        ("comparing: {asks: who, by: when, stem: x}", "only amounts can be", "`type: quantity`"),
        ("matching: {premise: who, response: number, stem: x}", "only entities", "`type: entity`"),
        ("matching: {premise: who, response: who, stem: x}", "matched with itself", "two fields"),
        (
            "matching: {premise: who, response: when, stem: x}",
            "only entities and texts",
            "or `type",
        ),
        ("ordring: when", "unknown key “ordring”", "did you mean “ordering”?"),
    ],
)
def test_settings_of_a_kind_without_effect_are_reported(setting, use, help_):
    """The finding is at the setting. The settings of the next test have none."""
    node, _ = read_yaml("own.yaml", OWN + setting)
    _, (finding,) = validate(Kind, node)
    assert use in finding.message
    assert help_ in finding.help
    assert finding.place.line == OWN.count("\n") + 1


@pytest.mark.parametrize(
    "setting",
    [
        "ordering: when",
        "cloze: [who, when]",
        "comparing: {asks: who, by: number, stem: x}",
        "matching: {premise: who, response: town, stem: x}",
        "matching: {premise: who, response: where, stem: x}",
    ],
)
def test_settings_with_an_effect_have_no_finding(setting):
    """They name fields that they can use: what the help of the other test asks for."""
    assert validate(Kind, read_yaml("own.yaml", OWN + setting)[0])[1] == ()


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("alike: wher", "unknown field “wher”; did you mean “where”?"),
        ("distractors: wher", "unknown field “wher”; did you mean “where”?"),
        ("distractors: where", "“where” is a text, but wrong options are a list of entities"),
        ("pooled: maybe", "“pooled” must be true or false"),
    ],
)
def test_settings_of_a_question_are_checked(setting, message):
    """They name a field that they can use."""
    text = OWN.replace("{asks: who, ", f"{{asks: who, {setting}, ")
    _, findings = validate(Kind, read_yaml("own.yaml", text)[0])
    (finding,) = findings
    assert message in f"{finding.message}; {finding.help}"


@pytest.mark.parametrize(("key", "value"), [("entity_type", "part"), ("joint", "true")])
def test_only_entities_have_a_type_and_are_joint(key, value):
    """Words of a text need neither."""
    assert find_errors(f"rest: {{type: text, {key}: {value}}}") == [
        f"D03 “rest” is not an entity; remove `{key}:` or use `type: entity`"
    ]


def test_a_default_of_a_required_field_has_no_effect():
    """Every fact must have a required field, so the default would never be used."""
    assert find_errors("rest: {type: text, default: x}") == [
        "D03 “rest” has a default, but every fact must have it; add `required: false`"
    ]
