"""Each rule for items finds its flaw, and nothing in a good deck.

Flaws that a deck can have are in bad_decks/, flaws of sentences in corpus/. Flaws that quizgen
prevents are made here by hand.
"""

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.languages import language_of
from quizgen.pipeline import check_deck
from quizgen.questions.interactions import Choice, Recall
from quizgen.questions.item import BLANK
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.flashcard import FLASHCARD, REVERSE
from quizgen.questions.styles.matching import MATCHING
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.review.item_text import read_option
from quizgen.review.rules import (
    RULES,
    UNSUPPRESSIBLE,
    ambiguous_reverses,
    close_numbers,
    impossible_options,
    list_answers,
    long_answers,
    mixed_types,
    odd_option_counts,
    revealing_headings,
    revealing_stems,
    shared_names,
    uneven_roundness,
    unordered_options,
    yes_no_questions,
)
from quizgen.review.rules.unordered_options import _rank
from quizgen.values.entities import Entity

ENGLISH = language_of("en")

BAD = ROOT / "tests" / "bad_decks"
CORPUS = ROOT / "tests" / "review" / "corpus" / "bad_items.yaml"


def filter_style(items, style):
    """Return the items of a style."""
    return [item for item in items if item.style is style]


def changed(item, **changes):
    """Return an item that is answered with other options, another key and so on."""
    return replace(item, interaction=replace(item.interaction, **changes))


def with_an_option_inside_another(items):
    """One option contains the words of another."""
    choice = filter_style(items, CHOICE)[0]
    return [changed(choice, options=(*choice.options[:-1], f"{choice.options[0]} Region"))]


def with_a_key_in_another_format(items):
    """Only the key has brackets."""
    choice = filter_style(items, CHOICE)[0]
    options = list(choice.options)
    key = choice.interaction.key
    options[key] = f"{choice.answer} (Russia)"
    return [replace(changed(choice, options=tuple(options)), answer=options[key])]


def with_a_second_key(items):
    """A distractor is the answer to the same question in another fact."""
    choice = filter_style(items, CHOICE)[1]
    other = next(option for option in choice.options if option != choice.answer)
    return [choice, replace(choice, answer=other, style=FLASHCARD, interaction=Recall())]


def with_one_key_only(items):
    """One value is the key of every item of its pool."""
    person = next(item for item in items if item.pool == "person" and item.options)
    return [replace(person, id=f"{person.id}-{number}") for number in range(4)]


def with_an_overused_distractor(items):
    """Thirty items share a distractor that is never the key."""
    person = next(item for item in items if item.pool == "person" and item.options)
    others = tuple(f"Person {number}" for number in range(3))
    return [
        replace(changed(person, options=(f"Key {number}", *others)), answer=f"Key {number}")
        for number in range(30)
    ]


def with_numbers_reversed(items):
    """The numbers are in descending order."""
    choice = filter_style(items, CHOICE)[0]
    return [changed(choice, options=choice.options[::-1])]


def with_two_options(items):
    """One item of a pool has fewer options than the others."""
    first, second, *_ = (item for item in items if item.pool == "person" and item.options)
    return [first, changed(second, options=second.options[:2])]


def with_many_cards(items):
    """One fact has four cards."""
    card = filter_style(items, FLASHCARD)[0]
    return [replace(card, question=f"q{number}") for number in range(4)]


def with_two_gaps(items):
    """A cloze has two gaps."""
    cloze = filter_style(items, CLOZE)[0]
    return [replace(cloze, stem=f"{BLANK} and {cloze.stem}")]


def with_a_short_cloze(items):
    """A cloze has three words."""
    return [replace(filter_style(items, CLOZE)[0], stem=f"It took {BLANK}.", answer="120 days")]


def with_a_mismarked_statement(items):
    """A true statement is marked as false."""
    true = next(item for item in filter_style(items, TRUE_FALSE) if item.answer == "True")
    return [replace(true, answer="False")]


def with_a_negated_statement(items):
    """A statement to be judged has a “not”."""
    true = next(item for item in filter_style(items, TRUE_FALSE) if item.answer == "True")
    return [replace(true, stem=f"It is not so that {true.stem}")]


def choice_of(items, stem, *options):
    """Return a list with a choice item of this stem and these options; the first is the key."""
    choice = filter_style(items, CHOICE)[0]
    interaction = Choice(options, 0, choice.pool)
    return [replace(choice, stem=stem, answer=options[0], interaction=interaction)]


def with_a_place_among_people(items):
    """A region is offered beside people."""
    return choice_of(items, "Who came?", "Kim Jong Un", "Kursk", "Sergei Shoigu")


def with_the_wrong_year(items):
    """The question names a year, and an option has another one."""
    return choice_of(items, "In which month of 2025 did it end?", "April 2025", "April 2024")


