"""The forecast of a push is correct, and a second push has nothing to do."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.exports.anki.note_parts import version_of
from quizgen.exports.anki.note_types import LEARNER_FIELD, make_note_types
from quizgen.exports.anki.retired_notes import RETIRED_TAG
from quizgen.exports.ankiconnect.collection_state import (
    CollectionState,
    ExistingCard,
    ExistingNote,
    ExistingNoteType,
)
from quizgen.exports.ankiconnect.forecast import ImportEffect, forecast_push
from quizgen.exports.ankiconnect.personal_package import fit_to_collection
from quizgen.exports.ledger import Entry, Ledger
from quizgen.exports.note import Note
from quizgen.exports.publication import Publication

TYPES = make_note_types(Path(), "parks")
times = st.integers(min_value=1, max_value=4)
texts = st.sampled_from(["one", "two"])
VERSIONS = {text: version_of({"Question 1": text}) for text in ("one", "two", "edited")}
cards = st.lists(st.booleans(), max_size=2).map(
    lambda suspended: tuple(ExistingCard(n, n, flag) for n, flag in enumerate(suspended, 1))
)
in_anki_notes = st.builds(
    lambda changed, text, tags, cards: ExistingNote(changed, {"Question 1": text}, tags, cards),
    times,
    st.sampled_from(list(VERSIONS)),
    st.lists(st.sampled_from(["own", "ours", "old", RETIRED_TAG]), unique=True).map(tuple),
    cards,
)


@st.composite
def decks(draw):
    """Draw the notes and ledger of a deck, and its state in Anki."""
    entries, notes, present = {}, [], {}
    for key in draw(st.sets(st.sampled_from("abcd"))):
        retired = draw(st.booleans())
        text, earlier = draw(texts), draw(st.lists(texts))
        versions = tuple(VERSIONS[version] for version in (*earlier, text))
        entries[key] = Entry("hash", draw(times), guid=key, retired=retired, versions=versions)
        if not retired or draw(st.booleans()):
            tags = (RETIRED_TAG,) if retired else ("ours",)
            notes.append(Note(key, "fact", key, {"Question 1": text}, tags, retired=retired))
        if theirs := draw(st.none() | in_anki_notes):
            present[f"parks/{key}"] = theirs
    types = {type_.key: Entry("hash", draw(times)) for type_ in TYPES}
    designs = {
        type_.name: design_of(type_, draw(times), draw(st.sampled_from([type_.css, "own"])))
        for type_ in TYPES
        if draw(st.booleans())
    }
    ledger = Ledger("parks", types, entries, tags=frozenset({"ours", "old", RETIRED_TAG}))
    return notes, ledger, CollectionState(present, designs)


def design_of(type_, changed, css):
    """Return a note type in Anki with other CSS."""
    return ExistingNoteType(
        changed, css, tuple((card.front, card.back) for card in type_.templates)
    )


def pushed(notes, ledger, in_anki, **options):
    """Return the state of Anki after a push: import by Anki's rules, and suspension."""
    forecast = forecast_push(notes, TYPES, ledger, in_anki, **options)
    in_anki = replace(in_anki, notes=suspended(in_anki.notes, forecast.unsuspended, False))
    publication = Publication(None, (), (), ledger, tuple(notes))
    package = fit_to_collection(publication, forecast, in_anki)
    present = dict(in_anki.notes)
    for note in package.notes if forecast.pending else ():
        name, entry = f"parks/{note.key}", package.ledger.notes[note.key]
        theirs = present.get(name, ExistingNote(0, {}, (), (ExistingCard(1, 1),)))
        if theirs.changed < entry.changed:
            present[name] = ExistingNote(entry.changed, note.fields, note.tags, theirs.cards)
    designs = dict(in_anki.designs)
    for type_ in TYPES if forecast.pending and notes else ():
        changed = ledger.note_types[type_.key].changed
        if type_.name in designs and designs[type_.name].changed < changed:
            designs[type_.name] = design_of(type_, changed, type_.css)
    state = CollectionState(present, designs)
    after = forecast_push(notes, TYPES, ledger, state, **options)
    return replace(state, notes=suspended(present, after.suspended, True))


def suspended(notes, cards, flag):
    """Return notes in Anki with these cards suspended or not."""
    return {
        name: replace(
            note,
            cards=tuple(
                replace(card, is_suspended=flag) if card.id in cards.get(name, ()) else card
                for card in note.cards
            ),
        )
        for name, note in notes.items()
    }


@given(decks(), st.booleans())
def test_a_second_push_has_nothing_to_do(deck, replace_edits):
    """One push is enough for any previous state of Anki."""
    notes, ledger, in_anki = deck
    after = pushed(notes, ledger, in_anki, replace_edits=replace_edits)
    forecast = forecast_push(notes, TYPES, ledger, after, replace_edits=replace_edits)
    assert forecast.pending == ()
    assert (forecast.retiring, forecast.suspended, forecast.unsuspended) == ((), {}, {})


