"""The help of a finding, followed, leads into no other finding."""

import pytest

from quizgen.pipeline import check_deck

ARTICLE = """
The tiny pores called stomata let in carbon dioxide by day. C4 plants such as maize and sugar cane
lose less water than others. The metre was defined by the speed of light in 1983. Maize and sugar
cane are C4 plants of warm regions. Ann Lee told reporters that mosses are the toughest plants.
Ferns are older than all plants with flowers. More than 500 species of C4 plants are known today.
"""
PORES = "The tiny pores called stomata let in carbon dioxide by day"
EXAMPLES = "C4 plants such as maize and sugar cane lose less water than others"
METRE = "The metre was defined by the speed of light in 1983"
CLAIM = "Ann Lee told reporters that mosses are the toughest plants"
FERNS = "Ferns are older than all plants with flowers"
LEE = "lee: {name: Ann Lee, ask: who}"
PORES_LET_IN = "Stomata let in [carbon dioxide](gas) by day."
METRE_DEFINED = "The metre was defined by the speed of light in [1983]."


def fact(say, ask, quote, *more):
    """Return a sentence fact in YAML."""
    keys = (f'say: "{say}"', f'ask: "{ask}"', f"quote: {quote}", *more)
    return "- id: only\n" + "".join(f"  {key}\n" for key in keys)


CASES = {
    "R07": (
        fact(PORES_LET_IN, "What but carbon dioxide do stomata let in by day?", PORES),
        fact(PORES_LET_IN, "Which gas do stomata let in by day?", PORES),
    ),
    "R26": (
        fact(PORES_LET_IN, "Which gas do they let in by day?", PORES),
        fact(PORES_LET_IN, "Which gas do stomata let in by day?", PORES),
    ),
    "R27": (
        fact(PORES_LET_IN, "Name the gas that stomata let in by day", PORES),
        fact(PORES_LET_IN, "Which gas do stomata let in by day?", PORES),
    ),
    "R40": (
        fact(
            "Less water is lost by [maize, sugar cane and others].",
            "Which plants lose less water?",
            EXAMPLES,
        ),
        fact(
            "Maize and sugar cane lose less [water] than others.",
            "What do maize and sugar cane lose less of than other plants?",
            EXAMPLES,
        ),
    ),
    "R41": (
        fact(PORES_LET_IN, "Do stomata let in a gas?", PORES),
        fact(PORES_LET_IN, "Which gas do stomata let in by day?", PORES),
    ),
    "R66": (
        fact(METRE_DEFINED, "In when was the metre defined by the speed of light?", METRE),
        fact(METRE_DEFINED, "When was the metre defined by the speed of light?", METRE),
    ),
    "R68": (
        fact(PORES_LET_IN, "What does a report on parks call the gas of stomata?", PORES),
        fact(PORES_LET_IN, "Which gas do stomata let in by day?", PORES),
    ),
    "R73": (
        fact("Plants with flowers are younger than [ferns].", "Which plants are older?", FERNS),
        fact(
            "Plants with flowers are younger than [ferns].",
            "Which plants are older than plants with flowers?",
            FERNS,
        ),
    ),
    "R74": (
        fact(
            "[Maize and sugar cane] lose less water than others.",
            "Which two plants lose less water than others?",
            EXAMPLES,
        ),
        fact(
            "Maize and sugar cane are [C4 plants] that lose less water than others.",
            "To which group of plants do maize and sugar cane belong?",
            EXAMPLES,
        ),
    ),
    "D03": (
        fact(
            "Mosses are [the toughest plants].",
            "How tough are mosses among plants?",
            CLAIM,
            "according_to: {name: Ann Lee, ask: who}",
        ),
        fact(
            "Mosses are [the toughest plants].",
            "How tough are mosses among plants?",
            CLAIM,
            "according_to: lee",
        ),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_help_leads_into_no_other_finding(code, deck_project):
    """The flawed fact has the finding; with its help followed, it has none at all."""
    flawed, corrected = CASES[code]
    codes = [
        {
            finding.code
            for finding in check_deck(deck_project(text, article=ARTICLE, entities=LEE)).findings
        }
        for text in (flawed, corrected)
    ]
    assert code in codes[0]
    assert codes[1] == set()
