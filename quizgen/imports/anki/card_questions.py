"""The question that a card asks, with its answer, options and other right answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from quizgen.imports.anki.card_layout import ShownField
from quizgen.imports.anki.card_roles import CardRoles
from quizgen.imports.anki.cloze_markup import ClozeGap, read_clozes
from quizgen.imports.anki.foreign_card import ForeignCard
from quizgen.values.clean_texts import clean_lines
from quizgen.values.texts import fold_case

NO_TEMPLATE = "without a valid template"
NO_FRONT, NO_BACK = "without text on the front", "without text on the back"
NO_GAP = "without a gap of their number"
SAME_GAP = "for a gap that another card asks for"
WHOLE_TEXT = "with a gap of the whole text"
OCCLUSION = "with hidden parts of a picture (image occlusion)"
_OCCLUSION_MARK = "image-occlusion:"
_OTHER_ANSWERS = re.compile(r"accept|alternative|synonym", re.IGNORECASE)
"""Names of fields on the back of a card to type that list other right answers."""
_BETWEEN_ANSWERS = re.compile(r"\s*[·;\n]\s*")
_LETTER = re.compile(r"[^\W_]")


class CardForm(Enum):
    """The form of a question, which decides the sort of fact that it becomes."""

    CARD = auto()
    CHOICE = auto()
    TYPED = auto()
    GAP = auto()


class CardQuestion(Struct, frozen=True):
    """A question and its answer. For a gap, the question is the whole sentence, without gaps.

    `used` are the fields of the note that it consists of.
    """

    form: CardForm
    ordinal: int
    question: str
    answer: str
    distractors: tuple[str, ...] = ()
    also_true: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    hint: str = ""

    @property
    def front(self) -> str:
        """The question with case and spacing folded, for comparison with those of other cards."""
        return fold_case(self.question)


def read_question(card: ForeignCard, roles: CardRoles) -> CardQuestion | str:
    """Return the question of a card that is not a cloze, or the reason why it has none."""
    fields = roles.question_fields(card)
    answer_field = roles.answer_field(card)
    answer = card.texts.get(answer_field, "")
    options = roles.options(card)
    question = _text_of_front(card, roles, fields[0]) if fields and options else ""
    question = question or (_text_of_front(card, roles) if fields else "")
    if not (question and answer):
        return _missing(card, question)
    is_typed = bool(card.layout.front.typed)
    others = [name for name in card.back if is_typed and _OTHER_ANSWERS.search(name)]
    wrong = (option for option in options if fold_case(option) != fold_case(answer))
    return CardQuestion(
        CardForm.CHOICE if options else CardForm.TYPED if is_typed else CardForm.CARD,
        card.ordinal,
        question,
        answer,
        distractors=tuple(dict.fromkeys(wrong)),
        also_true=tuple(_split_answers(card.texts[name] for name in others)),
        used=frozenset((*card.front, answer_field, *others)),
    )


def _missing(card: ForeignCard, question: str) -> str:
    if not (card.layout.front.pieces or card.layout.back.pieces):
        return NO_TEMPLATE
    return NO_BACK if question else NO_FRONT


def _split_answers(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        yield from filter(None, _BETWEEN_ANSWERS.split(text))


def _text_of_front(card: ForeignCard, roles: CardRoles, last: str = "") -> str:
    """Return what the front shows below its headings, up to the field `last` if there is one."""
    shown: list[str] = []
    for piece in card.layout.front.pieces:
        if isinstance(piece, str):
            shown.append(piece)
        elif piece.name in roles.headings:
            shown.clear()
        else:
            shown.append(card.front.get(piece.name, ""))
        if last and isinstance(piece, ShownField) and piece.name == last:
            break
    return clean_lines("".join(shown))


def read_gaps(cards: list[ForeignCard], roles: CardRoles) -> Iterator[CardQuestion | str]:
    """Yield for each card of a cloze note its question, or the reason why it has none.

    A card with one gap asks for it in its sentence. If the sentence has the words of the gap before
    it as well, or the card has several gaps, the question is the front of the card.
    """
    asked: set[tuple[str, int, str]] = set()
    for card in cards:
        field, sentence, own = _gaps_of(card, roles)
        places = {(field, len(gap.before), gap.words): gap for gap in own}
        new = [gap for place, gap in places.items() if place not in asked]
        asked |= places.keys()
        if new:
            yield _ask_for(card, sentence, new, field)
        else:
            yield SAME_GAP if own else NO_GAP


def _gaps_of(card: ForeignCard, roles: CardRoles) -> tuple[str, str, list[ClozeGap]]:
    """Return the first field on the front with gaps of a card, its sentence, and these gaps."""
    for name in roles.question_fields(card):
        sentence, gaps = read_clozes(card.texts[name])
        if own := [gap for gap in gaps if card.ordinal + 1 in gap.numbers]:
            return name, sentence, own
    return "", "", []


def _ask_for(
    card: ForeignCard, sentence: str, gaps: list[ClozeGap], field: str
) -> CardQuestion | str:
    if any(gap.words.startswith(_OCCLUSION_MARK) for gap in gaps):
        return OCCLUSION
    used = frozenset((field,))
    if len(gaps) == 1 and _is_blankable(gaps[0], sentence):
        gap = gaps[0]
        return CardQuestion(
            CardForm.GAP, card.ordinal, sentence, gap.words, used=used, hint=gap.hint
        )
    outside, shown, words = _blank(sentence, gaps)
    if not _LETTER.search("".join(outside)):
        return WHOLE_TEXT
    return CardQuestion(CardForm.CARD, card.ordinal, shown, "; ".join(words), used=used)


def _is_blankable(gap: ClozeGap, sentence: str) -> bool:
    """Return whether a gap is the first occurrence of its words: the kind blanks out that one."""
    return sentence.find(gap.words) == len(gap.before) and gap.words != sentence


def _blank(sentence: str, gaps: list[ClozeGap]) -> tuple[list[str], str, list[str]]:
    """Return the text outside gaps, the sentence as a card of Anki shows it, and the words of gaps.

    Gaps inside another one are left out.
    """
    outside, shown, words, end = [], "", [], 0
    for gap in sorted(gaps, key=lambda gap: (len(gap.before), -len(gap.words))):
        if len(gap.before) >= end:
            outside.append(sentence[end : len(gap.before)])
            shown += f"{outside[-1]}[{gap.hint or '…'}]"
            words.append(gap.words)
            end = len(gap.before) + len(gap.words)
    outside.append(sentence[end:])
    return outside, shown + outside[-1], words
