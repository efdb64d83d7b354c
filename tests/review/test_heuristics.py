"""Each heuristic of the blind guessers picks the option that its name describes."""

from types import SimpleNamespace

import pytest

from quizgen.languages import language_of
from quizgen.questions.item import Item
from quizgen.questions.styles.flashcard import FLASHCARD
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.puzzles import count_tables, make_puzzle

ENGLISH = language_of("en")

HEURISTICS = {heuristic.name: heuristic for family in FAMILIES for heuristic in family.HEURISTICS}

RIVER = "Which mill by the river Ouse was built by Ouseburn men?"
CASES = [
    ("Where?", "ab | abcdefghi | bcdefghij | abcde fghi", {
        "longest": "D", "shortest": "A",
        "with the most words": "D", "with the fewest words": "ABC",
        "of unusual length": "A", "of typical length": "BC",
        "most similar to the others in letters": "B", "least similar to the others in letters": "A",
        "most similar to any other": "BD", "least similar to any other": "A",
        "with the most common format": "ABC", "with the rarest format": "D",
    }),
    (RIVER, "the Mill at Ouse | River mill by Ouse | Ousebank | a Weir", {
        "with the most words of the stem": "B", "with the fewest words of the stem": "CD",
        "with the most word beginnings of the stem": "B",
        "with the fewest word beginnings of the stem": "D",
        "most similar to the stem in letters": "B", "least similar to the stem in letters": "D",
        "with the most words of the others": "AB", "with the fewest words of the others": "CD",
        "with the most common opening": "BC", "with the rarest opening": "AD",
        "with the most common word": "AB", "with the rarest words": "CD",
    }),
    ("Is it near the sea?", "near | by the sea | in it | no", {
        "with the most words of the stem": "A", "with the fewest words of the stem": "BCD",
    }),
    ("What holds?", "It is never so | Some may do so | All of it must go | It is so", {
        "with the most absolutes": "C", "with the fewest absolutes": "BD",
        "with the most hedges": "B", "with the fewest hedges": "ACD",
    }),
    ("Which were they?", "Millers | the Weavers | The Potter | tanner", {
        "singular or plural like the stem": "AB", "singular or plural unlike the stem": "CD",
        "with the most common opening": "BC", "with the rarest opening": "AD",
        "with the most capitals": "C", "with the fewest capitals": "D",
        "alphabetically at an end": "AB", "alphabetically in the middle": "CD",
    }),
    ("Which was it?", "mills | weaver | potter | tanner", {
        "singular or plural like the stem": "BCD", "singular or plural unlike the stem": "A",
        "singular or plural like most options": "BCD", "singular or plural like few options": "A",
    }),
    ("It was an", "Oak | elm | Beech | ash tree", {"fitting the “a” or “an” of the stem": "ABD"}),
    ("It was a …", "Oak | elm | Beech | yew", {"fitting the “a” or “an” of the stem": "CD"}),
    ("A tree?", "Oak | elm | Beech | yew", {"fitting the “a” or “an” of the stem": ""}),
    ("Who?", "Dan | adam | Cid | Ben", {
        "alphabetically last": "A", "alphabetically first": "B",
        "with the most common opening": "ACD", "with the rarest opening": "B",
        "A": "A", "B": "B", "C": "C", "last": "D", "first or last": "AD",
    }),
    ("What?", "AK-74M | AK-47 | T-34 (1940) | tank", {
        "with the most digits": "C", "with the fewest digits": "D",
        "with the most capitals": "A", "with the fewest capitals": "D",
        "with the most symbols": "C", "with the fewest symbols": "D",
        "most similar to the others in letters": "AB",
        "least similar to the others in letters": "CD",
    }),
    ("How many?", "90 | 100 | 110 | 200", {
        "the largest number": "D", "the smallest number": "A",
        "a number at an end": "AD", "a number in the middle": "BC",
        "farthest from the mean": "D", "nearest the mean": "C",
        "the isolated number": "D", "the number with the nearest neighbour": "BC",
        "the base of ±10 %": "B", "not the base of ±10 %": "ACD",
        "the base of round fractions": "B", "not the base of round fractions": "AC",
        "the base of ×2": "BD", "not the base of ×2": "AC",
        "the centre of symmetry": "B", "not the centre of symmetry": "ACD",
        "alphabetically last": "", "alphabetically first": "",
        "with room for the series on both sides": "", "nearest to ten times the step": "",
    }),
    ("How many of the 1,200?", "1,000 | 1,050 | 2,000 | 4,200", {
        "with the most significant digits": "B", "with the fewest significant digits": "AC",
        "with the most trailing zeros": "AC", "with the fewest trailing zeros": "B",
        "with the lowest first digit": "AB", "with the highest first digit": "D",
        "nearest a number in the stem": "B", "farthest from numbers in the stem": "D",
    }),
    ("How many?", "19 | 15 | 30 | 40", {
        "with the lowest first digit": "AB", "with the highest first digit": "D",
    }),
    ("How many?", "0 | 5 | 50 | 60", {
        "the isolated number": "AB", "the number with the nearest neighbour": "CD",
        "the base of ×10": "BC", "not the base of ×10": "AD",
    }),
    ("How many?", "30 | 40 | 50 | 60", {
        "the centre of symmetry": "BC", "not the centre of symmetry": "AD",
        "with room for the series on both sides": "BCD",
        "without room for the series on both sides": "A",
        "nearest to ten times the step": "D", "farthest from ten times the step": "A",
    }),
    ("How many?", "20 | 40 | 60 | 80", {
        "with room for the series on both sides": "",
        "without room for the series on both sides": "",
    }),
    ("How many?", "5 | 50 | 500 | 70", {
        "the base of ×10": "B", "not the base of ×10": "D",
        "with the most common last digit": "BCD", "with the rarest last digit": "A",
    }),
    ("In which year, after 1912, did it end?", "1900 | 1905 | 1914 | 1923", {
        "the latest": "D", "the earliest": "A",
        "a date at an end": "AD", "a date in the middle": "BC",
        "farthest from the mean date": "D", "nearest the mean date": "C",
        "with the roundest year": "A", "with the least round year": "CD",
        "nearest a year in the stem": "C", "farthest from years in the stem": "A",
        "the largest number": "", "with the most significant digits": "",
    }),
    ("When?", "6 May 1905 | 7 May 1905 | 6 June 1907 | 30 December 1880", {
        "the latest": "C", "the earliest": "D",
        "the isolated date": "D", "the date with the nearest neighbour": "AB",
        "with the most date parts of the others": "A",
        "with the fewest date parts of the others": "D",
        "latest in its year": "D", "earliest in its year": "A",
        "nearest a year in the stem": "", "alphabetically last": "",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "options", "picks"), CASES)
def test_heuristic_picks_by_stem_and_options(stem, options, picks):
    """A heuristic picks by the stem and options of an item, and nothing if all tie; A is first."""
    puzzle = make_puzzle("i", stem, options.split(" | "), "pool", ENGLISH)
    assert pick_letters(puzzle, [puzzle], picks) == picks


DECK = [
    ("Who rowed with Ann Lee?", "Bo Lee | Cy Orr | Di Poe", "person"),
    ("Who saw Bo Lee and Cy?", "Ann Lee | Bo Lee | Cy Orr", "person"),
    ("Who met Bo Lee at Orr?", "Cy Orr | Di Poe | Bo Lee", "friend"),
    ("What is it?", "Cy Orr | a bee | a cat", "ship"),
    ("How many swam?", "5 | 6 | 7", "swimmer"),
]
CARDS = [
    ("rowing", "Who rowed with Ann Lee?", "Bo Lee"),
    ("rowing", "Bo Lee was in the boat.", "True"),
    ("seeing", "Who saw Bo Lee and Cy?", "Ann Lee"),
    ("seeing", "Who saw Bo Lee and Cy?", "Ann Lee"),
    ("meeting", "Who met Bo Lee at Orr?", "Cy Orr"),
    ("swimming", "Who swam?", "bo lee"),
    ("swimming", "Bo Lee swam.", "True"),
    ("rowers", "How many rowed?", "6"),
    ("swimmers", "How many swam?", "6"),
    ("rowing 7", "Who rowed with the other 7?", "Ann Lee"),
]
"""The items of the deck: fact, stem and answer."""
COUNTED = [
    (0, {
        "most frequent in the deck": "B", "least frequent in the deck": "C",
        "most frequent in its pool": "AB", "least frequent in its pool": "C",
        "with the most common word": "AB", "with the rarest words": "C",
        "named in the most other stems": "A", "named in the fewest other stems": "BC",
        "with words of the most other stems": "A", "with words of the fewest other stems": "BC",
        "the answer of the most other facts": "A", "the answer of the fewest other facts": "BC",
        "named most in other stems and answers": "A",
        "named least in other stems and answers": "BC",
        "most often shown with the others": "AB", "least often shown with the others": "C",
        "shown in no other item": "", "shown in other items": "",
    }),
    (1, {
        "named in the most other stems": "B", "named in the fewest other stems": "C",
        "with words of the most other stems": "B", "with words of the fewest other stems": "C",
        "named most in other stems and answers": "B",
        "shown in no other item": "A", "shown in other items": "BC",
    }),
    (3, {
        "most frequent in the deck": "A", "most frequent in its pool": "",
        "named in the most other stems": "", "the answer of the most other facts": "",
        "shown in no other item": "BC", "shown in other items": "A",
    }),
    (4, {
        "named in the most other stems": "C", "the answer of the most other facts": "",
        "named most in other stems and answers": "",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("number", "picks"), COUNTED)
def test_heuristic_picks_by_counts_over_the_deck(number, picks):
    """A heuristic may count in all items, in those of a pool, or in questions of other facts."""
    deck = [
        make_puzzle(f"i{at}", stem, options.split(" | "), pool, ENGLISH)
        for at, (stem, options, pool) in enumerate(DECK)
    ]
    items = [make_card(*card) for card in CARDS]
    assert pick_letters(deck[number], deck, picks, items) == picks


def make_card(fact, stem, answer):
    """Make a flashcard of a fact that has nothing but an id."""
    return Item(stem, SimpleNamespace(id=fact), "", FLASHCARD, stem, answer, "", ())


def pick_letters(puzzle, deck, names, items=()):
    """Return the picks of each heuristic as letters."""
    tables = count_tables(deck, items)
    found = {name: HEURISTICS[name].picks(puzzle, tables) for name in names}
    return {name: "".join("ABCD"[at] for at in places) for name, places in found.items()}


def test_every_heuristic_has_a_case():
    """The cases above cover all heuristics."""
    cases = [picks for *_, picks in CASES] + [picks for _, picks in COUNTED]
    assert {name for picks in cases for name in picks} == set(HEURISTICS)
