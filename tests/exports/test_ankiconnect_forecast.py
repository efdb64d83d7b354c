"""The forecast of a push is correct, and a second push has nothing to do."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.exports.anki.note_types import make_note_types
from quizgen.exports.ankiconnect.collection_state import (
    CollectionState,
    ExistingNote,
    ExistingNoteType,
)
from quizgen.exports.ankiconnect.forecast import ImportEffect, forecast_push
from quizgen.exports.ledger import Entry, Ledger
from quizgen.exports.note import Note

TYPES = make_note_types(Path(), "parks")
times = st.integers(min_value=1, max_value=4)
texts = st.sampled_from(["one", "two"])
cards = st.lists(st.integers(min_value=1, max_value=9), max_size=2).map(tuple)
in_anki_notes = st.builds(
    lambda changed, text, active: ExistingNote(changed, {"Question 1": text}, ("own",), active),
    times,
    texts,
    cards,
)


@st.composite
def decks(draw):
    """Draw the notes and ledger of a deck, and its state in Anki."""
    entries, notes, present = {}, [], {}
    for key in draw(st.sets(st.sampled_from("abcd"))):
        retired = draw(st.booleans())
        entries[key] = Entry("hash", draw(times), guid=key, retired=retired)
        if not retired or draw(st.booleans()):
            notes.append(Note(key, "fact", key, {"Question 1": draw(texts)}, ()))
        if theirs := draw(st.none() | in_anki_notes):
            present[f"parks/{key}"] = theirs
    types = {type_.key: Entry("hash", draw(times)) for type_ in TYPES}
    designs = {
        type_.name: design_of(type_, draw(times), draw(st.sampled_from([type_.css, "own"])))
        for type_ in TYPES
        if draw(st.booleans())
    }
    return notes, Ledger("parks", types, entries), CollectionState(present, designs)


def design_of(type_, changed, css):
    """Return a note type in Anki with other CSS."""
    return ExistingNoteType(
        changed, css, tuple((card.front, card.back) for card in type_.templates)
    )


def pushed(notes, ledger, in_anki):
    """Return the state of Anki after a push: import by Anki's rules, then suspension."""
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    present = dict(in_anki.notes)
    for note in notes if forecast.pending else ():
        name, entry = f"parks/{note.key}", ledger.notes[note.key]
        theirs = present.get(name, ExistingNote(0, {}, (), (1,)))
        if theirs.changed < entry.changed:
            present[name] = ExistingNote(entry.changed, note.fields, note.tags, theirs.active)
    designs = dict(in_anki.designs)
    for type_ in TYPES if forecast.pending and notes else ():
        changed = ledger.note_types[type_.key].changed
        if type_.name in designs and designs[type_.name].changed < changed:
            designs[type_.name] = design_of(type_, changed, type_.css)
    for name in forecast_push(notes, TYPES, ledger, CollectionState(present, designs)).retiring:
        present[name] = replace(present[name], active=())
    return CollectionState(present, designs)


@given(decks())
def test_a_second_push_has_nothing_to_do(deck):
    """One push is enough for any previous state of Anki."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, pushed(notes, ledger, in_anki))
    assert forecast.pending == ()
    assert forecast.retiring == {}


@given(decks())
def test_later_edits_of_a_learner_are_kept(deck):
    """Notes edited later in Anki are neither updated nor retired, unless their content is ours."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    ours = {f"parks/{note.key}": note.fields for note in notes}
    for name, theirs in in_anki.notes.items():
        entry = ledger.notes[name.removeprefix("parks/")]
        if theirs.changed > entry.changed and ours.get(name) != theirs.fields:
            assert forecast.notes[name] is ImportEffect.KEPT
            assert name not in forecast.retiring


@given(decks())
def test_only_retired_notes_are_suspended(deck):
    """Cards in use are never suspended."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    for name, active in forecast.retiring.items():
        assert ledger.notes[name.removeprefix("parks/")].retired
        assert set(active) <= set(in_anki.notes[name].active if name in in_anki.notes else ())


@given(decks())
def test_every_note_has_one_effect(deck):
    """Each note is counted under exactly one effect, so that the printed counts add up."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    counted = [name for effect in ImportEffect for name in forecast.notes_with(effect)] + [
        *forecast.retiring
    ]
    known = {f"parks/{note.key}" for note in notes} | set(in_anki.notes)
    assert sorted(counted) == sorted(known)


def effect_on_note(changed_in_anki, *, text="ours", tags=("t",)):
    """Return the effect on a note that the deck last changed at time 5."""
    note = Note("a", "fact", "g", {"Id": "parks/a", "Question 1": "ours"}, ("t",))
    types = {type_.key: Entry("hash", 5) for type_ in TYPES}
    ledger = Ledger("parks", types, {"a": Entry("hash", 5, "g")})
    theirs = ExistingNote(
        changed_in_anki, {"Id": "parks/a", "Question 1": text, "My notes": "own"}, tags
    )
    return forecast_push([note], TYPES, ledger, CollectionState({"parks/a": theirs}, {})).notes[
        "parks/a"
    ]


def test_the_later_edit_wins():
    """Times are compared by the second, as in Anki's importer."""
    assert effect_on_note(4, text="theirs") is ImportEffect.UPDATED
    assert effect_on_note(5, text="theirs") is ImportEffect.UNCHANGED
    assert effect_on_note(6, text="theirs") is ImportEffect.KEPT


def test_additions_of_a_learner_are_no_conflict():
    """A learner's own tag or text in the learner's field does not change our content."""
    assert effect_on_note(6, tags=("T", "marked")) is ImportEffect.UNCHANGED
    assert effect_on_note(6, tags=("marked",)) is ImportEffect.KEPT


def test_composed_accents_are_no_edit():
    """A decomposed accent is not an edit, because Anki stores composed letters."""
    note = Note("a", "fact", "g", {"Question 1": "Cafe\N{COMBINING ACUTE ACCENT}"}, ())
    types = {type_.key: Entry("hash", 5) for type_ in TYPES}
    ledger = Ledger("parks", types, {"a": Entry("hash", 5, "g")})
    theirs = ExistingNote(6, {"Question 1": "Caf\N{LATIN SMALL LETTER E WITH ACUTE}"}, ())
    forecast = forecast_push([note], TYPES, ledger, CollectionState({"parks/a": theirs}, {}))
    assert forecast.notes["parks/a"] is ImportEffect.UNCHANGED


def test_designs_follow_the_same_rule():
    """New CSS is imported, a learner's own is kept, and unused note types are ignored."""
    note = Note("a", "fact", "g", {}, ())
    fact, cloze, *_ = TYPES
    types = {type_.key: Entry("hash", 5) for type_ in TYPES}
    ledger = Ledger("parks", types, {"a": Entry("hash", 5, "g")})

    def effects_on_designs(changed, css):
        designs = {type_.name: design_of(type_, changed, css) for type_ in (fact, cloze)}
        return forecast_push([note], TYPES, ledger, CollectionState({}, designs)).designs

    assert effects_on_designs(4, "own") == {fact.name: ImportEffect.UPDATED}
    assert effects_on_designs(6, "own") == {fact.name: ImportEffect.KEPT}
    assert effects_on_designs(4, fact.css) == {fact.name: ImportEffect.UNCHANGED}