def with_numbers_too_close(items):
    """42,400 and 42,500 are the same number after rounding."""
    return choice_of(items, "How many hectares?", "42,400", "42,500", "55,000")


def with_one_exact_number(items):
    """Only the key is not round."""
    return choice_of(items, "How many hectares?", "42,400", "50,000", "60,000")


def with_a_day_among_years(items):
    """Only the key has a day."""
    return choice_of(items, "When?", "6 August 2024", "2023", "2025")


def with_the_key_always_first(items):
    """Sixty items have the key at the same position."""
    return choice_of(items, "Who came?", "Ann", "Bob", "Cyd", "Dan") * 60


def with_a_reverse_of_two(items):
    """A reverse card has another answer on another card."""
    reverse = filter_style(items, REVERSE)[0]
    return [reverse, replace(reverse, answer="another unit", style=FLASHCARD)]


def with_an_empty_back(items):
    """A card has a blank answer."""
    return [replace(filter_style(items, FLASHCARD)[0], answer="  ")]


def with_an_office_among_people(items):
    """One premise has another type than the others."""
    matching = filter_style(items, MATCHING)[0]
    return [changed(matching, premises=(*matching.interaction.premises[:-1], "Kursk"))]


def with_a_premise_without_response(items):
    """One premise has no correct response."""
    matching = filter_style(items, MATCHING)[0]
    return [changed(matching, premises=(*matching.interaction.premises[:-1], "Ann Lee"))]


def with_too_few_premises(items):
    """A matching item has three pairs."""
    matching = filter_style(items, MATCHING)[0]
    return [changed(matching, premises=matching.interaction.premises[:3])]


BROKEN = {
    "R01": with_a_second_key,
    "R06": with_an_option_inside_another,
    "R09": with_a_place_among_people,
    "R12": with_the_wrong_year,
    "R17": with_numbers_too_close,
    "R18": with_one_exact_number,
    "R19": with_a_day_among_years,
    "R22": with_the_key_always_first,
    "R43": with_a_reverse_of_two,
    "R47": with_an_empty_back,
    "R52": with_an_office_among_people,
    "R53": with_a_premise_without_response,
    "R54": with_too_few_premises,
    "R10": with_a_key_in_another_format,
    "R15": with_one_key_only,
    "R16": with_an_overused_distractor,
    "R21": with_numbers_reversed,
    "R30": with_two_options,
    "R44": with_many_cards,
    "R48": with_two_gaps,
    "R50": with_a_short_cloze,
    "R56": with_a_negated_statement,
    "R57": with_a_mismarked_statement,
}


@pytest.mark.parametrize("code", BROKEN)
def test_rule_finds_a_flaw_that_quizgen_prevents(code, checked, compare_findings):
    """The flaw has a finding with the expected message; generated items have none."""
    rule = next(rule for rule in RULES if code == rule.CODE)
    assert not list(rule.check(checked.deck, checked.items))
    found = list(rule.check(checked.deck, BROKEN[code](checked.items)))
    assert {finding.code for finding in found} == {code}
    compare_findings(code, found[:1])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_every_rule_has_a_bad_example(rule):
    """Each rule has a bad deck, items that are broken by hand, or bad items in the corpus."""
    found = any(f" {rule.CODE}: " in path.read_text("utf-8") for path in BAD.glob("*/findings.txt"))
    is_in_corpus = f"finds: {rule.CODE}" in CORPUS.read_text("utf-8")
    assert found or is_in_corpus or rule.CODE in BROKEN
    assert not found or rule.CODE not in BROKEN


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_rules_are_named_for_what_they_find(rule):
    """The module has the name of the rule."""
    assert rule.__name__.rpartition(".")[2] == rule.NAME.replace("-", "_")


def test_rules_say_whether_they_can_be_suppressed():
    """The explanations of exactly the unsuppressible rules say that no fact can suppress them."""
    saying = [
        rule.CODE for rule in RULES if "No fact can suppress it" in " ".join(rule.__doc__.split())
    ]
    assert saying == [rule.CODE for rule in UNSUPPRESSIBLE]


def test_answer_in_the_stem_is_found_in_any_case(checked):
    """An answer in capitals is found as well."""
    card = filter_style(checked.items, FLASHCARD)[0]
    revealing = replace(card, stem=f"Is it {card.answer.upper()}?")
    (finding,) = revealing_stems.check(checked.deck, [card, revealing])
    assert finding.code == "R07"


