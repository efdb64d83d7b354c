"""New cards come in rounds, as the real Anki shows them with its default options."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ARTICLE_DECKS, copy_project, import_package, run_quizgen

from quizgen.exports.anki.note_types import make_note_types
from quizgen.exports.anki.study_order import ROUND, place_cards
from quizgen.exports.note import Note

FIRST_DAY = 20
"""The number of new cards a day, by default."""
TOWNS = [
    "Ashby", "Bath", "Calder", "Dover", "Ely", "Fowey", "Goole", "Hull", "Ilkley", "Jarrow",
    "Kendal", "Leek", "Malton", "Neath", "Oban", "Poole", "Quorn", "Ripon", "Stroud", "Truro",
    "Ulverston", "Ventnor", "Wells", "York",
]  # fmt: skip


def show_new_cards(collection, deck, *, limit=FIRST_DAY, bury=False):
    """Return the new cards that Anki shows on the first day, in its order."""
    config = collection.decks.config_dict_for_deck_id(collection.decks.id(deck))
    config["new"].update(perDay=limit, bury=bury)
    collection.decks.update_config(config)
    collection.decks.select(collection.decks.id(deck))
    queue = collection.sched.get_queued_cards(fetch_limit=limit).cards
    return [collection.get_card(queued.card.id) for queued in queue]


def fact_of(card):
    """Return the id of the fact of a card."""
    return re.split("[/#]", card.note()["Id"].partition("/")[2], maxsplit=1)[0]


def answer_of(card):
    """Return the answer of a card of a fact's note, or the text of a cloze."""
    note = card.note()
    return note[f"Answer {card.ord + 1}"] if "Answer 1" in note else note["Text"]


def town(name, number, who="Ann Lee"):
    """Return a fact with two flashcards as YAML, and its quote."""
    quote = f"{who} opened {number} parks in {name}"
    return (
        f"- id: {name.lower()}\n"
        f'  say: "[{who}](person) opened [{number} parks] in {name}."\n'
        f"  ask: {{{number} parks: How many parks did {who} open in {name}?,"
        f" {who}: Who opened {number} parks in {name}?}}\n"
        f"  quote: {quote}\n"
    ), quote


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The packages of the shipped decks."""
    project = copy_project(tmp_path_factory.mktemp("decks"))
    run_quizgen("build", "-q", cwd=project)
    return project / "build"


@pytest.mark.parametrize("deck", [path.stem for path in ARTICLE_DECKS])
def test_the_first_day_asks_no_fact_twice(packages, collection, deck):
    """The first 20 new cards of a deck are of 20 facts, with and without burying of siblings."""
    import_package(collection, packages / deck / f"{deck}.apkg")
    names = {found.name.partition("::")[0] for found in collection.decks.all_names_and_ids()}
    (title,) = names - {"Default"}
    for bury in (False, True):
        cards = show_new_cards(collection, title, bury=bury)
        assert len({fact_of(card) for card in cards}) == len(cards) == FIRST_DAY
        answers = map(answer_of, cards)
        assert not [answer for answer, after in pairwise(answers) if answer == after]


def publish(collection, deck_project, facts, head=""):
    """Build a deck of facts and their quotes, and import it."""
    text = "".join(fact for fact, _ in facts)
    article = "".join(f"{quote}.\n\n" for _, quote in facts)
    path = deck_project(text, article=article, head=head)
    run_quizgen("build", "-q", cwd=path.parents[1])
    import_package(collection, path.parents[1] / "build" / "parks" / "parks.apkg")


def test_the_second_round_follows_the_first(collection, deck_project):
    """All facts are asked once, in the author's order, before any is asked again."""
    facts = [town(name, 20 + number) for number, name in enumerate(TOWNS)]
    publish(collection, deck_project, facts)
    shown = [fact_of(card) for card in show_new_cards(collection, "Parks", limit=2 * len(TOWNS))]
    in_order = [name.lower() for name in TOWNS]
    assert Counter(shown) == dict.fromkeys(in_order, 2)
    first_day = show_new_cards(collection, "Parks")
    assert [fact_of(card) for card in first_day] == in_order[:FIRST_DAY]


def test_a_fact_that_is_added_later_is_studied_in_its_rounds(collection, deck_project):
    """New facts come before the second round of the old ones, not after it."""
    facts = [town(name, 20 + number) for number, name in enumerate(TOWNS)]
    publish(collection, deck_project, facts[:20])
    publish(collection, deck_project, facts)
    cards = collection.db.list(
        "SELECT id FROM cards WHERE did = ? ORDER BY due, ord", collection.decks.id("Parks")
    )
    order = [fact_of(collection.get_card(card)) for card in cards]
    names = [name.lower() for name in TOWNS]
    assert (order[: len(names)], sorted(order[len(names) :])) == (names, sorted(names))


def place(answers, *, type_="fact"):
    """Return the order in which a deck studies facts with these answers, by fact and card."""
    notes = []
    for fact, texts in answers.items():
        if type_ == "fact":
            fields = {}
            for slot, text in enumerate(texts, 1):
                fields |= {f"Question {slot}": "?", f"Answer {slot}": text}
            notes.append(Note(fact, type_, "", fields, ()))
        else:
            notes += [
                Note(f"{fact}/q{n}/{type_}", type_, "", {"Question": "?", "Answer": text}, ())
                for n, text in enumerate(texts, 1)
            ]
    placed = place_cards(make_note_types(Path()), notes)
    cards = sorted((card.position, key, card.number) for key in placed for card in placed[key])
    return [key if type_ != "fact" else f"{key}{number}" for _, key, number in cards]


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ({"a": "xy", "b": "xz", "c": "w"}, "a1 c1 b1 a2 b2"),
        ({"a": "x", "b": "y", "c": "y", "d": "y"}, "c1 a1 b1 d1"),
        ({"a": "x", "b": "x"}, "a1 b1"),
        ({"a": "x", "b": "z", "c": "y", "d": "y"}, "a1 d1 b1 c1"),
        ({"a": "xy", "b": "y"}, "a1 b1 a2"),
        ({"a": "xy", "b": "zyw", "c": "y"}, "a1 b1 c1 a2 b2 b3"),
    ],
)
def test_two_cards_with_the_same_answer_do_not_follow_each_other(answers, order):
    """They are moved apart within their round, where it has other cards."""
    assert place(answers) == order.split()


def test_typed_and_choice_cards_come_in_rounds_too():
    """Each subdeck has rounds of its own."""
    order = ["a/q1/choice", "b/q1/choice", "a/q2/choice"]
    assert place({"a": "xy", "b": "z"}, type_="choice") == order


def test_rounds_of_a_large_deck_are_far_apart():
    """The second card of a fact is thousands of cards after the first, and Anki keeps positions."""
    notes = [
        Note(f"f{number}", "fact", "", {f"Question {slot}": "?" for slot in range(1, 9)}, ())
        for number in range(2 * ROUND)
    ]
    placed = place_cards(make_note_types(Path()), notes)
    positions = [card.position for card in placed["f19999"]]
    assert {after - before for before, after in pairwise(positions)} == {ROUND}
    assert max(positions) < 1_000_000
