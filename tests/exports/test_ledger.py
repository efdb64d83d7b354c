"""The ledger records when content changed and which slot each question has."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.exports.ledger import (
    ChangeType,
    Entry,
    Ledger,
    LedgerChange,
    LedgerFile,
    assign_slots,
    compare_ledgers,
    drop_superseded,
    hash_content,
    read_ledger,
    rename_fact,
    update_entries,
    write_ledger,
)
from quizgen.exports.ledger.ledger_checks import find_unreadable_ledger
from quizgen.exports.ledger.ledger_file import check_ledger

DAY = 86_400
keys = st.text(st.characters(exclude_characters="/#", codec="utf-8"), min_size=1)
times = st.integers(min_value=1, max_value=2**37)
entries = st.builds(
    Entry,
    hash=st.sampled_from(["x", "y", "z"]),
    changed=times,
    guid=st.text(),
    slots=st.lists(keys, unique=True, max_size=8).map(
        lambda names: dict(zip(names, range(1, 9), strict=False))
    ),
    retired=st.booleans(),
    parts=st.dictionaries(keys, st.text(), max_size=2),
    was=st.lists(keys, max_size=2).map(tuple),
    versions=st.lists(keys, unique=True, max_size=2).map(tuple),
    options=st.just(()) | st.lists(keys, max_size=3).map(lambda ids: (*ids, "")),
)
tables = st.dictionaries(st.sampled_from("abcdef"), entries)
published = st.dictionaries(keys, entries).map(
    lambda notes: {key: replace(entry, guid=f"g{key}") for key, entry in notes.items()}
)


def test_unchanged_content_keeps_its_time():
    """Unchanged content keeps its time, so that Anki imports only duplicates."""
    assert update_entries({"a": Entry("x", 5)}, {"a": Entry("x", 99)}, 99)["a"].changed == 5


def test_changed_content_is_newer_even_if_the_clock_went_back():
    """The time of a changed note always increases."""
    assert update_entries({"a": Entry("x", 50)}, {"a": Entry("y", 0)}, 99)["a"].changed == 99
    assert update_entries({"a": Entry("x", 50)}, {"a": Entry("y", 0)}, 10)["a"].changed == 51


@given(tables, tables, times)
def test_times_increase_but_not_beyond_now(old, current, now):
    """Changed entries are newer, and not later than now unless their time was already later."""
    after = update_entries(old, current, now)
    assert list(after) == sorted(old.keys() | current.keys())
    for key, entry in after.items():
        before = old.get(key)
        assert entry.changed <= max(now, before.changed + 1 if before else 0)
        if before and key in current:
            same = (before.hash, before.retired) == (entry.hash, entry.retired)
            assert (entry.changed == before.changed) is same
            assert entry.changed >= before.changed


@given(tables, tables, times, times)
def test_a_second_build_changes_nothing(old, current, now, later):
    """A second build at any time changes no entry."""
    after = update_entries(old, current, now)
    assert update_entries(after, current, later) == after
    assert list(compare_ledgers(after, update_entries(after, current, later))) == []


def test_retiring_and_returning_are_changes():
    """A removed note is shipped as a notice, and a returning note with its content."""
    active = {"a": Entry("x", 5, guid="g")}
    gone = update_entries(active, {"a": Entry("notice", 0, guid="g", retired=True)}, 99)
    assert gone["a"] == Entry("notice", 99, guid="g", retired=True)
    assert list(compare_ledgers(active, gone)) == [LedgerChange("a", ChangeType.RETIRED)]
    back = update_entries(gone, active, 101)
    assert back["a"] == Entry("x", 101, guid="g")
    assert list(compare_ledgers(gone, back)) == [LedgerChange("a", ChangeType.BACK)]


def test_a_change_names_the_changed_parts():
    """Parts with a different, new or missing hash are named."""
    before = {"a": Entry("x", 5, parts={"question": "1", "quote": "2", "options": "3"})}
    after = {"a": Entry("y", 6, parts={"question": "1", "quote": "9", "answer": "4"})}
    parts = ("answer", "options", "quote")
    assert list(compare_ledgers(before, after)) == [LedgerChange("a", ChangeType.UPDATED, parts)]
    assert list(compare_ledgers({}, after)) == [LedgerChange("a", ChangeType.NEW)]


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), unique=True)))
def test_slots_are_never_reused(builds):
    """A question keeps its slot when others are added, dropped and added again."""
    entry, ever = None, {}
    for questions in builds:
        slots = assign_slots(entry, questions)
        assert ever.items() <= slots.items()
        assert sorted(slots.values()) == list(range(1, len(slots) + 1))
        entry, ever = Entry("x", 1, slots=slots), slots


@given(st.dictionaries(keys, entries), published, st.frozensets(keys))
def test_a_ledger_round_trips(types, notes, tags):
    """The file is JSON, and reading it gives the same ledger."""
    ledger = Ledger("deck", types, notes, tags=tags)
    text = write_ledger(ledger)
    assert read_ledger("deck", text) == ledger
    assert json.loads(text)["deck"] == "deck"
    assert write_ledger(read_ledger("deck", text)) == text


@given(tables, keys, entries)
def test_an_addition_is_one_new_line(notes, key, entry):
    """No other line changes, so that git can merge additions."""
    before = write_ledger(Ledger("d", {}, notes)).split("\n")
    after = write_ledger(Ledger("d", {}, {**notes, key: entry})).split("\n")
    (added,) = (
        line for line in after if line.startswith(f"{json.dumps(key)}: ") and line[-1] == ","
    )
    assert [line for line in after if line != added] == [
        line for line in before if not (line.startswith(f"{json.dumps(key)}: ") and line[-1] == ",")
    ]


def test_the_newer_of_two_lines_for_a_note_counts():
    """The newer line counts, with texts of the older line, and slots that it leaves free."""
    older = Entry(
        "old", 5, guid="g", slots={"who": 1, "when": 2, "how": 3}, versions=("a", "b", "c")
    )
    newer = Entry("new", 6, guid="g", slots={"who": 1, "where": 2}, versions=("a", "d"))
    text = write_ledger(Ledger("d", {}, {"a": older}))
    line = next(line for line in text.split("\n") if line.startswith('"a"'))
    other = write_ledger(Ledger("d", {}, {"a": newer})).split("\n")
    other = next(row for row in other if row.startswith('"a"'))
    for both in (f"{line}\n{other}", f"{other}\n{line}"):
        read = read_ledger("d", text.replace(line, both)).notes["a"]
        slots, versions = {"who": 1, "where": 2, "how": 3}, ("a", "b", "c", "d")
        assert read == replace(newer, slots=slots, versions=versions)


def test_a_tag_on_two_lines_counts_once():
    """Both sides of a merge may have added the tag."""
    text = write_ledger(Ledger("d", tags=frozenset({"claim", "d"})))
    merged = text.replace('"claim": true,\n', '"claim": true,\n' * 2)
    assert merged != text
    assert read_ledger("d", merged).tags == {"claim", "d"}


def test_all_texts_of_a_note_are_recorded():
    """A learner may have any build, so an entry has the checksums of all of them, each once."""
    after = {"a": Entry("x", 1, versions=("1",))}
    for now, version in enumerate(("1", "2", "1", "3"), 2):
        after = update_entries(after, {"a": Entry(version, now, versions=(version,))}, now)
    assert after["a"].versions == ("1", "2", "3")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "1",
        '{"deck": "other", "notes": {}, "note_types": {}}',
        '{"deck": "deck", "deck": "other", "notes": {}, "note_types": {}}',
        '{"deck": "deck", "notes": {}, "notes": {}, "note_types": {}}',
        '{"deck": "deck", "tags": ["claim"], "notes": {}, "note_types": {}}',
    ],
)
def test_an_invalid_ledger_is_rejected(text):
    """The message says that the ledger is not valid."""
    with pytest.raises(ValueError, match="ledger"):
        read_ledger("deck", text)


PUBLISHED = '{"hash": "x", "changed": 1, "guid": "g"}'


@pytest.mark.parametrize(
    "entries",
    [
        '"a": []',
        '"a": {"hash": "x"}',
        '"a": {"hash": 1, "changed": 1}',
        '"a": {"hash": "x", "changed": "today"}',
        '"a": {"hash": "x", "changed": 1, "colour": "red"}',
        '"a": {"hash": "x", "changed": 1, "slots": ["b"]}',
        '"a": {"hash": "x", "changed": 1, "slots": {"b": "c"}}',
        '"a": {"hash": "x", "changed": 1}, "a": {"hash": "x", "changed": "2"}',
        '"a": {"hash": "x", "changed": 1}, "a": 1',
        '"a": {"hash": "x", "changed": 253402300800}',
        '"a": {"hash": "x", "changed": 1, "slots": {"b": 10000, "c": 1}}',
        '"a": {"hash": "x", "changed": 1, "slots": {"b": 12}}',
        '"a": {"hash": "x", "changed": 1, "slots": {"b": 1, "c": 1}}',
        '"a/b": {"hash": "x", "changed": 1}',
        '"a/b/": {"hash": "x", "changed": 1}',
        '"a/b/choice/c": {"hash": "x", "changed": 1}',
        '"a#b": {"hash": "x", "changed": 1}',
        '"a/b/choice": {"hash": "x", "changed": 1, "slots": {"b": 1}}',
        '"a#2": {"hash": "x", "changed": 1, "slots": {"b": 1}}',
        '"a": {"hash": "x", "changed": 1, "was": "bcd"}',
        '"a": {"hash": "x", "changed": 1, "versions": "bcd"}',
        '"a": {"hash": "x", "changed": 1, "versions": [1]}',
        '"a": true, "a": true',
        f'"a": {PUBLISHED}, "b": {PUBLISHED}',
        r'"a": {"hash": "x", "changed": 1, "guid": "\ud800"}',
        r'"\ud800": {"hash": "x", "changed": 1}',
        r'"a": {"hash": "x", "changed": 1, "was": ["\ud800"]}',
    ],
)
def test_an_invalid_entry_is_rejected(entries):
    """Entries broken by hand or by a merge give a message, not a crash."""
    with pytest.raises(ValueError, match="ledger"):
        read_ledger("deck", f'{{"deck": "deck", "note_types": {{}}, "notes": {{{entries}}}}}')


def test_a_title_with_a_lone_surrogate_is_rejected():
    """A title that UTF-8 cannot encode is rejected."""
    with pytest.raises(ValueError, match="lone surrogate"):
        read_ledger("d", r'{"deck": "d", "title": "\ud800", "note_types": {}, "notes": {}}')


def test_two_lines_of_a_renamed_note_are_read_but_not_written():
    """Two lines of a renamed note, as after a merge, are read; a build keeps only the newer one."""
    notes = {"a": Entry("x", 1, "g"), "b": Entry("y", 2, "g", was=("a",))}
    ledger = read_ledger("d", write_ledger(Ledger("d", notes=notes)))
    assert ledger.notes == notes
    with pytest.raises(ValueError, match="“a” and “b” have the same GUID"):
        check_ledger(ledger)
    assert list(drop_superseded(ledger, {}).notes) == ["b"]


LAST = 253_402_300_799


@pytest.mark.parametrize(
    "entry",
    [Entry("x", LAST + 1, "g"), Entry("x", 1, "g", slots={"who": 1, "how": 10_000})],
    ids=["time", "slots"],
)
def test_a_ledger_that_could_not_be_read_is_not_written(entry, tmp_path):
    """A ledger that the next build could not read is L01."""
    file = LedgerFile(tmp_path / "decks" / "d.ledger.json", "")
    (found,) = find_unreadable_ledger(Ledger("d", notes={"a": entry}), file)
    assert found.code == "L01"
    assert not list(find_unreadable_ledger(Ledger("d", notes={"a": Entry("x", LAST, "g")}), file))


def test_content_hashes_are_unambiguous():
    """Different parts have different hashes, even if their joined texts are equal."""
    assert hash_content("a", "b") != hash_content("a, b") != hash_content(["a", "b"])


def test_a_rename_changes_the_id_in_options_of_other_notes():
    """Options can be facts; those of other ids, and the key, stay as they are."""
    options = ("fact:old", "", "fact:older")
    notes = {"other/most/choice": Entry("a", 1, "g", options=options), "old": Entry("b", 1, "h")}
    renamed = rename_fact(Ledger("deck", notes=notes), "old", "new")
    assert renamed.notes["other/most/choice"].options == ("fact:new", "", "fact:older")


@pytest.mark.parametrize("options", [["a", "b"], ["", "a", ""], [1, ""], "ab", {"": "a"}])
def test_options_without_one_key_are_invalid(options):
    """The key has an empty id, once, and the others are texts."""
    note = {"hash": "a", "changed": 1, "guid": "g", "options": options}
    text = json.dumps({"deck": "deck", "note_types": {}, "notes": {"a/who/choice": note}})
    with pytest.raises(ValueError, match="not a valid"):
        read_ledger("deck", text)
    note["options"] = ["a", "", "b"]
    text = json.dumps({"deck": "deck", "note_types": {}, "notes": {"a/who/choice": note}})
    ledger = read_ledger("deck", text)
    assert ledger.kept_options == {"deck/a/who/choice": ("a", "", "b")}
    assert read_ledger("deck", write_ledger(ledger)) == ledger