def test_help_for_a_member_of_a_list_names_a_valid_key(checked):
    """A wording belongs to the question, not to one member of its list."""
    card = filter_style(checked.items, FLASHCARD)[0]
    revealing = replace(card, question=f"{card.question}.lee", stem=f"Is it {card.answer}?")
    (finding,) = revealing_stems.check(checked.deck, [revealing])
    assert f"`wording: {{{card.question}: …}}`" in finding.help


@pytest.mark.parametrize(
    ("quote", "is_reported"),
    [
        ("Bees make honey.", False),
        ("Bees make honey", False),
        ("Wasps sting!", False),
        ("Ants bite", False),
        ("make honey.", True),
        ("Ants bite and dig", True),
        ("dig in the soil", True),
    ],
)
def test_a_whole_sentence_is_no_short_quote(deck_project, quote, is_reported):
    """There are no more words to quote, as the help would ask for."""
    article = "Bees make honey. Wasps sting! Ants bite.\n\nAnts bite and dig in the soil"
    fact = f"- {{id: a, kind: card, front: What is it?, back: it, quote: '{quote}'}}"
    findings = check_deck(deck_project(fact, article=article)).findings
    assert ("R61" in {finding.code for finding in findings}) is is_reported


@pytest.mark.parametrize(
    ("title", "answer", "is_revealed"),
    [
        ("Light and colour", "light", False),
        ("The world in 1914", "world", False),
        ("How photosynthesis works", "photosynthesis", True),
        ("Rivers of South America", "South America", True),
        ("Light and colour", "light and colour", True),
    ],
)
def test_common_words_of_a_title_reveal_no_answer(checked, title, answer, is_revealed):
    """Learners do not look for a short common word in the heading, but they find a term."""
    card = replace(filter_style(checked.items, FLASHCARD)[0], stem="What is it?", answer=answer)
    card = replace(card, fact=replace(card.fact, section="", values={}))
    found = list(revealing_headings.check(replace(checked.deck, title=title), [card]))
    assert bool(found) is is_revealed


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
def test_shared_name_is_a_whole_name(checked, stem, ambiguous):
    """A shared name is ambiguous alone, not as a part of a longer name or word."""
    kings = {
        name: Entity(name, "person", name, "who", aliases=("Ptolemy",))
        for name in ("Ptolemy XII", "Ptolemy XIII")
    }
    deck = replace(checked.deck, entities=kings)
    found = list(shared_names.check(deck, [replace(checked.items[0], stem=stem)]))
    assert bool(found) is ambiguous


def test_article_does_not_make_another_answer(checked):
    """Options lack the article that the answer of a card has."""
    reverse = replace(filter_style(checked.items, REVERSE)[0], answer="the Nile")
    option = replace(reverse, answer="Nile", style=FLASHCARD)
    assert not list(ambiguous_reverses.check(checked.deck, [reverse, option]))


MUSEUMS = """
- {id: louvre, kind: statement, subject: louvre, verb: shows,
   object: {name: Mona Lisa, the: true, ask: what}, quote: The Louvre shows the Mona Lisa in Paris}
- id: largest
  say: "[The Louvre](building) shows the Mona Lisa."
  ask: Which museum shows the Mona Lisa?
  distractors: [Prado, Uffizi, Orsay]
  without: [flashcard]
  quote: The Louvre shows the Mona Lisa in Paris
"""


def test_reverse_card_and_choice_of_a_name_with_an_article_agree(deck_project):
    """The card answers “the Louvre”, a museum; the option is “Louvre”, a building."""
    louvre = "louvre: {type: museum, name: Louvre, the: true}"
    article = "The Louvre shows the Mona Lisa in Paris."
    checked = check_deck(deck_project(MUSEUMS, entities=louvre, article=article))
    fronts = {(item.style.name, item.answer) for item in checked.items if "museum" in item.stem}
    assert {("reverse", "the Louvre"), ("choice", "Louvre")} <= fronts
    assert checked.findings == ()


@pytest.mark.parametrize("answer", ["yes", "No.", "YES!"])
def test_yes_or_no_as_an_answer_is_reported(checked, answer):
    """Case and punctuation do not matter. After a question word, “no” is a word like any other."""
    card = replace(filter_style(checked.items, FLASHCARD)[0], stem="It came back?", answer=answer)
    (finding,) = yes_no_questions.check(checked.deck, [card])
    assert finding.code == "R41"
    card = replace(card, stem="What does “nein” mean in German?")
    assert not list(yes_no_questions.check(checked.deck, [card]))


