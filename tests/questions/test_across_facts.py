"""Items over several facts (ordering, matching, comparing)."""

from types import SimpleNamespace

import pytest
import work_growth
from grown_decks import keep
from hypothesis import given
from hypothesis import strategies as st
from work_growth import LARGER, LINEAR, count_lines

from quizgen.languages import language_of
from quizgen.pipeline import check_deck, generate_deck, load_deck
from quizgen.questions.events import Event, find_isolated_events
from quizgen.questions.hashing import unit_hash
from quizgen.questions.styles import matching, ordering

ENGLISH = language_of("en")
parse_date = ENGLISH.dates.parse
parse_number = ENGLISH.numbers.parse

DECK = SimpleNamespace(id="deck")


@pytest.fixture
def items_of(deck_project):
    """Return the items of a style from a deck with these facts."""

    def generate(style, facts, *, published=(), **texts):
        path = deck_project(facts, **texts)
        deck, findings = load_deck(path)
        assert deck, findings
        items = generate_deck(deck, keep(published)).items
        return [item for item in items if item.style.name == style]

    return generate


def events(*dates):
    """Write one event for each date, and an article that covers them."""
    facts, sentences = [], []
    for number, date in enumerate(dates):
        sentences.append(f"Park {number} opened in {date}")
        facts.append(
            f"- {{id: e{number}, kind: event, subject: {{name: Park {number}, ask: what}},"
            f" verb: {{base: open, past: opened}}, when: {date}, quote: {sentences[-1]}}}"
        )
    return {"facts": "\n".join(facts), "article": ". ".join(sentences) + "."}


@given(st.lists(st.sampled_from(["2019", "2020", "2020-05", "May 2020", "early 2020-05", "44 BC"])))
def test_isolated_events_overlap_no_other(dates):
    """The search along the time line finds the same events as comparing every pair."""
    parsed = [parse_date(date) for date in dates]
    made = [Event(None, date, str(at), date.interval()) for at, date in enumerate(parsed)]
    found = {event.label for event in find_isolated_events(made)}
    isolated = [
        event
        for event in made
        if all(event.is_apart_from(other) for other in made if other is not event)
    ]
    assert found == {event.label for event in isolated}


def test_events_are_put_in_order(items_of):
    """The answer is in order of time; the options are not."""
    (item,) = items_of("ordering", **events("May 2020", "2018", "April 2021"))
    assert item.answer == "Park 1 opened → Park 0 opened → Park 2 opened"
    assert item.rationale.startswith("Park 1 opened (2018) → ")
    ranked = sorted(zip(item.interaction.ranks, item.options, strict=True))
    assert " → ".join(option for _, option in ranked) == item.answer
    assert {fact.id for fact in item.facts} == {"e0", "e1", "e2"}


def test_overlapping_events_are_not_ordered(items_of):
    """A month is neither before nor after its own year."""
    assert items_of("ordering", **events("2020", "May 2020", "June 2020")) == []


def test_ordering_needs_three_events(items_of):
    """Two events make no item."""
    assert items_of("ordering", **events("2019", "2020")) == []


def test_many_events_make_several_items(items_of):
    """Each event is in one item, and no item has more than five events."""
    items = items_of("ordering", **events(*range(1990, 2004)))
    asked = [fact.id for item in items for fact in item.facts]
    assert sorted(asked) == sorted(f"e{number}" for number in range(14))
    assert max(len(item.options) for item in items) == 5


@given(st.lists(st.sampled_from(["2019", "2020", "2021", "2022", "2020-05", "2020-Q2"])))
def test_an_event_is_in_the_first_group_with_room(dates):
    """Groups that the search skips have no room."""
    made = [make_event(f"e{at}", parse_date(date)) for at, date in enumerate(dates)]
    groups = ordering._groups(DECK, made)
    for at, group in enumerate(groups):
        for event in group:
            earlier = [events_before(event, other) for other in groups[:at]]
            assert not any(ordering._has_room(other, event) for other in earlier)


def events_before(event, group):
    """Return the events that a group had when another event was placed."""
    return [other for other in group if hash_order(other) < hash_order(event)]


def hash_order(event):
    """Return the position of an event in the order of hashes."""
    return unit_hash(DECK.id, event.asked.fact.id, "order")


