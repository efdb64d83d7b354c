"""The options of an item belong together: one type, subtype, group, section, and way to ask."""

import itertools

import pytest

from quizgen.pipeline import check_deck

CITIES = {
    "europe": ["Bonn", "Kyiv", "Oslo", "Rome"],
    "asia": ["Doha", "Hanoi", "Seoul", "Tokyo"],
    "": ["Lima", "Quito"],
}
NAMES = [name for group in CITIES.values() for name in group]
HEAD = "types:\n  city: {ask: which city}\n"


def entities(**more):
    """Write an entity for each city, with further keys by its name."""
    rows = [
        (name, {"group": group} if group else {})
        for group, names in CITIES.items()
        for name in names
    ]
    return "\n".join(
        f"  {name.lower()}: {{type: city, name: {name}"
        + "".join(f", {key}: {value}" for key, value in {**keys, **more.get(name, {})}.items())
        + "}"
        for name, keys in rows
    )


def visitor(name):
    """Return the name of the visitor of a city."""
    return f"{name[::-1].capitalize()} Lee"


def letters(year):
    """Return a name for a year."""
    return "".join("abcdefghij"[int(digit)] for digit in str(year))


def visit(name, more="", quote=""):
    """Write a fact that asks for a city."""
    quote = quote or f"{visitor(name)} saw {name}"
    return (
        f"- {{id: f-{name.lower()}, kind: statement, subject: {{name: {visitor(name)},"
        f" ask: who}}, object: {name.lower()}, verb: {{base: see, past: saw}},"
        f" without: [who], quote: {quote}{more}}}"
    )


@pytest.fixture
def choices(deck_project):
    """Return the options of the choice items of a deck, by the id of the fact."""

    def generate(facts, **parts):
        article = "\n".join(f"{visitor(name)} saw {name}." for name in NAMES)
        parts = {"article": article, "head": HEAD, "entities": entities(), **parts}
        checked = check_deck(deck_project("\n".join(facts), **parts))
        assert not checked.has_errors, checked.findings
        items = (item for item in checked.items if item.style.name == "choice")
        return {item.fact.id: item.options for item in items}

    return generate


def test_the_values_of_a_group_are_the_first_options_of_one_another(choices):
    """Four values of a group give four options, and two values without a group get others."""
    items = choices(map(visit, NAMES))
    of_groups = {fact: sorted(o) for fact, o in items.items() if not {"Lima", "Quito"} & {*o}}
    assert of_groups == {
        f"f-{name.lower()}": CITIES[group] for group in ("europe", "asia") for name in CITIES[group]
    }
    for options in (items["f-lima"], items["f-quito"]):
        assert {"Lima", "Quito"} < {*options} <= {*NAMES}
        assert len(options) == 4


def test_the_group_of_a_fact_is_that_of_its_answers(deck_project):
    """Numbers are options beside those of the same region, if it has three."""
    areas = {"Ana": 210, "Bea": 230, "Cyd": 290, "Dot": 610, "Eve": 740, "Fay": 890, "Gil": 430}
    groups = {"Ana": "north", "Bea": "north", "Cyd": "north", "Gil": "west"}
    facts = "\n".join(
        f"- {{id: {name}, kind: property, property: area, thing: {{name: {name}, ask: what}},"
        f" value: {area} hectares, quote: The area of {name} is {area} hectares,"
        f" group: {groups.get(name, 'south')}}}".replace(f"id: {name}", f"id: {name.lower()}")
        for name, area in areas.items()
    )
    article = "\n".join(f"The area of {name} is {area} hectares." for name, area in areas.items())
    checked = check_deck(deck_project(facts, article=article))
    choices = (item for item in checked.items if item.id.endswith("/what/choice"))
    shown = {item.fact.id: [int(option.split()[0]) for option in item.options] for item in choices}
    assert shown["ana"] == shown["bea"] == shown["cyd"] == [210, 230, 290]
    assert shown["dot"] == shown["eve"] == shown["fay"] == [610, 740, 890]
    assert 430 in shown["gil"]


def test_a_narrower_question_has_a_pool_of_its_own(choices):
    """A city that is asked for as a port is no option beside a city, unless it is asked alike."""
    asked = {name: {"ask": "which port"} for name in CITIES["europe"]}
    plain = {name: {"ask": "to which city"} for name in CITIES["asia"]}
    with_asks = entities(**asked, **plain).replace("group: europe", "group: asia")
    items = choices(map(visit, NAMES), entities=with_asks.replace(", group: asia", ""))
    for name in CITIES["europe"]:
        assert set(items[f"f-{name.lower()}"]) <= set(CITIES["europe"])
    assert any("Lima" in items[f"f-{name.lower()}"] for name in CITIES["asia"])


