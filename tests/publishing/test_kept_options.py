"""Published items keep their options: a change of one fact updates no note of another.

Only a note that shows what was removed or corrected gets another option in its place.
"""

import re
from dataclasses import replace

import pytest
from changed_decks import (
    PublishedDeck,
    correct,
    drop_notes_of,
    naming,
    relabel,
    sort_changes,
    take,
    without,
)

from quizgen.exports.ledger import is_note_of_fact, write_ledger
from quizgen.exports.ledger.changes import ChangeType

NEW, UPDATED, RETIRED = ChangeType.NEW, ChangeType.UPDATED, ChangeType.RETIRED
COUNT = 300
FACTS = take("varied", COUNT)
SOME = [*FACTS][3::59]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A published deck of 300 facts with all kinds of pools."""
    return PublishedDeck(tmp_path_factory.mktemp("published"), FACTS)


@pytest.fixture(scope="module")
def removals(published):
    """The plans for building the deck without some of its facts, by the fact."""
    return {fact: published.plan(without(FACTS, fact), published.ledger) for fact in SOME}


def of_others(changes, *facts):
    """Return the notes of other facts that a build updates or retires."""
    return drop_notes_of(facts, changes[UPDATED] | changes[RETIRED])


@pytest.mark.parametrize("added", SOME)
def test_an_added_fact_changes_no_other_note(tmp_path, added):
    """It has cards, and may let items be made that waited for it."""
    changes = PublishedDeck(tmp_path, without(FACTS, added)).change(FACTS)
    assert added in changes[NEW]
    assert not of_others(changes, added)


@pytest.mark.parametrize("renamed", [*SOME, "f47", "f215"])
def test_a_renamed_fact_changes_no_other_note(published, renamed):
    """Options are the entities, numbers and dates of facts, not the facts."""
    changes = published.rename(renamed, "renamed")
    assert not of_others(changes, "renamed")
    assert not changes[NEW]


def test_a_renamed_fact_that_is_an_option_changes_no_note(published):
    """Items that compare facts have facts as options; a rename changes these in the ledger too."""
    options = {id_ for entry in published.notes.values() for id_ in entry.options}
    facts = sorted(id_.removeprefix("fact:") for id_ in options if id_.startswith("fact:"))
    for fact in facts[::8]:
        changes = published.rename(fact, "renamed")
        assert not of_others(changes, "renamed"), fact
        assert not changes[NEW], fact
    assert facts


def test_a_removed_fact_changes_only_notes_that_show_it(published, removals):
    """If no other fact has its answer, the notes that show this answer get another option."""
    updated = set()
    for removed in SOME:
        rest = without(FACTS, removed)
        gone = [e[0] for e in FACTS[removed].entities if not naming(rest, e[0])]
        values = numbers_and_dates(removed) - set().union(*map(numbers_and_dates, rest))
        changes = sort_changes(removals[removed])
        shown = published.shown_by(f"fact:{removed}", *gone, *values)
        assert of_others(changes, removed) <= shown, removed
        assert not drop_notes_of([removed], changes[RETIRED]), removed
        updated |= drop_notes_of([removed], changes[UPDATED])
    assert updated


def test_a_removed_fact_changes_one_option_of_a_note(published, removals):
    """The others stay, in their places."""
    changed = 0
    for plan in removals.values():
        after = plan.publication.ledger.notes
        for key, entry in published.notes.items():
            if entry.options and not after[key].retired:
                assert len(entry.options) == len(after[key].options), key
                gone, new = ({*a} - {*b} for a, b in swapped(entry.options, after[key].options))
                assert len(gone) == len(new) <= 1, key
                is_sorted = any(id_[0].isdigit() for id_ in after[key].options if id_)
                if not is_sorted:
                    pairs = zip(entry.options, after[key].options, strict=True)
                    assert sum(a != b for a, b in pairs) == len(gone), key
                changed += len(gone)
    assert changed


def test_a_fact_that_comes_back_has_its_options_again(published, removals):
    """Its note does not wait for others, as that of a new fact does."""
    for removed, plan in removals.items():
        gone = write_ledger(plan.publication.ledger)
        back = published.plan(FACTS, gone).publication.ledger.notes
        for key, entry in published.notes.items():
            if is_note_of_fact(key, removed):
                assert not back[key].retired
                assert back[key].options == entry.options


def swapped(first, second):
    """Return two values in both orders."""
    return (first, second), (second, first)


@pytest.mark.parametrize("at", range(3, 120, 20))
def test_a_label_changes_only_notes_that_show_it(published, at):
    """The ledger records the ids of entities, so another label is no other option."""
    entities = {entity[0]: entity for fact in FACTS.values() for entity in fact.entities}
    id_, _, label, *_ = [*entities.values()][at]
    facts = naming(FACTS, id_)
    changes = published.change(relabel(FACTS, id_, label, f"{label}son"))
    compared = [f"fact:{fact}" for fact in facts]
    assert not changes[NEW]
    assert not changes[RETIRED]
    assert of_others(changes, *facts) == drop_notes_of(facts, published.shown_by(id_, *compared))


def test_a_corrected_answer_changes_only_notes_that_show_it(published):
    """The corrected item keeps the other options."""
    shown = kept = 0
    numbers = [fact for fact in FACTS if re.search(r"value: \d|when: \d", FACTS[fact].fields)]
    for fact in numbers[2::14]:
        changed, values = correct_number(fact), numbers_and_dates(fact)
        plan = published.plan(changed, published.ledger)
        notes = {note.key for note in plan.notes if note.change in (UPDATED, RETIRED)}
        showing = published.shown_by(f"fact:{fact}", *values)
        assert drop_notes_of([fact], notes) <= showing, fact
        shown += len(drop_notes_of([fact], notes))
        after = plan.publication.ledger.notes
        for key, entry in published.notes.items():
            if key.startswith(f"{fact}/") and entry.options and not after[key].retired:
                kept += len({*entry.options} & {*after[key].options}) > 2
    assert shown
    assert kept


@pytest.mark.parametrize("added", ["", "Zed Q. Zorro, "])
def test_distractors_of_a_fact_change_only_its_note(published, added):
    """The author's distractors replace those that the note shows."""
    fact = next(id_ for id_, fact in FACTS.items() if "distractors" in fact.fields)
    fields = re.sub(r"(subject: \[)[^,]*, ", rf"\1{added}", FACTS[fact].fields)
    changes = published.change({**FACTS, fact: replace(FACTS[fact], fields=fields)})
    assert changes[UPDATED] == {f"{fact}/who/choice"}
    assert not changes[RETIRED]


