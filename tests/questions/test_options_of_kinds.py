"""Facts of a kind give each other wrong options, as far as their kind says that these are wrong."""

import itertools

import pytest

from quizgen.pipeline import check_deck
from quizgen.questions.choice_advice import explain_missing_choices


def write(facts):
    """Write facts of a kind, each with its quote; the article has all quotes."""
    lines, quotes = [], []
    for number, (values, quote) in enumerate(facts):
        lines.append(f"- {{id: f{number}, {values}, quote: '{quote}'}}")
        quotes.append(f"{quote}.")
    return {"facts": "\n".join(lines), "article": "\n".join(quotes)}


@pytest.fixture
def check(deck_project):
    """Check a deck of facts."""

    def checked(facts, **parts):
        result = check_deck(deck_project(**write(facts), **parts))
        assert result.context, result.findings
        return result

    return checked


def options(checked, question, style="choice"):
    """Return the options of a question by the id of the fact."""
    return {
        item.fact.id: set(item.options)
        for item in checked.items
        if item.style.name == style and item.question == question
    }


def classify(thing, class_, of="plant"):
    """Write a fact that classifies a thing."""
    return f"kind: classification, thing: {thing}, of: {of}, class: a {class_}", (
        f"Of all known {of}s, {thing} is a {class_}"
    )


PLANTS = [
    classify("fern", "spore plant"), classify("moss", "spore plant"),
    classify("oak", "seed plant"), classify("rye", "seed plant"),
    classify("kelp", "seaweed"), classify("dulse", "seaweed"),
]  # fmt: skip


def test_which_of_these_offers_things_of_other_classes(check):
    """The other member of the class would be right, and a thing that is no plant is no option."""
    checked = check([*PLANTS, classify("granite", "rock", "stone")])
    found = options(checked, "which")
    assert set(found) == {f"f{number}" for number in range(6)}
    assert "moss" not in found["f0"]
    assert "oak" not in found["f3"]
    assert not any("granite" in offered for offered in found.values())


def test_things_of_one_fact_are_asked_one_at_a_time(check):
    """The other thing of the fact is right as well, and so no option."""
    values = "kind: classification, thing: [red yew, fir], of: plant, class: seed plants"
    quote = "Of all known plants, red yew and fir are seed plants"
    checked = check([*PLANTS, (values, quote)])
    (fact,) = [fact for fact in checked.deck.facts if fact.id == "f6"]
    assert [entity.name for entity in fact.values["thing"].entities] == ["red yew", "fir"]
    stems = {item.stem for item in checked.items if item.fact is fact}
    assert "Which of these are seed plants?" in stems
    found = {item.question: item.options for item in checked.items if item.fact is fact}
    assert "fir" not in found["which.red-yew"]
    assert "red yew" not in found["which.fir"]


def test_the_verb_agrees_with_all_that_share_a_fact(deck_project):
    """The question for one of them has it too."""
    names = "a: {name: Ann, ask: who}\nb: {name: Bo, ask: who}"
    fact = (
        "- {id: gate, kind: statement, subject: [a, b], verb: opens,"
        " object: {name: gate, the: true, ask: what}, quote: At dawn Ann and Bo open the gate}"
    )
    article = "At dawn Ann and Bo open the gate."
    items = check_deck(deck_project(fact, entities=names, article=article)).items
    assert {item.rationale for item in items} == {"Ann and Bo open the gate."}
    assert "Who, together with Bo, opens the gate?" in {item.stem for item in items}


def test_a_list_of_one_thing_is_that_thing(check):
    """Its questions have no name of a member."""
    values, quote = PLANTS[0]
    one = [(item.id, item.stem) for item in check([(values, quote)]).items]
    listed = check([(values.replace("fern,", "[fern],"), quote)]).items
    assert [(item.id, item.stem) for item in listed] == one


def test_which_of_these_is_asked_only_with_options(check):
    """A flashcard could not say which things are meant."""
    stems = {item.style.name for item in check(PLANTS).items if "of these" in item.stem}
    assert stems == {"choice"}


def test_three_classes_give_three_options(check):
    """A kind that says which facts are alike has small pools on purpose."""
    found = options(check(PLANTS), "kind")
    assert found
    assert all(len(offered) == 3 for offered in found.values())


