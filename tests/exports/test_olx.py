"""Problems of Open edX come back with the same texts, and its grader marks right and wrong."""

import io
import json
import subprocess
import tarfile
from xml.etree.ElementTree import fromstring, tostring

import pytest
from conftest import ROOT, need
from hostile_items import hostile, shipped, written
from platform_texts import expected, one_line, shown_text

from quizgen.exports.platforms.olx_library import OLX
from quizgen.exports.platforms.question_answers import hashed_id
from quizgen.formulas import in_plain_characters
from quizgen.questions.interactions import Choice, Match

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])
GRADER = ROOT / ".venv-capa" / "bin" / "python"


def unpack(files):
    """Return the files of a library by name."""
    (content,) = files.values()
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {entry.name: archive.extractfile(entry).read() for entry in archive}


def problem_of(package, item):
    """Return the XML of the problem of an item."""
    return package[f"library/problem/{hashed_id(item.id)}.xml"].decode()


def text_in(element):
    """Return the text of an element as a browser shows it."""
    return shown_text(tostring(element, "unicode"))


def from_problem(xml):
    """Return the stem and the answers of a problem."""
    root = fromstring(xml)  # noqa: S314 - our own file
    response, label = root[0], root.find(".//label")
    if response.tag == "p":
        return text_in(response), "match", [*map(read_menu, root.findall("optionresponse"))]
    stem = text_in(label)
    if response.tag == "multiplechoiceresponse":
        options = [(text_in(o), o.get("correct") == "true") for o in response.iter("choice")]
        if [text for text, _ in options] == ["True", "False"]:
            return stem, "truefalse", next(text for text, right in options if right)
        return stem, "choice", options
    answers = [response, *response.findall("additional_answer")]
    kind = "short" if response.tag == "stringresponse" else "number"
    return stem, kind, [one_line(found.get("answer")) for found in answers]


def read_menu(response):
    """Return the premise and the right response of a menu."""
    (right,) = (o.text for o in response.iter("option") if o.get("correct") == "True")
    return text_in(response.find("label")), one_line(right)


def in_olx(item):
    """Return what a reader must find: the premises with their responses in plain characters."""
    stem, kind, answers = expected(item)
    if kind == "match":
        answers = [(left, in_plain_characters(right)) for left, right in answers if left]
    return stem, kind, answers


@PUBLICATIONS
def test_problems_come_back(publication):
    """Each problem has its stem, options and key, and is listed in the library."""
    items, files = written(OLX, publication())
    package = unpack(files)
    library = fromstring(package["library/library.xml"])  # noqa: S314 - our own file
    assert [found.get("url_name") for found in library] == [hashed_id(item.id) for item in items]
    for item in items:
        found = from_problem(problem_of(package, item))
        if found[1] != "number":
            assert found == in_olx(item), item.id
        solution = text_in(fromstring(problem_of(package, item)).find("solution"))  # noqa: S314
        assert one_line(item.rationale) in solution


def answers_to(item, xml):
    """Return right answers to the inputs of a problem, and wrong ones."""
    match item.interaction:
        case Choice(key=key):
            return [[f"choice_{key}"], [f"choice_{1 - min(key, 1)}"]]
        case Match(pairs=pairs, responses=responses):
            texts = [one_line(in_plain_characters(text)) for text in responses]
            wrong = [texts[(at + 1) % len(texts)] for at in pairs]
            return [[texts[at] for at in pairs], wrong]
    (first, *_) = from_problem(xml)[2]
    wrong = str(2 * float(first) + 1) if "<numericalresponse" in xml else "something else"
    return [[first], [wrong]]


@PUBLICATIONS
def test_capa_marks_right_and_wrong_answers(publication):
    """Open edX's own grader accepts the right answers and rejects wrong ones."""
    need("capa", present=GRADER.exists())
    items, files = written(OLX, publication())
    package = unpack(files)
    problems = [problem_of(package, item) for item in items]
    asked = [(xml, answers_to(item, xml)) for item, xml in zip(items, problems, strict=True)]
    done = subprocess.run(
        [GRADER, ROOT / "tests" / "olx_grader.py"],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    for item, (right, wrong) in zip(items, json.loads(done.stdout), strict=True):
        assert all(right), item.id
        assert not any(wrong), item.id


def test_the_same_input_gives_the_same_bytes():
    """The archive contains no times."""
    assert written(OLX, hostile())[1] == written(OLX, hostile())[1]
