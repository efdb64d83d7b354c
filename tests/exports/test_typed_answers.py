"""Typed answers are judged alike in Python, on the practice page and on Anki's cards.

The answers and what people type are in `tests/questions/typed_answers.yaml`, and for numbers in
`tests/questions/written_numbers.yaml`.
"""

import html
import importlib.util
from functools import partial

import pytest
import yaml
from anki_clients import OnePage
from conftest import ROOT, import_package, need, run_quizgen
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.exports.answer_script import answer_script
from quizgen.pipeline import check_deck
from quizgen.values.answer_folding import fold_answer, is_accepted

NUMBERS = yaml.safe_load((ROOT / "tests/questions/written_numbers.yaml").read_text("utf-8"))
CASES = yaml.safe_load((ROOT / "tests/questions/typed_answers.yaml").read_text("utf-8")) | {
    f"number-{place}": {
        "ask": f"What is quantity Q{chr(0x41 + place // 26)}{chr(0x41 + place % 26)}?",
        "without": ["choice"],
        "answer": row["text"],
        "right": row["right"],
        "wrong": row["wrong"],
    }
    for place, row in enumerate(NUMBERS)
    if row.get("typed", True)
}
ROWS = [
    (id_, str(typed), right)
    for id_, case in CASES.items()
    for right in (True, False)
    for typed in case["right" if right else "wrong"]
]
"""The id of a fact, what is typed, and whether it is right."""
ONLY_TYPED = """boxes => boxes
  .filter(box => box.checked !== (box.value === "typed")).forEach(box => box.click())"""
SAYS_RIGHT = """(document.getElementById("verdict").checkVisibility()
  || !document.querySelector(".typeBad, .typeMissed, #typearrow"))"""
"""Whether a card shows that an answer is right, by our line or by Anki's own."""
PLACE = "[[type:Answer]]"
ANSWER_ALL = """rows => {
  const page = document.getElementById("questions");
  return rows.map(([id, typed]) => {
    const question = page.querySelector(`[data-id='typing/${id}/ask/typed']`);
    question.querySelector("input").value = typed;
    question.querySelector("form").requestSubmit();
    return question.classList.contains("right");
  });
}"""