def test_a_class_can_be_false(check):
    """The false class is one of the same things."""
    statements = [item.stem for item in check(PLANTS).items if item.style.name == "true-false"]
    assert "Fern is a spore plant." in statements or "Fern is a seed plant." in statements
    assert len(statements) == len(PLANTS)


def measure(thing, property_, value):
    """Write a fact with a property of a thing."""
    return f"kind: property, thing: {thing}, property: {property_}, value: {value}", (
        f"The {property_} of {thing} is {value}"
    )


COLOURS = ("red", "blue", "pink", "grey", "white")
TASTES = ("sour", "sweet", "bitter", "mild", "acrid")


def test_a_property_has_options_of_the_same_property(check):
    """No colour is beside a taste."""
    colours = [measure(f"pigment {colour[0]}", "colour", colour) for colour in COLOURS]
    tastes = [measure(f"salt {taste[:2]}", "taste", taste) for taste in TASTES]
    found = options(check([*colours, *tastes]), "what")
    assert len(found) == len(colours) + len(tastes)
    for fact, offered in found.items():
        assert (offered <= set(COLOURS)) is (int(fact[1:]) < len(colours))


def test_a_value_is_read_as_what_it_says(check):
    """A quantity has a unit, a date its month, and a text nothing; only numbers are compared."""
    checked = check(
        [
            measure("iron", "density", "7.9 grams"),
            measure("gold", "density", "19.3 grams"),
            measure("lead", "density", "11.3 grams"),
            measure("Neptune", "discovery", "September 1846"),
        ]
    )
    types = [type(fact.values["value"]).__name__ for fact in checked.deck.facts]
    assert types == ["Quantity", "Quantity", "Quantity", "PartialDate"]
    most = [item for item in checked.items if item.question == "most"]
    assert [item.answer for item in most] == ["gold"]
    reverse = {item.fact.id for item in checked.items if item.question == "which"}
    assert reverse == {"f0", "f1", "f2"}  # “What has a discovery …?” is not asked


MASSES = {"iron": 56, "gold": 197, "lead": 207, "zinc": 65, "tin": 119, "silver": 108}


def test_things_are_put_in_order_of_a_property(check):
    """The smallest is first. Values that are nearly equal are not in one item."""
    checked = check(
        [measure(metal, "molar mass", f"{mass} grams") for metal, mass in MASSES.items()]
    )
    (item,) = [item for item in checked.items if item.style.name == "ordering"]
    assert item.stem == "Put these in order of molar mass, from the lowest value to the highest."
    ordered = item.answer.split(" → ")
    masses = [MASSES[metal] for metal in ordered]
    assert masses == sorted(masses)
    assert len(masses) >= 4
    for smaller, larger in itertools.pairwise(masses):
        assert larger - smaller >= 0.1 * larger
    ranked = sorted(zip(item.interaction.ranks, item.options, strict=True))
    assert [metal for _, metal in ranked] == ordered
    assert f"{ordered[0]} ({masses[0]} grams) → " in item.rationale


@pytest.mark.parametrize(("count", "ordered"), [(3, 0), (4, 1)])
def test_four_things_are_put_in_order(check, count, ordered):
    """Three are compared only. Numbers without a unit are, too, and other properties apart."""
    charges = [measure(f"atom {letter}", "charge", 3**n) for n, letter in enumerate("pqrs")]
    others = [measure(f"salt {letter}", "spin", 9) for letter in "ab"]
    items = check([*charges[:count], *others]).items
    assert len([item for item in items if item.style.name == "ordering"]) == ordered
    assert [item for item in items if item.question == "most"]


CAUSES = [
    (f"kind: cause, cause: {cause}, effect: {effect}", f"In gardens, {cause} causes {effect}")
    for cause, effect in (
        ("frost", "white leaves"), ("drought", "dry leaves"), ("blight", "black leaves"),
        ("shade", "small leaves"), ("flood", "brown leaves"), ("smoke", "dusty leaves"),
    )
]  # fmt: skip


