"""The blind guessers are exact, find planted cues, and flag no fair deck."""

import json
import math
import re
from itertools import pairwise
from types import SimpleNamespace

import pytest
from conftest import ROOT, run_quizgen
from generated_decks import SHAPES, write_deck
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.languages import language_of
from quizgen.pipeline import check_deck
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.styles.flashcard import FLASHCARD
from quizgen.review.guessing.adaptive import LEARNED, RECOGNIZED
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.guessed_items import pick_in_items, pick_in_puzzles
from quizgen.review.guessing.puzzles import make_puzzle
from quizgen.review.guessing.report import as_json, as_text, find_cues, find_cues_together, verdict
from quizgen.review.guessing.significance import (
    hit_distribution,
    holm,
    tails,
    two_sided,
    upper_bound,
)
from quizgen.review.guessing.trials import guess_items, judge_guesses

ENGLISH = language_of("en")

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
def test_tails_agree_with_tables(hits, chances, lower, upper):
    """Tails equal sums worked out by hand and tables of the binomial distribution."""
    assert tails(hits, chances) == pytest.approx((lower, upper), abs=1e-7)


@given(CHANCES)
def test_distribution_agrees_with_adding_toss_by_toss(chances):
    """The distribution equals the slow one, sums to 1 and has the expected mean."""
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
def test_both_tails_include_the_result(chances, hits):
    """The tails sum to 1 plus the probability of the result itself."""
    hits = min(hits, len(chances))
    lower, upper = tails(hits, chances)
    least, distribution = hit_distribution(chances)
    own = distribution[hits - least]
    assert lower + upper == pytest.approx(1 + own)
    assert two_sided(hits, chances) <= 1


def test_tails_of_thousands_of_items_are_exact():
    """Tails agree with the normal distribution near the mean, and are finite far out."""
    chances = [0.25] * 3000 + [1 / 3] * 900 + [0.5] * 100
    spread = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    _, upper = tails(round(1100 + 2 * spread), chances)
    assert upper == pytest.approx(0.0228, abs=0.002)
    assert two_sided(4000, chances) < 1e-30
    assert two_sided(0, chances) < 1e-30
    assert 0.1 < tails(2480, [0.25] * 10_000)[0] < 0.5


