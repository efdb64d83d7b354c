"""YAML keeps every scalar as typed, with its place, and refuses what decks have no use for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.yaml_tree import place_of, places_of, plain, read_yaml


def test_scalars_stay_as_typed():
    """NO is Norway and 3.10 a version: the schema decides, not YAML."""
    node, findings = read_yaml(
        "a", "country: NO\nversion: 3.10\nempty:\nquoted: ''\nday: 2024-01-02\n"
    )
    assert not findings
    assert plain(node) == {
        "country": "NO",
        "version": "3.10",
        "empty": None,
        "quoted": "",
        "day": "2024-01-02",
    }


def test_places_are_one_based_and_reach_into_lists():
    """A finding can point at any value or key."""
    node, _ = read_yaml("a", "facts:\n  - id: x\n    rest: né à\n")
    assert str(place_of(node, ["facts", 0, "rest"])) == "a:3:11"
    assert str(place_of(node, ["facts", 0, "rest"], key=True)) == "a:3:5"
    assert place_of(node, ["facts", 0, "rest"]).length == 4


def test_steps_that_do_not_exist_are_passed_over():
    """Pydantic names union members between the real steps."""
    node, _ = read_yaml("a", "a: {b: c}\n")
    assert str(place_of(node, ["a", "EntityEntry", "b"])) == "a:1:8"


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("a: [1", "Y01", "this “[” is not closed"),
        ("a:\n\tb: 1", "Y01", "tab"),
        ("a: b: c", "Y01", "a second “: ”"),
        ("a: \x00", "Y01", "U+0000"),
        ("a: 1\na: 2", "Y02", "twice"),
        ("a: &x 1\nb: *x", "Y03", "anchors"),
        ("a: !!python/object:os.system 1", "Y03", "tags"),
        ("a: 1\n---\nb: 1", "Y03", "second document"),
        ("[" * 60, "Y03", "deep"),
        ("? [a]\n: b", "Y03", "key"),
        (f"a: {'x' * 10_001}", "Y05", "a text of 10,001 characters"),
        ("%YAML 9.9\n--- a", "Y01", "not YAML: found incompatible YAML document"),
        ("", "Y04", "empty"),
        ("# nothing but a comment\n", "Y04", "empty"),
    ],
)
def test_what_is_refused(text, code, word):
    """Each gives one finding with its code, and none a traceback."""
    _, findings = read_yaml("a", text)
    assert [finding.code for finding in findings] == [code]
    assert word in findings[0].message


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_lines_end_where_editors_end_them(mark):
    """A separator that came with pasted words moves no place, ends no comment, begins no key."""
    node, findings = read_yaml(
        "a", f"# no{mark}secret: 1\na: b{mark}c\nd: {mark}e\nf: 'g{mark}h'\n"
    )
    assert not findings
    assert plain(node) == {"a": "b c", "d": "e", "f": "g h"}
    assert [place_of(node, key).line for key in "adf"] == [2, 3, 4]


@given(st.text())
def test_any_text_is_a_tree_or_findings(text):
    """Whatever somebody saves as a deck, the reader answers."""
    node, findings = read_yaml("a", text)
    assert (node is None) == bool([f for f in findings if f.code not in ("Y02", "Y06")])


def test_a_text_is_found_wherever_it_stands():
    """In lists and under keys; a key comes after what stands behind it."""
    node, _ = read_yaml("a", "x: y\nb: [x, {c: x}]\n")
    assert list(map(str, places_of(node, "x"))) == ["a:2:5", "a:2:12", "a:1:1"]
    assert list(places_of(node, "z")) == []


def test_as_much_text_as_allowed_is_read():
    """The limit itself is fine."""
    assert read_yaml("a", f"a: {'x' * 10_000}")[1] == ()
