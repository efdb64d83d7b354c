"""Decide which values can be wrong options of a question, and which can be options together.

Whether two options fit together does not depend on which of them is the key. Otherwise the key
would be recognisable, for example as the year in the middle, from which all others are not far.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from quizgen.facts.deck import Deck
from quizgen.formulas import length_of
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.distinct_options import are_distinct, fold_names, fold_names_of
from quizgen.questions.item import BLANK, Front
from quizgen.questions.life_times import are_contemporary, find_years, find_years_of_entities
from quizgen.questions.options import Option
from quizgen.questions.strata import IsFair
from quizgen.values.entities import Entity, Members
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import Quantity
from quizgen.values.texts import contains_words, fold_case

HEDGED_RATIO = Fraction(5, 4)
"""Two numbers after a hedge such as “about” differ if the larger one is so many times the other."""
YEARS_APART = 30
"""The largest number of years between two dates of an item."""
SPANS_APART = 4
"""The same for decades and centuries, in decades or centuries."""
LONGER, CHARACTERS, SHORT = 1.3, 8, 20
"""A text is too long beside another if it is longer by this factor and by so many characters, and
has more characters than short texts have."""
_WHOLE = 100
_NO_YEARS: frozenset[int] = frozenset()


class Fairness:
    """Tests options of a deck's questions."""

    def __init__(self, deck: Deck, asked: Iterable[AskedQuestion]) -> None:
        self._language = deck.language
        self._entities = _index_names(deck.entities.values())
        self._wholes: dict[str, frozenset[str]] = {}
        self._true: dict[Front, set[str]] = defaultdict(set)
        questions = tuple(asked)
        self._years = find_years_of_entities(questions)
        for question in questions:
            if key := question.option:
                self._true[question.front] |= {key.id, fold_case(key.label)}

    def make_test(self, asked: AskedQuestion, key: Option) -> IsFair:
        """Return the test for distractors: false, not named in the question, and like the key."""
        excluded = {
            *self._true[asked.front],
            *map(fold_case, asked.fact.also_true),
            *_find_values_of_fact(asked),
        }
        quote = fold_case(asked.fact.quote)
        years, subjects = find_years(asked), tuple(self._find_subjects(asked))
        is_approximate = isinstance(key.value, Quantity) and bool(key.value.hedge)

        def is_fair(option: Option, chosen: tuple[Option, ...]) -> bool:
            if option.shape != key.shape or option.id in excluded:
                return False
            if not excluded.isdisjoint(fold_names(option)) or not _fits_gap(option, asked, key):
                return False
            is_odd = isinstance(option.value, str) and _names_any(option.value, subjects)
            if is_odd or not are_contemporary(years, self._years.get(option.id, _NO_YEARS)):
                return False
            if is_approximate and not _are_far_apart((key, option, *chosen)):
                return False
            if not self._is_possible(option, asked, key) or _is_named(
                option, asked.folded_stem, quote
            ):
                return False
            return all(self.fit_together(option, other) for other in (key, *chosen))

        return is_fair

    def _find_subjects(self, asked: AskedQuestion) -> Iterator[str]:
        """Yield the names of what a question of a kind is about, in the singular and plural.

        A text that names them answers another question: a thylakoid is no “stack of thylakoids”.
        """
        nouns, fact = self._language.nouns, asked.fact
        for value in () if fact.shown else fact.values.values():
            for name in value.names if isinstance(value, Entity) else ():
                forms = (name, nouns.singular(name), nouns.plural(name))
                yield from map(fold_case, filter(None, forms))

    def fit_together(self, option: Option, other: Option) -> bool:
        """Return whether two values can be options of one item: distinct and of one kind."""
        match option.value, other.value:
            case PartialDate(), PartialDate():
                alike = are_near(option, other)
            case Entity() as entity, Entity() as other_entity:
                alike = self._are_contemporary(entity, other_entity)
            case str() as text, str() as other_text:
                alike = not _differ_in_length(text, other_text)
            case _:
                alike = True
        return alike and self.are_apart(option, other)

    def _are_contemporary(self, entity: Entity, other: Entity) -> bool:
        """Return whether two people lived at the same time, as far as the deck says when."""
        people = self._language.phrases.questions_for_people
        are_people = entity.ask in people and other.ask in people
        years, other_years = (self._years.get(one.id, _NO_YEARS) for one in (entity, other))
        return not are_people or are_contemporary(years, other_years)

    def are_apart(self, option: Option, other: Option) -> bool:
        """Return whether two values differ clearly, and neither is a part of the other."""
        match option.value, other.value:
            case Entity() as entity, Entity() as other_entity:
                if self._is_within(entity, other_entity) or self._is_within(other_entity, entity):
                    return False
        return are_distinct(option, other, self._language)

    def _is_possible(self, option: Option, asked: AskedQuestion, key: Option) -> bool:
        """Return whether the question leaves an option possible: its year, or at most 100 %."""
        match option.value, key.value:
            case PartialDate() as date, PartialDate() as right:
                return date.year == right.year or asked.spec.asks not in asked.fact.derived
            case Quantity(number=number, unit=unit), Quantity(number=right_number):
                is_share = unit == self._language.nouns.percent and right_number.value <= _WHOLE
                return not is_share or number.value <= _WHOLE
        return True

    def _is_within(self, entity: Entity, other: Entity) -> bool:
        """Return whether an entity is a part of another one (`part_of:`), directly or not."""
        if not entity.part_of:
            return False
        return not self._find_wholes(entity).isdisjoint((other.id, *map(fold_case, other.names)))

    def _find_wholes(self, entity: Entity) -> frozenset[str]:
        """Return the ids and names of everything that an entity is a part of."""
        if entity.id not in self._wholes:
            found: set[str] = set()
            part: Entity | None = entity
            while part and part.part_of and not {part.part_of, fold_case(part.part_of)} & found:
                found |= {part.part_of, fold_case(part.part_of)}
                part = self._entities.get(part.part_of) or self._entities.get(
                    fold_case(part.part_of)
                )
                found |= {part.id, *map(fold_case, part.names)} if part else set()
            self._wholes[entity.id] = frozenset(found)
        return self._wholes[entity.id]


