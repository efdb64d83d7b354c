"""The ledger keeps when content changed and which slot a question has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exports.ledger import Entry, Ledger, read_ledger, slots_for, updated, write_ledger

entries = st.builds(
    Entry,
    hash=st.text(min_size=1),
    changed=st.integers(min_value=1, max_value=2**40),
    guid=st.text(),
    slots=st.dictionaries(st.text(), st.integers(min_value=1, max_value=8)),
    retired=st.booleans(),
)


def test_unchanged_content_keeps_its_time():
    """A rebuild re-imports as duplicates only."""
    assert updated({"a": Entry("x", 5)}, {"a": Entry("x", 99)}, 99)["a"].changed == 5


def test_changed_content_is_newer_whatever_the_clock():
    """Time runs forwards for every note, even where the clock went back."""
    assert updated({"a": Entry("x", 50)}, {"a": Entry("y", 0)}, 99)["a"].changed == 99
    assert updated({"a": Entry("x", 50)}, {"a": Entry("y", 0)}, 10)["a"].changed == 51


def test_what_is_gone_is_retired_and_can_come_back():
    """A package cannot delete, so the ledger remembers what it once published."""
    gone = updated({"a": Entry("x", 5, guid="g")}, {}, 99)
    assert gone["a"] == Entry("x", 99, guid="g", retired=True)
    assert updated(gone, {}, 100) == gone
    back = updated(gone, {"a": Entry("x", 0, guid="g")}, 101)
    assert back["a"] == Entry("x", 101, guid="g")


def test_slots_are_never_reused():
    """A question that is asked no more keeps its slot."""
    entry = Entry("x", 1, slots={"what": 1, "who": 2})
    assert slots_for(entry, ["who", "when"]) == {"what": 1, "who": 2, "when": 3}
    assert slots_for(None, ["a", "b"]) == {"a": 1, "b": 2}


@given(st.dictionaries(st.text(), entries), st.dictionaries(st.text(), entries))
def test_a_ledger_is_read_as_it_was_written(types, notes):
    """Nothing is lost on the way through the file."""
    ledger = Ledger("deck", types, notes)
    assert read_ledger("deck", write_ledger(ledger)) == ledger


def test_one_entry_a_line():
    """Two people's additions merge."""
    text = write_ledger(Ledger("d", {}, {"b": Entry("x", 1), "a": Entry("y", 2)}))
    assert text.splitlines()[6:8] == [
        '"a": {"hash": "y", "changed": 2},',
        '"b": {"hash": "x", "changed": 1}',
    ]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"deck": "other", "notes": {}, "note_types": {}}', "1"]
)
def test_what_is_no_ledger_is_refused(text):
    """A damaged ledger is said to be one, never overwritten."""
    with pytest.raises(ValueError, match="ledger"):
        read_ledger("deck", text)
