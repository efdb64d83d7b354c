"""The rules for good items: each finds what it is for, and nothing in a good deck.

What a deck can break is in bad_decks/; what holds by construction is broken here by hand.
"""

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.facts.styles import Style
from quizgen.questions.item import BLANK
from quizgen.review.item_text import read_option
from quizgen.review.rules import (
    RULES,
    UNSUPPRESSIBLE,
    close_numbers,
    impossible_options,
    mixed_types,
    odd_option_counts,
    revealing_stems,
    shared_names,
    uneven_roundness,
    unordered_options,
    yes_no_questions,
)
from quizgen.review.rules.unordered_options import _rank
from quizgen.values.entities import Entity

BAD = ROOT / "tests" / "bad_decks"


def of(items, style):
    """Return the items of a style."""
    return [item for item in items if item.style is style]


def with_an_option_inside_another(items):
    """One option holds the words of another."""
    choice = of(items, Style.CHOICE)[0]
    return [replace(choice, options=(*choice.options[:-1], f"{choice.options[0]} Region"))]


def with_a_key_in_another_format(items):
    """The key alone is in brackets."""
    choice = of(items, Style.CHOICE)[0]
    options = list(choice.options)
    options[choice.key] = f"{choice.answer} (Russia)"
    return [replace(choice, options=tuple(options), answer=options[choice.key])]


def with_a_second_key(items):
    """A distractor answers the same question in another fact."""
    choice = of(items, Style.CHOICE)[1]
    rival = next(option for option in choice.options if option != choice.answer)
    return [choice, replace(choice, answer=rival, style=Style.FLASHCARD, options=(), key=None)]


def with_one_key_only(items):
    """One value is right in every item of its pool."""
    person = next(item for item in items if item.pool == "person" and item.options)
    return [replace(person, id=f"{person.id}-{number}") for number in range(4)]


def with_a_loser(items):
    """Thirty items share a distractor that is right in none of them."""
    person = next(item for item in items if item.pool == "person" and item.options)
    others = tuple(f"Person {number}" for number in range(3))
    return [
        replace(person, answer=f"Key {number}", options=(f"Key {number}", *others))
        for number in range(30)
    ]


def with_numbers_reversed(items):
    """Numbers descend."""
    choice = of(items, Style.CHOICE)[0]
    return [replace(choice, options=choice.options[::-1])]


def with_two_options(items):
    """One item of a pool has fewer options than the others."""
    one, two, *_ = (item for item in items if item.pool == "person" and item.options)
    return [one, replace(two, options=two.options[:2])]


def with_many_cards(items):
    """Four cards come of one fact."""
    card = of(items, Style.FLASHCARD)[0]
    return [replace(card, question=f"q{number}") for number in range(4)]


def with_two_gaps(items):
    """A cloze blanks out two things."""
    cloze = of(items, Style.CLOZE)[0]
    return [replace(cloze, stem=f"{BLANK} and {cloze.stem}")]


def with_a_short_cloze(items):
    """A cloze has three words."""
    return [replace(of(items, Style.CLOZE)[0], stem=f"It cleared {BLANK}.")]


def with_the_wrong_truth(items):
    """A true statement is marked as false."""
    true = next(item for item in of(items, Style.TRUE_FALSE) if item.answer == "True")
    return [replace(true, answer="False")]


def choice_of(items, stem, *options):
    """A choice item with this stem and these options, the first of them right."""
    choice = of(items, Style.CHOICE)[0]
    return [replace(choice, stem=stem, options=options, answer=options[0], key=0, ordered=False)]


def with_a_place_among_people(items):
    """A region stands beside a person."""
    return choice_of(items, "Who came?", "Kim Jong Un", "Kursk", "Sergei Shoigu")


def with_the_wrong_year(items):
    """The question names the year, and an option another one."""
    return choice_of(items, "In which month of 2025 did it end?", "April 2025", "April 2024")


def with_numbers_too_close(items):
    """42,400 and 42,500 are one number to whoever rounds."""
    return choice_of(items, "How many hectares?", "42,400", "42,500", "55,000")


