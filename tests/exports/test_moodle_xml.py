"""Moodle XML comes back with the same stems, options, keys, pictures and ids."""

import base64
import html
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from conftest import need
from hostile_items import LONG, hostile, shipped, written
from media_samples import png
from platform_texts import expected, in_menus, one_line, shown_text

from quizgen.exports.platforms.gift import GIFT
from quizgen.exports.platforms.moodle_xml import MOODLE
from quizgen.publishing.deck_export import ExportRequest, plan_export
from quizgen.questions.item import BLANK

FACT = """
    - id: opened
      say: Ann Lee opened [3] parks in May 2020.
      ask: How many parks did Ann Lee open in May 2020?
      quote: Ann Lee opened 3 parks in May 2020
"""
FRACTIONS = {"100", "0"}
AMC = re.compile(r"\\(correct|wrong|AMCnumeric)[cC]hoices?\{((?:[^{}]|\{[^{}]*\})*)\}[\s{]")
GAP = re.compile(r"\{1:SHORTANSWER:=((?:[^~#}{\\]|(?<=&)#)+)\}")


def read(content):
    """Return the questions of a file as elements, without the categories."""
    questions = fromstring(content).findall("question")  # noqa: S314 - our own file
    return [question for question in questions if question.get("type") != "category"]


def text_of(element, path):
    """Return the text that an element holds in Moodle's way."""
    return element.findtext(f"{path}/text") or ""


def from_question(question):
    """Return the id, stem and answers of a question, as Moodle reads them."""
    stem = text_of(question, "questiontext")
    kind, answers = read_answers(question, stem)
    if kind == "gap":
        stem = GAP.sub(BLANK, stem)
    return (
        question.findtext("idnumber"),
        shown_text(stem),
        "short" if kind == "gap" else kind,
        answers,
    )


def read_answers(question, stem):  # noqa: PLR0911 - a return for each type of question
    """Return the type and the answers of a question."""
    rows = [(text_of(row, "."), row.get("fraction")) for row in question.findall("answer")]
    assert {fraction for _, fraction in rows} <= FRACTIONS
    match question.get("type"):
        case "truefalse":
            return "truefalse", next(text for text, fraction in rows if fraction == "100").title()
        case "multichoice":
            assert question.findtext("single") == "true"
            return "choice", [(shown_text(text), fraction == "100") for text, fraction in rows]
        case "shortanswer":
            assert not any(re.search(r"(?<!\\)\*", text) for text, _ in rows)
            return "short", [one_line(text.replace("\\*", "*")) for text, _ in rows]
        case "numerical":
            return "number", [(text, question.findtext("answer/tolerance")) for text, _ in rows]
        case "matching":
            pairs = question.findall("subquestion")
            texts = ((text_of(pair, "."), text_of(pair, "answer")) for pair in pairs)
            return "match", [(shown_text(left), one_line(right)) for left, right in texts]
        case "ordering":
            assert question.find("shownumcorrect") is not None
            assert question.find("correctfeedback") is not None
            return "order", [shown_text(text) for text, _ in rows]
        case "cloze":
            return "gap", [html.unescape(answer) for answer in GAP.findall(stem)]
    raise AssertionError(question.get("type"))


@pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])
def test_questions_come_back(publication):
    """Each question has its id, stem, options and key, whatever signs its texts contain."""
    items, files = written(MOODLE, publication())
    (content,) = files.values()
    found = list(map(from_question, read(content)))
    assert len(found) == len(items) == len({id_ for id_, *_ in found})
    for item, (id_, stem, kind, answers) in zip(items, found, strict=True):
        assert item.id.startswith(id_[:88])
        assert len(id_) <= 100
        if kind == "number":
            assert answers[0][0] == item.interaction.accepted[-1].replace(",", ""), item.id
        else:
            assert (stem, kind, answers) == in_menus(expected(item)), item.id


def test_a_response_that_aborts_the_import_is_left_out():
    """Moodle stores 255 characters of a response of matching, and imports no question otherwise."""
    (item,) = (
        item for item in hostile().items if LONG in item.stem and item.style.name == "matching"
    )
    why = "a response has more than 255 characters"
    for export_format in (MOODLE, GIFT):
        assert export_format.find_obstacle(hostile().deck, item) == why


