"""Choose fair distractors: of the key's type, false, and without clues to the key.

The author's distractors of a fact come first. The others are answers of other facts, from the pool
of the key, drawn by hash from the finest stratum that has enough of them (see `strata`). They are
not chosen for closeness to the key, which would put the key in the middle of its options. Names
that the deck only mentions and an author's extra distractors are never keys, so they are used only
if the values of the pool do not suffice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.authored_distractors import read_options
from quizgen.questions.deck_names import find_unasked_names
from quizgen.questions.fairness import Fairness, has_outlier
from quizgen.questions.hashing import unit_hash
from quizgen.questions.made_numbers import make_wrong_quantities
from quizgen.questions.options import Option, copy_hedge, make_option
from quizgen.questions.pools import Pool, PoolItem, make_pool
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity

POOLED_STYLE = "choice"
"""The name of the style whose distractors are drawn from pools."""
FEWEST, MOST = 2, 3
"""The number of distractors of an item."""


class ChosenOptions(Struct, frozen=True):
    """The options of an item. `pool` is None if some of them are the author's."""

    key: Option
    distractors: tuple[Option, ...]
    pool: str | None


class Distractors:
    """Chooses the distractors of a deck's questions."""

    def __init__(self, deck: Deck, asked: Iterable[AskedQuestion]) -> None:
        questions = tuple(asked)
        self.deck = deck
        self.fairness = Fairness(deck, questions)
        self._statements = {question.statement for question in questions}
        groups: dict[str, list[PoolItem]] = defaultdict(list)
        keys: dict[str, list[Option]] = defaultdict(list)
        for question in questions:
            key = question.option
            if key and key.pool and question.is_wanted(POOLED_STYLE):
                keys[key.pool].append(key)
                if not self._has_enough_authored(question):
                    item = PoolItem(question.item_id(POOLED_STYLE), key, question.fact.section)
                    groups[key.pool].append(item)
        unasked = find_unasked_names(deck, keys)
        self.pools = {
            name: make_pool(name, items, (unasked.get(name, ()), self._find_extras(items[0].key)))
            for name, items in groups.items()
        }

    def choose_options(self, asked: AskedQuestion) -> ChosenOptions | None:
        """Return the options of a multiple-choice item; None if too few are fair.

        The author's distractors come first, and a single one is filled up from the pool.
        Distractors for numbers are computed if the pool is too small to draw from. No item mixes
        drawn and computed distractors, because a guesser could distinguish them.
        """
        key = asked.option
        if key is None or not asked.is_wanted(POOLED_STYLE):
            return None
        pool, item_id = self.pools.get(key.pool), asked.item_id(POOLED_STYLE)
        if given := self._choose_authored(asked, item_id):
            fills_up = pool and pool.size and len(given) < FEWEST
            others = self._draw(asked, key, pool, given) if pool and fills_up else given
            return ChosenOptions(key, others, None) if len(others) >= FEWEST else None
        if pool is None or item_id not in pool.items:
            return None
        if not pool.size:
            return _make_numbers(key, item_id, self.deck.language)
        others = self._draw(asked, key, pool)
        return ChosenOptions(key, others, key.pool) if len(others) == pool.size - 1 else None

    def _has_enough_authored(self, asked: AskedQuestion) -> bool:
        """Return whether the author's distractors suffice for an item. Its key is then in no pool.

        If other items offered the key, a guesser could distinguish it from its distractors, which
        only this item offers.
        """
        return len(self._choose_authored(asked, "")) >= FEWEST

    def make_false_statement(self, asked: AskedQuestion, item_id: str) -> str | None:
        """Return the fact's statement with a false value; None if no value is fair.

        The result is compared with all true statements: two facts may have different questions
        under `wording:`, but statements that differ only in the value. A date has to come from the
        key's own stratum, because a date that is decades away is not plausible.
        """
        key = asked.option
        if key is None:
            return None
        for option in self._iter_candidates(asked, key, item_id):
            if not asked.phrasing.fits_article(asked.spec.asks, option.value):
                continue
            if (statement := _swap_value(asked, option)) not in self._statements:
                hedged = copy_hedge(option, key, self.deck.language)
                return statement if hedged is option else _swap_value(asked, hedged)
        return None

    def _iter_candidates(self, asked: AskedQuestion, key: Option, item_id: str) -> Iterator[Option]:
        """Yield options that can replace the key: the author's, then values of its pool.

        Texts of other facts hardly make a sensible statement, and computed numbers a fair one.
        """
        yield from self._choose_authored(asked, item_id)
        pool = self.pools.get(key.pool)
        if pool and not isinstance(key.value, str):
            fair = self.fairness.make_test(asked, key)
            for option in pool.iter_candidates(key, item_id):
                if _is_plausible(option, key) and fair(option, ()):
                    yield option

    def _choose_authored(self, asked: AskedQuestion, item_id: str) -> tuple[Option, ...]:
        """Return up to three of the author's distractors, in order of their hashes."""
        if not asked.fact.distractors:
            return ()
        options = read_options(asked, self.deck.language)
        return tuple(sorted(options, key=lambda option: unit_hash(item_id, option.id)))[:MOST]

    def _draw(
        self, asked: AskedQuestion, key: Option, pool: Pool, given: tuple[Option, ...] = ()
    ) -> tuple[Option, ...]:
        """Return an item's distractors: the given ones, then values of its pool, hedged alike.

        No option is by far the longest, if the pool allows it.
        """
        fair, count = self.fairness.make_test(asked, key), MOST if given else pool.size - 1

        def is_even(option: Option, chosen: tuple[Option, ...]) -> bool:
            is_last = len(chosen) == count - 1
            return fair(option, chosen) and not (is_last and has_outlier((key, option, *chosen)))

        item_id = asked.item_id(POOLED_STYLE)
        drawn = pool.draw(key, item_id, count, is_even, given)
        if len(drawn) < count:
            drawn = pool.draw(key, item_id, count, fair, given)
        return tuple(copy_hedge(option, key, self.deck.language) for option in drawn)

    def _find_extras(self, key: Option) -> tuple[Option, ...]:
        """Return the author's extra distractors that belong to the pool of a key."""
        type_ = self.deck.types.get(key.value.type) if isinstance(key.value, Entity) else None
        extras = type_.extra_distractors if type_ else ()
        made = (make_option(extra, self.deck.language) for extra in extras)
        return tuple(option for option in made if option and option.pool == key.pool)


def _make_numbers(key: Option, item_id: str, language: Language) -> ChosenOptions | None:
    """Return options with three computed numbers, or with two in a pool of their own."""
    if not isinstance(key.value, Quantity):
        return None
    for count, name in ((MOST, key.pool), (FEWEST, f"{key.pool}, three options")):
        wrong = make_wrong_quantities(key.value, item_id, count, language)
        made = (make_option(quantity, language, key.pool) for quantity in wrong)
        if options := tuple(option for option in made if option):
            return ChosenOptions(key, options, name)
    return None


def _is_plausible(option: Option, key: Option) -> bool:
    """Return whether a date is of the years of the key; others are decades away."""
    return not isinstance(key.value, PartialDate) or option.strata == key.strata


def _swap_value(asked: AskedQuestion, option: Option) -> str:
    return asked.phrasing.render_statement_with(asked.spec.asks, option.value)
