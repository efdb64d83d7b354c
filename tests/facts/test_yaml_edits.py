"""`replace_at` replaces a value in place and nothing else in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.yaml_edits import replace_at
from quizgen.facts.yaml_tree import node_at, read_yaml

STEPS = ["facts", 0, "id"]


def rename(text, old="one", new="another-one"):
    """Replace the id of the first fact by its place, as read from a file with this text."""
    read = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    node, findings = read_yaml("deck.yaml", read)
    assert findings == ()
    return replace_at(text, node_at(node, STEPS).place, old, new)


@pytest.mark.parametrize("written", ["one", '"one"', "'one'"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_everything_around_is_unchanged(written, end, mark):
    """Comments, line ends, quotation marks, the byte order mark and equal words stay."""
    lines = [
        "# one, 만세 𝄞 and no line ends: \u2028 \x85",
        "facts:",
        f"- {{kind: x,  id: {written} }} # one",
        "",
        "# id: one",
        "",
    ]
    text = mark + end.join(lines)
    assert rename(text) == text.replace(
        f"  id: {written} }}", f"  id: {written.replace('one', 'another-one')} }}"
    )


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters="\r\n"), max_size=20))
def test_places_count_characters(comment):
    """Lines and columns match those of libyaml for any text before the value."""
    text = f"# {comment}\nfacts: [{{note: '{comment.replace(chr(39), '')}', id: one}}]"
    assert rename(text) == text[: -len("one}]")] + "another-one}]"


@pytest.mark.parametrize("written", ['"\\u006fne"', ">-\n      one", "|-\n      one"])
def test_a_value_with_escapes_or_in_a_block_is_an_error(written):
    """The author must change it by hand."""
    with pytest.raises(ValueError, match="not found at"):
        rename(f"facts:\n- id: {written}\n")
