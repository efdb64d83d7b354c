"""What the fields of a card are for: a heading, the question, options, the answer.

Names of fields say little, and differ in every deck. What the fields of many notes contain says
more: a heading is the same on many cards, and one of the options is the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from quizgen.imports.anki.foreign_card import ForeignCard
from quizgen.imports.anki.foreign_note import PackageNoteType
from quizgen.values.texts import fold_case

REPEATED = 3
"""The average number of cards under a heading, from which a field at the top is a heading."""
_NEARLY_ALL = 0.98
"""The share of questions that must stay distinct without their headings."""
_MOST = 0.9
"""The share of the cards of a template whose options must contain the answer."""
_FEWEST_OPTIONS = 2


class CardRoles(Struct, frozen=True):
    """The roles of fields on the cards of a template: its headings, and whether it has options."""

    headings: frozenset[str] = frozenset()
    has_options: bool = False

    def question_fields(self, card: ForeignCard) -> list[str]:
        """Return the fields on the front below the headings: the question, then any options."""
        return [name for name in card.front if name not in self.headings]

    def options(self, card: ForeignCard) -> tuple[str, ...]:
        """Return the options of a card; empty if its template has none."""
        names = self.question_fields(card)[1:] if self.has_options else ()
        return tuple(card.front[name] for name in names)

    def answer_field(self, card: ForeignCard) -> str:
        """Return the field with the answer: the typed one, else the first on the back only.

        Empty if there is none with text.
        """
        typed = card.layout.front.typed
        return typed or next((name for name in card.back if name not in self.headings), "")


Roles = Mapping[tuple[PackageNoteType, int], CardRoles]


def find_roles(cards: Iterable[ForeignCard]) -> Roles:
    """Return the roles by note type and number of the template, from all cards."""
    by_template: dict[tuple[PackageNoteType, int], list[ForeignCard]] = defaultdict(list)
    for card in cards:
        by_template[template_of(card)].append(card)
    return {template: _find_roles(group) for template, group in by_template.items()}


def template_of(card: ForeignCard) -> tuple[PackageNoteType, int]:
    """Return the note type and the number of a card's template. Clozes share one template."""
    type_ = card.note.type
    return type_, 0 if type_.is_cloze else card.ordinal


def _find_roles(cards: list[ForeignCard]) -> CardRoles:
    marked = {field.name for card in cards for field in card.layout.front.fields if field.in_header}
    distinct = {id(card.note): card for card in cards}.values()
    roles = CardRoles(frozenset(marked))
    while heading := _find_heading([_below(card, roles) for card in distinct]):
        roles = CardRoles(roles.headings | {heading})
    return CardRoles(roles.headings, has_options=_have_options(cards, roles))


def _below(card: ForeignCard, roles: CardRoles) -> list[tuple[str, str]]:
    """Return the fields on the front below the headings as HTML: a question may be a picture."""
    names = (field.name for field in card.layout.front.fields)
    return [(name, card.note.fields[name]) for name in names if name not in roles.headings]


def _find_heading(fronts: list[list[tuple[str, str]]]) -> str:
    """Return the field at the top of all fronts if it is a heading, else "".

    A heading is the same on several cards, and the rest of the front asks a question without it.
    """
    tops = {front[0][0] for front in fronts if front}
    if len(tops) != 1 or not all(len(front) > 1 for front in fronts if front):
        return ""
    fronts = [front for front in fronts if front]
    values = {front[0][1] for front in fronts}
    whole, rest = {tuple(front) for front in fronts}, {tuple(front[1:]) for front in fronts}
    is_repeated = len(fronts) >= REPEATED * len(values)
    return tops.pop() if is_repeated and len(rest) >= _NEARLY_ALL * len(whole) else ""


def _have_options(cards: list[ForeignCard], roles: CardRoles) -> bool:
    """Return whether the fields below the question are options: one of them is the answer."""
    fitting = 0
    for card in cards:
        options = {fold_case(card.front[name]) for name in roles.question_fields(card)[1:]}
        answer = card.texts.get(roles.answer_field(card), "")
        fitting += len(options) >= _FEWEST_OPTIONS and fold_case(answer) in options
    return fitting >= _MOST * len(cards)
