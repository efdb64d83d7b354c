"""The author's distractors as options of a deck's questions: read once, and chosen by hash."""

from __future__ import annotations

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import POOLED_STYLE, AskedQuestion
from quizgen.questions.authored_distractors import is_shared, read_options
from quizgen.questions.hashing import unit_hash
from quizgen.questions.option_ids import KeptOptions
from quizgen.questions.options import Option
from quizgen.questions.strata import FEWEST, MOST


class AuthoredOptions:
    """The author's distractors for the questions of a deck, by question."""

    def __init__(self, language: Language, kept: KeptOptions) -> None:
        self._language, self._kept = language, kept
        self._read: dict[str, tuple[Option, ...]] = {}

    def suffice(self, asked: AskedQuestion) -> bool:
        """Return whether a question has enough distractors. Its key is then in no pool.

        If other items offered the key, a guesser could distinguish it from its distractors, which
        only this item offers.
        """
        return len(self.read(asked)) >= FEWEST

    def choose(self, asked: AskedQuestion, item_id: str) -> tuple[Option, ...]:
        """Return up to three distractors of a question: kept ones, then by hash."""
        kept = self._kept.get(item_id, ())
        options = sorted(
            self.read(asked),
            key=lambda option: (option.id not in kept, unit_hash(item_id, option.id)),
        )
        return tuple(options[:MOST])

    def read(self, asked: AskedQuestion) -> tuple[Option, ...]:
        """Return the distractors for a question, which are read only once."""
        if not (asked.fact.distractors or asked.spec.distractors or asked.within):
            return ()
        name = asked.item_id()
        if name not in self._read:
            options = read_options(asked, self._language)
            self._read[name] = self._find_share(asked, options) if is_shared(asked) else options
        return self._read[name]

    def _find_share(self, asked: AskedQuestion, options: tuple[Option, ...]) -> tuple[Option, ...]:
        """Return those of the distractors of a whole list that a question about a member uses.

        Each is for one member. If all members used it, they would be recognisable as the options
        that are shown least. Published items come first, then others by hash.
        """
        item_id, turns = asked.item_id(POOLED_STYLE), max(1, len(options) // MOST)
        ids = asked.ids_of_members(POOLED_STYLE)
        ranked = sorted(ids, key=lambda id_: (id_ not in self._kept, unit_hash(id_, "turn")))
        if item_id not in ranked[:turns]:
            return ()
        ordered = sorted(options, key=lambda option: unit_hash(asked.fact.id, option.id, "turn"))
        kept = (option for option in ordered if option.id in self._kept.get(item_id, ()))
        return tuple(dict.fromkeys((*kept, *ordered[ranked.index(item_id) :: turns])))