def test_parts_are_never_options_beside_their_wholes(choices):
    """`part_of` names an id or a name, and holds through other entities."""
    within = {
        "Bonn": {"part_of": "kyiv"},
        "Kyiv": {"part_of": "Greater Oslo"},
        "Oslo": {"aliases": "[Greater Oslo]"},
    }
    article = "Greater Oslo is large.\n" + "\n".join(
        f"{visitor(name)} saw {name}." for name in NAMES
    )
    items = choices(map(visit, NAMES), entities=entities(**within), article=article)
    for name in CITIES["europe"]:
        assert len({*items[f"f-{name.lower()}"]} & {"Bonn", "Kyiv", "Oslo"}) <= 1


def test_options_come_from_the_section_of_the_fact(choices):
    """Six values in a section are enough; the others share what is left."""
    names = [f"{first}{last}" for first in "BDKL" for last in ("ana", "eno", "iri", "olo", "udu")]
    north, south = names[:8], names[8:]
    facts = [visit(name, f", section: {'north' if name in north else 'south'}") for name in names]
    items = choices(
        facts,
        head=f"{HEAD}sections: {{north: N, south: S}}\n",
        entities="\n".join(f"  {n.lower()}: {{type: city, name: {n}}}" for n in names),
        article="\n".join(f"{visitor(name)} saw {name}." for name in names),
    )
    assert len(items) == len(names)
    for fact, options in items.items():
        section = north if fact.removeprefix("f-").capitalize() in north else south
        assert set(options) <= set(section)


def define(term, definition):
    """Write a fact that asks for a definition."""
    return (
        f"- {{id: {term.lower()}, kind: definition, term: {{name: {term}, ask: what}},"
        f" definition: {definition}, without: [which], quote: {term} is {definition} in a leaf}}"
    )


def test_texts_are_options_where_questions_are_asked_alike(choices):
    """Definitions are options beside definitions of similar length and form."""
    texts = {
        "Ana": "a green grain",
        "Bea": "a tiny pore",
        "Cyd": "a stiff wall",
        "Dot": "a long tube",
        "Eve": "a very long tube that carries water from the roots",
        "Fay": "sap",
    }
    article = "\n".join(f"{term} is {text} in a leaf." for term, text in texts.items())
    items = choices([define(*pair) for pair in texts.items()], article=article, entities="")
    assert set(items) == {"ana", "bea", "cyd", "dot"}
    for options in items.values():
        assert sorted(options) == ["a green grain", "a long tube", "a stiff wall", "a tiny pore"]


def test_years_are_options_within_thirty_years(choices):
    """No year of another century is beside the key."""
    years = [1790, 1801, 1812, 1819, 1961, 1970, 1982, 1989]
    facts = [
        f"- {{id: e{year}, kind: event, subject: {{name: {visitor(letters(year))}, ask: who}},"
        f" verb: {{base: come, past: came}}, when: {year},"
        f" without: [what-happened], quote: {visitor(letters(year))} came in {year}}}"
        for year in years
    ]
    article = "\n".join(f"{visitor(letters(year))} came in {year}." for year in years)
    items = choices(facts, article=article, entities="")
    assert len(items) == len(years)
    for options in items.values():
        assert max(map(int, options)) - min(map(int, options)) <= 30


def test_a_name_in_the_quote_is_no_option(choices):
    """A quote that names two cities may make Rome a second right answer."""
    facts = [visit(name) for name in CITIES["europe"][1:]]
    facts.append(visit("Bonn", quote="Nnob Lee saw Bonn and Rome"))
    article = "Nnob Lee saw Bonn and Rome.\n" + "\n".join(
        f"{visitor(name)} saw {name}." for name in NAMES[1:]
    )
    head = HEAD.replace(
        "which city", "which city, extra_distractors: [{name: Lyon, group: europe}]"
    )
    options = choices(facts, article=article, head=head)["f-bonn"]
    assert sorted(options) == ["Bonn", "Kyiv", "Lyon", "Oslo"]


def test_names_that_the_deck_mentions_come_before_extra_distractors(choices):
    """An entity that no question asks for is an option where values are missing."""
    head = HEAD.replace("which city", "which city, extra_distractors: [Lyon, Nice, Graz]")
    plain = entities().replace(", group: europe", "")
    facts = [visit(name) for name in ("Bonn", "Kyiv")]
    items = choices(facts, head=head, entities=plain)
    assert set(items) == {"f-bonn", "f-kyiv"}
    for options in items.values():
        assert {"Bonn", "Kyiv"} < set(options) < {*CITIES["europe"], *CITIES[""]}


