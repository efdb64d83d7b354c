"""Lists and processes: what is asked of each, with which options, and under which permanent ids."""

import pytest

from quizgen.pipeline import check_deck, generate_deck, load_deck
from quizgen.questions.choice_advice import explain_missing_choices
from quizgen.questions.style import Stem
from quizgen.review.overlap import Overlap

ARTICLE = """Light intensity, carbon dioxide and temperature limit photosynthesis. Grasses such as
Maize, Sorghum and Millet use the C4 pathway. Water is treated by screening, settling, aeration,
filtration and chlorination. The gases of air include nitrogen, oxygen and argon. The cell cycle
goes through growth, copying, checking and division. Rice feeds asia, Wheat feeds europe, Rye feeds
poland, Oats feeds scotland, Barley feeds tibet and Spelt feeds swabia.
"""
LANDS = {
    "asia": "Rice",
    "europe": "Wheat",
    "poland": "Rye",
    "scotland": "Oats",
    "tibet": "Barley",
    "swabia": "Spelt",
}
FACTORS = """
- id: factors
  say: Photosynthesis is limited by [light intensity], [carbon dioxide] and [temperature].
  ask: {ask}
  distractors: [soil acidity, leaf colour, air pressure]
  quote: Light intensity, carbon dioxide and temperature limit photosynthesis
"""
GRASSES = """
- id: grasses
  say: The C4 pathway is in grasses such as [Maize](grass), [Sorghum](grass) and [Millet](grass).
  ask: What are {count} grasses that use the C4 pathway?
  {more}
  quote: Grasses such as Maize, Sorghum and Millet use the C4 pathway
"""
WATER = """
- id: water
  kind: process
  process: water treatment
  steps: {steps}
  {more}
  quote: Water is treated by screening, settling, aeration, filtration and chlorination
"""
STEPS = "[screening, settling, aeration, filtration, chlorination]"


@pytest.fixture
def ask(deck_project):
    """Return the items of facts without errors, by the rest of their ids."""

    def ask(facts, **parts):
        checked = check_deck(deck_project(facts, article=ARTICLE, **parts))
        assert not [finding for finding in checked.findings if finding.severity == "error"]
        return {item.id.removeprefix("parks/"): item for item in checked.items}

    return ask


def stems(items, style):
    """Return the stems of the items of a style, by the rest of their ids."""
    return {id_: item.stem for id_, item in items.items() if item.style.name == style}


def test_a_question_for_several_answers_asks_for_all_of_them(ask):
    """The whole list is one card, and each answer a gap. One is chosen among wrong options."""
    items = ask(FACTORS.format(ask="Which three factors limit photosynthesis?"))
    listing = items["factors/ask/listing"]
    assert listing.stem == "Which three factors limit photosynthesis?"
    assert listing.interaction.members == ("light intensity", "carbon dioxide", "temperature")
    assert listing.interaction.count == 3
    assert not listing.interaction.ordered
    assert len(stems(items, "cloze")) == 3
    (chosen,) = (item for item in items.values() if item.style.name == "choice")
    assert chosen.stem == f"Complete: {items[chosen.id[6:-7] + '/cloze'].stem}"
    assert set(chosen.options) == {chosen.answer, "soil acidity", "leaf colour", "air pressure"}
    assert "flashcard" not in {item.style.name for item in items.values()}


@pytest.mark.parametrize(
    ("question", "stem"),
    [
        (
            "What are the three limiting factors of photosynthesis?",
            "Which of these is one of the three limiting factors of photosynthesis?",
        ),
        (
            "What are two of the three limiting factors of photosynthesis?",
            "Which of these is one of the three limiting factors of photosynthesis?",
        ),
    ],
)
def test_a_question_for_a_list_gives_one_for_its_members(ask, question, stem):
    """Its options are one member and the author's distractors."""
    items = ask(FACTORS.format(ask=question))
    assert set(stems(items, "choice").values()) == {stem}
    members = {"light intensity", "carbon dioxide", "temperature"}
    for id_ in stems(items, "choice"):
        assert len(members.intersection(items[id_].options)) == 1


