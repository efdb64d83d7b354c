"""A merge changes the facts that an answer has, and no other line of the deck."""

import difflib
import shutil

import pytest
from conftest import ROOT, SAMPLE_DECK, copy_project, copy_sample

from quizgen.drafting.answers import as_written, read_answer
from quizgen.drafting.deck_text import read_deck_texts
from quizgen.drafting.merging import plan_merge
from quizgen.facts.yaml_blocks import BlockError
from quizgen.pipeline import check_deck

DECK = """\
# A deck.
deck: parks
title: Parks
sources:
  article: {file: seeds/article.txt, title: The parks, cite: a report on parks}
types:
  town: {ask: which town}   # towns
facts:
  # The opening

  - id: opened      # permanent
    say: Ann Lee opened [3 parks] in Bath.
    # a remark on the question
    ask: How many parks did Ann Lee open in Bath?
    quote: >-
      Ann Lee opened
      3 parks
    note: seen

  # The closing
  - {id: closed, say: "Bob closed [2 parks].", quote: Bob closed 2 parks}

  - id: kept
    kind: event
    section: end
    subject: {name: Bob, ask: who}
    verb: left
    quote: Bob left
  # The end
"""


def merge(tmp_path, answer, deck=DECK):
    """Return the new text of a deck after the merge of an answer, and the merging."""
    path = tmp_path / "decks" / "parks.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(deck.encode())
    read, findings = read_answer("answer.txt", answer)
    assert findings == ()
    merging = plan_merge(path, read)
    assert merging.findings == ()
    return merging.files.get(path, deck.encode()).decode(), merging