def test_holm_corrects_for_the_number_of_tests():
    """The textbook example; order is kept, and no p value exceeds 1."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()


@pytest.mark.parametrize(
    ("hits", "count", "bound"),
    [(0, 10, 0.2589), (5, 10, 0.7776), (10, 10, 1), (250, 1000, 0.2736)],
)
def test_upper_bounds_agree_with_clopper_and_pearson(hits, count, bound):
    """The bounds are one-sided, at 95 %."""
    assert upper_bound(hits, count) == pytest.approx(bound, abs=1e-4)


def guess_puzzles(pairs):
    """Run all guessers on the puzzles of a deck that has a flashcard for each of them."""
    listed = list(pairs)
    items = (
        Item(puzzle.id, SimpleNamespace(id=puzzle.id), "", FLASHCARD, puzzle.stem, answer, "", ())
        for puzzle, key in listed
        for answer in [puzzle.options[key]]
    )
    return judge_guesses(pick_in_puzzles(listed, items))


def draw(*parts, below):
    """Draw a number by hash."""
    return int(unit_hash(*map(str, parts)) * below)


def deck_of(make, count=240):
    """Yield puzzles with keys: `make(n)` returns a stem, the key and its distractors."""
    for number in range(count):
        stem, key, distractors = make(number)
        options = sorted((key, *distractors), key=lambda option: unit_hash(str(number), option))
        yield make_puzzle(f"i{number}", stem, options, "pool", ENGLISH), options.index(key)


def puzzle_of(number, stem, options):
    """Make a puzzle without a pool."""
    return make_puzzle(f"i{number}", stem, options, "", ENGLISH)


def draw_town(*parts):
    """Draw a town that is in no other item."""
    letters = (chr(97 + draw(*parts, place, below=26)) for place in range(5))
    return f"{TOWNS[draw(*parts, below=8)]} {''.join(letters)}"


def draw_towns(number, count):
    """Draw towns for one item."""
    return [draw_town(number, place) for place in range(count)]


def amounts(number, *factors):
    """Multiply a number that is different in each item."""
    base = 1013 + 17 * number + draw(number, "base", below=9)
    return [f"{round(base * factor):,}" for factor in factors]


def longest(number):
    key, *distractors = draw_towns(number, 4)
    return "Where?", f"{key} upon the river", distractors


def in_the_stem(number):
    key, *distractors = draw_towns(number, 4)
    return f"Where did the fair of {key.split()[1]} take place?", key, distractors


def middle_of_spellings(number):
    key = draw_town(number)
    return "Where?", key, [key[:at] + "q" + key[at + 1 :] for at in (0, 4, 8)]


def with_a_sign(number):
    key, *distractors = draw_towns(number, 4)
    return "Where?", key.replace(" ", "-"), distractors


def never_always(number):
    key, *distractors = (
        f"{town} is {word}"
        for town, word in zip(draw_towns(number, 4), ("some", "all ", "all ", "all "), strict=True)
    )
    return "What holds?", key, distractors


def plural(number):
    key, *distractors = draw_towns(number, 4)
    return "Which were they?", f"{key}s", [f"{town}t" for town in distractors]


def first_by_alphabet(number):
    key, *distractors = sorted(draw_towns(number, 4))
    return "Where?", key, distractors


def seen_often(number):
    return "Where?", TOWNS[draw(number, below=2)], draw_towns(number, 3)


def named_elsewhere(number):
    key, *distractors = draw_towns(number, 4)
    return f"What lies north of {draw_town(number + 1, 0)}?", key, distractors


def among_companions(number):
    start = draw(number, "start", below=4)
    return "Where?", draw_town(number), [TOWNS[start + place] for place in range(3)]


def smallest(number):
    key, *distractors = amounts(number, 1, 1.37, 1.81, 2.23)
    return "How many?", key, distractors


def base_of_ten_percent(number):
    key, *distractors = amounts(number, 1, 0.9, 1.1, 1.21)
    return "How many?", key, distractors


def round_year(number):
    decade = 1800 + 10 * draw(number, below=20)
    return "When?", str(decade), [str(decade + draw(number, n, below=3) + n) for n in (-7, 1, 6)]


PLANTED = {
    "length": (longest, "longest"),
    "words shared with the stem": (in_the_stem, "with the most words of the stem"),
    "similarity of options": (middle_of_spellings, "most similar to the others in letters"),
    "format": (with_a_sign, "with the most symbols"),
    "absolutes and hedges": (never_always, "with the fewest absolutes"),
    "grammar": (plural, "singular or plural like the stem"),
    "alphabet": (first_by_alphabet, "alphabetically first"),
    "frequency": (seen_often, "most frequent in its pool"),
    "named in other questions": (named_elsewhere, "named in the most other stems"),
    "options shown together": (among_companions, "least often shown with the others"),
    "numbers": (smallest, "the smallest number"),
    "base numbers": (base_of_ten_percent, "the base of ±10 %"),
    "years and dates": (round_year, "with the roundest year"),
}
"""For each family a deck with a planted cue, and the heuristic that must find it."""


@pytest.mark.parametrize("family", PLANTED)
def test_planted_cue_is_found(family):
    """The heuristic for the cue is flagged, and the learned blend learns it."""
    make, name = PLANTED[family]
    outcome = guess_puzzles(deck_of(make))
    assert (family, name) in {(trial.family, trial.name) for trial in outcome.flagged}
    learned = next(trial for trial in outcome.trials if trial.name == LEARNED)
    assert learned.rate > 0.5


@pytest.mark.parametrize("family", PLANTED)
def test_deck_with_random_keys_is_fair(family):
    """The same options with keys drawn at random flag nothing: the cue is in the keys."""
    pairs = [
        (puzzle, draw(puzzle.id, "lot", below=len(puzzle)))
        for puzzle, _ in deck_of(PLANTED[family][0])
    ]
    outcome = guess_puzzles(pairs)
    assert outcome.flagged == ()
    assert verdict(outcome).startswith("no cue: no heuristic does better or worse")


def test_keys_that_are_never_first_are_flagged():
    """Fewer hits than chance gives are a cue as well."""
    pairs = [
        (
            puzzle_of(number, "Where?", draw_towns(number, 4)),
            1 + draw(number, "key", below=3),
        )
        for number in range(240)
    ]
    flagged = {trial.name: trial for trial in guess_puzzles(pairs).flagged}
    assert flagged["A"].hits == 0


def test_every_family_has_a_planted_cue():
    """Each family except position is tested with its own cue."""
    assert {family.NAME for family in FAMILIES} - set(PLANTED) == {"position"}


def test_heuristics_have_unique_names():
    """No two rows of the table have the same name."""
    names = [heuristic.name for family in FAMILIES for heuristic in family.HEURISTICS]
    assert len(set(names)) == len(names)


def test_tie_of_all_options_is_not_counted():
    """A heuristic abstains if all options tie, such as four words of the same length."""
    pairs = [(puzzle_of(n, "Who?", ["abcd", "bcde", "cdef", "defg"]), 0) for n in range(50)]
    assert "longest" not in {trial.name for trial in guess_puzzles(pairs).trials}


def test_two_tied_picks_have_twice_the_chance():
    """Chance gives a hit half of the time if two of four options are picked."""
    pairs = [(puzzle_of(n, "Who?", ["aaa", "bbb", "c", "d"]), n % 4) for n in range(40)]
    found = next(trial for trial in guess_puzzles(pairs).trials if trial.name == "longest")
    assert (found.hits, found.expected) == (20, 20)


def test_memory_finds_a_key_that_recurs():
    """Guessers that know earlier keys find a town that is the key of every item."""
    outcome = guess_puzzles(deck_of(lambda _: ("Where?", "Elmham", ("Ashby", "Bixley", "Calder"))))
    memory = {trial.name: trial for trial in outcome.trials if trial.family == "memory"}
    assert memory["most often the key before"].rate == 1
    assert memory["most often the key when shown"].rate == 1
    assert memory["least often the key before"].rate == 0


def test_cards_of_the_deck_show_which_options_are_from_outside():
    """The names of keys are on cards, those of distractors are not; no other guesser knows that."""
    outcome = guess_puzzles(
        deck_of(lambda number: ("Where?", draw_town(number), draw_towns(number + 1000, 3)))
    )
    memory = {trial.name: trial for trial in outcome.trials if trial.family == "memory"}
    assert memory[RECOGNIZED].rate == 1
    assert outcome.flagged == ()
    assert not memory[LEARNED].is_significant


FACTS = {"exact": 200, "dates": 160, "groups": 480}
"""The numbers of facts that give about 300 items, for the shapes that do not need 320."""


@pytest.fixture(scope="module")
def outcome_of(tmp_path_factory):
    """Return a function that runs the guessers on a generated deck."""

    def outcome(shape, count):
        path = write_deck(tmp_path_factory.mktemp(shape), shape, count)
        checked = check_deck(path)
        assert {finding.code for finding in checked.findings} <= {"R07", "R31", "R45", "R72"}
        return guess_items(checked.items, ENGLISH)

    return outcome


@pytest.mark.parametrize("shape", SHAPES)
def test_generated_decks_are_fair(outcome_of, shape):
    """Hundreds of items of every shape of pool have no cue, and the learned blend learns none."""
    outcome = outcome_of(shape, FACTS.get(shape, 320))
    assert outcome.items >= 300
    assert [f"{trial.name}: {trial.hits} of {trial.count}" for trial in outcome.flagged] == []
    assert not next(trial for trial in outcome.trials if trial.name == LEARNED).is_significant


def test_shipped_decks_are_fair_together():
    """No heuristic beats chance on all decks together, and the learned blend stays near it."""
    decks = [check_deck(path) for path in sorted((ROOT / "decks").glob("*.yaml"))]
    outcome = judge_guesses(
        guessed for checked in decks for guessed in pick_in_items(checked.items, ENGLISH)
    )
    assert outcome.items >= 500
    assert outcome.flagged == ()
    learned = next(trial for trial in outcome.trials if trial.name == LEARNED)
    assert abs(learned.rate - learned.chance) <= 0.08


def test_small_deck_gets_no_verdict(checked):
    """With fewer than 40 items nothing is flagged, even if all hit."""
    outcome = guess_puzzles(deck_of(longest, count=39))
    assert outcome.flagged == ()
    assert verdict(outcome).startswith("too small for a verdict: 39 multiple-choice items")
    assert list(find_cues(checked.deck.path, outcome)) == []
    assert guess_puzzles(deck_of(longest, count=40)).flagged


def test_cue_is_a_warning_at_the_deck(checked):
    """Each family has one finding, for its strongest heuristic, at the first line of the deck."""
    findings = list(find_cues(checked.deck.path, guess_puzzles(deck_of(longest))))
    kinds = {(finding.code, finding.severity, finding.place.line) for finding in findings}
    assert kinds == {("R13", "warning", 1)}
    messages = [finding.message for finding in findings]
    assert any("“longest” in 240 of 240 items" in message for message in messages)
    assert len({message.split(":")[0] for message in messages}) == len(findings)


def test_finding_names_facts_whose_keys_it_gives_away(checked):
    """The help names five facts in which the cue leads to the key."""
    items = deck_of(longest, count=60)
    renamed = [(replace(puzzle, id=f"deck/{puzzle.id}/who/choice"), key) for puzzle, key in items]
    findings = {
        finding.message.split(":")[0]: finding.help
        for finding in find_cues(checked.deck.path, guess_puzzles(renamed))
    }
    named = re.search(r"; see ([^)]*)\)", findings["a cue from length"])[1].split(", ")
    assert len(named) == 5
    assert all(re.fullmatch(r"deck/i\d+", name) for name in named)


def test_table_and_json_agree():
    """The table and the JSON rows show the same figures; a cue is marked with a star."""
    outcome = guess_puzzles(deck_of(longest, count=40))
    head, family, row = (" ".join(row.split()) for row in as_text(outcome).split("\n")[:3])
    assert head == "option picked items hits chance p ≤"
    assert (family, row) == ("length", "longest 40 100.0% 25.0% < .001 100.0% *")
    document = as_json(outcome)
    assert document["items"] == 40
    assert document["verdict"] == as_text(outcome).split("\n")[-1].strip()
    first = document["guessers"][0]
    assert len(first.pop("telling")) == 5
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
    """`check --guess` prints a row per heuristic and the verdict, or the same as JSON."""
    write_deck(tmp_path, "places", 63)
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


def test_check_guess_judges_the_decks_of_a_project_together(tmp_path):
    """Two small decks get a verdict together, unless they belong to two projects."""
    for name, skip in (("east", 0), ("west", 32)):
        write_deck(tmp_path, "places", 32, name=name, skip=skip)
    shown = run_quizgen("check", "--guess", "--select", "R13", cwd=tmp_path).stdout
    alone, together = shown.split("all 2 decks together: 61 multiple-choice items\n")
    assert alone.count("too small for a verdict") == 2
    assert "no cue: " in together
    document = json.loads(
        run_quizgen("check", "--guess", "--json", "--select", "R13", cwd=tmp_path).stdout
    )
    (guessed,) = document["guesses_together"]
    assert (guessed["decks"], guessed["items"]) == (["east", "west"], 61)
    other = write_deck(tmp_path / "other", "places", 30)
    shown = run_quizgen(
        "check", "--guess", "--select", "R13", "decks/east.yaml", str(other), cwd=tmp_path
    ).stdout
    assert "decks together" not in shown


def test_counts_of_decks_judged_together_are_those_of_each_deck():
    """A town that is in every item of one deck is not frequent in another deck."""
    decks = (pick_in_puzzles(deck_of(make, count=60)) for make in (seen_often, longest))
    outcome = judge_guesses(pair for deck in decks for pair in deck)
    found = next(trial for trial in outcome.trials if trial.name == "most frequent in the deck")
    assert (outcome.items, found.count, found.hits) == (120, 60, 60)


def test_cue_over_all_decks_is_placed_at_the_deck_that_has_most_of_it():
    """A cue of two small decks is reported once; one that a deck shows alone is not repeated."""
    decks = {
        "plain": pick_in_puzzles(deck_of(first_by_alphabet, count=30)),
        "cued": pick_in_puzzles(deck_of(longest, count=30)),
    }
    outcomes = {path: judge_guesses(pairs) for path, pairs in decks.items()}
    together = judge_guesses(pair for pairs in decks.values() for pair in pairs)
    found = {
        finding.message.split(" over all decks: ")[0]: finding.place.path
        for finding in find_cues_together(outcomes, together)
    }
    assert (found["a cue from length"], found["a cue from alphabet"]) == ("cued", "plain")
    outcomes["cued"] = guess_puzzles(deck_of(longest, count=60))
    messages = [finding.message for finding in find_cues_together(outcomes, together)]
    assert not any("length" in message for message in messages)
    assert any("alphabet" in message for message in messages)


def test_check_guess_reports_a_deck_that_is_too_small(tmp_path):
    """`check --guess` says that a deck with 18 items is too small for a verdict."""
    write_deck(tmp_path, "places", 20)
    shown = run_quizgen("check", "--guess", "--select", "R13", cwd=tmp_path).stdout
    assert "too small for a verdict: 18 multiple-choice items" in shown


def test_check_guesses_only_on_request(tmp_path):
    """Without `--guess`, neither the table nor the JSON document mentions guessers."""
    write_deck(tmp_path, "places", 20)
    assert "verdict" not in run_quizgen("check", "--select", "R13", cwd=tmp_path).stdout
    assert "guesses" not in json.loads(
        run_quizgen("check", "--json", "--select", "R13", cwd=tmp_path).stdout
    )


def test_generated_decks_are_reproducible(tmp_path):
    """A deck is the same every time, and a larger one begins with the facts of a smaller one."""
    texts = [write_deck(tmp_path / str(n), "mixed", n).read_text("utf-8") for n in (24, 24, 32)]
    assert texts[0] == texts[1]
    facts = [text.split("facts:\n")[1] for text in texts]
    assert all(longer.startswith(shorter) for shorter, longer in pairwise(facts))
