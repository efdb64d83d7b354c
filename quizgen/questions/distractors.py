"""Choose fair distractors: of the key's type, false, and without clues to the key.

The author's distractors of a fact come first. The others are answers of other facts, from the pool
of the key, drawn by hash from the finest stratum that has enough of them (see `strata`). They are
not chosen for closeness to the key, which would put the key in the middle of its options. Names
that the deck only mentions and an author's extra distractors are never keys, so they are used only
if the values of the pool do not suffice. Published items keep their distractors if they can (see
`kept_options`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Deck
from quizgen.questions.asked_questions import POOLED_STYLE, AskedQuestion
from quizgen.questions.authored_distractors import lacks_article
from quizgen.questions.authored_options import AuthoredOptions
from quizgen.questions.deck_names import find_unasked_names
from quizgen.questions.fairness import Fairness, has_outlier
from quizgen.questions.item import BLANK, Front, make_front
from quizgen.questions.kept_options import keep_options
from quizgen.questions.made_numbers import compute_options, is_computed
from quizgen.questions.option_groups import OptionGroups
from quizgen.questions.option_ids import NONE_KEPT, KeptOptions
from quizgen.questions.options import Option, copy_hedge, make_option
from quizgen.questions.pools import Pool
from quizgen.questions.settled_pools import SettledPool, settle_pool
from quizgen.questions.shared_words import ALLOWED_BY, find_revealing_words
from quizgen.questions.strata import FEWEST, MOST, PoolItem
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture


class ChosenOptions(Struct, frozen=True):
    """The options of an item. `pool` is None if some of them are the author's.

    `with_articles` means that all of them are shown with the definite article.
    """

    key: Option
    distractors: tuple[Option, ...]
    pool: str | None
    with_articles: bool = False


class Distractors:
    """Chooses the distractors of a deck's questions.

    `revealing` has, by the id of an item that is not made, the word that only its key shares.
    """

    def __init__(
        self, deck: Deck, asked: Iterable[AskedQuestion], kept: KeptOptions = NONE_KEPT
    ) -> None:
        questions = tuple(asked)
        self.deck, self.kept = deck, kept
        self.fairness = Fairness(deck, questions)
        self._authored = AuthoredOptions(deck.language, kept)
        self._statements = {_as_shown(question, question.statement) for question in questions}
        self.groups = OptionGroups(deck, questions, kept)
        pooled: dict[str, list[tuple[AskedQuestion, Option]]] = defaultdict(list)
        keys: dict[str, list[Option]] = defaultdict(list)
        for question in questions:
            key = self.groups.find_key(question)
            if key and key.pool and question.is_wanted(POOLED_STYLE):
                keys[key.pool].append(key)
                if not self._authored.suffice(question):
                    pooled[key.pool].append((question, key))
        unasked = find_unasked_names(deck, keys, self.groups.place)
        self._with_articles: set[str] = set()
        self.revealing: dict[str, str] = {}
        self.settled = {
            name: self._settle(name, items, unasked.get(name, ())) for name, items in pooled.items()
        }

    @property
    def pools(self) -> Iterator[Pool]:
        """The pools of the deck."""
        return (settled.pool for settled in self.settled.values())

    def find_pool(self, asked: AskedQuestion) -> SettledPool | None:
        """Return the pool of a question, with the options of all its items; None without one."""
        key = self.groups.find_key(asked)
        return self.settled.get(key.pool) if key else None

    def choose_options(self, asked: AskedQuestion) -> ChosenOptions | None:
        """Return the options of a multiple-choice item; None if too few are fair.

        The author's distractors come first, and a single one is filled up from the pool.
        """
        key = asked.option
        if key is None or not asked.is_wanted(POOLED_STYLE):
            return None
        item_id, settled = asked.item_id(POOLED_STYLE), self.find_pool(asked)
        given = self._authored.choose(asked, item_id)
        chosen = settled.chosen.get(item_id, ()) if settled else ()
        if given and not chosen:
            articles = BLANK not in asked.stem and _take_article((key, *given))
            return ChosenOptions(key, given, None, articles) if len(given) >= FEWEST else None
        if settled is None or not chosen:
            return None
        hedged = tuple(copy_hedge(option, key, self.deck.language) for option in chosen)
        pool = None if given else settled.pool.name_for(len(chosen) + 1)
        return ChosenOptions(key, hedged, pool, settled.pool.name in self._with_articles)

    def _choose(self, item: PoolItem, pool: Pool) -> tuple[Option, ...]:
        """Return the distractors of an item of a pool; empty if too few are fair.

        Distractors for numbers are computed if the pool is too small to draw from. No item mixes
        drawn and computed distractors, because a guesser could distinguish them. A published item
        stays even if its pool is too small, with the distractors that it can have.
        """
        chosen: tuple[Option, ...] = ()
        is_authored = item.is_new and item.kept
        count = MOST if is_authored else item.count or pool.size - 1
        is_complete = 0 < item.count == len(item.kept)
        if item.is_computed or not (pool.size or is_complete or is_authored):
            ids = self.kept.get(item.id, ())
            chosen = compute_options(item.key, item.id, self.deck.language, ids)
        if not chosen and (pool.size or item.count):
            drawn = _draw(item, pool, count)
            chosen = drawn if len(drawn) == count or item.count or is_authored else ()
        return chosen if len(chosen) >= FEWEST else ()

    def make_false_statement(self, asked: AskedQuestion, item_id: str) -> str | None:
        """Return the fact's statement with a false value; None if no value is fair.

        The result is compared with all true statements beside the same pictures: two facts may have
        different questions under `wording:`, but statements that differ only in the value. A date
        has to come from the key's own stratum, because one that is decades away is not plausible.
        """
        key = asked.option
        if key is None or isinstance(key.value, Picture):
            return None
        for option in self._iter_candidates(asked, key, item_id):
            if not asked.phrasing.fits_article(asked.spec.asks, option.value):
                continue
            statement = _swap_value(asked, option)
            if _as_shown(asked, statement) not in self._statements:
                hedged = copy_hedge(option, key, self.deck.language)
                return statement if hedged is option else _swap_value(asked, hedged)
        return None

    def _iter_candidates(self, asked: AskedQuestion, key: Option, item_id: str) -> Iterator[Option]:
        """Yield options that can replace the key: the author's, then values of its pool.

        Texts of other facts hardly make a sensible statement, unless their kind says which are
        alike, and computed numbers a fair one. An author who writes a name without an article may
        have left it out, as options do, so that it does not replace a name that has one.
        """
        authored = self._authored.choose(asked, item_id)
        yield from (option for option in authored if not lacks_article(option, key))
        settled = self.find_pool(asked)
        if settled and (asked.spec.alike or not isinstance(key.value, str)):
            fair = self.fairness.make_test(asked, key)
            for option in settled.pool.iter_candidates(key, item_id):
                if _is_plausible(option, key) and fair(option, ()):
                    yield option

    def _settle(
        self,
        name: str,
        questions: Sequence[tuple[AskedQuestion, Option]],
        unasked: tuple[Option, ...],
    ) -> SettledPool:
        """Return the pool of some questions with their keys, and the options of all its items."""
        first, key = questions[0]
        outside = self.groups.list_outside(first)
        lures = (unasked, self._find_extras(key))
        known = {
            option.id: option
            for option in (*chain(*lures, outside), *(key for _, key in questions))
        }
        given = chain.from_iterable(self._authored.read(asked) for asked, _ in questions)
        has_gap = any(BLANK in asked.stem for asked, _ in questions)
        if not has_gap and _take_article((*known.values(), *given)):
            self._with_articles.add(name)
        items = [self._make_item(asked, key, known) for asked, key in questions]
        ids = (asked.item_id(POOLED_STYLE) for asked, _ in questions if self._authored.read(asked))
        by_id = {asked.item_id(POOLED_STYLE): asked for asked, _ in questions}

        def choose(item: PoolItem, pool: Pool) -> tuple[Option, ...]:
            chosen = self._choose(item, pool)
            if words := _find_revealing(by_id[item.id], item.key, chosen, self.deck):
                self.revealing[item.id] = words[0]
            return () if words else chosen

        return settle_pool(name, items, (*lures, outside), choose, frozenset(ids))

    def _make_item(
        self, asked: AskedQuestion, key: Option, known: Mapping[str, Option]
    ) -> PoolItem:
        """Return a question as an item of its pool, with the options that it keeps."""
        fair = self.fairness.make_test(asked, key)
        item = PoolItem(asked.item_id(POOLED_STYLE), key, fair, asked.fact.section)
        given, ids = self._authored.choose(asked, item.id), self.kept.get(item.id)
        if ids is None:
            return replace(item, kept=given)
        if is_computed(ids):
            options = compute_options(key, item.id, self.deck.language, ids)
            if {option.id for option in options} < {*ids}:
                return replace(item, count=len(options), is_computed=True)
        return keep_options(item, ids, known, given)

    def _find_extras(self, key: Option) -> tuple[Option, ...]:
        """Return the author's extra distractors that belong to the pool of a key."""
        type_ = self.deck.types.get(key.value.type) if isinstance(key.value, Entity) else None
        extras = type_.extra_distractors if type_ else ()
        made = (make_option(extra, self.deck.language) for extra in extras)
        return tuple(
            option for option in made if option and self.groups.place(option).pool == key.pool
        )


