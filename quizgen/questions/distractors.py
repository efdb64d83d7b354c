"""Wrong options that are fair: of the right kind, false, and no clue to the right one.

Distractors are drawn from the deck's other answers of the same pool, in the finest stratum that has
enough of them, by hash (see `strata`). Closeness to the key plays no part: it would make the key
the hub of its options. An author's extra distractors are never right, so they are drawn only where
the pool's own values do not suffice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.made_numbers import make_wrong_quantities
from quizgen.questions.options import Option, copy_hedge, make_option
from quizgen.questions.pools import MADE_OPTIONS, THREE_OPTIONS_FROM, Pool, make_pool
from quizgen.questions.strata import IsFair
from quizgen.values.dates import PartialDate
from quizgen.values.entities import Entity
from quizgen.values.quantities import Quantity
from quizgen.values.texts import contains_words, fold_case

POOLED_STYLE = "choice"
"""The name of the style whose distractors are drawn from pools."""
GAP_DIVISOR = 25
"""A wrong number and the right one differ by more than the larger of them, divided by this."""


class Distractors:
    """Chooses the distractors of a deck's questions."""

    def __init__(self, deck: Deck, asked: Iterable[AskedQuestion]) -> None:
        self.deck = deck
        self._true: dict[str, set[str]] = defaultdict(set)
        groups: dict[str, list[tuple[str, Option]]] = defaultdict(list)
        self._statements: set[str] = set()
        for one in asked:
            self._statements.add(one.statement)
            if key := one.option:
                self._true[one.front].add(key.id)
                if one.is_wanted(POOLED_STYLE):
                    groups[key.pool].append((one.item_id(POOLED_STYLE), key))
        self.pools = {
            name: make_pool(name, pairs, self._extras(pairs[0][1]))
            for name, pairs in groups.items()
        }

    def choose_options(self, asked: AskedQuestion) -> tuple[Option, ...]:
        """Return the options of a multiple-choice item, the key first; none where none are fair.

        Numbers of too small a pool stand in a row of made ones. The two ways never mix in one pool:
        a guesser could tell them apart.
        """
        key = asked.option
        if key is None:
            return ()
        pool, item_id = self.pools.get(key.pool), asked.item_id(POOLED_STYLE)
        if pool is None or item_id not in pool.items:
            return ()
        if pool.size:
            others = self._draw(asked, key, pool)
        else:
            others = _made(key, item_id, MADE_OPTIONS - 1, self.deck.language)
        return (key, *others) if others else ()

    def make_false_statement(self, asked: AskedQuestion, item_id: str) -> str | None:
        """Return the fact's statement with a false value swapped in; None where none is fair.

        A fact's wording may tell its question from another's that its statement does not: so the
        statement is held against all true ones. A date decades away would be no lure.
        """
        key = asked.option
        if key is None:
            return None
        for option in self._rivals(asked, key, item_id):
            near = not isinstance(key.value, PartialDate) or option.strata == key.strata
            if near and (statement := _swapped(asked, option)) not in self._statements:
                hedged = copy_hedge(option, key, self.deck.language)
                return statement if hedged is option else _swapped(asked, hedged)
        return None

    def _rivals(self, asked: AskedQuestion, key: Option, item_id: str) -> Iterator[Option]:
        """Yield what may stand in the key's place, the values of its pool before a made one."""
        if pool := self.pools.get(key.pool):
            fair = self._fair(asked, key)
            yield from (option for option in pool.iter_candidates(key, item_id) if fair(option, ()))
        yield from _made(key, item_id, 1, self.deck.language)

    def _draw(self, asked: AskedQuestion, key: Option, pool: Pool) -> tuple[Option, ...]:
        """Return the wrong options of an item from its pool, hedged like its key, or none."""
        drawn = pool.draw(key, asked.item_id(POOLED_STYLE), self._fair(asked, key))
        return tuple(copy_hedge(option, key, self.deck.language) for option in drawn)

    def _fair(self, asked: AskedQuestion, key: Option) -> IsFair:
        """Return the test for wrong options: false, not named in the stem, of the key's shape."""
        true = self._true[asked.front]
        also_true = {fold_case(name) for name in asked.fact.also_true}

        def fair(option: Option, chosen: tuple[Option, ...]) -> bool:
            if option.id in true or (
                also_true and also_true & {option.id, fold_case(option.label)}
            ):
                return False
            if option.shape != key.shape or not _apart(asked, key, option):
                return False
            return not any(_overlap(option, other) for other in chosen)

        return fair

    def _extras(self, key: Option) -> tuple[Option, ...]:
        """Return the author's own distractors for the pool of a key."""
        if not isinstance(key.value, Entity):
            return ()
        extras = self.deck.types[key.value.type].extra_distractors
        made = (make_option(extra, self.deck.language) for extra in extras)
        return tuple(option for option in made if option and option.pool == key.pool)


def find_small_pools(distractors: Distractors) -> Iterator[tuple[str, str]]:
    """Yield each pool with too few values for multiple choice, and what would fill it."""
    for pool in distractors.pools.values():
        values = pool.values
        if pool.size or pool.name.startswith("number of"):
            continue
        some = "1 value is" if values == 1 else f"{values} values are"
        advice = f"{some} asked for; {THREE_OPTIONS_FROM - values} more"
        is_type = pool.name in distractors.deck.types
        yield (
            pool.name,
            advice + (", or 3 `extra_distractors`, would do" if is_type else " would do"),
        )


def _apart(asked: AskedQuestion, key: Option, option: Option) -> bool:
    """Tell whether an option is clearly another value than the key, and possible after the stem."""
    match key.value, option.value:
        case Entity() as right, Entity() as wrong:
            stem, names = asked.front, _folded_names(wrong)
            named = any(contains_words(stem, name) for name in names)
            alike = not names.isdisjoint(_folded_names(right))
            return not (named or alike or _overlap(key, option))
        case Quantity() as right, Quantity() as wrong:
            return _far(right, wrong)
        case PartialDate() as right, PartialDate() as wrong:
            year_is_given = asked.spec.asks in asked.fact.derived
            return right.year == wrong.year or not year_is_given
    return False


def _made(key: Option, item_id: str, count: int, language: Language) -> tuple[Option, ...]:
    if not isinstance(key.value, Quantity):
        return ()
    rivals = make_wrong_quantities(key.value, item_id, count, language)
    made = (make_option(quantity, language) for quantity in rivals)
    return tuple(option for option in made if option)


def _far(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are clearly apart, as whole ones: fractions compare slowly."""
    value, rival = one.number.value, other.number.value
    low, high = sorted((value.numerator * rival.denominator, rival.numerator * value.denominator))
    return GAP_DIVISOR * (high - low) > high


def _overlap(one: Option, other: Option) -> bool:
    """Tell whether two options are too near to be both wrong, or one right and one wrong.

    It holds for wrong options among themselves too: a gap about the right number alone shows it.
    """
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return not _far(one.value, other.value)
    label, rival = fold_case(one.label), fold_case(other.label)
    return contains_words(rival, label) or contains_words(label, rival)


@lru_cache(maxsize=1 << 12)
def _folded_names(entity: Entity) -> frozenset[str]:
    return frozenset(map(fold_case, entity.names))


def _swapped(asked: AskedQuestion, option: Option) -> str:
    return asked.phrasing.render_statement_with(asked.spec.asks, option.value)
