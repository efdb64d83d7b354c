"""A table becomes facts, or findings with their places."""

import pytest
from foreign import request_for

from quizgen.imports.formats.tables import read_foreign

PARKS = """Park,Area,Opened,Remarks
Regent's Park,166 hectares,1835,royal
Hyde Park,over 142 hectares,1637,
"""
MAPPED = {"columns": {"park": "actor", "Area": "amount"}, "constants": {"verb": "cover, covered"}}


def read(text, **more):
    """Read a table from a text."""
    return read_foreign(request_for(text.encode(), suffix=".csv", **more))


def shown(findings):
    """Return findings as short texts."""
    return [
        f"{finding.place.line}:{finding.place.column} {finding.code} {finding.message}"
        for finding in findings
    ]


def test_rows_become_facts():
    """A row becomes a fact with the row as its quote and an id from its first cell."""
    foreign, findings = read(PARKS, kind="quantity", **MAPPED)
    assert not findings
    assert [fact.id for fact in foreign.facts] == ["regents-park", "hyde-park"]
    assert foreign.facts[1].values == {
        "actor": "hyde-park",
        "verb": {"base": "cover", "past": "covered"},
        "amount": {"value": "142", "unit": "hectare", "hedge": "over"},
    }
    assert foreign.facts[1].quote == "Park: Hyde Park; Area: over 142 hectares; Opened: 1637"
    assert foreign.types == {"park": "which park"}
    assert [loss.where for loss in foreign.losses] == [("Opened", "Remarks")]


def test_a_cell_may_list_steps():
    """Semicolons separate the members of a list."""
    foreign, findings = read("Process,Steps\nbaking,mixing; rising;baking\n", kind="process")
    assert not findings
    assert foreign.facts[0].values == {
        "process": "baking",
        "steps": ["mixing", "rising", "baking"],
    }


def test_common_columns_fill_every_fact():
    """The columns id, quote, section and note fill these fields and are not in the quote."""
    table = "id,front,back,section,note,quote\nx,Who?,Ann,The End,see,Ann came\n,Who else?,Bo,,,\n"
    foreign, findings = read(table)
    assert not findings
    first, second = foreign.facts
    assert (first.id, first.section, first.remark, first.quote) == (
        "x",
        "the-end",
        "see",
        "Ann came",
    )
    assert (second.id, second.quote) == ("who-else", "front: Who else?; back: Bo")
    assert foreign.sections == {"the-end": "The End"}


def test_unknown_columns_and_fields_are_reported():
    """Every unknown column and field is reported with a suggestion."""
    columns = {"Prak": "actor", "Area": "amout"}
    _, findings = read(PARKS, kind="quantity", columns=columns, constants={"unit": "x"})
    assert shown(findings) == [
        "1:1 I02 unknown column “Prak”",
        "1:1 I02 the kind “quantity” has no field “amout”",
        "1:1 I02 the kind “quantity” has no field “unit”",
    ]
    assert findings[0].help == "did you mean “Park”?"
    assert findings[1].help == "did you mean “amount”?"


def test_missing_columns_are_reported():
    """Each required field without a column is reported."""
    _, findings = read(PARKS, kind="quantity", columns={"park": "actor"})
    assert shown(findings) == [
        "1:1 I02 no column fills “verb”, which the kind “quantity” requires",
        "1:1 I02 no column fills “amount”, which the kind “quantity” requires",
    ]


def test_duplicate_columns_are_reported():
    """Two columns for the same field are reported; `--map` resolves the conflict."""
    _, findings = read("front,back,Back\na,b,c\n")
    assert shown(findings) == ["1:12 I02 two columns fill “back”"]
    foreign, findings = read("front,back,answer\na,b,c\n", columns={"back": "", "answer": "back"})
    assert not findings
    assert foreign.facts[0].values == {"front": "a", "back": "c"}


def test_all_bad_rows_are_reported_in_one_run():
    """Each bad cell is reported at its place, and no deck is created from the other rows."""
    long = f"{'a' * 101},Kew,5 acres\n"
    rest = "ok,,3 acres\nok,Bois,4 acres\n1,2\nx,Kew,5 acres\n"
    table = f"id,Park,Area\nA b,Hyde,many\n{long}{rest}"
    foreign, findings = read(table, kind="quantity", **MAPPED)
    assert foreign is None
    assert shown(findings) == [
        "2:1 I03 “A b” cannot be an id: use lower-case letters, digits and single hyphens",
        "2:10 I03 “many” has no number; write, for example, 42,400 hectares",
        f"3:1 I03 “{'a' * 40}…” cannot be an id: it has more than 100 characters",
        "4:4 I03 the required field “actor” is empty",
        "5:1 D05 duplicate fact id “ok”, first used in line 4",
        "6:1 I04 the row has 2 cells, but the first row has 3",
    ]


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_columns_can_fill_keys_of_a_value(suffix):
    """A column can fill one key of a value, such as `amount.unit`."""
    table = "actor,amount,amount.unit,verb.base,verb.past\nAnn,3,park,open,opened\n"
    delimiter = "\t" if suffix == ".tsv" else ","
    request = request_for(table.replace(",", delimiter).encode(), suffix=suffix, kind="quantity")
    foreign, findings = read_foreign(request)
    assert not findings
    assert foreign.facts[0].values["amount"] == {"value": "3", "unit": "park"}