def make_event(id_, date):
    """Make an event whose fact has only an id."""
    asked = SimpleNamespace(fact=SimpleNamespace(id=id_))
    return Event(asked, date, id_, date.interval())


@pytest.mark.parametrize("years", [1, 1000])
def test_events_are_not_compared_in_pairs(years):
    """The work is linear for thousands of events in one year, or in a year each."""
    few, many = (count_grouping_lines(count, years) for count in (250, 250 * LARGER))
    assert many < LINEAR * few


def count_grouping_lines(count, years):
    """Return the lines of code run to group `count` events of `years` years."""
    dates = [parse_date(str(1000 + at % years)) for at in range(count)]
    made = [make_event(f"e{at}", date) for at, date in enumerate(dates)]
    return count_lines(lambda: ordering._groups(DECK, made))


def test_isolated_events_are_asked_for_by_date(items_of):
    """Seven events give four options. Two of them overlap and are not asked for by date."""
    items = items_of("choice", **events(*range(1990, 1996), "May 1995"))
    by_fact = {item.fact.id: item for item in items if item.pool == "events"}
    assert set(by_fact) == {"e0", "e1", "e2", "e3", "e4"}
    assert by_fact["e0"].stem == "Which of these happened in 1990?"
    assert by_fact["e0"].answer == "Park 0 opened"
    assert {len(item.options) for item in by_fact.values()} == {4}


def test_an_event_can_be_left_out(items_of):
    """With `without: [what-happened]`, an event is not an option of others; its date is asked for.

    Leaving out another question in multiple choice does not affect this question.
    """
    written = events(*range(1990, 1997))
    first, *others = written["facts"].split("\n")
    out = first.replace("quote:", "without: [what-happened], quote:")
    over = others[0].replace("quote:", "without: [when/choice], quote:")
    facts = "\n".join((out, over, *others[1:]))
    items = items_of("choice", facts, article=written["article"])
    about = [item for item in items if item.pool == "events"]
    assert "e1" in {item.fact.id for item in about}
    assert not any("Park 0 opened" in item.options for item in about)
    assert "e0" in {item.fact.id for item in items}


HEAD = """
types:
  person: {ask: who}
  office: {ask: which office, extra_distractors: [Keeper of Stores, Keeper of Seals, Third Clerk]}
"""
OFFICES = ["Mayor of Bath", "Dean of Arts", "Head of Parks", "Chief of Police"]
PEOPLE = ["Ann Lee", "Bob Ray", "Cyd Fox", "Dan Low"]


def offices(count):
    """Write facts about the first people and their offices."""
    entities, facts, sentences = [], [], []
    for number, (person, office) in enumerate(zip(PEOPLE, OFFICES, strict=True)):
        entities.append(f"p{number}: {{type: person, name: {person}}}")
        entities.append(f"o{number}: {{type: office, name: {office}}}")
        sentences.append(f"{person} was {office} in those days")
        facts.append(
            f"- {{id: r{number}, kind: role, person: p{number}, office: o{number},"
            f" when: in those days, quote: {sentences[-1]}}}"
        )
    return {
        "facts": "\n".join(facts[:count]),
        "entities": "\n".join(entities),
        "article": ". ".join(sentences) + ".",
    }


def test_people_are_matched_with_offices(items_of):
    """Each premise has one response, some responses are spare, and both columns are sorted."""
    (item,) = items_of("matching", head=HEAD, **offices(4))
    assert item.interaction.premises == ("Ann Lee", "Bob Ray", "Cyd Fox", "Dan Low")
    assert list(item.options) == sorted([*OFFICES, "Keeper of Seals", "Third Clerk"])
    assert [item.options[index] for index in item.interaction.pairs] == OFFICES
    assert item.stem.startswith("Match each person with the office held: Ann Lee · Bob Ray")


