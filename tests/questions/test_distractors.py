"""Distractors are of one type, false, not in the stem, and hardly depend on other facts."""

from collections import Counter

import pytest

from quizgen.facts.deck_schema import TypeEntry
from quizgen.facts.value_entries import EntityEntry
from quizgen.languages import language_of
from quizgen.pipeline import generate_deck, load_deck
from quizgen.questions.options import make_option
from quizgen.questions.pools import select_within_quota
from quizgen.questions.strata import PoolItem, make_stratum
from quizgen.values.entities import Entity
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")
parse_number = ENGLISH.numbers.parse

NAMES = [
    f"{first}{last} Smith" for first in "BCDFGHJKLM" for last in ("al", "en", "il", "on", "ud")
]
NAMES = [f"{middle}{name.lower()}" for middle in ("Ba", "Lo", "Ti") for name in NAMES]
ENTITIES = "\n".join(f"  p{n}: {{type: person, name: {name}}}" for n, name in enumerate(NAMES))
ARTICLE = "\n".join(f"{name} opened garden number {n}." for n, name in enumerate(NAMES))
HEAD = "types:\n  person: {ask: who}\n"


def facts(count):
    """Write a fact about each of the first `count` people."""
    return "\n".join(
        f"- {{id: f{n}, kind: statement, subject: p{n}, verb: {{base: open, past: opened}},"
        f" rest: garden number {n}, quote: {NAMES[n]} opened garden number {n}}}"
        for n in range(count)
    )


@pytest.fixture
def choices(deck_project):
    """Return the choice items of a deck with `count` facts and their entities, by id."""

    def generate(count, head=HEAD, entities=ENTITIES):
        asked = "\n".join(entities.splitlines()[:count])
        path = deck_project(facts(count), head=head, entities=asked, article=ARTICLE)
        deck, findings = load_deck(path)
        assert deck, findings
        items = generate_deck(deck).items
        return {item.id: item for item in items if item.style.name == "choice"}

    return generate


@pytest.mark.parametrize(("values", "options"), [(14, 4), (6, 4), (5, 3), (4, 3), (3, 0)])
def test_number_of_options_depends_on_the_pool(choices, values, options):
    """Six values give four options, four give three, and fewer give no item."""
    items = choices(values)
    assert {len(item.options) for item in items.values()} == ({options} if options else set())
    assert len(items) == (values if options else 0)


def test_extra_distractors_are_used_in_small_pools(choices):
    """They fill a pool that is too small, and are never keys."""
    head = "types:\n  person: {ask: who, extra_distractors: [Ann Low, Bo Diaz, Cy Fox]}\n"
    items = choices(2, head=head)
    assert {len(item.options) for item in items.values()} == {4}
    assert all(item.answer in NAMES for item in items.values())


def test_extra_distractors_agree_with_the_key_in_number(choices):
    """A plural key has only distractors that are marked as plural."""
    plural = ENTITIES.replace("}", ", number: plural}")
    extras = "[Ann Low, {name: Bo Twins, number: plural}, {name: Cy Trio, number: plural}]"
    head = f"types:\n  person: {{ask: who, extra_distractors: {extras}}}\n"
    options = {option for item in choices(2, head, plural).values() for option in item.options}
    assert options >= {"Bo Twins", "Cy Trio"}
    assert "Ann Low" not in options


def test_extra_distractors_do_not_contain_the_key(deck_project):
    """Case is ignored: “Old bath” is not offered beside “Bath”."""
    head = "types:\n  city: {ask: which city, extra_distractors: [Old bath, Pisa, Bonn, Kyiv]}\n"
    fact = (
        "- {id: a, kind: statement, subject: {name: Ann Lee, ask: who}, object: bath,"
        " verb: {base: visit, past: visited}, quote: Ann Lee visited Bath}"
    )
    entities, article = "  bath: {type: city, name: Bath}", "Ann Lee visited Bath."
    deck, _ = load_deck(deck_project(fact, head=head, entities=entities, article=article))
    (item,) = (item for item in generate_deck(deck).items if item.style.name == "choice")
    assert sorted(item.options) == ["Bath", "Bonn", "Kyiv", "Pisa"]