ODD = st.text(alphabet="abAΣςé½²°İß&~.,:'’- \u00a0\u200b12٣")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with a deck that asks all cases."""
    project = tmp_path_factory.mktemp("typing")
    sentences, facts = [], []
    for number, (id_, case) in enumerate(CASES.items(), 1):
        riddle = f"The reply to riddle {number}, “{case['ask']}”, is"
        sentences.append(f"{riddle} {case['answer']}.")
        marked = f"[{case['answer']}]" + (f"({case['type']})" if "type" in case else "")
        fact = {
            "id": id_,
            "say": f"{riddle} {marked}.",
            "ask": case["ask"],
            "quote": sentences[-1].removesuffix("."),
            "also_true": case.get("also", []),
            "without": case.get("without", []),
        }
        facts.append({key: value for key, value in fact.items() if value})
    source = {"file": "seeds/riddles.txt", "title": "Riddles", "cite": "a book of riddles"}
    deck = {"deck": "typing", "title": "Typing", "sources": {"riddles": source}, "facts": facts}
    for folder in ("decks", "seeds"):
        (project / folder).mkdir()
    (project / "seeds" / "riddles.txt").write_text(" ".join(sentences), "utf-8")
    (project / "decks" / "typing.yaml").write_text(
        yaml.safe_dump(deck, allow_unicode=True), "utf-8"
    )
    return project


@pytest.fixture(scope="module")
def built(project):
    """The folder that a build of the deck writes."""
    run_quizgen("build", "-q", cwd=project)
    return project / "build" / "typing"


@pytest.fixture(scope="module")
def typed_items(project):
    """The typed items of the deck by the id of their fact."""
    items = check_deck(project / "decks" / "typing.yaml").items
    return {item.fact.id: item for item in items if item.style.name == "typed"}


def wrongly_judged(judged):
    """Return the rows on which a judgement is not that of the table."""
    return [row for row, is_right in zip(ROWS, judged, strict=True) if is_right != row[2]]


def backs_of(built, folder):
    """Return the back of each card in the real Anki, and a function that compares an answer."""
    need("anki", present=importlib.util.find_spec("anki") is not None)
    from anki.collection import Collection

    collection = Collection(str(folder / "collection.anki2"))
    import_package(collection, built / "typing.apkg")
    backs = {}
    for card in map(collection.get_card, collection.find_cards("note:*typed*")):
        fields = dict(card.note().items())
        compare = partial(collection.compare_answer, html.unescape(fields["Answer"]))
        backs[fields["Id"].split("/")[1]] = card.answer(), compare
    return backs


def test_the_table_is_large_enough():
    """At least 80 answers, of which at least 25 are wrong, and every case has both."""
    assert sum(right for *_, right in ROWS) >= 80
    assert sum(not right for *_, right in ROWS) >= 25
    assert all(case["right"] and case["wrong"] for case in CASES.values())


def test_python_judges_typed_answers(typed_items):
    """Right answers in other words are accepted, and wrong ones are not."""
    patterns = {id_: item.interaction.pattern for id_, item in typed_items.items()}
    judged = [is_accepted(typed, patterns[id_]) for id_, typed, _ in ROWS]
    assert wrongly_judged(judged) == []


def test_every_answer_shown_is_accepted(typed_items):
    """What a card shows as right is right if it is typed, and the list is short."""
    for item in typed_items.values():
        entry = item.interaction
        assert item.answer == entry.accepted[0]
        assert [text for text in entry.accepted if not is_accepted(text, entry.pattern)] == []
        assert len(entry.accepted) <= 5
        assert len(entry.pattern) < 1500


def test_the_practice_page_judges_typed_answers(browser, built):
    """The same answers are right and wrong on the practice page."""
    page = browser.new_page()
    page.goto((built / "practice.html").as_uri())
    judged = []
    page.locator("input[name=style]").evaluate_all(ONLY_TYPED)
    for turn in turns():
        page.select_option("#count", label="All")
        page.locator("input[value=page]").check()
        page.click("#start")
        judged += zip(turn, page.evaluate(ANSWER_ALL, [ROWS[at][:2] for at in turn]), strict=True)
        page.click("#again")
    page.close()
    assert wrongly_judged([is_right for _, is_right in sorted(judged)]) == []


def turns():
    """Return the places of rows in turns, in each of which a question is answered once."""
    rest = list(range(len(ROWS)))
    while rest:
        turn = {ROWS[at][0]: at for at in reversed(rest)}
        yield sorted(turn.values())
        rest = [at for at in rest if at not in turn.values()]


def test_both_languages_fold_alike(browser):
    """JavaScript folds any text as Python does."""
    page = browser.new_page()
    page.evaluate(f"() => {{ {answer_script()}; window.foldAnswer = foldAnswer; }}")

    @settings(max_examples=300)
    @given(st.one_of(st.text(st.characters(exclude_categories=["Cs", "Cn"])), ODD))
    def fold_both(text):
        assert page.evaluate("text => foldAnswer(text)", text) == fold_answer(text)

    fold_both()
    page.close()


def test_a_card_without_scripts_shows_other_answers(browser, built, tmp_path):
    """The line of the script is hidden, and the list of other answers is there to compare with."""
    back, _ = backs_of(built, tmp_path)["over-million"]
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_content(back)
    assert not page.locator("#verdict").is_visible()
    assert page.get_by_text("1.5 million · 1,500,000").is_visible()
    page.context.close()


def test_anki_judges_typed_answers(browser, built, tmp_path):
    """Anki's own comparison stays, and the card says which other answers are right."""
    backs = backs_of(built, tmp_path)
    sides = []
    for id_, typed, _ in ROWS:
        back, compare = backs[id_]
        assert PLACE in back
        sides.append(back.replace(PLACE, compare(typed)))
    page = browser.new_page()
    judged = OnePage(page).show_each(sides, SAYS_RIGHT)
    page.close()
    assert wrongly_judged(judged) == []
