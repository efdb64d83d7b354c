"""`read_yaml` keeps scalars as typed, with their places, and rejects unsupported YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.yaml_tree import place_of, places_of, read_yaml, to_builtins


def test_scalars_stay_as_typed():
    """The schema, not YAML, decides what `NO` and `3.10` are."""
    node, findings = read_yaml(
        "a", "country: NO\nversion: 3.10\nempty:\nquoted: ''\nday: 2024-01-02\n"
    )
    assert not findings
    assert to_builtins(node) == {
        "country": "NO",
        "version": "3.10",
        "empty": None,
        "quoted": "",
        "day": "2024-01-02",
    }


def test_texts_are_composed():
    """Two spellings of a letter, which look alike, are the same key; paths stay as typed."""
    nfd = "Zu\u0308rich"
    node, findings = read_yaml("a", f"{nfd}: {nfd}\nfile: {nfd}\nmedia: [{nfd}, {{alt: {nfd}}}]\n")
    assert not findings
    composed = "Z\u00fcrich"
    assert to_builtins(node) == {composed: composed, "file": nfd, "media": [nfd, {"alt": composed}]}
    _, (finding,) = read_yaml("a", f"{nfd}: a\n{composed}: b\n")
    assert finding.code == "Y02"


def test_places_are_one_based_and_reach_into_lists():
    """A finding can mark any value or key."""
    node, _ = read_yaml("a", "facts:\n  - id: x\n    rest: né à\n")
    assert str(place_of(node, ["facts", 0, "rest"])) == "a:3:11"
    assert str(place_of(node, ["facts", 0, "rest"], key=True)) == "a:3:5"
    assert place_of(node, ["facts", 0, "rest"]).length == 4


def test_steps_that_do_not_exist_are_skipped():
    """Pydantic inserts the names of union members."""
    node, _ = read_yaml("a", "a: {b: c}\n")
    assert str(place_of(node, ["a", "EntityEntry", "b"])) == "a:1:8"


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("a: [1", "Y01", "“[” is never closed"),
        ("a:\n\tb: 1", "Y01", "tab"),
        ("a: b: c", "Y01", "a second “: ”"),
        ("a: \x00", "Y01", "U+0000"),
        ("a: 1\na: 2", "Y02", "duplicate"),
        ("a: &x 1\nb: *x", "Y03", "anchors"),
        ("a: !!python/object:os.system 1", "Y03", "tags"),
        ("a: 1\n---\nb: 1", "Y03", "second document"),
        ("[" * 60, "Y03", "deep"),
        ("? [a]\n: b", "Y03", "key"),
        (f"a: {'x' * 10_001}", "Y05", "too long: 10,001 characters"),
        ("%YAML 9.9\n--- a", "Y01", "invalid YAML: found incompatible YAML document"),
        ("", "Y04", "empty"),
        ("# nothing but a comment\n", "Y04", "empty"),
    ],
)
def test_unsupported_yaml_is_rejected(text, code, word):
    """Each text gives a single finding."""
    _, findings = read_yaml("a", text)
    assert [finding.code for finding in findings] == [code]
    assert word in findings[0].message


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_lines_end_where_editors_end_them(mark):
    """A pasted Unicode separator does not end a line, a comment or a value."""
    node, findings = read_yaml(
        "a", f"# no{mark}secret: 1\na: b{mark}c\nd: {mark}e\nf: 'g{mark}h'\n"
    )
    assert not findings
    assert to_builtins(node) == {"a": "b c", "d": "e", "f": "g h"}
    assert [place_of(node, key).line for key in "adf"] == [2, 3, 4]


@given(st.text())
def test_any_text_is_a_tree_or_findings(text):
    """Any text gives a tree or findings, never an exception."""
    node, findings = read_yaml("a", text)
    assert (node is None) == bool([f for f in findings if f.code not in ("Y02", "Y06", "Y07")])


@pytest.mark.parametrize(
    ("text", "tree", "help_"),
    [
        ("{n: Bob Ray, the planter}", {"n": "Bob Ray, the planter"}, 'n: "Bob Ray, the planter"'),
        ("{n: 1,200 é, or so, m: x}", {"n": "1,200 é, or so", "m": "x"}, 'n: "1,200 é, or so"'),
        ('{n: say “a”, "b", c}', {"n": 'say “a”, "b", c'}, "n: 'say “a”, \"b\", c'"),
        (
            "{a: b, n: Bob,\n  the planter}",
            {"a": "b", "n": "Bob, the planter"},
            '"Bob, the planter"',
        ),
        ("{n: x, draft}", {"n": "x, draft"}, 'n: "x, draft"'),
        ("{n: 'x', draft}", {"n": "x"}, "draft: …"),
        ("{draft, n: [x]}", {"n": ["x"]}, "draft: …"),
    ],
)
def test_a_text_that_a_comma_splits_is_reported_once(text, tree, help_):
    """The rest of the text belongs to the value before it; the help, followed, gives the tree."""
    node, (finding,) = read_yaml("a", text)
    assert finding.code == "Y07"
    assert help_ in finding.help
    assert to_builtins(node) == tree


@pytest.mark.parametrize("text", ["{a: , b: c}", "{a: 'b, c'}", "{a: [b, c]}", "a: b, c", "{}"])
def test_no_text_is_split_where_all_keys_have_a_colon(text):
    """An empty value has a colon, and commas outside braces or in quotation marks split nothing."""
    assert read_yaml("a", text)[1] == ()


def test_all_places_of_a_text_are_found():
    """In lists and mappings; values come before keys."""
    node, _ = read_yaml("a", "x: y\nb: [x, {c: x}]\n")
    assert list(map(str, places_of(node, "x"))) == ["a:2:5", "a:2:12", "a:1:1"]
    assert list(places_of(node, "z")) == []


def test_a_text_of_the_maximum_length_is_read():
    """The limit is inclusive."""
    assert read_yaml("a", f"a: {'x' * 10_000}")[1] == ()
