"""Decks of any size in several shapes, for what only a large deck shows.

`write_deck(folder, shape, count)` writes a project with one deck: `seeds/<shape>.txt`, of which
every line is the quote of a fact, and `decks/<shape>.yaml`. Everything is drawn by hash: the same
every time.
"""

from __future__ import annotations

import calendar
import itertools
import math
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizgen.questions.hashing import unit_hash


def listed(text: str, mark: str = " ") -> Sequence[str]:
    """Return what a text lists."""
    return tuple(text.split(mark))


GIVEN = listed(
    "Ada Aleksandra Ann Bartholomew Bo Chidi Christopher Dora Eun-ji Ferdinand Guadalupe Ines Ivo "
    "Jo Kwame Lakshmi Li Maximilian Mei Nikolaos Noor Olu Priscilla Quentin Rosa Sven Theodora Uma "
    "Vladimir Wilhelmina Xiang Yusuf Zoe"
)
FAMILY = listed(
    "Abe Adeyemi Bauer Castellanos Diaz Eriksson Fitzgerald Fox Garcia Haraldsdottir Ito Jansen "
    "Kowalczyk Lee Montgomery Ng Okonkwo Papadopoulos Quist Ramanathan Smith Szymanska Tran Ueda "
    "Villanueva Wu Xenakis Young Zimmermann"
)
TOWNS = listed(
    "Ashby|Bad Kreuzberg|Calder|Dunmore|East Wickham|Fallow|Great Hampden|Ilk|Kingsbridge|"
    "Long Marston|New Ollerton|Penrith|Saint Osyth|Upper Tarrant",
    "|",
)
OFFICES = listed(
    "Mayor|Town Clerk|Director of Public Works|Treasurer|Head Librarian|Harbour Master|"
    "Chief Surveyor",
    "|",
)
THINGS = listed("bridge chapel clock fountain garden kiln library mill orchard park pier school")
SIDES = listed("north south east west upper lower old new inner outer")
OPENED, MET = "{base: open, past: opened}", "{base: take place, past: took place}"


@dataclass(frozen=True)
class Written:
    """One fact: its quote, its YAML without id and quote, and the entities that it speaks of."""

    quote: str
    fields: str
    entities: tuple[tuple[str, str, str], ...] = ()


def write_deck(
    folder: Path, shape: str, count: int, *, name: str | None = None, skip: int = 0
) -> Path:
    """Write a project with one deck of so many facts and return the deck's path.

    The deck is called after its shape, or `name`; it leaves out the first `skip` facts.
    """
    written = list(itertools.islice(SHAPES[shape](), skip, skip + count))
    name = name or shape
    entities = {id_: (type_, name) for one in written for id_, type_, name in one.entities}
    (folder / "decks").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    article = "".join(f"{one.quote}.\n" for one in written)
    (folder / "seeds" / f"{name}.txt").write_text(article, "utf-8")
    path = folder / "decks" / f"{name}.yaml"
    path.write_text(
        f"deck: {name}\ntitle: {name}\n"
        f"sources:\n  s: {{file: seeds/{name}.txt, title: A chronicle, cite: a chronicle}}\n"
        "types:\n  person: {ask: who}\n  town: {ask: which town}\n  office: {ask: which office}\n"
        + ("entities:\n" if entities else "")
        + "".join(f"  {i}: {{type: {t}, name: {n}}}\n" for i, (t, n) in entities.items())
        + "facts:\n"
        + "".join(
            f"  - id: f{at}\n{one.fields}    quote: {one.quote}\n" for at, one in enumerate(written)
        ),
        "utf-8",
    )
    return path


def people() -> Iterator[Written]:
    """Who opened what: 120 people, of whom a few did most."""
    for at in itertools.count():
        person = entity("person", names(120)[skewed(120, "people", at)])
        yield opened_by(person, thing(at))


def places() -> Iterator[Written]:
    """Where a fair took place: 14 towns, some more often than others."""
    for at in itertools.count():
        town = entity("town", TOWNS[skewed(len(TOWNS), "places", at, steep=0.5)])
        fair = f"the {thing(at)} fair"
        yield Written(
            f"{fair.capitalize()} took place in {town[2]}",
            fact("location", subject=inline(fair, "which fair"), verb=MET, place=town[0]),
            (town,),
        )


def small() -> Iterator[Written]:
    """Which office somebody held: seven offices, and everybody held one."""
    for at in itertools.count():
        office = entity("office", OFFICES[drawn(len(OFFICES), "small", at)])
        name = names(len(GIVEN) * len(FAMILY))[at % 900]
        occasion = f"when the {thing(at)} was opened"
        yield Written(
            f"{name} was {office[2]} {occasion}",
            fact("role", person=inline(name, "who"), office=office[0], when=occasion),
            (office,),
        )


def exact() -> Iterator[Written]:
    """How many trees somebody planted: any number from 20 to 90,000."""
    for at in itertools.count():
        yield planted(at, "beside", str(round(math.exp(3 + 8.4 * chance("exact", at)))))