@pytest.mark.parametrize(
    ("stem", "is_reported"),
    [
        ("Was the Nile crossed by Caesar?", True),
        ("Was Caesar in Egypt?", True),
        ("Did Otto von Bismarck die in Berlin?", True),
        ("According to the report, was das Kapital printed in a year?", True),
        ("Was ist die Hauptstadt von Frankreich?", False),
        ("Was bedeutet Fotosynthese?", False),
        ("Do czego służy młotek?", False),
        ("Do que é feito o vidro?", False),
    ],
)
def test_questions_in_other_languages_are_no_yes_or_no_questions(checked, stem, is_reported):
    """The German “was” asks for a thing. English words make a question English."""
    card = replace(filter_style(checked.items, FLASHCARD)[0], stem=stem, answer="a thing")
    assert bool(list(yes_no_questions.check(checked.deck, [card]))) is is_reported


@pytest.mark.parametrize(
    ("stem", "answer", "codes"),
    [
        ("What is osmosis?", "the movement of water through a membrane that holds back salts", []),
        ("What is the Krebs cycle?", "a series of reactions that release energy from food", []),
        ("How is a felony defined?", "a crime that can be punished with a year in prison", []),
        ("What does “tort” mean?", "a wrong for which a court can award damages to others", []),
        ("What is a hazelnut?", "a small, round and hard fruit", []),
        ("What is osmosis?", "a word " * 13, ["R42"]),
        ("What is osmosis?", "a movement; a flow", ["R40"]),
        ("What is air?", "nitrogen, oxygen and argon", ["R40"]),
        ("What are primary colours?", "red, yellow and blue", ["R40"]),
        ("What is made by yeast?", "bread, beer and wine", ["R40"]),
        (
            "What is the aim of the plan?",
            "to defend the neighbour if another one attacks it",
            ["R42"],
        ),
        ("What did the plan oblige it to do?", "to help its neighbour if another attacks it", []),
        ("What did it have to do?", "to help its neighbour if another state attacks it", ["R42"]),
        ("Which film was shot in London?", "“Lock, Stock and Two Smoking Barrels”", []),
        ("Which films were shot?", "“Alien”, “Brazil” and “Casablanca”", ["R40"]),
    ],
)
def test_definitions_may_be_long_and_have_commas(checked, stem, answer, codes):
    """A definition cannot be split. Other long answers and lists can, also those of “what is”."""
    card = replace(filter_style(checked.items, FLASHCARD)[0], stem=stem, answer=answer.strip())
    found = [f for rule in (list_answers, long_answers) for f in rule.check(checked.deck, [card])]
    assert [finding.code for finding in found] == codes


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
def test_equally_round_numbers_are_accepted(checked, options, even):
    """Numbers agree in trailing zeros, in decimals, and in a final five that is not alone."""
    (item,) = choice_of(checked.items, "How many?", *options)
    assert (not list(uneven_roundness.check(checked.deck, [item]))) is even


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
def test_impossible_options_are_reported(checked, stem, option, possible):
    """Options at the limits are possible."""
    item = choice_of(checked.items, stem, option)[0]
    assert (not list(impossible_options.check(checked.deck, [item]))) is possible


def test_percentage_over_100_can_be_suppressed(checked):
    """A growth can exceed 100 percent, so the help says how to suppress the finding."""
    item = choice_of(checked.items, "By what percentage did it grow?", "150")[0]
    (finding,) = impossible_options.check(checked.deck, [item])
    assert "`allow: {R12: reason}`" in finding.help
    assert impossible_options not in UNSUPPRESSIBLE


def test_options_of_the_first_item_of_a_pool_are_counted(checked):
    """The first item of a pool must have three or four options."""
    (item,) = filter_style(with_two_options(checked.items)[1:], CHOICE)
    (finding,) = odd_option_counts.check(checked.deck, [item])
    assert finding.message.endswith("has 2 options instead of 3 or 4")


@pytest.mark.parametrize(
    ("option", "rank"),
    [("42,400", (42400,)), ("over 1.5 million", (1_500_000,)), ("half", (0.5,)), ("Gate 5", None)],
)
def test_only_numbers_and_dates_have_an_order(option, rank):
    """A name that contains a number has no rank."""
    assert _rank(read_option(option, ENGLISH)) == rank


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
def test_numbers_are_read_with_their_units(checked, options, code):
    """“43 days” is read like 43 in ordered items; in other items it is a name."""
    rules = (mixed_types, close_numbers, uneven_roundness, unordered_options)
    (item,) = choice_of(checked.items, "How long did it last?", *options)
    for ordered, wanted in ((True, code), (False, "")):
        found = [
            finding.code
            for rule in rules
            for finding in rule.check(checked.deck, [changed(item, ordered=ordered)])
        ]
        assert found[:1] == [wanted][: bool(wanted)]


def test_dates_are_ordered_in_time():
    """Dates rank by time, not alphabetically."""
    first, second, third = (
        _rank(read_option(date, ENGLISH))
        for date in ("August 2024", "early April 2025", "12 April 2025")
    )
    assert first < second < third
