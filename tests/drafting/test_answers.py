"""An assistant's answer is found in the text around it, and misquoted texts are read as meant."""

import pytest

from quizgen.drafting.answers import read_answer

FACT = {"id": "a", "say": "Ann left [Bath](town).", "ask": "Which town did Ann leave?"}
YAML = """facts:
  - id: a
    say: Ann left [Bath](town).
    ask: Which town did Ann leave?
"""


def read(text):
    """Return an answer without findings."""
    answer, findings = read_answer("answer.txt", text)
    assert findings == ()
    return answer


@pytest.mark.parametrize(
    "text",
    [
        YAML,
        f"```yaml\n{YAML}```\n",
        f"Here is the deck: it has one fact.\n\n```yaml\n{YAML}```\n\nShall I add more: yes or no?",
        f"Sure!\n\n{YAML}\nThese facts cover everything.\n- Shall I go on: yes?\n",
        f"Run this:\n```python\nprint('x')\n```\nThen:\n~~~yml\n{YAML}~~~",
        f"```\n{YAML}",
        YAML.replace("facts:\n", "").replace("\n  ", "\n")[2:],
        YAML.replace("\n", "\r\n"),
    ],
)
def test_yaml_is_found_in_an_answer(text):
    """Fences and prose are left out, also where the answer is cut off before the last fence."""
    assert read(text).facts == {"a": FACT}


def test_several_blocks_are_one_answer():
    """A table in one block and facts in others belong together."""
    answer = read(
        "```yaml\ntypes:\n  town: {ask: which town}\nremove: b\n```\nand\n"
        f"```yaml\n{YAML}```\n```yaml\nfacts:\n- id: c\nremove: [d, e]\n```"
    )
    assert list(answer.facts) == ["a", "c"]
    assert answer.tables == {"types": {"town": {"ask": "which town"}}}
    assert answer.remove == ("b", "d", "e")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("say: [Bath](town) is old.", "[Bath](town) is old."),
        ("say: [Bath] is old.", "[Bath] is old."),
        ("ask: In which town: Bath or Rome?", "In which town: Bath or Rome?"),
        ("say: Ann is no. #1 in [Bath](town).", "Ann is no. #1 in [Bath](town)."),
        ('quote: "They left," Ann said', '"They left," Ann said'),
        ('quote: "They left," he said, "in 1900"', '"They left," he said, "in 1900"'),
        ('quote: "all of it"', "all of it"),
        ("quote: 'it''s all'", "it's all"),
        ("quote: >-\n      one\n      two: three", "one two: three"),
        ("quote: one\n      two", "one two"),
    ],
)
def test_texts_without_quotation_marks_are_read_as_meant(line, value):
    """YAML reads a mark as a list, and a colon or a number sign as the end of the text."""
    answer = read(f"facts:\n  - id: a\n    {line}\n")
    assert answer.facts["a"][line.partition(":")[0]] == value


def test_section_holds_for_the_facts_after_it():
    """An entry with nothing but a section is no fact; a fact can have another section."""
    answer = read("facts:\n- section: a\n- id: b\n- id: c\n  section: d\n- section: e\n- id: f\n")
    assert {id_: fact["section"] for id_, fact in answer.facts.items()} == {
        "b": "a", "c": "d", "f": "e",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("[about 1,200 m, 900, 1,200,000]", ["about 1,200 m", "900", "1,200,000"]),
        ("[100, 200, 300]", ["100", "200", "300"]),
        ('["1,200", 1,300]', ["1,200", "1,300"]),
        ('["from 400 to 1,100", it’s 2,500 m]', ["from 400 to 1,100", "it’s 2,500 m"]),
        ("{Oaks: [1,200, 2,300], owls: [a, b]}", {"Oaks": ["1,200", "2,300"], "owls": ["a", "b"]}),
    ],
)
def test_commas_in_numbers_do_not_end_an_entry(line, value):
    """YAML reads an entry with a comma as two."""
    answer = read(f"facts:\n  - id: a\n    distractors: {line}\n")
    assert answer.facts["a"]["distractors"] == value


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Sorry, I cannot do that.", "Y04", 1),
        ("", "Y04", 1),
        ("Yes:\n\nfacts:\n  - id: a\n   say: b\n", "Y01", 5),
        ("facts:\n  - id: a\n    id: b\n", "Y02", 3),
        ("facts:\n  - say: b\n", "D01", 2),
        ("facts:\n  - id: a\n  - id: a\n", "D05", 3),
        ("facts: none\n", "D03", 1),
        ("```yaml\ntypes: [town]\n```\n", "D03", 2),
        ("remove: {a: b}\n", "D03", 1),
        ("```\nall is well\n```", "D03", 2),
    ],
)
def test_invalid_answer_has_a_finding_with_its_place(text, code, line):
    """Places are those of the answer, also after text that is left out."""
    _, findings = read_answer("answer.txt", text)
    assert [(finding.code, finding.place.line) for finding in findings] == [(code, line)]
    assert findings[0].place.path == "answer.txt"