def rounded() -> Iterator[Written]:
    """How many trees somebody planted, as newspapers say it: 300, 2,500, 40,000."""
    for at in itertools.count():
        digits = (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 25)[skewed(12, "round", at, steep=0.6)]
        yield planted(at, "behind", str(digits * 10 ** (1 + drawn(4, "zeros", at))))


def years() -> Iterator[Written]:
    """In which year something was finished: more of late than long ago."""
    for at in itertools.count():
        yield done(at, "finished", str(2020 - int(180 * chance("years", at) ** 1.7)))


def dates() -> Iterator[Written]:
    """On which day something was finished, within thirty years."""
    for at in itertools.count():
        year, month = 1990 + drawn(30, "year", at), 1 + drawn(12, "month", at)
        day = 1 + drawn(calendar.monthrange(year, month)[1], "day", at)
        yield done(at, "restored", f"{day} {calendar.month_name[month]} {year}")


def mixed() -> Iterator[Written]:
    """Take all the other shapes in turn."""
    yield from itertools.chain.from_iterable(
        zip(*(shape() for name, shape in SHAPES.items() if name != "mixed"), strict=True)
    )


SHAPES: dict[str, Callable[[], Iterator[Written]]] = {
    "people": people,
    "places": places,
    "small": small,
    "exact": exact,
    "round": rounded,
    "years": years,
    "dates": dates,
    "mixed": mixed,
}
"""The shapes of pools that articles have, by name."""


def opened_by(person: tuple[str, str, str], what: str) -> Written:
    """Write who opened what."""
    rest = f"the {what}"
    fields = fact("statement", subject=person[0], verb=OPENED, rest=rest)
    return Written(f"{person[2]} opened {rest}", fields, (person,))


def planted(at: int, where: str, amount: str) -> Written:
    """Write how many trees somebody planted; who did is asked as well."""
    person = entity("person", names(900)[at * 7 % 900])
    rest = f"{where} the {thing(at)}"
    fields = fact(
        "quantity",
        actor=person[0],
        verb="{base: plant, past: planted}",
        amount=f"{{value: {amount}, unit: tree}}",
        rest=rest,
    )
    return Written(f"{person[2]} planted {int(amount):,} trees {rest}", fields, (person,))


def done(at: int, verb: str, when: str) -> Written:
    """Write when something was finished or restored."""
    what = f"the {thing(at)}"
    subject, verbs = inline(what, "which building"), f"{{aux: was, main: {verb}}}"
    preposition = "on" if " " in when else "in"
    quote = f"{what.capitalize()} was {verb} {preposition} {when}"
    return Written(quote, fact("event", subject=subject, verb=verbs, when=when))


def fact(kind: str, **fields: str) -> str:
    """Write a fact's kind and fields."""
    return "".join(f"    {name}: {text}\n" for name, text in {"kind": kind, **fields}.items())


def inline(name: str, ask: str) -> str:
    """Write an entity in place."""
    bare = name.removeprefix("the ")
    return f"{{name: {bare}, ask: {ask}{', the: true' if bare != name else ''}}}"


def entity(type_: str, name: str) -> tuple[str, str, str]:
    """Return id, type and name of an entity of a pool."""
    return f"{type_}-{name.lower().replace(' ', '-')}", type_, name


def thing(at: int) -> str:
    """Return a building that no other fact speaks of: `old north orchard of Fallow Lane 12`."""
    at, kind = divmod(at, len(THINGS))
    number, side = divmod(at, len(SIDES))
    return f"{SIDES[side]} {THINGS[kind]} of ward {letters(number)}"


def letters(number: int) -> str:
    """Return a name for a number that is none: `Ba`, `Cade`."""
    syllables = []
    while number or not syllables:
        number, place = divmod(number, 60)
        syllables.append("bcdfghjklmnp"[place % 12] + "aeiou"[place // 12])
    return "".join(syllables).capitalize()


@cache
def names(count: int) -> Sequence[str]:
    """Return so many people, mixed by hash."""
    everybody = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    return sorted(everybody, key=lambda name: unit_hash(name, "names"))[:count]


@cache
def zipf(count: int, steep: float) -> Sequence[float]:
    """Return the sums of Zipf's weights: the second comes half as often as the first."""
    return tuple(itertools.accumulate((at + 1) ** -steep for at in range(count)))


def skewed(count: int, name: str, at: int, steep: float = 1.0) -> int:
    """Draw a number below `count`, small ones more often."""
    sums = zipf(count, steep)
    return bisect(sums, chance(name, at) * sums[-1])


def drawn(count: int, name: str, at: int) -> int:
    """Draw a number below `count`."""
    return int(chance(name, at) * count)


def chance(name: str, at: int) -> float:
    """Draw a number between 0 and 1."""
    return unit_hash("generated decks", name, str(at))
