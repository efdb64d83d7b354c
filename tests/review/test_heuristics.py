"""Each of the blind guesser's heuristics picks what its name says."""

import pytest

from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.puzzles import count_tables, make_puzzle

HEURISTICS = {one.name: one for family in FAMILIES for one in family.HEURISTICS}

RIVER = "Which mill by the river Ouse was built by Ouseburn men?"
CASES = [
    ("Where?", "ab | abcdefghi | bcdefghij | abcde fghi", {
        "longest": "D", "shortest": "A",
        "of most words": "D", "of fewest words": "ABC",
        "of unusual length": "A", "of usual length": "BC",
        "most like the others in letters": "B", "the odd one in letters": "A",
        "one of the likest pair": "BD", "farthest from any other": "A",
        "of the commonest shape": "ABC", "of the rarest shape": "D",
    }),
    (RIVER, "the Mill at Ouse | River mill by Ouse | Ousebank | a Weir", {
        "of most words of the stem": "B", "of fewest words of the stem": "CD",
        "of most beginnings of the stem": "B", "of fewest beginnings of the stem": "D",
        "most like the stem in letters": "B", "least like the stem in letters": "D",
        "of most words of the others": "AB", "of fewest words of the others": "CD",
        "of the commonest opening": "BC", "of the rarest opening": "AD",
        "of the commonest word": "AB", "of the rarest words": "CD",
    }),
    ("Is it near the sea?", "near | by the sea | in it | no", {
        "of most words of the stem": "A", "of fewest words of the stem": "BCD",
    }),
    ("What holds?", "It is never so | Some may do so | All of it must go | It is so", {
        "of most absolutes": "C", "of fewest absolutes": "BD",
        "of most hedges": "B", "of fewest hedges": "ACD",
    }),
    ("Which were they?", "Millers | the Weavers | The Potter | tanner", {
        "of the stem's number": "AB", "not of the stem's number": "CD",
        "of the commonest opening": "BC", "of the rarest opening": "AD",
        "of most capitals": "C", "of fewest capitals": "D",
        "at an end of the alphabet": "AB", "inside by the alphabet": "CD",
    }),
    ("Which was it?", "mills | weaver | potter | tanner", {
        "of the stem's number": "BCD", "not of the stem's number": "A",
        "of the commonest number": "BCD", "of the rarest number": "A",
    }),
    ("It was an", "Oak | elm | Beech | ash tree", {"what the stem's a or an wants": "ABD"}),
    ("It was a …", "Oak | elm | Beech | yew", {"what the stem's a or an wants": "CD"}),
    ("A tree?", "Oak | elm | Beech | yew", {"what the stem's a or an wants": ""}),
    ("Who?", "Dan | adam | Cid | Ben", {
        "last in the alphabet": "A", "first in the alphabet": "B",
        "of the commonest opening": "ACD", "of the rarest opening": "B",
        "A": "A", "B": "B", "C": "C", "the last": "D", "the first or the last": "AD",
    }),
    ("What?", "AK-74M | AK-47 | T-34 (1940) | tank", {
        "of most digits": "C", "of fewest digits": "D",
        "of most capitals": "A", "of fewest capitals": "D",
        "of most signs": "C", "of fewest signs": "D",
        "most like the others in letters": "AB", "the odd one in letters": "CD",
    }),
    ("How many?", "90 | 100 | 110 | 200", {
        "the largest number": "D", "the smallest number": "A",
        "a number at an end": "AD", "a number in the middle": "BC",
        "farthest from the mean": "D", "nearest the mean": "C",
        "the isolated number": "D", "the number with the nearest neighbour": "BC",
        "the hub of ±10 %": "B", "no hub of ±10 %": "ACD",
        "the hub of round parts": "B", "no hub of round parts": "AC",
        "the hub of ×2": "BD", "no hub of ×2": "AC",
        "the centre of steps": "B", "no centre of steps": "ACD",
        "last in the alphabet": "", "first in the alphabet": "",
        "with room for the row about it": "", "ten times the step": "",
    }),
    ("How many of the 1,200?", "1,000 | 1,050 | 2,000 | 4,200", {
        "of most significant digits": "B", "of fewest significant digits": "AC",
        "of most trailing zeros": "AC", "of fewest trailing zeros": "B",
        "of the lowest first digit": "AB", "of the highest first digit": "D",
        "nearest a number in the stem": "B", "farthest from numbers in the stem": "D",
    }),
    ("How many?", "19 | 15 | 30 | 40", {
        "of the lowest first digit": "AB", "of the highest first digit": "D",
    }),
    ("How many?", "0 | 5 | 50 | 60", {
        "the isolated number": "AB", "the number with the nearest neighbour": "CD",
        "the hub of ×10": "BC", "no hub of ×10": "AD",
    }),
    ("How many?", "30 | 40 | 50 | 60", {
        "the centre of steps": "BC", "no centre of steps": "AD",
        "with room for the row about it": "BCD", "without room for the row": "A",
        "ten times the step": "D", "far from ten times the step": "A",
    }),
    ("How many?", "20 | 40 | 60 | 80", {
        "with room for the row about it": "", "without room for the row": "",
    }),
    ("How many?", "5 | 50 | 500 | 70", {
        "the hub of ×10": "B", "no hub of ×10": "D",
        "of the commonest last digit": "BCD", "of the rarest last digit": "A",
    }),
    ("In which year, after 1912, did it end?", "1900 | 1905 | 1914 | 1923", {
        "the latest": "D", "the earliest": "A",
        "a date at an end": "AD", "a date in the middle": "BC",
        "farthest from the mean date": "D", "nearest the mean date": "C",
        "of the roundest year": "A", "of the least round year": "CD",
        "nearest a year in the stem": "C", "farthest from years in the stem": "A",
        "the largest number": "", "of most significant digits": "",
    }),
    ("When?", "6 May 1905 | 7 May 1905 | 6 June 1907 | 30 December 1880", {
        "the latest": "C", "the earliest": "D",
        "the isolated date": "D", "the date with the nearest neighbour": "AB",
        "of most parts of the others": "A", "of fewest parts of the others": "D",
        "latest in its year": "D", "earliest in its year": "A",
        "nearest a year in the stem": "", "last in the alphabet": "",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "options", "picks"), CASES)
def test_a_heuristic_picks_what_its_name_says(stem, options, picks):
    """By the stem and the options of one item: A is the first; nothing is picked where all tie."""
    puzzle = make_puzzle("i", stem, options.split(" | "), "pool")
    assert picked(puzzle, [puzzle], picks) == picks


DECK = [
    ("Who rowed with Ann Lee?", "Bo Lee | Cy Orr | Di Poe", "person"),
    ("Who saw Bo Lee and Cy?", "Ann Lee | Bo Lee | Cy Orr", "person"),
    ("Who met Bo Lee at Orr?", "Cy Orr | Di Poe | Bo Lee", "friend"),
    ("What is it?", "Cy Orr | a bee | a cat", "ship"),
]
COUNTED = [
    (0, {
        "most frequent in the deck": "B", "least frequent in the deck": "C",
        "most frequent in its pool": "AB", "least frequent in its pool": "C",
        "of the commonest word": "AB", "of the rarest words": "C",
        "named in most other stems": "A", "named in fewest other stems": "BC",
        "known by its words in other stems": "A", "strange by its words to other stems": "C",
    }),
    (1, {"named in most other stems": "AB", "named in fewest other stems": "C"}),
    (3, {"most frequent in the deck": "A", "most frequent in its pool": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "picks"), COUNTED)
def test_what_is_counted_over_a_deck(number, picks):
    """In all items or those of a pool, and in the stems of the others."""
    deck = [
        make_puzzle(f"i{at}", stem, options.split(" | "), pool)
        for at, (stem, options, pool) in enumerate(DECK)
    ]
    assert picked(deck[number], deck, picks) == picks


def picked(puzzle, deck, names):
    """Return the places of what each heuristic picks, by letters."""
    tables = count_tables(deck)
    found = {name: HEURISTICS[name].picks(puzzle, tables) for name in names}
    return {name: "".join("ABCD"[at] for at in places) for name, places in found.items()}


def test_every_heuristic_has_its_case():
    """Or nobody knows that it picks what its name says."""
    cases = [picks for *_, picks in CASES] + [picks for _, picks in COUNTED]
    assert {name for picks in cases for name in picks} == set(HEURISTICS)
