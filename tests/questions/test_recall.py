"""A value is asked once for memory: by a flashcard or, where no question fits, by a cloze."""

from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE_DECK, copy_sample

from quizgen.pipeline import check_deck

ARTICLE = (
    "Ann Lee opened 38 parks in the old town by the river. Bees make honey from nectar in six days."
)
PARKS = """
- {id: parks, kind: quantity, actor: lee, verb: opened, amount: 38 parks, %s
   rest: in the old town by the river, quote: Ann Lee opened 38 parks in the old town by the river}
"""
HONEY = """
- id: honey
  say: Bees make [honey](product) from [nectar] in six days.
  ask: {honey: What do bees make from nectar in six days?}
  quote: Bees make honey from nectar in six days
"""
GAP = """
- {id: gap, kind: gap, sentence: Bees make honey from nectar in six days., gap: nectar, %s
   quote: Bees make honey from nectar in six days}
"""
SHORT_GAP = (
    "- {id: gap, kind: gap, sentence: Bees make honey., gap: honey, quote: Bees make honey}\n"
)


@pytest.fixture
def styles_of(deck_project):
    """Return a function from facts to their items, as `question in style`."""

    def make(facts, head=""):
        entities = "lee: {name: Ann Lee, ask: who}"
        checked = check_deck(deck_project(facts, entities=entities, head=head, article=ARTICLE))
        assert checked.deck, checked.findings
        return {f"{item.question} in {item.style}" for item in checked.items}

    return make


def test_a_flashcard_leaves_no_cloze_of_its_value(styles_of):
    """The flashcard asks how many parks there are; the sentence with a gap would ask it again."""
    assert styles_of(PARKS % "") == {
        f"how-many in {style}" for style in ("flashcard", "typed", "choice")
    } | {"who in reverse"}


@pytest.mark.parametrize("without", ["flashcard", "how-many/flashcard"])
def test_a_value_without_a_flashcard_is_a_cloze(styles_of, without):
    """The author leaves the flashcard out, so the cloze takes its place."""
    made = styles_of(PARKS % f"without: [{without}],")
    assert "amount in cloze" in made
    assert "how-many in flashcard" not in made


def test_an_answer_without_a_question_is_a_cloze(styles_of):
    """The other answer of the same sentence has a question, and a flashcard."""
    made = styles_of(HONEY)
    assert {"ask in flashcard", "answer-2 in cloze"} <= made
    assert "answer in cloze" not in made


def test_the_gap_for_a_number_leaves_its_unit_in_the_sentence(deck_project):
    """Without the unit, the hint “number” would promise too little."""
    quote = "Ann Lee opened 38 parks in the old town by the river"
    facts = f"""
- {{id: parks, say: "Ann Lee opened [38 parks] in the old town by the river.", quote: {quote}}}
"""
    (cloze,) = (
        item
        for item in check_deck(deck_project(facts, article=ARTICLE)).items
        if item.style.name == "cloze"
    )
    assert cloze.stem == "Ann Lee opened _____ parks in the old town by the river."
    assert (cloze.answer, cloze.interaction.hint) == ("38", "number")


def test_a_gap_is_a_cloze_and_not_a_question_about_the_gap(styles_of):
    """Only a gap that is no fair cloze, as in a short sentence, is asked for in a question."""
    assert styles_of(GAP % "") == {"gap in cloze"}
    assert styles_of(SHORT_GAP) == {"what in flashcard"}
    assert styles_of(GAP % "without: [cloze],") == {"what in flashcard"}


def test_a_deck_makes_the_styles_that_it_lists(styles_of):
    """`styles:` without flashcards gives clozes; the reverse card is a style too."""
    assert styles_of(PARKS % "", "styles: [cloze]") == {"amount in cloze"}
    assert styles_of(PARKS % "", "styles: [reverse]") == {"who in reverse"}
    assert styles_of(PARKS % "", "styles: [flashcard, cloze]") == {"how-many in flashcard"}


def test_options_do_not_depend_on_the_styles_of_the_deck(tmp_path):
    """A deck that makes only multiple choice has the same items as one that makes all styles."""
    path = copy_sample(tmp_path) / "decks" / SAMPLE_DECK.name
    text, made = path.read_text("utf-8"), []
    for head in ("", "styles: [choice]\n"):
        path.write_text(head + text, "utf-8")
        made.append({item.id: item for item in check_deck(path).items})
    everything, choices = made
    assert {item.style.name for item in choices.values()} == {"choice"}
    own = {id_: item for id_, item in everything.items() if item.style.name == "choice"}
    assert {id_: item.options for id_, item in own.items()} == {
        id_: item.options for id_, item in choices.items()
    }


def test_a_fact_that_no_style_of_the_deck_can_ask_is_reported(deck_project):
    """The help names `styles:`, because the fact has a question."""
    path = deck_project(HONEY, head="styles: [choice]", article=ARTICLE)
    (finding,) = check_deck(path).findings
    assert (finding.code, "`styles:`" in finding.help) == ("R79", True)


def test_a_quiz_that_asks_for_a_style_that_the_deck_leaves_out_is_reported(deck_project):
    """The help is to add the style, not more facts."""
    from quizgen.pipeline import check_quizzes

    head = "styles: [flashcard]\nquizzes: {test: {items: 1, styles: {cloze: 1}}}"
    checked = check_quizzes(check_deck(deck_project(HONEY, head=head, article=ARTICLE)))
    (finding,) = checked.findings
    assert finding.code == "F01"
    assert finding.help.endswith("add cloze to the deck's `styles:`")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.stem
)
def test_shipped_decks_ask_each_thing_once_for_memory(path: Path):
    """No two memory cards of a fact have the same answer to the same value."""
    cards = [item for item in check_deck(path).items if item.style.is_memory_card]
    counts = Counter((item.fact.id, _value_of(item)) for item in cards)
    assert counts.total() > 40
    assert set(counts.values()) == {1}


def _value_of(item):
    """Return the field that an item asks for, with the member of a list."""
    question, _, member = item.question.partition(".")
    spec = item.fact.kind.questions.get(question)
    return (spec.asks if spec else question), member
