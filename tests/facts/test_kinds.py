"""Kinds: what follows from their templates and fields."""

import pytest
from conftest import ROOT

from quizgen.facts.fields import FactEntry
from quizgen.facts.kinds import Kind, load_kinds
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import read_yaml

KINDS = {name: file.kind for name, file in load_kinds(ROOT)[0].items()}


def test_what_is_printed_as_a_quotation_is_known():
    """Its words are held against the source one by one."""
    assert {name: kind.quoted for name, kind in KINDS.items() if kind.quoted} == {
        "quotation": {"words"}
    }


def test_kinds_that_place_their_teller_say_so():
    """Elsewhere “According to …” leads the sentence."""
    assert {name for name, kind in KINDS.items() if kind.places_speaker} == {
        "announcement",
        "quotation",
    }


def test_what_a_fact_may_do_without():
    """Questions, those across facts where the kind has them, styles, and questions in a style."""
    names = set(KINDS["event"].without_names)
    assert names >= {"when", "what-happened", "cloze", "when/choice"}
    assert names.isdisjoint({"most", "who/most", "event"})
    assert "most" in KINDS["quantity"].without_names
    assert "what-happened" not in KINDS["quantity"].without_names


FIELDS = """
kind: own
about: A kind of one's own.
fields: {{ {field} }}
statement: Something happened
questions: {{}}
"""
OF_MODELS = sorted(name for name in dir(FactEntry) if not name.startswith("__"))


def found_in(field):
    """Return what is found in a kind of one field, whose model is made where nothing is."""
    node, _ = read_yaml("own.yaml", FIELDS.format(field=field))
    kind, findings = validate(Kind, node)
    assert kind is None or kind.model.model_fields
    return [f"{one.code} {one.message}; {one.help}" for one in findings]


@pytest.mark.parametrize("name", ["rest", "place_1", "Größe", "model_of_car"])
def test_a_field_is_a_word(name):
    """Of any language, with digits and low lines."""
    assert found_in(f"{name}: {{type: text}}") == []


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", OF_MODELS)
def test_no_name_of_ours_is_a_field(name):
    """An author hears of it in words, and nothing of the libraries that we build on."""
    (said,) = found_in(f"{name}: {{type: text}}")
    assert "pydantic" not in said
    assert f"“{name}”" in said


@pytest.mark.parametrize("name", ["_x", "how-many", "1st", "a b", "über.all"])
def test_what_templates_cannot_name_is_no_field(name):
    """It could be filled and never be shown."""
    assert found_in(f"{name}: {{type: text}}") == [
        f"D03 no template can name a field “{name}”; use letters, digits and _, a letter first"
    ]


@pytest.mark.parametrize("type_", ["quantity", "date", "entity", "entities", "verb"])
def test_a_default_is_for_texts(type_):
    """No quote could show it, so that every fact without the field would have a finding."""
    assert found_in(f"amount: {{type: {type_}, required: false, default: '5'}}") == [
        "D03 “amount” has a default, which only texts have; leave it out, or say `type: text`"
    ]
