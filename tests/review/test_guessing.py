"""The blind guesser: exact in its figures, sharp on planted cues, silent on fair decks."""

import json
import math
from itertools import pairwise

import pytest
from conftest import run_quizgen
from generated_decks import SHAPES, write_deck
from hypothesis import given
from hypothesis import strategies as st

from quizgen.pipeline import check_deck
from quizgen.questions.hashing import unit_hash
from quizgen.review.guessing.adaptive import LEARNED
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.puzzles import make_puzzle
from quizgen.review.guessing.report import as_json, as_text, find_cues, verdict
from quizgen.review.guessing.significance import (
    hit_distribution,
    holm,
    tails,
    two_sided,
    upper_bound,
)
from quizgen.review.guessing.trials import guess_items, guess_puzzles

CHANCES = st.lists(st.sampled_from([1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4]), max_size=60)
TOWNS = ("Ashby", "Bixley", "Calder", "Dunmore", "Elmham", "Fallow", "Gosling", "Harling")


@pytest.mark.parametrize(
    ("hits", "chances", "lower", "upper"),
    [
        (1, [0.5], 1, 0.5),
        (0, [0.5, 0.25], 0.375, 1),
        (2, [0.5, 0.25, 0.25], 0.96875, 0.25),
        (5, [0.25] * 10, 0.9802723, 0.0781269),
        (30, [0.25] * 100, 0.8962128, 0.1495410),
        (0, [0.25] * 8, 0.1001129, 1),
        (0, [], 1, 1),
        (0, [1, 0.5], 0, 1),
    ],
)
def test_tails_are_those_of_the_books(hits, chances, lower, upper):
    """Sums worked out by hand, and tables of the binomial distribution."""
    assert tails(hits, chances) == pytest.approx((lower, upper), abs=1e-7)


@given(CHANCES)
def test_the_distribution_is_that_of_trying_all_ways(chances):
    """Adding toss by toss gives the same, and the whole is 1 with the right mean."""
    slow = [1.0]
    for chance in chances:
        slow = [
            stay * (1 - chance) + come * chance
            for stay, come in zip([*slow, 0], [0, *slow], strict=True)
        ]
    least, fast = hit_distribution(chances)
    assert fast == pytest.approx(slow[least : least + len(fast)], abs=1e-12)
    assert math.fsum(fast) == pytest.approx(1)
    mean = math.fsum(hits * likely for hits, likely in enumerate(fast, least))
    assert mean == pytest.approx(math.fsum(chances))


@given(CHANCES, st.integers(0, 60))
def test_the_two_tails_share_one_result(chances, hits):
    """Both sides hold the result itself, so together they exceed 1 by its probability."""
    hits = min(hits, len(chances))
    lower, upper = tails(hits, chances)
    least, distribution = hit_distribution(chances)
    own = distribution[hits - least]
    assert lower + upper == pytest.approx(1 + own)
    assert two_sided(hits, chances) <= 1


def test_thousands_of_items_are_exact_and_fast():
    """The normal curve agrees where it should, and far out nothing breaks."""
    chances = [0.25] * 3000 + [1 / 3] * 900 + [0.5] * 100
    spread = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    _, upper = tails(round(1100 + 2 * spread), chances)
    assert upper == pytest.approx(0.0228, abs=0.002)
    assert two_sided(4000, chances) < 1e-30
    assert two_sided(0, chances) < 1e-30
    assert 0.1 < tails(2480, [0.25] * 10_000)[0] < 0.5


