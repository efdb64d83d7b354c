"""Interactions: the ways in which learners answer items, each with the data that it needs.

The names follow the interactions of QTI, the exchange format of learning platforms. Exports, the
practice page and rules match on these types. A `match` over all of them ends in `assert_never`, so
that the type checker lists the places that a new interaction still needs to handle.
"""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct


class Recall(Struct, frozen=True):
    """The learner recalls the answer, then compares it with the right one."""


class Gap(Struct, frozen=True):
    """The learner fills the gap in the stem. `hint` says what type of answer is missing.

    `pattern` accepts the right answers; see `answer_folding.is_accepted`.
    """

    hint: str = ""
    pattern: str = ""


class TextEntry(Struct, frozen=True):
    """The learner types the answer. `accepted` lists some right answers, the usual one first.

    `pattern` accepts these and all other right answers; see `answer_folding.is_accepted`.
    """

    accepted: tuple[str, ...]
    pattern: str


class Choice(Struct, frozen=True):
    """The learner chooses one of several options. `key` is the index of the right one, from 0.

    `pool` names the values from which the distractors were drawn. Rules and the guesser compare the
    items of a pool, so a style that asks for the same values in another way has another pool.
    `ordered` options, such as numbers and dates, keep their order on every form. `ids` are the ids
    of options from the deck, in the same order, to recognize them in later builds (see
    `kept_options`).
    """

    options: tuple[str, ...]
    key: int
    pool: str | None = None
    ordered: bool = False
    ids: tuple[str, ...] = ()

    @property
    def distractors(self) -> tuple[str, ...]:
        """The wrong options."""
        return (*self.options[: self.key], *self.options[self.key + 1 :])


class Match(Struct, frozen=True):
    """The learner finds the response that belongs to each premise.

    `pairs` holds the index of the right response for each premise; some responses are left over.
    """

    premises: tuple[str, ...]
    responses: tuple[str, ...]
    pairs: tuple[int, ...]
    pool: str | None = None


class Order(Struct, frozen=True):
    """The learner puts events in order. `ranks` holds the right rank of each event, from 1."""

    events: tuple[str, ...]
    ranks: tuple[int, ...]
    pool: str | None = None


class Listing(Struct, frozen=True):
    """The learner names several things, `count` of the members.

    Any order is right unless the members are `ordered`. `patterns` accept the answers: one for each
    member, then those for other right answers; see `answer_folding.is_accepted`.
    """

    members: tuple[str, ...]
    patterns: tuple[str, ...]
    count: int
    ordered: bool = False


class Hotspot(Struct, frozen=True):
    """The learner finds a region of a picture.

    `regions` are the ids of all regions in reading order, in which they have letters on paper.
    `key` is the index of the right one, from 0.
    """

    regions: tuple[str, ...]
    key: int


Interaction = Recall | Gap | TextEntry | Choice | Match | Order | Listing | Hotspot


def name_of(interaction: Interaction) -> str:  # noqa: PLR0911 - one for each
    """Return the name of an interaction, as page templates and their scripts use it."""
    match interaction:
        case Recall():
            return "recall"
        case Gap():
            return "gap"
        case TextEntry():
            return "text-entry"
        case Choice():
            return "choice"
        case Match():
            return "match"
        case Order():
            return "order"
        case Listing():
            return "list"
        case Hotspot():
            return "hotspot"
        case _:
            assert_never(interaction)


def points_of(interaction: Interaction) -> int:
    """Return the points that an item is worth by default: one for each answer that it expects."""
    match interaction:
        case Match(pairs=answers) | Order(ranks=answers):
            return len(answers)
        case Listing(count=count):
            return count
        case Recall() | Gap() | TextEntry() | Choice() | Hotspot():
            return 1
        case _:
            assert_never(interaction)