@pytest.mark.parametrize(
    ("end", "most"), [("", 8), (" that lives in the woods of the far north", 6)]
)
def test_matching_has_fewer_pairs_if_they_are_long(items_of, end, most):
    """Eight long definitions would fill more than a page of large print."""
    meanings = {f"a {letter}orf": f"a bird with a {letter}ed back{end}" for letter in "bcdfghkmt"}
    sentences = [f"{term} is {meaning}" for term, meaning in meanings.items()]
    facts = "\n".join(
        f"- {{id: f{number}, kind: definition, term: {term}, definition: {meaning},"
        f" quote: {sentence}}}"
        for number, ((term, meaning), sentence) in enumerate(
            zip(meanings.items(), sentences, strict=True)
        )
    )
    (item,) = items_of("matching", facts=facts, article=". ".join(sentences) + ".")
    assert len(item.interaction.premises) == most


def test_matching_needs_four_pairs(items_of):
    """With three, the last pairs would give each other away."""
    assert items_of("matching", head=HEAD, **offices(3)) == []


def test_columns_are_sorted_alphabetically(items_of):
    """É sorts as E, and articles are ignored, as in an index."""
    written = offices(4)
    renames = {"Ann Lee": "Élan Lee", "Dan Low": "the Eliza", "Dean of Arts": "a Dean of Arts"}
    for old, new in renames.items():
        written = {key: text.replace(old, new) for key, text in written.items()}
    (item,) = items_of("matching", head=HEAD, **written)
    assert item.interaction.premises == ("Bob Ray", "Cyd Fox", "Élan Lee", "the Eliza")
    offered = [option for option in item.options if option in (*OFFICES, "a Dean of Arts")]
    assert offered == ["Chief of Police", "a Dean of Arts", "Head of Parks", "Mayor of Bath"]


def test_a_column_has_names_of_one_type(items_of):
    """Four people of two types are too few, because learners could rule out the other type."""
    head = HEAD.replace("person: {ask: who}", "person: {ask: who}\n  rebel: {ask: which rebel}")
    written = offices(4)
    written["entities"] = written["entities"].replace("person, name: Dan", "rebel, name: Dan")
    assert items_of("matching", head=head, **written) == []


def test_matching_needs_a_spare_response(items_of):
    """Without one, the last pair answers itself."""
    head = HEAD.replace(", extra_distractors: [Keeper of Stores, Keeper of Seals, Third Clerk]", "")
    assert items_of("matching", head=head, **offices(4)) == []


@pytest.mark.parametrize(
    "own", ["Mayor of Bath, Third Clerk", "Mayor of bath, Third Clerk", "Third Clerk, Third clerk"]
)
def test_spare_responses_are_distinct(items_of, own):
    """An extra distractor may be a right response, or be listed twice."""
    head = HEAD.replace("Keeper of Stores, Keeper of Seals, Third Clerk", own)
    (item,) = items_of("matching", head=head, **offices(4))
    offered = sorted(map(str.casefold, item.options))
    assert offered == sorted(map(str.casefold, (*OFFICES, "Third Clerk")))


def test_responses_with_the_same_name_are_not_matched(items_of):
    """Learners could not distinguish them; the three remaining pairs are too few."""
    written = offices(4)
    for key in written:
        written[key] = written[key].replace("Dean of Arts", "Mayor of Bath")
    assert items_of("matching", head=HEAD, **written) == []


def test_responses_are_not_compared_in_pairs(deck_project):
    """The work is linear for thousands of facts."""
    few, many = (count_matching_lines(deck_project, count) for count in (64, 64 * LARGER))
    assert many < LINEAR * few


def count_matching_lines(deck_project, count):
    """Return the lines of code run to match `count` people with their offices."""
    deck, findings = load_deck(deck_project(**work_growth.offices(count)))
    assert deck, findings
    context = generate_deck(deck).context
    return count_lines(lambda: list(matching.make_items(matching.MATCHING, context)))


SHIPS = "types:\n  ship: {ask: which ship}\n"


def ships(*guns, extra=""):
    """Write a fact about the guns of each ship."""
    names = [f"HMS {chr(ord('A') + number)}lert" for number in range(len(guns))]
    quotes = [f"{name} carried {gun} guns" for name, gun in zip(names, guns, strict=True)]
    facts = (
        f"- {{id: s{number}, kind: quantity, actor: s{number}, quote: {quote}{extra},"
        f" verb: {{base: carry, past: carried}}, amount: {{value: {gun.removeprefix('over ')},"
        f" unit: gun{', hedge: over' if gun.startswith('over') else ''}}}}}"
        for number, (gun, quote) in enumerate(zip(guns, quotes, strict=True))
    )
    entities = (f"s{number}: {{type: ship, name: {name}}}" for number, name in enumerate(names))
    return {
        "facts": "\n".join(facts),
        "entities": "\n".join(entities),
        "article": ". ".join(quotes) + ".",
        "head": SHIPS,
    }


