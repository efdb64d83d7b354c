"""Words of a question that give its answer away."""

import pytest

from quizgen.languages import language_of
from quizgen.pipeline import check_deck
from quizgen.questions.choice_advice import explain_missing_choices
from quizgen.questions.shared_words import find_revealing_words

RELATED = [
    ("Fiji", "Fijian"), ("Sweden", "Swedish"), ("Poland", "Polish"), ("Turkey", "Turkish"),
    ("Finland", "Finnish"), ("Norway", "Norwegian"), ("Peru", "Peruvian"), ("China", "Chinese"),
    ("Italy", "Italian"), ("Germany", "German"), ("Greece", "Greek"), ("Iraq", "Iraqi"),
    ("California", "californium"), ("photosynthesis", "photosynthetic"), ("Oslo", "Oslo"),
]  # fmt: skip
UNRELATED = [
    ("iron", "ironic"), ("Greek", "green"), ("Austria", "Australian"), ("Iran", "Iraqi"),
    ("Mali", "Malawian"), ("Kursk", "Kurskov"), ("plant", "planet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "key", "is_related"),
    [(*pair, True) for pair in RELATED] + [(*pair, False) for pair in UNRELATED],
)
def test_derived_words_are_related(asked, key, is_related):
    """They share a stem, or one of them is a name and the other one derived from it."""
    stem = f"Which word is used for {asked}?"
    found = find_revealing_words(stem, key, ["Dane", "Catalan"], language_of("en"))
    assert found == ((asked.casefold(), key.casefold()) if is_related else None)


def test_a_word_that_an_option_shares_reveals_nothing():
    """All options that share it are as likely."""
    stem, others = "Which language is spoken in Sweden?", ["Swedish sign language", "Danish"]
    assert find_revealing_words(stem, "Swedish", others, language_of("en")) is None
    assert find_revealing_words(stem, "Swedish", others[1:], language_of("en"))


def test_an_item_with_a_revealing_word_is_not_made(deck_project):
    """Its fact keeps the flashcard, says why, and may be allowed to have options."""
    pairs = {"Sweden": "Swedish", "Brazil": "Portuguese", "Austria": "German", "Kenya": "Swahili"}
    facts = [
        f"- {{id: {land.lower()}, say: 'The language of {land} is [{language}](language).',"
        f" ask: What is the language of {land}?, quote: The language of {land} is {language}}}"
        for land, language in pairs.items()
    ]
    article = "\n".join(f"The language of {a} is {b}." for a, b in pairs.items())
    checked = check_deck(deck_project("\n".join(facts), article=article))
    made = {(item.fact.id, item.style.name) for item in checked.items}
    assert ("sweden", "flashcard") in made
    assert {fact for fact, style in made if style == "choice"} == {"brazil", "austria", "kenya"}
    advice = dict(explain_missing_choices(checked.context, checked.items))
    assert advice["sweden"].startswith(
        "only “Swedish” shares “sweden” with the question; reword it"
    )
    facts[0] = facts[0].replace("ask:", "allow: {revealing-stems: it is known}, ask:")
    checked = check_deck(deck_project("\n".join(facts), article=article))
    assert len([item for item in checked.items if item.style.name == "choice"]) == len(pairs)
    assert not checked.findings