def _take_article(options: Iterable[Option]) -> bool:
    """Return whether all options are common nouns with the definite article.

    If only some were shown with it, as “the orbital period” beside “mass”, these would stand out.
    The options of a pool are shown alike in all its items, by which they are counted.
    """
    values = [option.value for option in options]
    return all(isinstance(one, Entity) and one.the and one.name[:1].islower() for one in values)


def _find_revealing(
    asked: AskedQuestion, key: Option, chosen: tuple[Option, ...], deck: Deck
) -> tuple[str, str] | None:
    """Return a word of a question that only its key shares, and that of the key, or None.

    The author may allow it.
    """
    is_name = isinstance(key.value, str | Entity)
    if not chosen or not is_name or not ALLOWED_BY.isdisjoint(asked.fact.allow):
        return None
    labels = [option.label for option in chosen]
    return find_revealing_words(asked.stem, key.label, labels, deck.language)


def _draw(item: PoolItem, pool: Pool, count: int) -> tuple[Option, ...]:
    """Return `count` distractors of an item, fewer if too few are fair.

    No option is by far the longest, if the pool allows it.
    """

    def is_even(option: Option, chosen: tuple[Option, ...]) -> bool:
        is_last = len(chosen) == count - 1
        outlier = is_last and has_outlier((item.key, option, *chosen))
        return not outlier and item.fair(option, chosen)

    drawn = item.kept
    if len(drawn) < count:
        drawn = pool.draw(item, count, is_even)
    return drawn if len(drawn) == count else pool.draw(item, count, item.fair)


def _is_plausible(option: Option, key: Option) -> bool:
    """Return whether a date is of the years of the key; others are decades away."""
    return not isinstance(key.value, PartialDate) or option.strata == key.strata


def _as_shown(asked: AskedQuestion, statement: str) -> Front:
    """Return a statement with the pictures and sounds of its fact, for comparison with others."""
    return make_front(statement, asked.media)


def _swap_value(asked: AskedQuestion, option: Option) -> str:
    return asked.phrasing.render_statement_with(asked.spec.asks, option.value)