def comparisons(items):
    """Return the items that compare amounts."""
    return [item for item in items if item.question == "most"]


def test_amounts_are_compared(items_of):
    """The subject with the largest amount is the key; the rationale states all amounts."""
    (item,) = comparisons(items_of("choice", **ships("40", "18", "64")))
    assert item.stem == "Which of these carried the most guns?"
    assert item.answer == item.options[item.interaction.key] == "HMS Clert"
    assert sorted(item.options) == ["HMS Alert", "HMS Blert", "HMS Clert"]
    assert item.rationale.startswith("HMS Clert carried 64 guns. HMS Alert carried 40 guns.")
    assert [fact.id for fact in item.facts] == ["s2", "s0", "s1"]


def test_names_written_in_their_facts_are_compared(items_of):
    """An entity needs no declaration to be an option: its name tells it from the others."""
    written = ships("40", "18", "64")
    for number, name in enumerate(("HMS Alert", "HMS Blert", "HMS Clert")):
        entity = f"actor: {{type: ship, name: {name}}}"
        written["facts"] = written["facts"].replace(f"actor: s{number}", entity)
    (item,) = comparisons(items_of("choice", **{**written, "entities": ""}))
    assert item.answer == "HMS Clert"


def test_one_subject_is_not_the_key_of_every_comparison(deck_project):
    """A ship with the most guns in each of two wars is the key of one item, and R15 is quiet."""
    written = {name: [] for name in ("facts", "quotes")}
    for war, guns in (("the Dutch war", (64, 40, 18)), ("the French war", (80, 30, 20))):
        for number, gun in enumerate(guns):
            quote = f"HMS {'ABC'[number]}lert carried {gun} guns in {war}"
            written["quotes"].append(quote)
            written["facts"].append(
                f"- {{id: s{number}-{gun}, kind: quantity, actor: s{number}, rest: in {war},"
                f" verb: {{base: carry, past: carried}}, amount: {{value: {gun}, unit: gun}},"
                f" quote: {quote}}}"
            )
    path = deck_project(
        "\n".join(written["facts"]),
        entities="\n".join(f"s{n}: {{type: ship, name: HMS {'ABC'[n]}lert}}" for n in range(3)),
        head=SHIPS,
        article=". ".join(written["quotes"]) + ".",
    )
    checked = check_deck(path)
    (item,) = comparisons(checked.items)
    assert item.answer == "HMS Alert"
    assert "R15" not in {finding.code for finding in checked.findings}


def test_an_amount_can_be_left_out(items_of):
    """A fact with `without: [most]` is not compared."""
    out = ships("40", "18", "64", extra=", without: [most]")
    assert comparisons(items_of("choice", **out)) == []


@pytest.mark.parametrize(
    "guns", [("40", "18"), ("40", "39", "10"), ("40", "18", "over 64")], ids=" ".join
)
def test_uncertain_amounts_are_not_compared(items_of, guns):
    """Two facts are too few, a small lead is not clear, and “over 64” has no upper bound."""
    assert comparisons(items_of("choice", **ships(*guns))) == []


def test_claims_are_not_compared(items_of):
    """Their speakers may count differently."""
    three = ships("40", "18", "64", extra=", according_to: article")
    assert comparisons(items_of("choice", **three)) == []


def test_a_new_amount_disturbs_no_published_comparison(items_of):
    """A ship is in one item at most, and published items stay the same."""
    guns = [str(round(20 * 1.3 ** (7 * number % 24))) for number in range(24)]
    before = comparisons(items_of("choice", **ships(*guns)))
    more = ships(*guns, "99999")
    after = {item.id: item for item in comparisons(items_of("choice", published=before, **more))}
    asked = [fact.id for item in before for fact in item.facts]
    assert len(before) >= 4
    assert len(set(asked)) == len(asked)
    assert [after[item.id].options for item in before] == [item.options for item in before]