def sight(amount, place="aaaa"):
    """Write a sentence about an amount, given as hedge, number and unit."""
    hedge, number, unit = amount
    return f"Ann Lee saw {hedge} {number} {unit} in {place}".replace("  ", " ")


def counted(amount, place="aaaa"):
    """Write a fact that asks for an amount."""
    hedge, number, unit = amount
    return (
        f"- {{id: {place}, kind: quantity, actor: {{name: Ann Lee, ask: who}}, without: [who],"
        f" verb: {{base: see, past: saw}}, rest: in {place}, quote: {sight(amount, place)},"
        f" amount: {{value: {number}, unit: {unit.removesuffix('s')}, hedge: '{hedge}'}}}}"
    )


@pytest.mark.parametrize(
    ("amount", "options"),
    [
        (("", 42, "percent"), 4),
        (("", 38, "percent"), 3),
        (("", 22, "percent"), 0),
        (("", 97, "percent"), 0),
        (("about", 420, "parks"), 0),
        (("about", 400, "parks"), 4),
        (("over", 400, "parks"), 0),
        (("up to", 400, "parks"), 0),
    ],
)
def test_computed_options(deck_project, amount, options):
    """Each option has room for a row of its own; one-sided hedges give none, nor has true/false."""
    checked = check_deck(deck_project(counted(amount), article=f"{sight(amount)}."))
    made = {item.style.name: item.options for item in checked.items}
    assert "flashcard" in made
    assert len(made.get("choice", ())) == options
    assert "true-false" not in made


def test_drawn_options_beside_about_are_far_apart(deck_project):
    """Numbers of other facts that are nearly the same are no options of “about 430”."""
    values = {"aaaa": 410, "bbbb": 420, "cccc": 520, "dddd": 530, "eeee": 670, "ffff": 840}
    amounts = {place: ("about", value, "parks") for place, value in values.items()}
    facts = [counted(amount, place) for place, amount in amounts.items()]
    article = "\n".join(f"{sight(amount, place)}." for place, amount in amounts.items())
    checked = check_deck(deck_project("\n".join(facts), article=article))
    items = [item.options for item in checked.items if item.style.name == "choice"]
    assert items
    for options in items:
        shown = [int(option.split()[1]) for option in options]
        assert all(4 * after >= 5 * before for before, after in itertools.pairwise(shown))


def test_people_are_options_beside_people_of_their_time(deck_project):
    """A person whose facts are of another century is no option; one without years may be."""
    years = {"Aa": 1640, "Bb": 1652, "Cc": 1660, "Dd": 1961, "Ee": 1970, "Ff": 1985}
    sentences = {name: f"{name} Lee opened {name[0] * 4} in {year}" for name, year in years.items()}
    sentences |= {name: f"{name} Lee opened {name[0] * 4} alone" for name in ("Gg", "Hh")}
    entities = "\n".join(
        f"  {name.lower()}: {{type: person, name: {name} Lee}}" for name in sentences
    )
    facts = "\n".join(
        f"- {{id: {name.lower()}, kind: statement, subject: {name.lower()}, quote: {sentence},"
        f" verb: {{base: open, past: opened}}, rest: {sentence.partition('opened ')[2]}}}"
        for name, sentence in sentences.items()
    )
    article = "\n".join(f"{sentence}." for sentence in sentences.values())
    checked = check_deck(
        deck_project(facts, entities=entities, article=article, head="types: {person: {ask: who}}")
    )
    items = [item.options for item in checked.items if item.style.name == "choice"]
    assert len(items) == len(sentences)
    for options in items:
        shown = [years[option[:2]] for option in options if option[:2] in years]
        assert max(shown) - min(shown) <= 60


def test_no_option_is_by_far_the_longest(choices):
    """A long name is beside another long name, whether it is the key or not."""
    names = [*NAMES, "Kaiserslauternwest", "Recklinghausenost"]
    rows = [f"  {name.lower()}: {{type: city, name: {name}}}" for name in names]
    article = "\n".join(f"{visitor(name)} saw {name}." for name in names)
    items = choices(map(visit, names), entities="\n".join(rows), article=article)
    assert len(items) == len(names)
    for options in items.values():
        *_, second, longest = sorted(map(len, options))
        assert longest < max(1.3 * second, second + 8)
