"""A fact's own distractors come first, for every type of answer, and are filled up from others."""

import pytest

from quizgen.languages import language_of
from quizgen.pipeline import check_deck
from quizgen.questions.distinct_options import are_distinct
from quizgen.questions.options import make_option

ENGLISH = language_of("en")

ARTICLE = (
    "Ann Lee opened over 30 parks in May 2020. Bath is a city of baths. "
    "Ann Lee planted about 30 oaks. Soldiers carried the Saiga-12K and the AK-74M. "
    "Bo Ray opened half of the gates."
)
FACTS = {
    "entity": (
        (
            "kind: statement, subject: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},"
            " rest: over 30 parks, quote: Ann Lee opened over 30 parks in May 2020"
        ),
        "[Bo Diaz, Cy Fox, Di Ito]",
        ["Ann Lee", "Bo Diaz", "Cy Fox", "Di Ito"],
    ),
    "text": (
        (
            "kind: definition, term: {name: Bath, ask: which city}, definition: a city of baths,"
            " without: [which], quote: Bath is a city of baths"
        ),
        "[a park of roses, a field of wheat]",
        ["a city of baths", "a field of wheat", "a park of roses"],
    ),
    "hedged number": (
        (
            "kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},"
            " amount: {value: 30, unit: oak, hedge: about},"
            " quote: Ann Lee planted about 30 oaks"
        ),
        "[about 40, 50 oaks]",
        ["about 30", "about 40", "about 50"],
    ),
    "date": (
        (
            "kind: event, subject: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},"
            " rest: the parks, when: 2020-05, quote: Ann Lee opened over 30 parks in May 2020"
        ),
        "[July 2020, 2020-03, January 2020]",
        ["January 2020", "March 2020", "May 2020", "July 2020"],
    ),
    "number without a unit": (
        (
            "kind: share, share: {value: half}, whole: the gates, part: opened,"
            " quote: Bo Ray opened half of the gates"
        ),
        "{share: [two thirds, three quarters]}",
        ["half", "two thirds", "three quarters"],
    ),
}


@pytest.fixture
def generate(deck_project):
    """Return the items of a deck with some facts, which must have no errors."""

    def generated(facts, **parts):
        checked = check_deck(deck_project(facts, article=ARTICLE, **parts))
        assert not checked.has_errors, checked.findings
        return checked.items

    return generated


def choices(items):
    """Return the choice items."""
    return [item for item in items if item.style.name == "choice"]


@pytest.mark.parametrize("case", FACTS)
def test_they_work_for_every_type_of_answer(generate, case):
    """Two or three of them and the answer make an item. Numbers and dates are in order."""
    fact, distractors, options = FACTS[case]
    (item,) = choices(generate(f"- {{id: a, {fact}, distractors: {distractors}}}"))
    assert (list if item.interaction.ordered else sorted)(item.options) == options
    assert item.interaction.pool is None


def test_one_alone_gives_no_item(generate):
    """An item has at least three options."""
    fact, _, _ = FACTS["entity"]
    assert not choices(generate(f"- {{id: a, {fact}, distractors: [Bo Diaz]}}"))


def test_members_have_lists_of_their_own(generate):
    """A list under the id of a member is for that member only."""
    entities = (
        "  saiga: {name: Saiga-12K, the: true, ask: which shotgun}\n"
        "  ak: {name: AK-74M, the: true, ask: which rifle}"
    )
    fact = (
        "- {id: a, kind: member, owner: soldiers, verb: {base: carry, past: carried},"
        " members: [saiga, ak], distractors: {saiga: [the KS-23, MP-133], ak: [AN-94, AK-12]},"
        " quote: Soldiers carried the Saiga-12K and the AK-74M}"
    )
    items = {
        item.question: sorted(item.options) for item in choices(generate(fact, entities=entities))
    }
    assert items == {
        "which.saiga": ["KS-23", "MP-133", "Saiga-12K"],
        "which.ak": ["AK-12", "AK-74M", "AN-94"],
    }