def with_one_round_number(items):
    """Only the key is not round."""
    return choice_of(items, "How many hectares?", "42,400", "50,000", "60,000")


def with_a_day_among_years(items):
    """Only the key has a day."""
    return choice_of(items, "When?", "6 August 2024", "2023", "2025")


def with_the_key_always_first(items):
    """Sixty items have the key at the same place."""
    return choice_of(items, "Who came?", "Ann", "Bob", "Cyd", "Dan") * 60


def with_a_reverse_of_two(items):
    """A reverse card has another answer on another card."""
    reverse = of(items, Style.REVERSE)[0]
    return [reverse, replace(reverse, answer="somebody else", style=Style.FLASHCARD)]


def with_an_empty_back(items):
    """A card answers nothing."""
    return [replace(of(items, Style.FLASHCARD)[0], answer="  ")]


def with_an_office_among_people(items):
    """A premise is of another type than the others."""
    matching = of(items, Style.MATCHING)[0]
    return [replace(matching, premises=(*matching.premises[:-1], "Kursk"))]


def with_a_second_response(items):
    """The response to one premise is offered to another as well, which has none."""
    matching = of(items, Style.MATCHING)[0]
    return [replace(matching, premises=(*matching.premises[:-1], "Nobody"))]


def with_too_few_premises(items):
    """Three pairs are too few."""
    matching = of(items, Style.MATCHING)[0]
    return [replace(matching, premises=matching.premises[:3])]


