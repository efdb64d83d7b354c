"""What is only compared with something has no options but the author's, and no gap."""

import pytest

from quizgen.pipeline import check_deck
from quizgen.questions.choice_advice import explain_missing_choices

PLANETS = ("Venus", "Mars", "Saturn", "Uranus", "Neptune", "Jupiter")
OTHERS = [f"Probe {number} landed on {planet}." for number, planet in enumerate(PLANETS, 1)]


@pytest.fixture
def check(deck_project):
    """Return the checked deck of a sentence with a planet, beside six others with one."""

    def checked(say, more="", ask=""):
        sentence = say.replace("[", "").replace("](planet)", "")
        facts = [
            f"- {{id: p{number}, say: '{text[:-1].replace(planet, f'[{planet}](planet)')}.',"
            f" quote: '{text[:-1]}'}}"
            for number, (text, planet) in enumerate(zip(OTHERS, PLANETS, strict=True))
        ]
        asks = f", ask: '{ask}'" if ask else ""
        facts.append(f"- {{id: it, say: '{say}'{asks}, quote: '{sentence[:-1]}'{more}}}")
        deck = check_deck(deck_project("\n".join(facts), article="\n".join((*OTHERS, sentence))))
        assert deck.context, deck.findings
        return deck

    return checked


def styles_of(deck):
    """Return the styles of the items of the sentence."""
    return {item.style.name for item in deck.items if item.fact.id == "it"}


@pytest.mark.parametrize(
    "say",
    [
        "[Mercury](planet) is warmer than the planet Pluto.",
        "The pull of the Sun is stronger at [Mercury](planet) than at Pluto.",
        "Pluto was found many years later than [Mercury](planet).",
        "In a warm year, [Mercury](planet) is as large as Pluto.",
        "[Mercury](planet) has as many moons as Pluto.",
    ],
)
def test_other_planets_may_compare_in_the_same_way(check, say):
    """Neither a wrong option, nor a false statement, nor a gap is certain."""
    assert not styles_of(check(say))


@pytest.mark.parametrize(
    "say",
    [
        "[Mercury](planet) is warmer than any other planet.",
        "[Mercury](planet) is the warmest planet of all that are known.",
        "[Mercury](planet) is three times as heavy as Pluto.",
        "[Mercury](planet) was visited by more than 30 probes from Earth.",
        "[Mercury](planet) was visited because Pluto is farther than that.",
        "[Mercury](planet) was seen by Ann as well as Bo.",
    ],
)
def test_superlatives_and_measures_are_true_of_one_planet(check, say):
    """They are asked like all other sentences."""
    assert {"choice", "cloze"} <= styles_of(check(say))


def test_a_question_that_compares_has_no_options_either(check):
    """Its flashcard is the author's."""
    ask = "Which planet is warmer than Pluto?"
    deck = check("[Mercury](planet), near the Sun, is warmer than the planet Pluto.", ask=ask)
    assert styles_of(deck) == {"flashcard", "typed"}


def test_the_authors_distractors_are_wrong(check):
    """They are its only options."""
    deck = check(
        "[Mercury](planet) is warmer than the planet Pluto.", ", distractors: [Eris, Sedna]"
    )
    choice = next(item for item in deck.items if item.id == "parks/it/answer/choice")
    assert sorted(choice.options) == ["Eris", "Mercury", "Sedna"]


def test_the_advice_says_why(check):
    """`check -v` prints it."""
    deck = check("[Mercury](planet) is warmer than the planet Pluto.")
    advice = dict(explain_missing_choices(deck.context, deck.items))["it"]
    assert advice == (
        "“Mercury” is only compared, so others may be right; ask for a superlative,"
        " or give the fact `distractors:`"
    )