def test_holm_corrects_for_how_many_were_tried():
    """The example of every textbook; the order is kept, and nothing exceeds 1."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()


@pytest.mark.parametrize(
    ("hits", "count", "bound"),
    [(0, 10, 0.2589), (5, 10, 0.7776), (10, 10, 1), (250, 1000, 0.2736)],
)
def test_upper_bounds_are_those_of_clopper_and_pearson(hits, count, bound):
    """One side, 95 %."""
    assert upper_bound(hits, count) == pytest.approx(bound, abs=1e-4)


def drawn(*parts, below):
    """Draw a number by hash."""
    return int(unit_hash(*map(str, parts)) * below)


def deck_of(make, count=240):
    """Make puzzles: `make(n)` gives a stem, a right option and wrong ones; order is by hash."""
    for number in range(count):
        stem, right, wrong = make(number)
        options = sorted((right, *wrong), key=lambda option: unit_hash(str(number), option))
        yield make_puzzle(f"i{number}", stem, options, "pool"), options.index(right)


def town(*parts):
    """Draw a town that no other item has."""
    letters = (chr(97 + drawn(*parts, place, below=26)) for place in range(5))
    return f"{TOWNS[drawn(*parts, below=8)]} {''.join(letters)}"


def towns(number, count):
    """Draw towns for one item."""
    return [town(number, place) for place in range(count)]


def amounts(number, *factors):
    """Multiply a number that is different in each item."""
    base = 1013 + 17 * number + drawn(number, "base", below=9)
    return [f"{round(base * factor):,}" for factor in factors]


def longest(number):
    right, *wrong = towns(number, 4)
    return "Where?", f"{right} upon the river", wrong


def in_the_stem(number):
    right, *wrong = towns(number, 4)
    return f"Where did the fair of {right.split()[1]} take place?", right, wrong


def middle_of_spellings(number):
    right = town(number)
    return "Where?", right, [right[:at] + "q" + right[at + 1 :] for at in (0, 4, 8)]


def with_a_sign(number):
    right, *wrong = towns(number, 4)
    return "Where?", right.replace(" ", "-"), wrong


def never_always(number):
    right, *wrong = (
        f"{one} is {word}"
        for one, word in zip(towns(number, 4), ("some", "all ", "all ", "all "), strict=True)
    )
    return "What holds?", right, wrong


def plural(number):
    right, *wrong = towns(number, 4)
    return "Which were they?", f"{right}s", [f"{one}t" for one in wrong]


def first_by_alphabet(number):
    right, *wrong = sorted(towns(number, 4))
    return "Where?", right, wrong


def seen_often(number):
    return "Where?", TOWNS[drawn(number, below=2)], towns(number, 3)


def named_elsewhere(number):
    right, *wrong = towns(number, 4)
    return f"What lies north of {town(number + 1, 0)}?", right, wrong


def smallest(number):
    right, *wrong = amounts(number, 1, 1.37, 1.81, 2.23)
    return "How many?", right, wrong


def hub_of_ten_percent(number):
    right, *wrong = amounts(number, 1, 0.9, 1.1, 1.21)
    return "How many?", right, wrong


def round_year(number):
    decade = 1800 + 10 * drawn(number, below=20)
    return "When?", str(decade), [str(decade + drawn(number, n, below=3) + n) for n in (-7, 1, 6)]


PLANTED = {
    "length": (longest, "longest"),
    "words shared with the stem": (in_the_stem, "with the most words of the stem"),
    "similarity of options": (middle_of_spellings, "most similar to the others in letters"),
    "format": (with_a_sign, "with the most symbols"),
    "absolutes and hedges": (never_always, "with the fewest absolutes"),
    "grammar": (plural, "singular or plural like the stem"),
    "alphabet": (first_by_alphabet, "alphabetically first"),
    "frequency": (seen_often, "most frequent in its pool"),
    "named in other stems": (named_elsewhere, "named in the most other stems"),
    "numbers": (smallest, "the smallest number"),
    "base numbers": (hub_of_ten_percent, "the base of ±10 %"),
    "years and dates": (round_year, "with the roundest year"),
}
"""For each family a deck that gives itself away, and the heuristic that must see it."""


@pytest.mark.parametrize("family", PLANTED)
def test_a_planted_cue_is_found(family):
    """Its own heuristic flags it, and the learned guesser learns it."""
    make, name = PLANTED[family]
    outcome = guess_puzzles(deck_of(make))
    assert (family, name) in {(trial.family, trial.name) for trial in outcome.flagged}
    learned = next(trial for trial in outcome.trials if trial.name == LEARNED)
    assert learned.rate > 0.5


@pytest.mark.parametrize("family", PLANTED)
def test_without_its_keys_the_same_deck_is_fair(family):
    """The same options with keys drawn by lot flag nothing: it is the keys that give away."""
    lots = [
        (puzzle, drawn(puzzle.id, "lot", below=len(puzzle)))
        for puzzle, _ in deck_of(PLANTED[family][0])
    ]
    outcome = guess_puzzles(lots)
    assert outcome.flagged == ()
    assert verdict(outcome).startswith("no cue: no heuristic does better or worse")


def test_keys_that_are_never_first_are_found():
    """Losing to chance is a cue as well."""
    pairs = [
        (make_puzzle(f"i{number}", "Where?", towns(number, 4)), 1 + drawn(number, "key", below=3))
        for number in range(240)
    ]
    flagged = {trial.name: trial for trial in guess_puzzles(pairs).flagged}
    assert flagged["A"].hits == 0


def test_every_family_has_its_planted_cue():
    """A family whose sharpness nobody tests is none."""
    assert {family.NAME for family in FAMILIES} - set(PLANTED) == {"position"}


def test_heuristics_have_names_of_their_own():
    """The table tells them apart."""
    names = [one.name for family in FAMILIES for one in family.HEURISTICS]
    assert len(set(names)) == len(names)


def test_who_ties_all_options_is_not_counted():
    """A heuristic that picks everything says nothing: four words of one length are no evidence."""
    pairs = [(make_puzzle(f"i{n}", "Who?", ["abcd", "bcde", "cdef", "defg"]), 0) for n in range(50)]
    assert "longest" not in {trial.name for trial in guess_puzzles(pairs).trials}


def test_two_tied_picks_have_twice_the_chance():
    """The key is among two of four half of the time."""
    pairs = [(make_puzzle(f"i{n}", "Who?", ["aaa", "bbb", "c", "d"]), n % 4) for n in range(40)]
    found = next(trial for trial in guess_puzzles(pairs).trials if trial.name == "longest")
    assert (found.hits, found.expected) == (20, 20)


def test_who_remembers_sees_what_comes_again():
    """Four towns stand in every item and one is always right: no single item shows it."""
    outcome = guess_puzzles(deck_of(lambda _: ("Where?", "Elmham", ("Ashby", "Bixley", "Calder"))))
    memory = {trial.name: trial for trial in outcome.trials if trial.family == "memory"}
    assert memory["most often the key before"].rate == 1
    assert memory["most often the key when shown"].rate == 1
    assert memory["least often the key before"].rate == 0


FACTS = {"exact": 200, "dates": 160}
"""How many facts give 300 items or so, in shapes where it is not 320."""


@pytest.fixture(scope="module")
def outcome_of(tmp_path_factory):
    """Return what the guessers find in a generated deck of so many facts."""

    def outcome(shape, count):
        path = write_deck(tmp_path_factory.mktemp(shape), shape, count)
        examined = check_deck(path)
        assert {finding.code for finding in examined.findings} <= {"R07", "R31", "R45"}
        return guess_items(examined.items)

    return outcome


@pytest.mark.parametrize("shape", SHAPES)
def test_generated_decks_are_fair(outcome_of, shape):
    """Hundreds of items of every shape of pool, and no cue, nor anything to be learned."""
    outcome = outcome_of(shape, FACTS.get(shape, 320))
    assert outcome.items >= 300
    assert [f"{trial.name}: {trial.hits} of {trial.count}" for trial in outcome.flagged] == []
    assert not next(trial for trial in outcome.trials if trial.name == LEARNED).is_significant


def test_a_small_deck_gets_figures_but_no_verdict(examined):
    """Below 40 items nothing is flagged, whatever the figures."""
    sure = guess_puzzles(deck_of(longest, count=39))
    assert sure.flagged == ()
    assert verdict(sure).startswith("too small for a verdict: 39 multiple-choice items")
    assert list(find_cues(examined.deck, sure)) == []
    assert guess_puzzles(deck_of(longest, count=40)).flagged


def test_a_cue_is_a_warning_at_the_deck(examined):
    """One finding a family, of its strongest heuristic, on the deck's first line."""
    findings = list(find_cues(examined.deck, guess_puzzles(deck_of(longest))))
    assert {(one.code, one.severity, one.place.line) for one in findings} == {("R13", "warning", 1)}
    assert any("“longest” in 240 of 240 items" in one.message for one in findings)
    assert len({one.message.split(":")[0] for one in findings}) == len(findings)


