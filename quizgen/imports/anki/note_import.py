"""Conversion of the notes of a package to a deck, with an account of what is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from quizgen.imports.anki.card_questions import CardForm, CardQuestion, read_gaps, read_question
from quizgen.imports.anki.card_roles import CardRoles, find_roles, template_of
from quizgen.imports.anki.fact_drafts import DraftFact, FactDrafts
from quizgen.imports.anki.foreign_card import ForeignCard
from quizgen.imports.anki.foreign_note import ForeignNote
from quizgen.imports.anki.note_sections import LONG_NAME, NoteSections
from quizgen.imports.anki.note_texts import NoteTexts, read_texts, shorten
from quizgen.imports.foreign_deck import Balance, ForeignDeck, Loss

RETIRED = "retired"
NO_CARD = "without cards"
JOINED = "with the question and answer of another card, joined with it"
_HINTS = "hints"
_UNSHOWN = "fields that no card shows"
_GUIDS = "GUIDs of notes that do not become one note"
_BOXES = "boxes to type an answer into (a flashcard asks for it)"
_SEVERAL = "notes with several gaps (each becomes a fact)"


def import_notes(notes: Iterable[ForeignNote], name: str) -> ForeignDeck:
    """Return the deck that notes become. `name` is its title if their decks have no common one."""
    return _NoteImport(tuple(map(read_texts, notes))).run(name)


class _NoteImport:
    """The state of one import: the facts, and what was lost so far."""

    def __init__(self, notes: tuple[NoteTexts, ...]) -> None:
        self.notes = notes
        active = [note for note in notes if note.cards or not note.note.retired]
        self.roles = find_roles(card for note in active for card in note.cards)
        self.sections = NoteSections((note.note, self._heading(note)) for note in active)
        self.facts = FactDrafts()
        self.losses: defaultdict[str, list[str]] = defaultdict(list)
        self.notes_out: Counter[str] = Counter()
        self.cards_out: Counter[str] = Counter()
        self.further = 0

    def run(self, name: str) -> ForeignDeck:
        """Return the deck that the notes become."""
        for note in self.notes:
            self._add(note)
        facts = tuple(draft.finish() for draft in self.facts.drafts)
        title = self.sections.title or name
        self.losses[LONG_NAME] += self.sections.cut
        cards = sum(len(note.cards) + len(note.note.retired) for note in self.notes)
        asked = cards - self.cards_out.total()
        return ForeignDeck(
            title,
            facts,
            sections=self.sections.headings,
            losses=tuple(Loss(what, tuple(where)) for what, where in self.losses.items() if where),
            notes=Balance(len(self.notes), len(facts), self.further, dict(self.notes_out)),
            cards=Balance(cards, asked, left_out=dict(self.cards_out)),
        )

    def _add(self, note: NoteTexts) -> None:
        """Add the facts of a note, and record what is lost of it."""
        results = list(self._read(note))
        questions = [result for result in results if isinstance(result, CardQuestion)]
        remark, unused = self._divide_rest(note, questions)
        section = self.sections.id_of(note.note, self._heading(note)) if questions else ""
        made, known = self.facts.add_note(note.note, questions, section, remark)
        reasons = [result for result in results if isinstance(result, str)]
        reasons += [JOINED for _ in known]
        retired = [RETIRED for _ in note.note.retired]
        self.cards_out.update([*reasons, *retired])
        self.further += max(0, len(made) - 1)
        where = next((draft.id for draft in (*made, *known)), note.name)
        if not made:
            self.notes_out[next(iter((*reasons, *retired)), NO_CARD)] += 1
        for reason in (*reasons, *retired):
            if reason != JOINED:
                self.losses[f"cards {reason}"].append(where)
        if not results and not retired:
            self.losses[f"notes {NO_CARD}"].append(where)
        for what in sorted(note.lost):
            self.losses[what].append(where)
        if questions:
            self._record_losses(note, where, unused)
            self._record_changes(questions, made, where)
            self._record_guid(note, [*made, *known], where)

    def _read(self, note: NoteTexts) -> Iterator[CardQuestion | str]:
        """Yield for each card its question, or the reason why it has none."""
        if note.note.type.is_cloze and note.cards:
            yield from read_gaps(list(note.cards), self._roles_of(note.cards[0]))
        else:
            yield from (read_question(card, self._roles_of(card)) for card in note.cards)

    def _roles_of(self, card: ForeignCard) -> CardRoles:
        return self.roles.get(template_of(card), CardRoles())

    def _heading(self, note: NoteTexts) -> str:
        """Return the heading on the first card of a note; empty if it has none."""
        for card in note.cards[:1]:
            names = self._roles_of(card).headings
            return " · ".join(text for name, text in card.front.items() if name in names)
        return ""

    def _divide_rest(self, note: NoteTexts, questions: list[CardQuestion]) -> tuple[str, list[str]]:
        """Return what else the cards of a note show, and the fields that none of them shows."""
        used = {name for question in questions for name in question.used}
        headings = {name for card in note.cards for name in self._roles_of(card).headings}
        shown = dict.fromkeys(name for card in note.cards for name in (*card.front, *card.back))
        rest = [name for name in shown if name not in used | headings]
        filled = [name for name, text in note.texts.items() if text]
        unused = [name for name in filled if name not in {*used, *headings, *rest}]
        return "\n".join(note.texts[name] for name in rest), unused

    def _record_losses(self, note: NoteTexts, where: str, unused: list[str]) -> None:
        """Record what is lost of the content of a note."""
        hints = {name for card in note.cards for name in card.layout.front.hints}
        if lost := [name for name in unused if name not in hints]:
            self.losses[_UNSHOWN].append(f"{where} ({', '.join(lost)})")
        if any(name in hints for name in unused):
            self.losses[_HINTS].append(where)
        if tags := self.sections.lost_tags(note.note, self._heading(note)):
            self.losses["tags"].append(f"{where} ({' '.join(tags)})")
        if note.note.studied:
            self.losses["schedules (they stay in your own Anki)"].append(where)

    def _record_changes(
        self, questions: list[CardQuestion], made: list[DraftFact], where: str
    ) -> None:
        """Record what the cards of a note lose on their way to facts."""
        for question in questions:
            if question.form is CardForm.GAP and question.hint:
                self.losses[_HINTS].append(f"{where} ({shorten(question.hint)})")
            if question.form is CardForm.TYPED:
                self.losses[_BOXES].append(where)
        if len(made) > 1:
            self.losses[_SEVERAL].append(where)

    def _record_guid(self, note: NoteTexts, facts: list[DraftFact], where: str) -> None:
        """Record a GUID that no fact keeps."""
        kept = {kept.guid for draft in facts for kept in draft.guids.values()}
        if note.note.guid not in {"", *kept}:
            self.losses[_GUIDS].append(where)