def test_causes_of_other_effects_are_no_wrong_options(check):
    """Drought may cause small leaves too. So the author gives the wrong options."""
    checked = check(CAUSES)
    assert not options(checked, "cause")
    assert not [item for item in checked.items if item.style.name == "matching"]
    advice = dict(explain_missing_choices(checked.context, checked.items))
    assert advice["f0"].startswith("answers of other facts may be right as well as “frost”")
    given = (f"{CAUSES[0][0]}, distractors: {{cause: [cold soil, warm rain]}}", CAUSES[0][1])
    assert options(check([given]), "cause") == {"f0": {"frost", "cold soil", "warm rain"}}


KINDS_OF_PLANTS = "\n".join(
    f"{letter}: {{type: plants, name: {name}, number: plural}}"
    for letter, name in (("a", "ferns"), ("b", "mosses"), ("c", "conifers"))
)


def test_a_comparison_brings_its_wrong_options(check):
    """The things that differ are the options, although the quote does not name them."""
    fact = "kind: comparison, thing: c, verb: bears, rest: cones in spring, others: [a, b]"
    checked = check(
        [(fact, "Only conifers bear cones in spring")],
        head="types: {plants: {ask: which plants}}",
        entities=KINDS_OF_PLANTS.replace("name: ", "derived: a list of plants, name: "),
    )
    assert not [finding for finding in checked.findings if finding.code.startswith("G0")]
    (item,) = [item for item in checked.items if item.style.name == "choice"]
    assert item.stem == "Which plants bear cones in spring?"
    assert set(item.options) == {"ferns", "mosses", "conifers"}
    false = [item.stem for item in checked.items if item.style.name == "true-false"]
    assert false[0].endswith(" bear cones in spring.")


def define(term, definition, be="is"):
    """Write a fact that defines a term."""
    quote = f"In this garden {term} {be} {definition} for ever"
    return f"kind: definition, term: {term}, definition: {definition}", quote


TERMS = [
    define("a bract", "a small leaf below a flower"),
    define("a tendril", "a stem that holds on to things"),
    define("an awn", "a stiff bristle of a grass"),
    define("sap", "the fluid inside a plant"),
    define("humus", "the dark part of the soil"),
    define("a tiller", "a side shoot of a grass"),
]


def test_terms_and_definitions_are_options_and_matched(check):
    """Words need no declaration, and their articles are no clue."""
    checked = check(TERMS)
    terms = {"bract", "tendril", "awn", "sap", "humus", "tiller"}
    for offered in options(checked, "which").values():
        assert offered < terms
        assert len(offered) == 4
    assert len(options(checked, "which")) == len(options(checked, "what")) == 6
    (item,) = [item for item in checked.items if item.style.name == "matching"]
    assert set(item.interaction.premises) < terms
    assert "humus — the dark part of the soil" in item.answer or "humus" not in item.answer


def test_a_false_term_has_its_own_article(check):
    """The sentence has the article that fits the other term."""
    checked = check([(f"{TERMS[0][0]}, distractors: {{term: [an awl, an oak]}}", TERMS[0][1])])
    statements = [item.stem for item in checked.items if item.style.name == "true-false"]
    assert statements
    assert statements[0].split(" is ")[0] in {"A bract", "An awl", "An oak"}


def test_what_is_and_what_are_have_other_options(check):
    """The number in the question would give the answer away."""
    plurals = [
        define(f"{letter}oots", f"the {letter}old parts below a plant", "are")
        for letter in "bhlmrt"
    ]
    found = options(check([*TERMS, *plurals]), "what")
    assert found
    for offered in found.values():
        assert len({"old parts" in text for text in offered}) == 1


def test_a_text_that_names_the_subject_is_no_option(check):
    """A bract is no “stalk of a bract”."""
    stalk = define("a pedicel", "a thin stalk of a bract")
    found = options(check([*TERMS, stalk]), "what")
    assert "a thin stalk of a bract" not in found["f0"]
    assert any("a thin stalk of a bract" in offered for offered in found.values())


def test_advice_for_a_long_answer(check):
    """Long texts make poor options."""
    soil = "a soil of sand and clay that is soft and fertile and easy to dig with a spade"
    values, quote = define("loam", soil)
    checked = check([*TERMS[:4], (f"{values}, without: [which]", quote)])
    advice = dict(explain_missing_choices(checked.context, checked.items))
    assert "at most 60: keep the words that set it apart" in advice["f4"]
