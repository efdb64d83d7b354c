"""A value is replaced where it stands, and nothing else of the file."""

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
def test_everything_around_stays(written, end, mark):
    """Comments, line ends, quotation marks, the byte order mark and words that look alike."""
    lines = [
        "# one, 만세 𝄞 and what ends no line: \u2028 \x85",
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
def test_whatever_stands_before(comment):
    """Lines and columns count as libyaml counts them, in characters."""
    text = f"# {comment}\nfacts: [{{note: '{comment.replace(chr(39), '')}', id: one}}]"
    assert rename(text) == text[: -len("one}]")] + "another-one}]"


@pytest.mark.parametrize("written", ['"\\u006fne"', ">-\n      one", "|-\n      one"])
def test_what_is_not_written_plainly_is_refused(written):
    """An escape or a block is for its author to change."""
    with pytest.raises(ValueError, match="letter by letter"):
        rename(f"facts:\n- id: {written}\n")