def test_true_or_false_uses_them(generate):
    """A fact without siblings gets a statement that may be false."""
    fact, distractors, _ = FACTS["text"]
    items = generate(f"- {{id: a, {fact}, distractors: {distractors}}}")
    (item,) = [item for item in items if item.style.name == "true-false"]
    stems = {"Bath is a city of baths.", "Bath is a park of roses.", "Bath is a field of wheat."}
    assert item.stem in stems


@pytest.mark.parametrize(
    ("answer", "other", "distinct"),
    [
        ("10 to 15 trees", "20 to 25 trees", True),
        ("10 to 15 trees", "12 to 20 trees", False),
        ("between 3 and 5", "between 4 and 9", False),
        ("seven of the 13 states", "nine of the 13 states", True),
        ("one long, then two short", "two short, then one long", True),
        ("a small pore", "pore", False),
    ],
)
def test_options_are_apart(answer, other, distinct):
    """Ranges have no number in common, and no option contains another."""
    options = [make_option(text, ENGLISH) for text in (answer, other)]
    assert are_distinct(*options, ENGLISH) is distinct


@pytest.fixture
def see(deck_project):
    """Return the checked deck of a sentence about the Moon with some distractors."""

    def seen(distractors, ask=""):
        article = "Ann Lee saw as far as the Moon in 2020."
        fact = (
            f"- {{id: moon, say: '{article.replace('the Moon', '[the Moon](body)')}',{ask}"
            f" distractors: {distractors}, quote: '{article[:-1]}'}}"
        )
        return check_deck(deck_project(fact, article=article))

    return seen


@pytest.mark.parametrize(
    "distractors", ["[Venus, Mars, Pluto]", "[the Sun, Mars, Pluto]", "[the Sun, the Milky Way]"]
)
def test_the_article_of_the_answer_goes_before_no_other_name(see, distractors):
    """A false statement has a name that is written with the article, and no other."""
    deck = see(distractors, " ask: How far did Ann Lee see in 2020?,")
    assert not deck.findings
    shown = {item.stem for item in deck.items if item.style.name == "true-false"}
    false = deck.context.distractors.make_false_statement(deck.context.asked[0], "any")
    names = [name for name in ("the Sun", "the Milky Way") if name in distractors]
    assert bool(shown) == bool(names) == bool(false)
    assert not false or any(false == f"Ann Lee saw as far as {name} in 2020." for name in names)


def test_a_gap_after_an_article_takes_names_with_one(see):
    """“… as far as the Mars” is not English."""
    deck = see("[the Sun, Mars, the Milky Way]")
    assert [(finding.code, finding.message) for finding in deck.findings] == [
        ("Q02", "the distractor “Mars” has no article, but the gap comes after one")
    ]
    deck = see("[the Sun, the Orion Nebula, the Milky Way]")
    assert not deck.findings
    (choice,) = choices(deck.items)
    assert "Mars" not in choice.options
    assert choice.stem == "Complete: Ann Lee saw as far as the _____ in 2020."


def test_an_article_before_the_mark_takes_names_with_one(deck_project):
    """“the Lake Geneva” is not English."""
    names = {"Nile": True, "Lake Geneva": False, "Danube": True, "Lake Como": False, "Rhine": True}
    entities = "\n".join(
        f"{name.split()[-1].lower()}: {{type: water, name: {name}, the: {str(the).lower()}}}"
        for name, the in names.items()
    )
    said = {
        name: f"Boat {number} of the fleet sailed {'the ' * the}{name} home."
        for number, (name, the) in enumerate(names.items())
    }
    facts = "\n".join(
        f"- {{id: {name.split()[-1].lower()}, say: '{text.replace(name, f'[{name}]')}',"
        f" ask: On which water did {text[:6].lower()} sail home?, quote: '{text[:-1]}'}}"
        for name, text in said.items()
    )
    deck = check_deck(
        deck_project(
            facts,
            entities=entities,
            head="types: {water: {ask: which water}}",
            article="\n".join(said.values()),
        )
    )
    false = [
        deck.context.distractors.make_false_statement(asked, str(number))
        for asked in deck.context.asked
        for number in range(20)
    ]
    assert any("the Rhine" in text for text in false if text)
    assert not any("the Lake" in text for text in false if text)