def test_extra_distractors_change_only_notes_that_show_them(published):
    """A new one changes nothing, and one that is removed only the notes that show it."""
    type_, extras = next(
        pair for fact in FACTS.values() for pair in fact.types.items() if "extra" in pair[1]
    )
    gone = re.search(r"\[([^,]*)", extras)[1]
    more = published.change(with_type(type_, extras.replace("[", "[Zed Q. Zorro, ")))
    assert not more[UPDATED] | more[RETIRED] | more[NEW]
    fewer = published.change(with_type(type_, extras.replace(gone, "Zed Q. Zorro")))
    members = {f"{id_}/who/choice" for id_, fact in FACTS.items() if type_ in fact.types}
    assert fewer[UPDATED] == published.shown_by(gone) & members != set()
    assert not fewer[RETIRED] | fewer[NEW]


def with_type(type_, yaml):
    """Return the facts with another definition of a type."""
    return {
        id_: replace(fact, types={type_: yaml}) if type_ in fact.types else fact
        for id_, fact in FACTS.items()
    }


def numbers_and_dates(fact):
    """Return the ids of the options that the numbers and dates of a fact are."""
    fields = FACTS[fact].fields
    return {*re.findall(r"value: (\d+)", fields), *re.findall(r"when: (\d.*)", fields)}


def correct_number(fact):
    """Return the facts with another number or year in one of them."""
    if when := re.search(r"when: .*?(\d{4})\n", FACTS[fact].fields):
        return correct(FACTS, fact, when[1], str(int(when[1]) - 1))
    value = re.search(r"value: (\d+)", FACTS[fact].fields)[1]
    digit = value.rstrip("0")[-1]
    zeros = len(value) - len(value.rstrip("0"))
    step = 10**zeros if digit not in "49" else -(10**zeros)
    new = str(int(value) + step)
    facts = correct(FACTS, fact, f"value: {value}", f"value: {new}")
    return correct(facts, fact, f" {int(value):,} ", f" {int(new):,} ")