def test_a_question_may_ask_for_the_order(ask):
    """The answers of a sentence are then steps: in a list, and to be put in order."""
    items = ask(
        """
- id: water
  say: Water is treated by [screening], [settling], [aeration] and [filtration].
  ask: What are the first four steps of water treatment, in order?
  distractors: [boiling, freezing, distilling]
  quote: Water is treated by screening, settling, aeration, filtration
"""
    )
    assert items["water/ask/listing"].interaction.ordered
    assert items["water/ask/ordering"].answer == "screening → settling → aeration → filtration"
    assert set(items["water/answer-2/choice"].options).isdisjoint(
        {"screening", "aeration", "filtration"}
    )


def test_a_question_may_ask_for_some_of_the_members(ask):
    """“Two of the three” wants two answers."""
    items = ask(FACTORS.format(ask="What are two of the three factors that limit photosynthesis?"))
    assert items["factors/ask/listing"].interaction.count == 2


def test_examples_are_asked_for_in_part(ask):
    """Others would fill a gap as well, so an open list has none."""
    given = "distractors: [Wheat, Barley, Rye]"
    items = ask(GRASSES.format(count="two", more=given))
    listing = items["grasses/ask/listing"]
    assert (listing.interaction.count, len(listing.interaction.members)) == (2, 3)
    assert not stems(items, "cloze")
    (chosen,) = (item for item in items.values() if item.style.name == "choice")
    assert set(chosen.options) == {chosen.answer, "Wheat", "Barley", "Rye"}
    assert chosen.stem == "Which of these is one of the grasses that use the C4 pathway?"


@pytest.mark.parametrize(
    ("say", "is_open"),
    [
        ("Grasses such as [Maize], [Sorghum] and [Millet] use the C4 pathway.", True),
        ("Grasses, for example [Maize], [Sorghum] and [Millet], use the C4 pathway.", True),
        ("Grasses such as the [Maize], the [Sorghum] and [Millet] use the C4 pathway.", True),
        ("The C4 pathway, in grasses such as Maize too, is in [Sorghum] and [Millet].", False),
    ],
)
def test_words_before_the_first_answer_make_a_list_open(deck_project, say, is_open):
    """“Such as” elsewhere in the sentence is about other things."""
    fact = f"""
- id: grasses
  say: {say}
  ask: What are two grasses that use the C4 pathway?
  quote: Grasses such as Maize, Sorghum and Millet use the C4 pathway
"""
    deck, _ = load_deck(deck_project(fact, article=ARTICLE))
    assert deck.facts[0].values["answers"].is_open is is_open


@pytest.mark.parametrize(("count", "choices"), [(2, 1), (3, 1), (5, 1), (6, 2), (9, 3), (12, 3)])
def test_each_wrong_option_of_a_list_is_for_one_member(ask, count, choices):
    """If all members had the same ones, a member would be the option that is shown once."""
    others = [f"other {letter}" for letter in "abcdefghijkl"][:count]
    fact = FACTORS.format(ask="What are the three limiting factors of photosynthesis?")
    items = ask(fact.replace("[soil acidity, leaf colour, air pressure]", str(others)))
    shown = [item for item in items.values() if item.style.name == "choice"]
    assert len(shown) == choices
    used = [option for item in shown for option in item.interaction.distractors]
    assert len(used) == len(set(used)) == min(3, count) * choices


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            WATER.format(steps="[screening, settling, filtration]", more="cycle: true"),
            "“screening” has too few other steps as options; write four steps or more, or give",
        ),
        (
            FACTORS.format(
                ask="What are the three limiting factors of photosynthesis, in order?"
            ).replace("distractors:", "also_true:"),
            "the sentence names the options beside “light intensity”; write a `process`, or give",
        ),
        (
            GRASSES.format(count="two", more=""),
            "other values may be members of the open list as well; leave out `open:` if not, or",
        ),
        (
            FACTORS.format(ask="Which three factors limit photosynthesis?").replace(
                "distractors:", "also_true:"
            ),
            "“light intensity” has no type; write [light intensity](type), or an entity in a kind",
        ),
    ],
)
def test_a_list_without_choice_says_why(deck_project, facts, reason):
    """The advice fits the list: more steps, a closed list, or a type."""
    checked = check_deck(deck_project(facts, article=ARTICLE))
    ((_, advice),) = explain_missing_choices(checked.context, checked.items)
    assert advice.startswith(reason)
    assert advice.endswith("give the fact `distractors:`")


