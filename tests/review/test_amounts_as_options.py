"""Wrong options of an author that are numbers, in figures or words, are compared as numbers."""

import pytest

from quizgen.pipeline import check_deck

ARTICLE = """The Moon

The Moon falls 3,600 times less fast than an apple does. The astronauts are a few hundred kilometers
above the ground. A person there would weigh only one-fourth as much as before. The star has twice
the mass of our Sun, which is a lot. The sum of both masses is very close to 1 in these units.
The pull of the Moon is 40 tonnes. A person there eats three-fourths cup of rice in the evening.
Leaves breathe through the outer membrane of their pores by day.
"""
HEAD = """deck: moon
title: The sky
sources:
  article: {file: seeds/moon.txt, title: The sky, cite: a text on the sky}
facts:
  - id: only
"""
APPLE = (
    "The Moon falls [3600 times] less fast than an apple does.",
    "How many times less fast than an apple does the Moon fall?",
    "The Moon falls 3,600 times less fast than an apple does",
)
HEIGHT = (
    "The astronauts are [a few hundred kilometers] above the ground.",
    "How far above the ground are the astronauts?",
    "The astronauts are a few hundred kilometers above the ground",
)
WEIGHT = (
    "A person there would weigh only [one-fourth as much] as before.",
    "How much would a person there weigh, compared with before?",
    "A person there would weigh only one-fourth as much as before",
)
STAR = (
    "The star has [twice the mass of our Sun].",
    "Which mass does the star have, compared with our own star?",
    "The star has twice the mass of our Sun",
)
TIMES = (
    "The star has [twice] the mass of our Sun.",
    "How many times the mass of our Sun does the star have?",
    "The star has twice the mass of our Sun",
)
SUM = (
    "The sum of both masses is very close to [1] in these units.",
    "To what number is the sum of both masses very close in these units?",
    "The sum of both masses is very close to 1 in these units",
)
PORES = (
    "Leaves breathe through [the outer membrane].",
    "Through which part do leaves breathe?",
    "Leaves breathe through the outer membrane",
)
RICE = (
    "A person there eats [three-fourths cup of rice] in the evening.",
    "How much does a person there eat in the evening?",
    "A person there eats three-fourths cup of rice in the evening",
)


def find_codes(project, fact, distractors):
    """Return the codes of the findings about a deck of one fact."""
    say, ask, quote = fact
    (project / "seeds").mkdir(parents=True)
    (project / "decks").mkdir()
    (project / "seeds" / "moon.txt").write_text(ARTICLE, "utf-8")
    deck = project / "decks" / "moon.yaml"
    written = f"    distractors: [{', '.join(distractors)}]\n" if distractors else ""
    deck.write_text(
        f'{HEAD}    say: "{say}"\n    ask: "{ask}"\n{written}    quote: "{quote}"\n', "utf-8"
    )
    return {finding.code for finding in check_deck(deck).findings}


@pytest.mark.parametrize(
    ("fact", "distractors"),
    [
        (APPLE, ["600 times", "60 times", "120 times"]),
        (HEIGHT, ["a few kilometers", "a few thousand kilometers", "a few million kilometers"]),
        (WEIGHT, ["one-sixteenth as much", "one-half as much", "twice as much"]),
        (
            STAR,
            ["half the mass of our Sun", "four times the mass of our Sun", "the mass of our Sun"],
        ),
        (SUM, ["'0'", "'2'", "'3'"]),
        (TIMES, []),
    ],
)
def test_numbers_as_options_have_no_finding(tmp_path, fact, distractors):
    """A number is a word, “twice” is one, and an author may offer a typical error of any size."""
    assert find_codes(tmp_path, fact, distractors) == set()


@pytest.mark.parametrize(
    ("fact", "distractors", "code"),
    [
        (PORES, ["a membrane", "cell walls", "roots"], "R14"),
        (STAR, ["half the mass of our Sun", "mass", "the volume of our Sun"], "Q02"),
        (TIMES, [], "R75"),
    ],
)
def test_overlaps_in_words_are_still_found(tmp_path, fact, distractors, code):
    """A part of an answer is still no wrong option, and “a lot” is no number."""
    say, ask, quote = fact
    if code == "R75":
        say = "[The star] has twice the mass of our Sun."
    assert code in find_codes(tmp_path, (say, ask, quote), distractors)


def test_a_plural_that_no_question_says_has_no_finding(tmp_path):
    """“As much” is its own plural. In a sentence, the help of R63 is to mark just the number."""
    assert "R63" not in find_codes(tmp_path, WEIGHT, [])


def test_the_help_about_a_plural_works(tmp_path):
    """In a sentence, the unit is left out of the brackets: there is no key `units:`."""
    cups = ["one-half cup of rice", "one-fourth cup of rice", "one-eighth cup of rice"]
    assert find_codes(tmp_path, RICE, cups) == {"R63"}
    say, _, quote = RICE
    followed = (
        say.replace("fourths cup of rice]", "fourths] cup of rice"),
        "How many cups of rice does a person there eat in the evening?",
        quote,
    )
    assert (
        find_codes(tmp_path / "followed", followed, ["one-half", "one-fourth", "one-eighth"])
        == set()
    )
