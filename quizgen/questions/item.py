"""An item: one generated question, in plain text. Exports escape it for their format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from quizgen.facts.deck import Fact
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Interaction,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.style import Stem, Style
from quizgen.values.entities import Value
from quizgen.values.texts import fold_case

BLANK = "_____"
"""The gap in the stem of a cloze, of constant width: its length must not hint at the answer."""

Front = tuple[str, ...]
"""A question for comparison: its words, the hashes of its pictures and sounds, and its region."""


def make_front(stem: str, media: Iterable[Media], region: str = "") -> Front:
    """Return a question with case and spacing folded, and what is beside it.

    `region` identifies the region of a picture that it asks about; empty for none.
    """
    return fold_case(stem), *(medium.sha256 for medium in media), *((region,) if region else ())


class Item(Struct, frozen=True):
    """One question about a fact, or about several: `fact` and `others`.

    `id` is deck/fact/question[/style], from authored ids only. `question` is the name of the
    question in its kind; if a list is asked one member at a time, a dot and the id of the member
    follow. `answer` is the right answer as text. `interaction` says how the item is answered, with
    its options, its key and so on. `rationale` is the fact as a sentence.
    `pictures` are its options, in their order, or its answer, if these are pictures: the text of
    each is the path of its file, which learners do not see.
    """

    id: str
    fact: Fact
    question: str
    style: Style
    stem: str
    answer: str
    rationale: str
    tags: tuple[str, ...]
    interaction: Interaction = Recall()
    others: tuple[Fact, ...] = ()
    pictures: tuple[Media, ...] = ()

    @property
    def deck(self) -> str:
        """The id of its deck."""
        return self.id.partition("/")[0]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that the item asks about."""
        return (self.fact, *self.others)

    @property
    def cited_facts(self) -> tuple[Fact, ...]:
        """The facts to show with the answer. Rows of one table that add nothing are shown once."""
        shown: dict[object, Fact] = {}
        for fact in self.facts:
            is_bare = fact.is_row and not fact.note and not fact.media
            place = (fact.source.title, fact.source.url) if is_bare else fact.id
            shown.setdefault(place, fact)
        return tuple(shown.values())

    def media_on(self, side: Side) -> tuple[Media, ...]:
        """Return the pictures and sounds on a side of the item.

        A question about several facts shows none: each would belong to one of them only. Its
        own `pictures` are shown as its answer or its options.
        """
        if self.others and side is Side.QUESTION:
            return ()
        shown = self.fact.media_on(side)
        if self.others:
            listed = (media for fact in self.facts for media in fact.media_on(side))
            shown = tuple(dict.fromkeys(listed))
        return tuple(media for media in shown if media not in self.pictures)

    def picture_of(self, text: str) -> Media | None:
        """Return the picture that an option or the answer is; None for one in words."""
        return next((picture for picture in self.pictures if picture.path == text), None)

    @property
    def front(self) -> Front:
        """What learners see and hear of the question, for comparison with other questions."""
        region = f"{self.fact.id}.{self.region}" if self.region else ""
        return make_front(self.stem, self.media_on(Side.QUESTION), region)

    @property
    def folded_stem(self) -> str:
        """The stem with case and spacing folded, for a search for words."""
        return fold_case(self.stem)

    @property
    def region(self) -> str:
        """The id of the region of the fact's picture that it asks about; empty for none."""
        return self.question.partition(".")[2] if self.fact.regions else ""

    @property
    def shows_regions(self) -> bool:
        """Whether its question shows the fact's picture with marks."""
        is_match = isinstance(self.interaction, Match) and not self.others
        return bool(self.fact.regions) and (is_match or bool(self.region))

    @property
    def task(self) -> str:
        """The stem without the premises of matching, for exports that list them below it."""
        if not isinstance(self.interaction, Match):
            return self.stem
        return self.stem.removesuffix(f": {' · '.join(self.interaction.premises)}") + "."

    @property
    def value(self) -> Value | None:
        """The value of the fact that is asked for; None for an item about members or facts."""
        spec = self.fact.kind.questions.get(self.question)
        return None if self.others else self.fact.values.get(spec.asks if spec else self.question)

    @property
    def stem_form(self) -> Stem:
        """The form of the stem: that of the style, but a completion has a statement with a gap."""
        is_choice = isinstance(self.interaction, Choice)
        question = self.question.partition(".")[0]
        if is_choice and BLANK in self.stem and question not in self.fact.kind.questions:
            return Stem.GAPPED_STATEMENT
        return self.style.stem

    @property
    def options(self) -> tuple[str, ...]:
        """Everything that can be chosen, matched or put in order; empty if there is no choice."""
        match self.interaction:
            case Choice(options=options) | Match(responses=options) | Order(events=options):
                return options
            case Recall() | Gap() | TextEntry() | Listing() | Hotspot():
                return ()
            case _:
                assert_never(self.interaction)

    @property
    def answer_lines(self) -> str:
        """The answer as cards show it: a list has a line for each member, with numbers if in order.

        Other answers are as they are.
        """
        if not isinstance(self.interaction, Listing):
            return self.answer
        lines = self.interaction.members
        if self.interaction.ordered:
            lines = tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))
        return "\n".join(lines)

    @property
    def pool(self) -> str | None:
        """The name of the pool from which its options were drawn."""
        match self.interaction:
            case Choice(pool=pool) | Match(pool=pool) | Order(pool=pool):
                return pool
            case Recall() | Gap() | TextEntry() | Listing() | Hotspot():
                return None
            case _:
                assert_never(self.interaction)