@pytest.mark.parametrize("member", ["answer", "answer-2", "answer-3"])
def test_the_published_choice_of_a_list_stays(deck_project, member):
    """Whichever member got the wrong options first keeps them, in their order."""
    ask = "What are the three limiting factors of photosynthesis?"
    deck, _ = load_deck(deck_project(FACTORS.format(ask=ask), article=ARTICLE))
    published = {f"parks/factors/{member}/choice": ("leaf colour", "", "soil acidity")}
    items = generate_deck(deck, published).items
    (choice,) = (item for item in items if item.style.name == "choice")
    assert choice.id == f"parks/factors/{member}/choice"
    assert choice.interaction.ids == ("leaf colour", "", "soil acidity", "air pressure")


def test_wrong_options_may_be_those_of_one_member(ask):
    """Then each member with some has a choice."""
    own = "{light intensity: [wind force, air pressure], temperature: [acidity, humidity]}"
    fact = FACTORS.format(ask="What are the three limiting factors of photosynthesis?")
    items = ask(fact.replace("[soil acidity, leaf colour, air pressure]", own))
    assert list(stems(items, "choice")) == ["factors/answer/choice", "factors/answer-3/choice"]


def test_values_of_the_deck_are_no_options_of_an_open_list(ask):
    """Another grass of the deck may use the C4 pathway, too. A complete list excludes it."""
    others = (
        f"- {{id: {land}, say: '[{grass}](grass) feeds {land}.', ask: Which grass feeds "
        f"{land}?, quote: '{grass} feeds {land}'}}"
        for land, grass in LANDS.items()
    )
    facts = "\n".join(others)
    items = ask(GRASSES.format(count="two", more="also_true: [sugar cane]") + facts)
    assert not [id_ for id_ in stems(items, "choice") if id_.startswith("grasses")]
    assert len(items["grasses/ask/listing"].interaction.patterns) == 4
    closed = GRASSES.format(count="the three", more="allow: {R74: all three are meant}")
    items = ask(closed.replace("grasses such as", "the grasses") + facts)
    assert set(items["grasses/answer/choice"].options) <= {"Maize", *LANDS.values()}


def test_each_step_of_a_process_is_asked_once(ask):
    """A card asks what follows the step before it; a choice has other steps as options."""
    items = ask(WATER.format(steps=STEPS, more=""))
    assert stems(items, "flashcard") == {
        "water/next.1": "Which step comes first in water treatment?",
        "water/next.2": "In water treatment, which step comes right after screening?",
        "water/next.3": "In water treatment, which step comes right after settling?",
        "water/next.4": "In water treatment, which step comes right after aeration?",
        "water/next.5": "In water treatment, which step comes right after filtration?",
    }
    assert stems(items, "choice") == {
        "water/place.1/choice": "Which step comes first in water treatment?",
        "water/place.2/choice": (
            "In water treatment, which step is missing: screening → _____ → aeration?"
        ),
        "water/place.3/choice": (
            "In water treatment, which step is missing: settling → _____ → filtration?"
        ),
        "water/place.4/choice": (
            "In water treatment, which step is missing: aeration → _____ → chlorination?"
        ),
        "water/place.5/choice": "Which step comes last in water treatment?",
    }
    assert items["water/place.2/choice"].stem_form is Stem.QUESTION  # no rule judges it as a cloze
    steps = set(STEPS.strip("[]").split(", "))
    for id_ in stems(items, "choice"):
        assert steps.issuperset(items[id_].options)
        assert not [step for step in items[id_].options if step in items[id_].stem]


def test_steps_are_put_in_order(ask):
    """The events are the steps, and their ranks lead to the order of the author."""
    item = ask(WATER.format(steps=STEPS, more=""))["water/order/ordering"]
    ranked = sorted(zip(item.interaction.ranks, item.options, strict=True))
    assert [step for _, step in ranked] == STEPS.strip("[]").split(", ")
    assert item.options != tuple(step for _, step in ranked)
    assert item.stem == "In which order do the steps come in water treatment?"


