"""Generate decks of any size in several shapes, for tests that need a large deck.

`write_deck(folder, shape, count)` writes a project with one deck: `seeds/<shape>.txt`, where each
line is the quote of a fact, and `decks/<shape>.yaml`. Values are chosen by hash, so that a deck is
the same every time.
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


def split_list(text: str, separator: str = " ") -> Sequence[str]:
    """Return the parts of a list that is written as a text."""
    return tuple(text.split(separator))


GIVEN = split_list(
    "Ada Aleksandra Ann Bartholomew Bo Chidi Christopher Dora Eun-ji Ferdinand Guadalupe Ines Ivo "
    "Jo Kwame Lakshmi Li Maximilian Mei Nikolaos Noor Olu Priscilla Quentin Rosa Sven Theodora Uma "
    "Vladimir Wilhelmina Xiang Yusuf Zoe"
)
FAMILY = split_list(
    "Abe Adeyemi Bauer Castellanos Diaz Eriksson Fitzgerald Fox Garcia Haraldsdottir Ito Jansen "
    "Kowalczyk Lee Montgomery Ng Okonkwo Papadopoulos Quist Ramanathan Smith Szymanska Tran Ueda "
    "Villanueva Wu Xenakis Young Zimmermann"
)
TOWNS = split_list(
    "Ashby|Bad Kreuzberg|Calder|Dunmore|East Wickham|Fallow|Great Hampden|Ilk|Kingsbridge|"
    "Long Marston|New Ollerton|Penrith|Saint Osyth|Upper Tarrant",
    "|",
)
OFFICES = split_list(
    "Mayor|Town Clerk|Director of Public Works|Treasurer|Head Librarian|Harbour Master|"
    "Chief Surveyor",
    "|",
)
THINGS = split_list(
    "bridge chapel clock fountain garden kiln library mill orchard park pier school"
)
SIDES = split_list("north south east west upper lower old new inner outer")
OPENED, MET = "{base: open, past: opened}", "{base: take place, past: took place}"


@dataclass(frozen=True)
class Written:
    """A fact: its quote, its YAML without id and quote, and the entities that it uses."""

    quote: str
    fields: str
    entities: tuple[tuple[str, str, str], ...] = ()


def write_deck(
    folder: Path, shape: str, count: int, *, name: str | None = None, skip: int = 0
) -> Path:
    """Write a project with a deck of `count` facts and return the path of the deck.

    The deck is named after its shape unless `name` is given. The first `skip` facts are left out.
    """
    written = list(itertools.islice(SHAPES[shape](), skip, skip + count))
    name = name or shape
    entities = {id_: (type_, name) for fact_ in written for id_, type_, name in fact_.entities}
    (folder / "decks").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    article = "".join(f"{fact_.quote}.\n" for fact_ in written)
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
            f"  - id: f{at}\n{fact_.fields}    quote: {fact_.quote}\n"
            for at, fact_ in enumerate(written)
        ),
        "utf-8",
    )
    return path


def people() -> Iterator[Written]:
    """Yield facts about people who opened buildings: 120 people, a few of them most often."""
    for at in itertools.count():
        person = entity("person", names(120)[skewed(120, "people", at)])
        yield opened_by(person, thing(at))


def places() -> Iterator[Written]:
    """Yield facts about towns in which fairs took place: 14 towns, some more often than others."""
    for at in itertools.count():
        town = entity("town", TOWNS[skewed(len(TOWNS), "places", at, steep=0.5)])
        fair = f"the {thing(at)} fair"
        yield Written(
            f"{fair.capitalize()} took place in {town[2]}",
            fact("location", subject=inline(fair, "which fair"), verb=MET, place=town[0]),
            (town,),
        )


def small() -> Iterator[Written]:
    """Yield facts about people who held one of seven offices."""
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
    """Yield facts about people who planted trees: any number from 20 to 90,000."""
    for at in itertools.count():
        yield planted(at, "beside", str(round(math.exp(3 + 8.4 * chance("exact", at)))))


def rounded() -> Iterator[Written]:
    """Yield facts about people who planted trees: round numbers such as 300, 2,500 and 40,000."""
    for at in itertools.count():
        digits = (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 25)[skewed(12, "round", at, steep=0.6)]
        yield planted(at, "behind", str(digits * 10 ** (1 + drawn(4, "zeros", at))))


def years() -> Iterator[Written]:
    """Yield facts about the year in which a building was finished: recent years more often."""
    for at in itertools.count():
        yield done(at, "finished", str(2020 - int(180 * chance("years", at) ** 1.7)))


def dates() -> Iterator[Written]:
    """Yield facts about the day on which a building was restored, within thirty years."""
    for at in itertools.count():
        year, month = 1990 + drawn(30, "year", at), 1 + drawn(12, "month", at)
        day = 1 + drawn(calendar.monthrange(year, month)[1], "day", at)
        yield done(at, "restored", f"{day} {calendar.month_name[month]} {year}")


def mixed() -> Iterator[Written]:
    """Yield facts of all other shapes in turn."""
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
"""Shapes of the pools of articles, by name."""


def opened_by(person: tuple[str, str, str], what: str) -> Written:
    """Return the fact that a person opened a building."""
    rest = f"the {what}"
    fields = fact("statement", subject=person[0], verb=OPENED, rest=rest)
    return Written(f"{person[2]} opened {rest}", fields, (person,))


def planted(at: int, where: str, amount: str) -> Written:
    """Return the fact that a person planted a number of trees."""
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
    """Return the fact that a building was finished or restored at a date."""
    what = f"the {thing(at)}"
    subject, verbs = inline(what, "which building"), f"{{aux: was, main: {verb}}}"
    preposition = "on" if " " in when else "in"
    quote = f"{what.capitalize()} was {verb} {preposition} {when}"
    return Written(quote, fact("event", subject=subject, verb=verbs, when=when))


def fact(kind: str, **fields: str) -> str:
    """Return the kind and the fields of a fact as YAML."""
    return "".join(f"    {name}: {text}\n" for name, text in {"kind": kind, **fields}.items())


def inline(name: str, ask: str) -> str:
    """Return an entity as YAML that is written inside a fact."""
    bare = name.removeprefix("the ")
    return f"{{name: {bare}, ask: {ask}{', the: true' if bare != name else ''}}}"


def entity(type_: str, name: str) -> tuple[str, str, str]:
    """Return the id, type and name of an entity."""
    return f"{type_}-{name.lower().replace(' ', '-')}", type_, name


def thing(at: int) -> str:
    """Return the name of a unique building: `north bridge of ward Ba`."""
    at, kind = divmod(at, len(THINGS))
    number, side = divmod(at, len(SIDES))
    return f"{SIDES[side]} {THINGS[kind]} of ward {letters(number)}"


def letters(number: int) -> str:
    """Return a name made of syllables for a number: `Ba`, `Cade`."""
    syllables = []
    while number or not syllables:
        number, place = divmod(number, 60)
        syllables.append("bcdfghjklmnp"[place % 12] + "aeiou"[place // 12])
    return "".join(syllables).capitalize()


@cache
def names(count: int) -> Sequence[str]:
    """Return `count` names of people in the order of a hash."""
    people_ = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    return sorted(people_, key=lambda name: unit_hash(name, "names"))[:count]


@cache
def zipf(count: int, steep: float) -> Sequence[float]:
    """Return the cumulative weights of Zipf's law: with `steep` 1, the second weighs half."""
    return tuple(itertools.accumulate((at + 1) ** -steep for at in range(count)))


def skewed(count: int, name: str, at: int, steep: float = 1.0) -> int:
    """Return a number below `count`, chosen by hash; small numbers are more frequent."""
    sums = zipf(count, steep)
    return bisect(sums, chance(name, at) * sums[-1])


def drawn(count: int, name: str, at: int) -> int:
    """Return a number below `count`, chosen by hash."""
    return int(chance(name, at) * count)


def chance(name: str, at: int) -> float:
    """Return a number between 0 and 1, chosen by hash."""
    return unit_hash("generated decks", name, str(at))
