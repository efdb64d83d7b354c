"""Cards that ask the same become one fact."""

import pytest

from quizgen.imports.anki.card_questions import CardForm, CardQuestion
from quizgen.imports.anki.fact_drafts import FactDrafts
from quizgen.imports.anki.foreign_note import ForeignNote, PackageNoteType

CARD = CardQuestion(CardForm.CARD, 0, "How long is it?", "40 days")
TYPED = CardQuestion(CardForm.TYPED, 0, "How long is it?", "40", also_true=("forty",))
CHOICE = CardQuestion(CardForm.CHOICE, 0, "How long is it?", "40 days", ("2 days", "9 days"))


def facts(*questions):
    """Return the facts of notes with one card each."""
    drafts = FactDrafts()
    for number, question in enumerate(questions):
        note = ForeignNote(f"g{number}", PackageNoteType((), ()), {}, cards=(0,))
        drafts.add_note(note, [question], "", "")
    return [draft.finish() for draft in drafts.drafts]


@pytest.mark.parametrize(
    ("questions", "without"),
    [
        ((CARD, TYPED, CHOICE), ()),
        ((CHOICE, CARD, TYPED), ()),
        ((CHOICE, TYPED), ()),
        ((CHOICE,), ("flashcard", "typed")),
        ((TYPED,), ()),
    ],
)
def test_equal_cards_become_one_fact(questions, without):
    """Options and other answers are joined. Options without a card ask nothing else."""
    (fact,) = facts(*questions)
    assert fact.without == without
    assert fact.distractors == (CHOICE.distractors if CHOICE in questions else ())
    if TYPED in questions:
        assert {fact.values["back"], *fact.also_true} >= {"40", "forty"}
    assert sorted(kept.guid for kept in fact.guids.values()) == [
        f"g{number}" for number in range(len(questions))
    ]


def test_other_answers_are_other_facts():
    """Two cards with the same question and different answers are two facts."""
    other = CardQuestion(CardForm.CARD, 0, "How long is it?", "4")
    assert len(facts(CARD, other)) == 2


def test_long_notes_become_several_facts():
    """A fact has at most eight questions."""
    questions = [CardQuestion(CardForm.CARD, n, f"What is {n}?", f"a{n}") for n in range(10)]
    drafts = FactDrafts()
    note = ForeignNote("g", PackageNoteType((), ()), {}, cards=tuple(range(10)))
    made, _ = drafts.add_note(note, questions, "", "")
    assert [len(draft.questions) for draft in made] == [8, 2]
    assert [dict(draft.guids) for draft in made] == [{}, {}]