def test_a_cycle_has_no_first_step(ask):
    """Each step follows another one; the task of ordering says where to begin."""
    items = ask(WATER.format(steps=STEPS, more="cycle: true"))
    asked = " ".join(item.stem for item in items.values())
    assert "first" not in asked
    assert "last" not in asked
    assert items["water/next.1"].stem == (
        "In water treatment, which step comes right after chlorination?"
    )
    assert items["water/order/ordering"].stem.endswith(", beginning with screening?")
    assert not items["water/all/listing"].interaction.ordered
    assert "first" not in items["water/next.1/true-false"].stem


@pytest.mark.parametrize("more", ["", "cycle: true"])
def test_a_false_statement_about_a_step_is_false(ask, more):
    """Another step takes its place; it never happens to be the right one."""
    items = ask(WATER.format(steps=STEPS, more=more))
    steps = STEPS.strip("[]").split(", ")
    (item,) = (item for item in items.values() if item.style.name == "true-false")
    assert (item.answer == "True") == (item.stem == item.rationale)
    assert item.rationale in {
        f"The first step in water treatment is {steps[0]}.",
        f"In water treatment, {steps[0]} comes right after {steps[-1]}.",
    }


def test_names_keep_the_ids_of_steps(ask):
    """A named step keeps its ids when it is reworded, and when another is inserted before it."""
    steps = "{screen: screening, settle: settling, air: aeration, filter: filtration}"
    before = ask(WATER.format(steps=steps, more=""))
    steps = (
        "{screen: screens, settle: settling, new: chlorination, air: aeration, filter: filtration}"
    )
    after = ask(WATER.format(steps=steps, more=""))
    assert before.keys() < after.keys()
    assert {id_ for id_ in after if id_ not in before} == {
        "water/next.new",
        "water/place.new/choice",
    }
    assert before["water/next.air"].answer == after["water/next.air"].answer


def test_numbers_are_names_of_steps_without_one(ask):
    """Steps that were published without names keep their ids under their numbers."""
    before = ask(WATER.format(steps="[screening, settling, filtration]", more=""))
    after = ask(
        WATER.format(steps="{1: screening, 2: settling, air: aeration, 3: filtration}", more="")
    )
    for number, step in enumerate(("screening", "settling", "filtration"), 1):
        assert before[f"water/next.{number}"].answer == after[f"water/next.{number}"].answer == step


def test_steps_may_be_entities_and_distractors(ask):
    """An entity is named by its id. Wrong options of the author’s join the steps."""
    items = ask(
        WATER.format(
            steps="[screen, {name: settling, aliases: [sedimentation]}, filtration]",
            more="distractors: {screen: [distillation, boiling]}",
        ),
        entities="screen: {type: step, name: screening}",
    )
    assert items["water/next.screen"].answer == "screening"
    assert {"distillation", "boiling"} <= set(items["water/place.screen/choice"].options)
    assert "water/next.2" in items


@pytest.mark.parametrize(
    ("factors", "answers"), [("light intensity, carbon dioxide and", True), ("", False)]
)
def test_a_list_is_not_on_a_form_with_its_members(ask, factors, answers):
    """A question that names all members answers the list; one that names some does not."""
    other = f"""
- id: plants
  say: The three factors {factors} temperature limit photosynthesis in [green plants].
  ask: In what do the three factors {factors} temperature limit photosynthesis?
  quote: temperature limit photosynthesis
  derived: {{say: three are named, ask: three are named}}
"""
    items = ask(FACTORS.format(ask="Which three factors limit photosynthesis?") + other)
    overlap = Overlap(())
    assert overlap.answers(items["plants/ask"], items["factors/ask/listing"]) is answers


def test_a_deck_without_the_style_gets_help(deck_project):
    """A list gives no flashcard, so the help names the style that it needs."""
    fact = FACTORS.format(ask="Which three factors limit photosynthesis?")
    deck = deck_project(
        fact.replace("distractors:", "also_true:"), head="styles: [flashcard]", article=ARTICLE
    )
    (finding,) = check_deck(deck).findings
    assert (finding.code, finding.help) == (
        "R79",
        "add a style to `styles:` that can ask it, such as listing, or delete the fact",
    )


def test_a_list_leaves_out_what_the_fact_leaves_out(ask):
    """`without:` takes the question, the style, and the question in the style."""
    fact = WATER.format(steps=STEPS, more="without: [order, listing, place/choice]")
    assert {item.style.name for item in ask(fact).values()} == {"flashcard", "true-false"}