def are_near(option: Option, other: Option) -> bool:
    """Return whether two options with dates are near enough in time to be options together."""
    match option.value, other.value:
        case PartialDate(year=year, years=years), PartialDate(year=other_year):
            return abs(year - other_year) <= (YEARS_APART if years == 1 else SPANS_APART * years)
    return True


def _index_names(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    return {name: entity for entity in entities for name in (*fold_names_of(entity), entity.id)}


def _find_values_of_fact(asked: AskedQuestion) -> Iterator[str]:
    """Yield the names of the entities in a question's fact, which may be right in another sense."""
    for value in asked.fact.values.values():
        for member in value.entities if isinstance(value, Members) else (value,):
            if isinstance(member, Entity):
                yield from (member.id, *fold_names_of(member))


def _names_any(text: str, names: Iterable[str]) -> bool:
    folded = fold_case(text)
    return any(contains_words(folded, name) for name in names)


def _fits_gap(option: Option, asked: AskedQuestion, key: Option) -> bool:
    """Return whether a name can follow the words before a gap, where the article of the key is."""
    if BLANK not in asked.stem or not isinstance(option.value, Entity):
        return True
    return isinstance(key.value, Entity) and option.value.the == key.value.the


def _is_named(option: Option, front: str, quote: str) -> bool:
    """Return whether the question names an option, or the quote, which may say that it is right."""
    if isinstance(option.value, Quantity | PartialDate | Picture):
        return False
    names = fold_names(option)
    return any(contains_words(front, name) or contains_words(quote, name) for name in names)


def _are_far_apart(options: tuple[Option, ...]) -> bool:
    """Return whether numbers are different enough for each of them to be “about” right alone."""
    values = sorted(
        abs(option.value.number.value) for option in options if isinstance(option.value, Quantity)
    )
    return all(larger >= HEDGED_RATIO * smaller for smaller, larger in itertools.pairwise(values))


def has_outlier(options: tuple[Option, ...]) -> bool:
    """Return whether one option is by far the longest. Pictures have no length."""
    if any(isinstance(option.value, Picture) for option in options):
        return False
    second, longest = sorted(length_of(option.label) for option in options)[-2:]
    return longest > LONGER * second and longest - second >= CHARACTERS


def _differ_in_length(text: str, other: str) -> bool:
    short, long = sorted((length_of(text), length_of(other)))
    return long > SHORT and long > LONGER * short and long - short > CHARACTERS
