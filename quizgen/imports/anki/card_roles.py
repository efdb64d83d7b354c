"""What the fields of a card are for: a heading, the question, options, the answer.

Names of fields say little, and differ in every deck. What the fields of many notes contain says
more: a heading is the same on many cards, and one of the options is the answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from quizgen.imports.anki.foreign_card import ForeignCard
from quizgen.imports.anki.foreign_note import PackageNoteType
from quizgen.values.texts import fold_case

REPEATED = 3
"""The average number of cards under a heading, from which a field at the top is a heading."""
MOST_HEADINGS = 4
"""Maximum number of headings on a card that the template does not mark as such."""
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


Front = list[tuple[str, str]]
"""The filled fields on a front from the top, by name, as HTML."""
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
    headings = frozenset(find_headings(map(_shown_html, distinct), marked))
    return CardRoles(headings, has_options=_have_options(cards, CardRoles(headings)))


def _shown_html(card: ForeignCard) -> Front:
    """Return the fields on the front as HTML: a question may be a picture."""
    return [(field.name, card.note.fields[field.name]) for field in card.layout.front.fields]


def find_headings(fronts: Iterable[Front], marked: Collection[str] = ()) -> list[str]:
    """Return the fields at the top of fronts that are headings, after those that are marked so."""
    headings = list(marked)
    below = [_without(front, headings) for front in fronts]
    for _ in range(MOST_HEADINGS):
        heading = _find_heading([front for front in below if front])
        if not heading:
            break
        headings.append(heading)
        below = [_without(front, [heading]) for front in below]
    return headings


def _without(front: Front, names: Collection[str]) -> Front:
    return [(name, text) for name, text in front if name not in names]


def _find_heading(fronts: list[Front]) -> str:
    """Return the field at the top of fronts if it is a heading, else "".

    A heading is the same on several cards, and the rest of the front asks a question without it.
    It may be empty on some cards.
    """
    if not fronts:
        return ""
    top, _ = Counter(front[0][0] for front in fronts).most_common(1)[0]
    headed = [front for front in fronts if front[0][0] == top]
    is_top = all(name != top for front in fronts for name, _ in front[1:])
    is_repeated = len(headed) >= REPEATED * len({front[0][1] for front in headed})
    whole, rest = ({tuple(front[at:]) for front in headed} for at in (0, 1))
    is_question = () not in rest and len(rest) >= _NEARLY_ALL * len(whole)
    return top if is_top and is_repeated and is_question else ""


def _have_options(cards: list[ForeignCard], roles: CardRoles) -> bool:
    """Return whether the fields below the question are options: one of them is the answer."""
    fitting = 0
    for card in cards:
        options = {fold_case(card.front[name]) for name in roles.question_fields(card)[1:]}
        answer = card.texts.get(roles.answer_field(card), "")
        fitting += len(options) >= _FEWEST_OPTIONS and fold_case(answer) in options
    return fitting >= _MOST * len(cards)