def changes(before, after):
    """Return the lines that differ, each after - or +."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def test_only_changed_keys_of_a_fact_are_written(tmp_path):
    """Comments, folded texts and keys that the answer leaves out stay as they are."""
    text, merging = merge(
        tmp_path,
        "facts:\n  - id: opened\n    say: Ann Lee opened [3 parks] in Bath: all at once.\n"
        "    quote: Ann Lee opened 3 parks\n    note:\n    section: start\n",
    )
    assert changes(DECK, text) == [
        "-    say: Ann Lee opened [3 parks] in Bath.",
        '+    say: "Ann Lee opened [3 parks] in Bath: all at once."',
        "-    note: seen",
        "+    section: start",
    ]
    assert merging.replaced == ("opened",)


def test_same_fact_is_not_written(tmp_path):
    """A fact that the answer repeats as it is keeps its lines, and the file is not written."""
    _, merging = merge(tmp_path, "facts:\n- id: opened\n  quote: Ann Lee opened 3 parks\n")
    assert (merging.files, merging.unchanged) == ({}, ("opened",))


def test_fact_becomes_a_sentence(tmp_path):
    """A fact that gets a sentence loses the fields of its kind, but keeps its section."""
    text, _ = merge(
        tmp_path, "facts:\n- id: kept\n  say: '[Bob](mayor) left Bath.'\n  ask: Who left?"
    )
    assert changes(DECK, text) == [
        "-    kind: event",
        "-    subject: {name: Bob, ask: who}",
        "-    verb: left",
        '+    say: "[Bob](mayor) left Bath."',
        "+    ask: Who left?",
    ]


def test_fact_on_one_line_is_written_anew(tmp_path):
    """A fact between braces becomes a block, at the same place."""
    text, _ = merge(tmp_path, "facts:\n- id: closed\n  ask: How many parks did Bob close?\n")
    assert changes(DECK, text) == [
        '-  - {id: closed, say: "Bob closed [2 parks].", quote: Bob closed 2 parks}',
        "+  - id: closed",
        "+    say: Bob closed [2 parks].",
        "+    quote: Bob closed 2 parks",
        "+    ask: How many parks did Bob close?",
    ]


def test_new_facts_follow_the_last_and_tables_are_added(tmp_path):
    """A question with a colon, an answer with a bracket and a new table are quoted correctly."""
    text, merging = merge(
        tmp_path,
        "sections: {end: The end}\ntypes:\n  mayor: {ask: who}\n  town: {unlike: [mayor]}\n"
        "facts:\n- id: new\n  say: '[Ann](mayor) left in [1900].'\n"
        "  ask:\n    Ann: Who left in 1900?\n    1900: 'When did Ann leave: in which year?'\n"
        "  distractors: {Ann: [Bob, 'Eve: II', Ray]}\n  quote: Ann left in 1900\n",
    )
    assert changes(DECK, text) == [
        "-  town: {ask: which town}   # towns",
        "+  town: {ask: which town, unlike: [mayor]}",
        "+  mayor: {ask: who}",
        "+sections:",
        "+  end: The end",
        "+",
        "+  - id: new",
        '+    say: "[Ann](mayor) left in [1900]."',
        "+    ask:",
        "+      Ann: Who left in 1900?",
        '+      1900: "When did Ann leave: in which year?"',
        '+    distractors: {Ann: [Bob, "Eve: II", Ray]}',
        "+    quote: Ann left in 1900",
    ]
    assert merging.added == ("new",)
    assert text.endswith("quote: Ann left in 1900\n  # The end\n")


def test_facts_are_removed(tmp_path):
    """Comments before a removed fact stay. Ids that the deck lacks are returned."""
    text, merging = merge(tmp_path, "remove: [opened, nothing, kept]")
    assert (merging.removed, merging.unknown) == (("opened", "kept"), ("nothing",))
    assert text.partition("facts:\n")[2] == (
        "  # The opening\n\n  # The closing\n"
        '  - {id: closed, say: "Bob closed [2 parks].", quote: Bob closed 2 parks}\n\n  # The end\n'
    )
    text, _ = merge(tmp_path, "remove: [opened, closed, kept]\nfacts:\n- id: b\n  quote: c\n")
    assert text.partition("facts:\n")[2] == "  - id: b\n    quote: c\n"


def test_sections_between_facts_stay(tmp_path):
    """An entry with a section for the facts after it stays before them."""
    facts = "- section: a\n- id: b\n  quote: c\n- section: d\n- id: e\n- section: f\n"
    deck = f"deck: parks\nfacts:\n{facts}"
    text, _ = merge(
        tmp_path, "remove: [e]\nfacts:\n- id: b\n  quote: x\n- id: g\n  section: a\n", deck
    )
    assert text.partition("facts:\n")[2] == (
        "- section: a\n- id: b\n  quote: x\n- section: d\n- section: f\n\n- id: g\n  section: a\n"
    )


def test_section_of_an_entry_is_not_repeated(tmp_path):
    """A fact gets a section of its own only if it is another one than that of the entry before."""
    deck = "deck: parks\nfacts:\n- section: a\n- id: b\n  quote: c\n- id: d\n  quote: e\n"
    answer = "facts:\n- section: a\n- id: b\n  quote: x\n- section: f\n- id: d\n  quote: e\n"
    text, merging = merge(tmp_path, answer, deck)
    assert changes(deck, text) == ["-  quote: c", "+  quote: x", "+  section: f"]
    assert merging.replaced == ("b", "d")


def test_line_ends_and_byte_order_mark_stay(tmp_path):
    """A file from Windows gets lines with its own ends."""
    deck = "\ufeff" + DECK.replace("\n", "\r\n")
    text, _ = merge(tmp_path, "remove: [closed]\nfacts:\n- id: b\n  quote: c\n", deck)
    assert text.startswith("\ufeff# A deck.\r\n")
    assert "  - id: b\r\n    quote: c\r\n" in text
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("facts", ["", "facts:\n", "facts: []\n", "facts:\n\n# later\n"])
def test_facts_are_added_to_a_deck_without_facts(tmp_path, facts):
    """The key may be missing or empty."""
    deck = f"deck: parks\ntitle: Parks\n{facts}"
    text, _ = merge(tmp_path, "types:\n  a: {ask: b}\nfacts:\n- id: b\n  quote: c\n", deck)
    assert "facts:\n  - id: b\n    quote: c\n" in text
    assert "types:\n  a: {ask: b}\n" in text


def test_deck_that_cannot_be_edited_safely_stays(tmp_path):
    """A folded text that ends like a comment would be cut, which the check after editing finds."""
    deck = DECK.replace("quote: Bob left\n", "quote: >-\n      Bob\n      # left\n")
    with pytest.raises(BlockError, match="cannot be edited safely"):
        merge(tmp_path, "facts:\n- id: b\n  quote: b\n", deck)
    with pytest.raises(BlockError, match="write each key on a line of its own"):
        merge(tmp_path, "facts:\n- id: b\n", "{deck: parks, title: Parks}\n")


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_our_decks_merged_with_themselves_stay(path):
    """An answer that repeats a whole deck changes nothing."""
    answer, findings = read_answer("answer.txt", path.read_text("utf-8"))
    merging = plan_merge(path, answer)
    assert (findings, merging.files) == ((), {})
    assert len(merging.unchanged) == len(answer.facts)


def test_every_fact_of_our_decks_can_be_removed_and_added_again(tmp_path):
    """The deck then has the same facts and findings."""
    project = copy_project(tmp_path)
    path = project / "decks" / "volcanoes.yaml"
    before = check_deck(path)
    answer, _ = read_answer("answer.txt", path.read_text("utf-8"))
    ids = ", ".join(answer.facts)
    (content,) = plan_merge(path, read_answer("a", f"remove: [{ids}]")[0]).files.values()
    path.write_bytes(content)
    assert list(plan_merge(path, answer).added) == list(answer.facts)
    path.write_bytes(next(iter(plan_merge(path, answer).files.values())))
    after = check_deck(path)
    assert [finding.message for finding in after.findings] == [
        finding.message for finding in before.findings
    ]
    assert [as_written(fact.node) for fact in after.deck.facts] == [
        as_written(fact.node) for fact in before.deck.facts
    ]


def test_facts_and_entities_are_changed_in_the_file_that_has_them(tmp_path):
    """New facts go to the last file of a folder that has facts, new entities to its first file."""
    folder = tmp_path / "decks" / "parks"
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, "utf-8")
    (folder / "more.yaml").write_text("entities:\n  bob: {name: Bob}\nfacts:\n- id: x\n", "utf-8")
    (folder / "words.yaml").write_text("entities:\n  eve: {name: Eve}\n", "utf-8")
    answer, _ = read_answer(
        "a",
        "entities:\n  bob: {ask: who}\n  ann: {name: Ann}\n"
        "facts:\n- id: opened\n  note: b\n- id: y\n- id: x\n  quote: z\n",
    )
    files = {
        path.name: content.decode() for path, content in plan_merge(folder, answer).files.items()
    }
    assert files["more.yaml"] == (
        "entities:\n  bob: {name: Bob, ask: who}\nfacts:\n- id: x\n  quote: z\n\n- id: y\n"
    )
    assert "entities:\n  ann: {name: Ann}\nfacts:\n" in files["deck.yaml"]
    assert set(files) == {"more.yaml", "deck.yaml"}


def test_blocks_of_facts_are_their_lines():
    """Each fact of a deck has its own lines, from its id to its last key."""
    (text,), findings = read_deck_texts(ROOT / "decks" / "poetic-forms.yaml")
    assert findings == ()
    for fact in text.facts():
        written = text.written(fact.block)
        assert written.startswith(f"- id: {fact.id}\n")
        assert written.count("- id: ") == 1
        assert not written.endswith("\n")
        assert len([line for line in written.split("\n") if line[2:3].strip()]) >= len(
            fact.table.keys
        )


def test_broken_ledger_is_reported(tmp_path):
    """Whether a removed fact is published cannot be known without the ledger."""
    deck = copy_sample(tmp_path) / "decks" / SAMPLE_DECK.name
    shutil.copy(ROOT / "README.md", deck.with_suffix(".ledger.json"))
    merging = plan_merge(deck, read_answer("a", "remove: [area-demined]")[0])
    assert [finding.code for finding in merging.findings] == ["L01"]
    assert not merging.files