def test_the_table_and_the_rows(examined):
    """Who reads the one sees what a program reads in the other; a cue bears a star."""
    outcome = guess_puzzles(deck_of(longest, count=40))
    head, family, row = (" ".join(row.split()) for row in as_text(outcome).split("\n")[:3])
    assert head == "option picked items hits chance p ≤"
    assert (family, row) == ("length", "longest 40 100.0% 25.0% < .001 100.0% *")
    document = as_json(examined.deck.id, outcome)
    assert (document["deck"], document["items"]) == ("kursk-engineers", 40)
    assert document["verdict"] == as_text(outcome).split("\n")[-1].strip()
    first = document["guessers"][0]
    assert first.pop("p") < first.pop("p_corrected") < 1e-9
    assert first == {
        "family": "length",
        "name": "longest",
        "items": 40,
        "hits": 40,
        "chance": 10.0,
        "at_most": 1.0,
        "flagged": True,
    }


def test_check_guess_prints_the_table(tmp_path):
    """A row a heuristic and the verdict under them; as JSON, the same figures."""
    write_deck(tmp_path, "places", 60)
    shown = run_quizgen("check", "--guess", "--select", "R13", cwd=tmp_path).stdout
    assert "option picked" in shown
    assert "no cue: " in shown
    assert "a cue has p below 0.01, corrected for all rows by Holm’s method" in shown
    document = json.loads(
        run_quizgen("check", "--guess", "--json", "--select", "R13", cwd=tmp_path).stdout
    )
    (guessed,) = document["guesses"]
    assert guessed["items"] == 60
    assert {row["family"] for row in guessed["guessers"]} >= {"length", "position", "memory"}
    assert not any(row["flagged"] for row in guessed["guessers"])


def test_check_guess_says_that_the_article_is_too_small(tmp_path):
    """The deck of the article has too few items for a verdict, and is told so."""
    write_deck(tmp_path, "places", 20)
    shown = run_quizgen("check", "--guess", "--select", "R13", cwd=tmp_path).stdout
    assert "too small for a verdict: 20 multiple-choice items" in shown


def test_check_without_guess_says_nothing_of_it(tmp_path):
    """Guessing takes a second on a large deck and is done when asked for."""
    write_deck(tmp_path, "places", 20)
    assert "verdict" not in run_quizgen("check", "--select", "R13", cwd=tmp_path).stdout
    assert "guesses" not in json.loads(
        run_quizgen("check", "--json", "--select", "R13", cwd=tmp_path).stdout
    )


def test_generated_decks_are_the_same_every_time(tmp_path):
    """And a larger one begins with the facts of a smaller one."""
    texts = [write_deck(tmp_path / str(n), "mixed", n).read_text("utf-8") for n in (24, 24, 32)]
    assert texts[0] == texts[1]
    facts = [text.split("facts:\n")[1] for text in texts]
    assert all(longer.startswith(shorter) for shorter, longer in pairwise(facts))