@pytest.mark.parametrize("count", [4, 5, 6, 12, 100])
def test_answers_are_offered_equally_often(count):
    """If each answer is the key once, each is a distractor as often as an item has distractors."""
    size = 3 if count < 6 else 4
    assert set(count_offers(NAMES[:count], size).values()) == {size - 1}


def test_frequent_keys_are_frequent_distractors():
    """The key of 3 out of 12 items is a distractor in all 9 others, the other keys in 3 items."""
    offers = count_offers(["Kim"] * 3 + NAMES[:9], 4)
    assert offers == {"Kim": 9} | dict.fromkeys(NAMES[:9], 3)


def count_offers(names, size):
    """Return how often each name is a distractor in items with these keys."""
    keys = [make_option(Entity(name, "person", name, "who"), ENGLISH) for name in names]
    items = [PoolItem(f"i{number}", key, is_other_than(key)) for number, key in enumerate(keys)]
    stratum, offered = make_stratum(items, size - 1), Counter()
    for item in items:
        drawn = stratum.draw(item, size - 1, item.fair)
        assert len(set(drawn)) == size - 1
        offered.update(option.id for option in drawn)
    return offered


def is_other_than(key):
    """Return the test whether an option is neither the key nor chosen already."""
    return lambda option, chosen: option not in (key, *chosen)


def test_options_are_distinct_and_include_the_key(choices):
    """The option at the index of the key is the answer."""
    for item in choices(14).values():
        assert len(set(item.options)) == len(item.options) == 4, item.options
        assert item.options[item.interaction.key] == item.answer


def test_a_new_fact_disturbs_few_items(choices):
    """One more fact changes at most 6 of 100 items."""
    before, after = choices(100), choices(101)
    changed = [key for key, item in before.items() if after[key].options != item.options]
    assert len(changed) <= 6, changed


def test_a_corrected_name_changes_no_choice(choices):
    """Ids are hashed, not names."""
    before = choices(13)
    right, typo = NAMES[3], NAMES[3].replace("Smith", "Smiht")
    mistyped = ENTITIES.replace(f"name: {right}}}", f"name: {typo}, aliases: [{right}]}}")
    assert mistyped != ENTITIES
    after = choices(13, entities=mistyped)
    for key, item in before.items():
        assert [option.replace(right, typo) for option in item.options] == list(after[key].options)


@pytest.mark.parametrize(
    ("number", "unit", "hedge", "pool"),
    [
        ("42,400", "hectare", "", "number of hectares (nn,n00)"),
        ("42,400", "hectare", "about", "number of hectares (nn,n00)"),
        ("42,400", "hectare", "over", ""),
        ("42,400", "hectare", "up to", ""),
        ("42,400", "", "", ""),
        ("twelve", "ship", "", ""),
    ],
)
def test_pools_of_numbers(number, unit, hedge, pool):
    """One-sided hedges, numbers as words and numbers without a unit have no pool."""
    option = make_option(Quantity(parse_number(number), unit, hedge=hedge), ENGLISH)
    assert option.pool == pool


def test_extra_distractors_become_entities():
    """They keep their article and number, and are asked for as their type is."""
    extras = ("the Alert", EntityEntry(name="Twins", number="plural", the=True), "Bo")
    made = TypeEntry(ask="which ship", extra_distractors=extras).entity_type("ship", ENGLISH)
    assert made.extra_distractors == (
        Entity("the Alert", "ship", "Alert", "which ship", the=True),
        Entity("Twins", "ship", "Twins", "which ship", the=True, is_plural=True),
        Entity("Bo", "ship", "Bo", "which ship"),
    )


def test_no_value_is_the_key_too_often():
    """Always choosing the most frequent key scores at chance."""
    items = [(f"i{n}", "kim" if n < 8 else f"p{n}") for n in range(16)]
    kept = select_within_quota("person", 4, items)
    assert sum(f"i{n}" in kept for n in range(8)) * 4 <= max(4, len(kept))
    assert all(f"i{n}" in kept for n in range(8, 16))
