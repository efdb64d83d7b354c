"""Questions of GIFT, Aiken and Moodle XML become cards with their own wrong options."""

import json

import pytest
from conftest import copy_sample, run_quizgen
from foreign import request_for
from hostile_items import hostile, shipped, written
from platform_texts import one_line

from quizgen.exports.platforms.aiken import AIKEN
from quizgen.exports.platforms.gift import GIFT
from quizgen.exports.platforms.moodle_xml import MOODLE
from quizgen.imports.formats import question_banks
from quizgen.questions.interactions import Choice, Match, TextEntry

BANKS = {"gift": (GIFT, ".gift"), "aiken": (AIKEN, ".txt"), "moodle": (MOODLE, ".xml")}
BAD_FRACTION = """\
<quiz><question type="shortanswer"><answer fraction="x"/></question></quiz>
"""
GIFT_TEXT = """\
$CATEGORY: $course$/top/Rivers//Lakes

// [id:nile] [tag:x]
::Nile::Through which city does the Nile flow? {
  =Cairo#Right.
  ~Rome
  ~%0%Paris
  ####The <b>delta</b> is north of it.
}

How many arms has the delta of the Nile in Egypt? {#2:0}

Who crossed the Nile in 1902? {=Ann =%100%Ann Lee =%50%Lee}

Match each country with its capital. {=Egypt -> Cairo =Sudan -> Khartoum = -> Rome}

It is long. {T}

Two are right. {~%50%a ~%50%b ~%-100%c}

Tell a story. {}

The Nile flows through {=Egypt ~France} to the sea.
"""


def read(text, suffix=".gift"):
    """Return the deck of a valid file."""
    request = request_for(text if isinstance(text, bytes) else text.encode(), suffix=suffix)
    assert question_banks.accepts(request)
    foreign, findings = question_banks.read_foreign(request)
    assert not findings
    return foreign


def find(text, suffix=".gift"):
    """Return the findings of a file with an error."""
    foreign, findings = question_banks.read_foreign(request_for(text.encode(), suffix=suffix))
    assert foreign is None
    return findings


def test_gift():
    """Each type of question becomes a card, or a loss with its reason."""
    foreign = read(GIFT_TEXT)
    nile, arms, who, egypt, sudan, gap = foreign.facts
    assert (nile.id, nile.values["back"], nile.distractors) == ("nile", "Cairo", ("Rome", "Paris"))
    assert nile.remark == "The delta is north of it."
    assert foreign.sections[nile.section] == "Rivers/Lakes"
    assert (arms.values["back"], arms.distractors) == ("2", ())
    assert (who.values["back"], who.also_true) == ("Ann", ("Ann Lee",))
    assert egypt.values == {"front": "Match each country with its capital: Egypt?", "back": "Cairo"}
    assert set(sudan.distractors) == {"Cairo", "Rome"}
    assert gap.values["front"] == "The Nile flows through _____ to the sea."
    assert {loss.what: loss.where for loss in foreign.losses} == {
        "bold, colours, lists and other layout": ("The delta is north of it.",),
        "true/false questions, which quizgen makes from facts": ("It is long.",),
        "questions with several right options": ("Two are right.",),
        "questions of other types": ("Tell a story.",),
    }


@pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])
@pytest.mark.parametrize("bank", BANKS)
def test_exported_questions_come_back(bank, publication):
    """What an export writes, an import reads: the same stems, answers and wrong options."""
    export_format, suffix = BANKS[bank]
    items, files = written(export_format, publication())
    (content,) = files.values()
    facts = iter(read(content, suffix).facts)
    for item in items:
        if item.style.has_label_options and bank != "aiken":
            continue
        match item.interaction:
            case Choice() as choice:
                fact = next(facts)
                assert fact.values["front"] == one_line(item.stem), item.id
                assert fact.values["back"] == one_line(item.answer), item.id
                assert fact.distractors == tuple(map(one_line, choice.distractors)), item.id
            case TextEntry():
                fact = next(facts)
                assert fact.values["front"] == one_line(item.stem), item.id
                answers = (fact.values["back"], item.answer.replace(",", ""))
                assert one_line(item.answer).startswith(answers[0]) or answers[0] in answers[1]
            case Match(premises=premises):
                assert len([next(facts) for _ in premises]) == len(premises)
            case _ if bank == "gift":
                next(facts)
    assert next(facts, None) is None