@given(decks())
def test_only_known_texts_are_replaced(deck):
    """Whatever the times: an unknown text stays, and any other note gets our text."""
    notes, ledger, in_anki = deck
    after = pushed(notes, ledger, in_anki).notes
    for note in notes:
        theirs = in_anki.notes.get(f"parks/{note.key}")
        known = theirs is None or version_of(theirs.fields) in ledger.notes[note.key].versions
        wanted = note.fields if known else theirs.fields
        assert after[f"parks/{note.key}"].fields["Question 1"] == wanted["Question 1"]


@given(decks(), st.booleans())
def test_tags_of_the_learner_stay_and_old_tags_of_the_deck_go(deck, replace_edits):
    """A note has its own tags and ours after a push, except notes that the push keeps."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki, replace_edits=replace_edits)
    after = pushed(notes, ledger, in_anki, replace_edits=replace_edits).notes
    for note in notes:
        name = f"parks/{note.key}"
        before = in_anki.notes[name].tags if name in in_anki.notes else ()
        wanted = {*note.tags} | ({"own"} & {*before})
        kept = forecast.notes[name] is ImportEffect.KEPT
        assert {*after[name].tags} == ({*before} if kept else wanted)


@given(decks())
def test_only_retired_cards_are_suspended(deck):
    """Cards in use are never suspended, nor those of notes that were edited."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    for name, ids in forecast.suspended.items():
        entry, theirs = ledger.notes[name.removeprefix("parks/")], in_anki.notes[name]
        assert entry.retired
        assert version_of(theirs.fields) in entry.versions
        assert set(ids) == {card.id for card in theirs.cards if not card.is_suspended}


@given(decks())
def test_only_cards_that_were_retired_are_unsuspended(deck):
    """A card that the learner suspended stays so, except a notice that asks again."""
    notes, ledger, in_anki = deck
    forecast = forecast_push(notes, TYPES, ledger, in_anki)
    for name, ids in forecast.unsuspended.items():
        theirs = in_anki.notes[name]
        assert not ledger.notes[name.removeprefix("parks/")].retired
        assert RETIRED_TAG in theirs.tags
        assert set(ids) == {card.id for card in theirs.cards if card.is_suspended}


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


def effect_on_note(fields, tags=("t",), given=("t",), **options):
    """Return the effect on a note with these fields in Anki; an earlier build had other text."""
    note = Note("a", "fact", "g", {"Id": "parks/a", "Question 1": "ours"}, ("t",))
    types = {type_.key: Entry("hash", 5) for type_ in TYPES}
    versions = tuple(
        version_of({"Id": "parks/a", "Question 1": text})
        for text in ("earlier", "Caf\u00e9", "ours")
    )
    entries = {"a": Entry("hash", 5, "g", versions=versions)}
    theirs = ExistingNote(5, {"Id": "parks/a", **fields}, tags)
    ledger = Ledger("parks", types, entries, tags=frozenset(given))
    state = CollectionState({"parks/a": theirs}, {})
    return forecast_push([note], TYPES, ledger, state, **options).notes["parks/a"]


def test_the_text_in_anki_decides():
    """A text that a build gave is updated, and any other text was edited."""
    assert effect_on_note({"Question 1": "ours"}) is ImportEffect.UNCHANGED
    assert effect_on_note({"Question 1": "earlier"}) is ImportEffect.UPDATED
    assert effect_on_note({"Question 1": "mine"}) is ImportEffect.KEPT
    assert effect_on_note({"Question 1": "mine"}, replace_edits=True) is ImportEffect.REPLACED
    assert effect_on_note({"Question 1": "ours", "Answer media": "mine"}) is ImportEffect.KEPT


def test_additions_of_a_learner_are_no_edit():
    """A learner's own tag or text in the learner's field does not change our content."""
    fields = {"Question 1": "ours", LEARNER_FIELD: "mine"}
    assert effect_on_note(fields, tags=("T", "marked")) is ImportEffect.UNCHANGED
    assert effect_on_note({**fields, "Question 1": "earlier"}) is ImportEffect.UPDATED


def test_tags_of_the_deck_are_ours():
    """A missing tag of ours comes back, and one that the deck does not give any more goes."""
    fields, given = {"Question 1": "ours"}, ("t", "old")
    assert effect_on_note(fields, tags=("mine",)) is ImportEffect.UPDATED
    assert effect_on_note(fields, tags=("t", "Old")) is ImportEffect.UNCHANGED
    assert effect_on_note(fields, tags=("t", "Old"), given=given) is ImportEffect.UPDATED


def test_composed_accents_are_no_edit():
    """A decomposed accent is not an edit, because Anki stores composed letters."""
    assert effect_on_note({"Question 1": "Cafe\N{COMBINING ACUTE ACCENT}"}) is ImportEffect.UPDATED


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
