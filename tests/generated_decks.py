"""Generate decks of any size in several shapes, for tests that need a large deck.

`write_deck(folder, shape, count)` writes a project with one deck: `seeds/<shape>.txt`, where each
line is the quote of a fact, and `decks/<shape>.yaml`. Values are chosen by hash, so that a deck is
the same every time.
"""

from __future__ import annotations

import calendar
import itertools
import math
import string
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    """A fact: its quote, its YAML without id and quote, and the entities and types that it uses.

    `entities` holds ids, types, names and further keys; `types` maps names of types to their YAML.
    """

    quote: str
    fields: str
    entities: tuple[tuple[str, ...], ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)


TYPES = {"person": "ask: who", "town": "ask: which town", "office": "ask: which office"}


def write_deck(
    folder: Path, shape: str, count: int, *, name: str | None = None, skip: int = 0
) -> Path:
    """Write a project with a deck of `count` facts and return the path of the deck.

    The deck is named after its shape unless `name` is given. The first `skip` facts are left out.
    """
    written = itertools.islice(ALL_SHAPES[shape](), skip, skip + count)
    return write_facts(folder, {f"f{at}": fact_ for at, fact_ in enumerate(written)}, name or shape)


def write_facts(folder: Path, facts: Mapping[str, Written], name: str) -> Path:
    """Write a project with a deck of facts, given by their ids, and return the path of the deck."""
    entities = {id_: keys for fact_ in facts.values() for id_, *keys in fact_.entities}
    own = {name_: yaml for fact_ in facts.values() for name_, yaml in fact_.types.items()}
    (folder / "decks").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    article = "".join(f"{fact_.quote}.\n" for fact_ in facts.values())
    (folder / "seeds" / f"{name}.txt").write_text(article, "utf-8")
    path = folder / "decks" / f"{name}.yaml"
    path.write_text(
        f"deck: {name}\ntitle: {name}\n"
        f"sources:\n  s: {{file: seeds/{name}.txt, title: A chronicle, cite: a chronicle}}\n"
        "types:\n"
        + "".join(f"  {name_}: {{{yaml}}}\n" for name_, yaml in {**TYPES, **own}.items())
        + ("entities:\n" if entities else "")
        + "".join(
            f"  {i}: {{type: {t}, name: {n}{''.join(more)}}}\n"
            for i, (t, n, *more) in entities.items()
        )
        + "facts:\n"
        + "".join(
            f"  - id: {id_}\n{fact_.fields}    quote: {fact_.quote}\n"
            for id_, fact_ in facts.items()
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
        yield held_in(town, f"the {thing(at)} fair")


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


def powers() -> Iterator[Written]:
    """Yield facts about grains of each ward, with a power of ten from 10⁷ to 10³⁷."""
    for at in itertools.count():
        digits = (1, 2, 3, 4, 5, 6, 7, 8, 9, "1.5", "2.4")[skewed(11, "power", at, steep=0.6)]
        yield counted(at, f"{digits} × 10^{7 + drawn(30, 'exponent', at)}")


def negatives() -> Iterator[Written]:
    """Yield facts about balances of each ward, all of them negative."""
    for at in itertools.count():
        yield counted(at, f"−{round(math.exp(3 + 8.4 * chance('negative', at)))}")


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


def extras() -> Iterator[Written]:
    """Yield facts about members of guilds, each of whom opened a building.

    A guild has one to five members, and three names of others as extra distractors.
    """
    at = 0
    for guild in itertools.count():
        *members, a, b, c = (full_name(8 * guild + number) for number in range(4 + guild % 5))
        type_ = f"member of guild {letters(guild)}"
        types = {type_: f"ask: who, extra_distractors: [{a}, {b}, {c}]"}
        for member in members:
            yield replace(opened_by(entity(type_, member), thing(at)), types=types)
            at += 1


def circles() -> Iterator[Written]:
    """Yield facts about members of clubs, each of whom opened a building.

    A club has four to twelve members, so that its pool is small and each value is a key once.
    """
    at = 0
    for club in itertools.count():
        type_ = f"member of club {letters(club)}"
        for number in range(4 + club % 9):
            written = opened_by(entity(type_, full_name(12 * club + number)), thing(at))
            yield replace(written, types={type_: "ask: who"})
            at += 1


def groups() -> Iterator[Written]:
    """Yield facts about towns in which fairs took place; a region has three to eight towns."""
    for at in itertools.count():
        region = drawn(40, "region", at)
        town = skewed(3 + region % 6, "groups", at, steep=0.5)
        name = f"{TOWNS[(3 * region + town) % len(TOWNS)]} {letters(60 + 8 * region + town)}"
        yield held_in(entity("town", name, f", group: {letters(region)}"), f"the {thing(at)} fair")


def authored() -> Iterator[Written]:
    """Yield facts about people who opened buildings; half of them have distractors of their own.

    The answers of these facts are those of no other fact.
    """
    for at in itertools.count():
        if at % 2:
            yield opened_by(entity("person", full_name(skewed(200, "authored", at))), thing(at))
            continue
        key, *others = (full_name(200 + 4 * at + number) for number in range(4))
        written = opened_by(entity("person", key), thing(at))
        own = fact_line("distractors", f"{{subject: [{', '.join(others)}]}}")
        yield replace(written, fields=written.fields + own)


def rivals() -> Iterator[Written]:
    """Yield facts about gardeners who planted roses in one park, so that they can be compared."""
    types = {"gardener": "ask: who, unlike: [person]"}
    for at in itertools.count():
        person, amount = entity("gardener", full_name(5000 + at)), 20 + 7 * at
        fields = fact(
            "quantity",
            actor=person[0],
            verb="{base: plant, past: planted}",
            amount=f"{{value: {amount}, unit: rose}}",
            rest="in the park",
        )
        quote = f"{person[2]} planted {amount:,} roses in the park"
        yield Written(quote, fields, (person,), types)


def varied() -> Iterator[Written]:
    """Yield facts for all pools that a deck can have, in turn, each about places of its own."""
    shapes = {
        "ward": mixed(),
        "parish": circles(),
        "manor": extras(),
        "county": groups(),
        "shire": authored(),
        "estate": rivals(),
        "borough": mixed(),
    }
    for group in zip(*shapes.values(), strict=True):
        for place, written in zip(shapes, group, strict=True):
            quote, fields = (
                text.replace(" ward ", f" {place} ") for text in (written.quote, written.fields)
            )
            yield replace(written, quote=quote, fields=fields)


def mixed() -> Iterator[Written]:
    """Yield facts of several shapes in turn, no two of them with the same question."""
    shapes = (people(), places(), small(), exact(), rounded(), years(), dates())
    yield from itertools.chain.from_iterable(zip(*shapes, strict=True))


SHAPES: dict[str, Callable[[], Iterator[Written]]] = {
    "people": people,
    "places": places,
    "small": small,
    "exact": exact,
    "round": rounded,
    "powers": powers,
    "negatives": negatives,
    "years": years,
    "dates": dates,
    "circles": circles,
    "extras": extras,
    "groups": groups,
    "authored": authored,
    "mixed": mixed,
}
"""Shapes of the pools of articles, by name."""
ALL_SHAPES = {**SHAPES, "varied": varied}
"""These, and a shape with all of their pools."""


def held_in(town: tuple[str, ...], fair: str) -> Written:
    """Return the fact that a fair took place in a town."""
    fields = fact("location", subject=inline(fair, "which fair"), verb=MET, place=town[0])
    return Written(f"{fair.capitalize()} took place in {town[2]}", fields, (town,))


def opened_by(person: tuple[str, ...], what: str) -> Written:
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


def counted(at: int, number: str) -> Written:
    """Return the fact that a person counted points of a ward, of which no other fact speaks."""
    person = entity("person", names(900)[at * 7 % 900])
    amount = f"{number} points of {letters(60 + at)}"
    verb = "{base: count, past: counted}"
    fields = fact("quantity", actor=person[0], verb=verb, amount=amount)
    return Written(f"{person[2]} counted {amount}", fields, (person,))


def done(at: int, verb: str, when: str) -> Written:
    """Return the fact that a building was finished or restored at a date."""
    what = f"the {thing(at)}"
    subject, verbs = inline(what, "which building"), f"{{aux: was, main: {verb}}}"
    preposition = "on" if " " in when else "in"
    quote = f"{what.capitalize()} was {verb} {preposition} {when}"
    return Written(quote, fact("event", subject=subject, verb=verbs, when=when))


def fact(kind: str, **fields: str) -> str:
    """Return the kind and the fields of a fact as YAML."""
    return "".join(itertools.starmap(fact_line, {"kind": kind, **fields}.items()))


def fact_line(name: str, text: str) -> str:
    """Return a key of a fact as YAML."""
    return f"    {name}: {text}\n"


def inline(name: str, ask: str) -> str:
    """Return an entity as YAML that is written inside a fact."""
    bare = name.removeprefix("the ")
    return f"{{name: {bare}, ask: {ask}{', the: true' if bare != name else ''}}}"


def entity(type_: str, name: str, more: str = "") -> tuple[str, ...]:
    """Return the id, type and name of an entity, and further keys as YAML."""
    id_ = f"{type_}-{name}".lower().replace(" ", "-").replace(".", "")
    return id_, type_, name, more


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


def full_name(number: int) -> str:
    """Return the name of a person with a middle initial; the first 24,882 are unique."""
    return full_names()[number]


@cache
def full_names() -> Sequence[str]:
    """Return all names of people with a middle initial in the order of a hash."""
    parts = itertools.product(GIVEN, string.ascii_uppercase, FAMILY)
    people_ = (f"{given} {middle}. {family}" for given, middle, family in parts)
    return sorted(people_, key=lambda name: unit_hash(name, "full names"))


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
