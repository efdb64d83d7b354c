"""Facts made from the questions of notes. Cards that ask the same become one fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from quizgen.exports.anki.note_types import SLOTS
from quizgen.formulas.chemical_formulas import with_typed_chemistry
from quizgen.imports.anki.card_questions import CardForm, CardQuestion
from quizgen.imports.anki.foreign_note import ForeignNote
from quizgen.imports.foreign_deck import ForeignFact, ForeignGuid
from quizgen.imports.foreign_names import Ids, slug
from quizgen.questions.gaps import is_fair
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.flashcard import FLASHCARD
from quizgen.questions.styles.typed import TYPED
from quizgen.values.clean_texts import clean
from quizgen.values.texts import fold_case

MAX_QUOTE = 9_000
"""Maximum length of the questions and answers of one fact in characters, since it quotes them."""


class DraftFact:
    """A fact that cards of other notes may still add to."""

    def __init__(self, id_: str, note: ForeignNote, section: str, remark: str) -> None:
        self.id, self.note, self.section, self.remark = id_, note, section, remark
        self.questions: list[CardQuestion] = []
        self.guids: dict[str, ForeignGuid] = {}

    def add_options(self, index: int, question: CardQuestion) -> None:
        """Add the options and other answers of a question to an equal one."""
        own = self.questions[index]
        self.questions[index] = replace(
            own,
            form=own.form if own.form is question.form else CardForm.CARD,
            distractors=tuple(dict.fromkeys((*own.distractors, *question.distractors))),
            also_true=tuple(
                text
                for text in dict.fromkeys((*own.also_true, question.answer, *question.also_true))
                if fold_case(text) != fold_case(own.answer)
            ),
        )

    def add_remark(self, remark: str) -> None:
        """Add the lines that the remark does not have yet."""
        lines = dict.fromkeys((*self.remark.split("\n"), *remark.split("\n")))
        self.remark = "\n".join(filter(None, lines))

    def finish(self) -> ForeignFact:
        """Return the fact."""
        kind, values, quote, without = self._values()
        wrong = {
            _field("back", index): question.distractors
            for index, question in enumerate(self.questions)
            if question.distractors
        }
        also_true = (text for question in self.questions for text in question.also_true)
        is_single = len(self.questions) == 1
        return ForeignFact(
            id=self.id,
            kind=kind,
            values=values,
            quote=clean(quote),
            section=self.section,
            remark=self.remark,
            without=without,
            also_true=tuple(dict.fromkeys(also_true)),
            distractors=wrong.get("back", ()) if is_single else wrong,
            guids=self.guids,
            changed=self.note.changed,
        )

    def _values(self) -> tuple[str, Mapping[str, str], str, tuple[str, ...]]:
        """Return the kind, the values of its fields, the quote and the styles to leave out."""
        first = self.questions[0]
        if first.form is CardForm.GAP:
            values = {"sentence": first.question, "gap": first.answer}
            without = (FLASHCARD.name,) if is_fair_gap(first) else ()
            return "gap", values, first.question, without
        values = {}
        for index, question in enumerate(self.questions):
            values[_field("front", index)] = question.question
            values[_field("back", index)] = question.answer
        options_only = all(question.form is CardForm.CHOICE for question in self.questions)
        others = (FLASHCARD.name, TYPED.name)
        return "card", values, " ".join(values.values()), others if options_only else ()


def is_fair_gap(question: CardQuestion) -> bool:
    """Return whether a gap can be a cloze. Otherwise it becomes a flashcard."""
    before, words, after = question.question.partition(question.answer)
    return is_fair(before, words, after)


class FactDrafts:
    """The facts of an import so far, with their ids."""

    def __init__(self) -> None:
        self.drafts: list[DraftFact] = []
        self._ids = Ids()
        self._known: defaultdict[str, list[tuple[DraftFact, int]]] = defaultdict(list)
        self._guids: set[str] = set()

    def add_note(
        self, note: ForeignNote, questions: Sequence[CardQuestion], section: str, remark: str
    ) -> tuple[list[DraftFact], list[DraftFact]]:
        """Add the questions of a note. Return its new facts, and those that had a question before.

        The cards of a note become one fact, but each gap of a cloze note becomes a fact.
        """
        joined = [(question, self._join(note, question, remark)) for question in questions]
        new = [question for question, draft in joined if draft is None]
        known = [draft for _, draft in joined if draft is not None]
        made = [self._add(note, group, section, remark) for group in _group(new)]
        self._keep_guid(note, made, is_whole=len(new) == len(questions))
        return made, known

    def _join(self, note: ForeignNote, question: CardQuestion, remark: str) -> DraftFact | None:
        """Add a question to an equal one of another note, and keep its GUID. Return its fact."""
        known = self._known[question.front] if question.form is not CardForm.GAP else ()
        equal = (place for place in known if _is_equal(question, place[0].questions[place[1]]))
        draft, index = next(equal, (None, 0))
        if draft is None:
            return None
        draft.add_options(index, question)
        draft.add_remark(remark)
        style = {CardForm.CHOICE: CHOICE, CardForm.TYPED: TYPED}.get(question.form)
        if len(note.cards) == 1 and (style or len(draft.questions) == 1):
            key = f"{draft.id}/{_name(index)}/{style.name}" if style else draft.id
            self._add_guid(draft, key, note.guid)
        return draft

    def _add(
        self, note: ForeignNote, questions: list[CardQuestion], section: str, remark: str
    ) -> DraftFact:
        first = questions[0]
        default = "gap" if first.form is CardForm.GAP else "card"
        draft = DraftFact(self._ids.take(slug(first.question), default), note, section, remark)
        draft.questions = questions
        self.drafts.append(draft)
        for index, question in enumerate(questions):
            self._known[question.front].append((draft, index))
        return draft

    def _keep_guid(self, note: ForeignNote, made: list[DraftFact], *, is_whole: bool) -> None:
        """Keep the GUID of a note if one note of the new deck has all its cards."""
        if len(made) != 1 or not is_whole:
            return
        draft, questions = made[0], made[0].questions
        first = questions[0]
        if first.form is CardForm.GAP:
            if is_fair_gap(first) and len(note.cards) <= 1:
                self._add_guid(draft, f"{draft.id}/gap/{CLOZE.name}", note.guid)
        elif note.type.is_cloze:
            pass
        elif len(questions) == 1 and first.form is CardForm.CHOICE:
            self._add_guid(draft, f"{draft.id}/{_name(0)}/{CHOICE.name}", note.guid)
        else:
            self._add_guid(draft, draft.id, note.guid, _slots(questions, note.retired))

    def _add_guid(
        self, draft: DraftFact, key: str, guid: str, slots: Mapping[str, int] | None = None
    ) -> None:
        if guid and guid not in self._guids and key not in draft.guids:
            self._guids.add(guid)
            draft.guids[key] = ForeignGuid(guid, slots or {})


def _is_equal(question: CardQuestion, other: CardQuestion) -> bool:
    """Return whether a question has the answer of another one that is worded alike.

    What learners type may be a part of the answer on a card: “42,400” of “42,400 hectares”. A
    chemical formula is typed in plain characters.
    """
    if other.form is CardForm.GAP:
        return False
    texts = (with_typed_chemistry(each.answer) for each in (question, other))
    short, long = sorted(map(fold_case, texts), key=len)
    return short == long or (CardForm.TYPED in (question.form, other.form) and short in long)


def _group(questions: Sequence[CardQuestion]) -> Iterator[list[CardQuestion]]:
    """Yield the questions of each fact: gaps one by one, others together as far as they fit."""
    group: list[CardQuestion] = []
    for question in questions:
        texts = (text for other in (*group, question) for text in (other.question, other.answer))
        alone = CardForm.GAP in (question.form, *(other.form for other in group))
        if group and (alone or len(group) == SLOTS or sum(map(len, texts)) > MAX_QUOTE):
            yield group
            group = []
        group.append(question)
    if group:
        yield group


def _slots(questions: Sequence[CardQuestion], retired: Iterable[int]) -> dict[str, int]:
    """Return the card slots of questions: those in their note, if our notes can have them.

    The slots of `retired` cards stay taken, so that a build has the same notices.
    """
    slots = {_name(index): question.ordinal + 1 for index, question in enumerate(questions)}
    slots |= {f"retired-{ordinal + 1}": ordinal + 1 for ordinal in retired}
    return slots if min(slots.values()) == 1 and max(slots.values()) <= SLOTS else {}


def _name(index: int) -> str:
    """Return the name of a question of the kind `card`."""
    return f"what-{index + 1}" if index else "what"


def _field(name: str, index: int) -> str:
    return f"{name}_{index + 1}" if index else name