def test_an_imported_bank_can_be_built(tmp_path):
    """The deck passes its checks, and its choice items have the options of the file."""
    project = copy_sample(tmp_path / "project")
    (project / "rivers.gift").write_text(GIFT_TEXT, "utf-8")
    done = run_quizgen("import", "rivers.gift", cwd=project)
    assert "lost: 1 × questions of other types: Tell a story." in done.stdout
    run_quizgen("build", "rivers", cwd=project)
    shown = json.loads(run_quizgen("show", "rivers", "--json", cwd=project).stdout)
    choice = next(item for item in shown if item["id"] == "rivers/nile/what/choice")
    assert set(choice["options"]) == {"Cairo", "Rome", "Paris"}
    assert choice["options"][choice["answer"]] == "Cairo"


def test_broken_questions_are_reported_with_their_lines(compare_findings):
    """Nothing is imported if a question cannot be read."""
    broken = [
        *find("What is {x}? {=1 ~2}\n"),
        *find("Fine? {=1 ~2}\n\nNot closed? {=1 ~2\n"),
        *find("Who?\nA. Ann\nB. Bo\nANSWER: C\n", ".txt"),
        *find("Who?\nA. Ann\nB. Bo\n\nANSWER:\n", ".txt"),
        *find("Who?\nA. Ann\nANSWER: A\n\nWhat?\nA. x\n", ".txt"),
        *find("ANSWER: A\nWho?\nA. Ann\nANSWER: A\n", ".txt"),
        *find("Who?\nA. Ann\nor\nANSWER: A\nA. x\nANSWER: A\n", ".txt"),
        *find("<quiz><question></quiz>", ".xml"),
        *find(
            '<quiz><question type="shortanswer"><answer fraction="x"/></question></quiz>', ".xml"
        ),
        *find("<!DOCTYPE quiz [<!ENTITY a 'b'>]>\n<quiz>&a;</quiz>", ".xml"),
    ]
    assert {finding.code for finding in broken} == {"I05"}
    assert [finding.place.line for finding in broken] == [1, 3, 4, 5, 6, 1, 3, 1, 1, 1]
    compare_findings("I05", broken)


@pytest.mark.parametrize("text", ["Who came?\tAnn\n", "front,back\n{a},b\n", "just text\n"])
def test_other_texts_are_no_question_bank(text):
    """A table with braces stays a table."""
    assert not question_banks.accepts(request_for(text.encode(), suffix=".txt"))


def test_a_bank_without_usable_questions_is_not_imported():
    """True/false alone gives no facts."""
    (finding,) = find("It is long. {T}\n")
    assert finding.code == "I01"


def test_a_question_without_text_is_a_loss():
    """An answer that is only a picture cannot be a card."""
    foreign = read("Which? {=<img src\\=x> ~b}\n\nWho came to Cairo? {=Ann}\n")
    assert [fact.values["back"] for fact in foreign.facts] == ["Ann"]
    assert "questions or answers without text, such as pictures" in {
        loss.what for loss in foreign.losses
    }


def test_a_question_that_no_deck_can_hold_is_a_loss():
    """Decks have a limit for texts, so that a mistyped quote is found in time."""
    foreign = read(f"{'Why ' * 3000}? {{=a ~b}}\n\nWho came to Cairo? {{=Ann}}\n")
    assert [fact.values["back"] for fact in foreign.facts] == ["Ann"]
    (loss,) = foreign.losses
    assert loss.what == "questions of more than 10,000 characters"