def test_feedback_has_rationale_quote_and_source():
    """Learners read why the answer is right, and where."""
    items, files = written(MOODLE, shipped())
    (content,) = files.values()
    for item, question in zip(items, read(content), strict=True):
        feedback = shown_text(text_of(question, "generalfeedback"))
        for text in (item.rationale, item.fact.quote, item.fact.source.title):
            assert one_line(text) in feedback, item.id
        said, quote = item.rationale.rstrip("."), item.fact.quote.rstrip(".")
        assert said != quote or feedback.count(one_line(said)) == 1, item.id
        assert [text_of(tag, ".") for tag in question.findall("tags/tag")] == list(item.tags)


def test_sections_are_categories():
    """Each section is a category below that of its deck."""
    _, files = written(MOODLE, shipped())
    (content,) = files.values()
    written_names = fromstring(content).iterfind("question/category/text")  # noqa: S314 - ours
    names = {element.text for element in written_names}
    for deck, item in shipped().iter_items():
        if MOODLE.parts_of(item.style) and deck.sections:
            assert f"$course$/top/{deck.title}/{deck.sections[item.fact.section]}" in names


def test_pictures_are_embedded(deck_project, tmp_path):
    """A picture of the question is in the stem, one of the answer in the feedback, with its alt."""
    media = """
      media:
        - {file: media/gate.png, alt: 'a "gate"', show: question}
        - {file: media/map.png, alt: a map, credit: Eve & Co}
    """
    path = deck_project(FACT + media)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "gate.png").write_bytes(png())
    (tmp_path / "media" / "map.png").write_bytes(png(9))
    planned = plan_export([path], ExportRequest("moodle"))
    (content,) = planned.files.values()
    (question,) = read(content)
    for part, picture, alt in (
        ("questiontext", png(), "a &quot;gate&quot;"),
        ("generalfeedback", png(9), "a map"),
    ):
        (file,) = question.findall(f"{part}/file")
        assert base64.b64decode(file.text) == picture
        shown = f'<img src="@@PLUGINFILE@@/{file.get("name")}" alt="{alt}"/>'
        assert shown in text_of(question, part)
    assert "Eve &amp; Co" in text_of(question, "generalfeedback")


def test_a_number_has_its_unit_and_tolerance(deck_project):
    """Learners may type the unit; half a unit of the last decimal is allowed."""
    fact = FACT.replace("opened [3] parks", "walked [3.5 miles]").replace("opened 3", "walked 3.5")
    fact = fact.replace("parks in", "miles in").replace("How many parks did", "How far did")
    fact = fact.replace("Lee open in", "Lee walk in")
    path = deck_project(fact, article="Ann Lee walked 3.5 miles in May 2020.")
    (content,) = plan_export([path], ExportRequest("moodle")).files.values()
    (question,) = read(content)
    assert from_question(question)[2:] == ("number", [("3.5", "0.05")])
    units = [unit.findtext("unit_name") for unit in question.findall("units/unit")]
    assert units == ["miles", "mile"]


def test_amc2moodle_finds_options_keys_and_numbers(tmp_path):
    """An independent reader of Moodle XML, which prints choices and numbers with LaTeX."""
    need("amc2moodle", present=importlib.util.find_spec("amc2moodle") is not None)
    items, files = written(MOODLE, shipped())
    (tmp_path / "quiz.xml").write_bytes(*files.values())
    command = [Path(sys.executable).with_name("moodle2amc"), "quiz.xml", "-o", "quiz.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    found = AMC.findall((tmp_path / "quiz.tex").read_text("utf-8"))
    wanted = []
    for item, question in zip(items, read(*files.values()), strict=True):
        if question.get("type") == "multichoice":
            choice = item.interaction
            kinds = ["correct" if n == choice.key else "wrong" for n in range(len(choice.options))]
            wanted += zip(kinds, map(one_line, choice.options), strict=True)
        elif question.get("type") == "numerical":
            wanted.append(("AMCnumeric", text_of(question, "answer")))
    assert [(kind, shown_text(text)) for kind, text in found] == wanted