BROKEN = {
    "R01": with_a_second_key,
    "R06": with_an_option_inside_another,
    "R09": with_a_place_among_people,
    "R12": with_the_wrong_year,
    "R17": with_numbers_too_close,
    "R18": with_one_round_number,
    "R19": with_a_day_among_years,
    "R22": with_the_key_always_first,
    "R43": with_a_reverse_of_two,
    "R47": with_an_empty_back,
    "R52": with_an_office_among_people,
    "R53": with_a_second_response,
    "R54": with_too_few_premises,
    "R10": with_a_key_in_another_format,
    "R15": with_one_key_only,
    "R16": with_a_loser,
    "R21": with_numbers_reversed,
    "R30": with_two_options,
    "R44": with_many_cards,
    "R48": with_two_gaps,
    "R50": with_a_short_cloze,
    "R57": with_the_wrong_truth,
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_rule_that_holds_by_construction_finds_its_breach(code, examined, compare_findings):
    """One finding for the breach, told to the letter, none for the items as they are made."""
    rule = next(rule for rule in RULES if code == rule.CODE)
    assert not list(rule.check(examined.deck, examined.items))
    found = list(rule.check(examined.deck, BROKEN[code](examined.items)))
    assert {finding.code for finding in found} == {code}
    compare_findings(code, found[:1])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_every_rule_has_a_bad_deck(rule):
    """A rule that nothing breaks is tested by nothing."""
    found = any(f" {rule.CODE}: " in path.read_text("utf-8") for path in BAD.glob("*/findings.txt"))
    assert found != (rule.CODE in BROKEN)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_rules_are_named_for_what_they_find(rule):
    """The module bears the rule's name, which reads well after “allow”."""
    assert rule.__name__.rpartition(".")[2] == rule.NAME.replace("-", "_")


def test_firm_rules_say_that_they_are():
    """What cannot be allowed says so where it is explained, and nothing else does."""
    saying = [
        rule.CODE for rule in RULES if "No fact can suppress it" in " ".join(rule.__doc__.split())
    ]
    assert saying == [rule.CODE for rule in UNSUPPRESSIBLE]


def test_an_answer_is_hidden_in_no_case(examined):
    """Capitals hide nothing from a reader."""
    card = of(examined.items, Style.FLASHCARD)[0]
    told = replace(card, stem=f"Is it {card.answer.upper()}?")
    assert [one.code for one in revealing_stems.check(examined.deck, [card, told])] == ["R07"]


@pytest.mark.parametrize(
    ("stem", "ambiguous"),
    [
        ("Whom did Ptolemy marry?", True),
        ("Whom did Ptolemy’s sister marry?", True),
        ("Whom did Ptolemy XIV marry?", True),
        ("Whom did Ptolemy XII marry?", False),
        ("Whom did the Ptolemys marry?", False),
        ("Who is called “Ptolemy”?", False),
    ],
)
def test_a_shared_name_is_a_whole_one(examined, stem, ambiguous):
    """It is ambiguous where it stands alone, not as a part of a longer name or word."""
    kings = {
        name: Entity(name, "person", name, "who", aliases=("Ptolemy",))
        for name in ("Ptolemy XII", "Ptolemy XIII")
    }
    deck = replace(examined.deck, entities=kings)
    found = list(shared_names.check(deck, [replace(examined.items[0], stem=stem)]))
    assert bool(found) is ambiguous


@pytest.mark.parametrize("answer", ["yes", "No.", "YES!"])
def test_yes_and_no_are_no_answers(examined, answer):
    """However they are written."""
    card = replace(of(examined.items, Style.FLASHCARD)[0], answer=answer)
    assert [one.code for one in yes_no_questions.check(examined.deck, [card])] == ["R41"]


@pytest.mark.parametrize(
    ("options", "even"),
    [
        (("42,400", "42,500"), False),
        (("42,400", "42,300"), True),
        (("5,000", "8,000"), True),
        (("15", "18"), False),
        (("1.5", "1.4"), False),
        (("1.4", "1.40"), False),
        (("140", "14"), False),
    ],
)
def test_which_numbers_are_equally_round(examined, options, even):
    """In zeros at the end, in decimals, and in a five that is not alone."""
    (item,) = choice_of(examined.items, "How many?", *options)
    assert (not list(uneven_roundness.check(examined.deck, [item]))) is even


@pytest.mark.parametrize(
    ("stem", "option", "possible"),
    [
        ("What percentage?", "100", True),
        ("What percentage?", "0", True),
        ("What percentage?", "101", False),
        ("How many?", "101", True),
        ("In which year after 1905?", "1905", True),
        ("In which year since 1905?", "1904", False),
        ("In which month of 1905?", "May 1905", True),
        ("In which month of 1905?", "May 1906", False),
        ("In which month of 1905?", "Ann Lee", True),
    ],
)
def test_what_is_possible(examined, stem, option, possible):
    """The limits themselves are."""
    item = replace(choice_of(examined.items, stem, option)[0], options=(option,))
    assert (not list(impossible_options.check(examined.deck, [item]))) is possible


def test_options_without_a_pool_of_others_are_counted_too(examined):
    """The first of a pool has nothing to be compared with."""
    (item,) = of(with_two_options(examined.items)[1:], Style.CHOICE)
    (finding,) = odd_option_counts.check(examined.deck, [item])
    assert finding.message.endswith("has 2 options instead of 3 or 4")


@pytest.mark.parametrize(
    ("option", "rank"),
    [("42,400", (42400,)), ("over 1.5 million", (1_500_000,)), ("half", (0.5,)), ("Gate 5", None)],
)
def test_only_numbers_and_dates_have_an_order(option, rank):
    """A name that holds a number is no number."""
    assert _rank(read_option(option)) == rank


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("48 days", "43 days", "53 days"), "R21"),
        (("40 days", "43 days", "50 days"), "R18"),
        (("42,400 days", "42,500 days"), "R17"),
        (("43 days", "Molde"), "R09"),
        (("over 43 days", "over 48 days"), ""),
    ],
)
def test_numbers_are_read_with_their_units(examined, options, code):
    """What holds of “43” holds of “43 days”; of a name that begins with a number it does not."""
    rules = (mixed_types, close_numbers, uneven_roundness, unordered_options)
    (item,) = choice_of(examined.items, "How long did it last?", *options)
    for ordered, wanted in ((True, code), (False, "")):
        found = [
            finding.code
            for rule in rules
            for finding in rule.check(examined.deck, [replace(item, ordered=ordered)])
        ]
        assert found[:1] == [wanted][: bool(wanted)]


def test_dates_are_ordered_in_time():
    """Not by their letters."""
    first, second, third = (
        _rank(read_option(date)) for date in ("August 2024", "early April 2025", "12 April 2025")
    )
    assert first < second < third
