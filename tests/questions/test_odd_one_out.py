"""Odd one out: three entities of a type and one that is certainly not of it."""

import pytest
from conftest import run_quizgen

from quizgen.pipeline import check_deck, generate_deck, load_deck
from quizgen.questions.styles.odd_one_out import ODD_ONE_OUT

TREES, BIRDS = ("Abies", "Larix", "Picea", "Pinus"), ("Corvus", "Larus")
HEAD = """
types:
  tree: {ask: which tree, unlike: [bird]}
  bird: {ask: which bird}
"""


def write(deck_project, *, head=HEAD, claim="", birds=BIRDS, extra=""):
    """Write a deck in which each tree and bird was described in a year of its own."""
    named = [(name, "tree") for name in TREES] + [(name, "bird") for name in birds]
    sentences = [f"Ann Lee described {name} in {1801 + at}" for at, (name, _) in enumerate(named)]
    facts = "".join(
        f"- {{id: f{at}, kind: naming, subject: lee, verb: {{base: describe, past: described}},"
        f" thing: x{at}, when: {1801 + at}{claim}{extra}, quote: {sentence}}}\n"
        for at, sentence in enumerate(sentences)
    )
    entities = "lee: {name: Ann Lee, ask: who}\n" + "".join(
        f"x{at}: {{name: {name}, type: {type_}}}\n" for at, (name, type_) in enumerate(named)
    )
    article = ". ".join(sentences) + "."
    path = deck_project(facts, entities=entities, head=head, article=article)
    kinds = path.parent.parent / "templates" / "kinds"
    kinds.mkdir(parents=True, exist_ok=True)
    (kinds / "naming.yaml").write_text(KIND, "utf-8")
    return path


KIND = """
kind: naming
about: Somebody described something in a year
fields:
  subject: {type: entity}
  verb: {type: verb}
  thing: {type: entity}
  when: {type: date}
statement: "{{ subject }} {{ verb }} {{ thing }} {{ when.on }}"
questions:
  what:
    asks: thing
    stem: "{{ thing.asked }} {{ verb.aux }} {{ subject }} {{ verb.main }} {{ when.on }}?"
"""


def odd_items(path):
    """Return the odd-one-out items of a deck."""
    deck, findings = load_deck(path)
    assert deck, findings
    return [item for item in generate_deck(deck).items if item.style is ODD_ONE_OUT]


def test_three_members_and_one_outsider(deck_project):
    """The key is the only option that is not of the type; the facts of all options are named."""
    (item,) = odd_items(write(deck_project))
    options = set(item.options)
    assert item.stem == "Which of these is not a tree?"
    assert item.options[item.interaction.key] == item.answer
    assert options & set(BIRDS) == {item.answer}
    members = ", ".join(option for option in item.options if option != item.answer)
    assert item.rationale == f"{members}: tree; {item.answer}: bird"
    assert len(options & set(TREES)) == len(options) - 1 == 3
    assert {fact.values["thing"].name for fact in item.facts} == options


def test_the_article_fits_the_type(deck_project):
    """A type that begins with a vowel takes “an”."""
    path = write(deck_project)
    path.write_text(path.read_text("utf-8").replace("tree", "evergreen"), "utf-8")
    (item,) = odd_items(path)
    assert item.stem == "Which of these is not an evergreen?"


@pytest.mark.parametrize(
    "changes",
    [
        {"head": HEAD.replace(", unlike: [bird]", "")},
        {"birds": ()},
        {"birds": ("Corvus 2",)},
        {"claim": ", according_to: article"},
        {"extra": ", without: [odd-one-out]"},
    ],
    ids=["unvouched", "no outsider", "another form", "claims", "left out"],
)
def test_no_item_without_a_certain_outsider(deck_project, changes):
    """Without the author's word, an outsider of the same form, or facts that allow it: no item."""
    assert odd_items(write(deck_project, **changes)) == []


def test_too_few_members_give_no_item(deck_project):
    """Two trees are not enough."""
    path = write(deck_project)
    text = path.read_text("utf-8").replace("type: tree", "type: bird", 2)
    path.write_text(text, "utf-8")
    assert odd_items(path) == []


def test_an_unknown_type_is_reported(deck_project):
    """`unlike:` names other types of the deck; the type itself is not one."""
    path = write(deck_project, head=HEAD.replace("[bird]", "[birb, tree]"))
    _, findings = load_deck(path)
    assert [(finding.code, finding.message) for finding in findings] == [
        ("D04", "“birb” is not another type of the deck"),
        ("D04", "“tree” is not another type of the deck"),
    ]
    assert findings[0].help == "did you mean “bird”?"


def test_it_is_printed_practised_and_studied_without_more_code(deck_project, tmp_path):
    """The declaration is enough for sheets, keys, the practice page, notes and items.json."""
    head = HEAD + "quizzes: {all: {items: 1, styles: {odd-one-out: 1}}}\n"
    path = write(deck_project, head=head)
    assert not [finding for finding in check_deck(path).findings if finding.severity == "error"]
    run_quizgen("build", "-q", cwd=tmp_path)
    built = tmp_path / "build" / "parks"
    (item,) = odd_items(path)
    sheet = (built / "quiz-A.html").read_text("utf-8")
    assert "Odd one out" in sheet
    assert all(option in sheet for option in item.options)
    assert f"{item.answer}</span>" in (built / "quiz-A.key.html").read_text("utf-8")
    practice = (built / "practice.html").read_text("utf-8")
    asked = practice[practice.index(f'data-id="{item.id}"') :].partition("</article>")[0]
    assert 'data-interaction="choice"' in asked
    assert asked.count('class="option"') == 4
    assert asked.count("data-right") == 1
    assert f'"id":"{item.id}"' in (built / "items.json").read_text("utf-8")
    ledger = (path.parent / "parks.ledger.json").read_text("utf-8")
    assert item.id.removeprefix("parks/") in ledger
