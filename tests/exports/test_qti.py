"""QTI packages come back with the same stems, options and keys, and a player scores them."""

import io
import re
import zipfile
from xml.etree.ElementTree import fromstring, tostring

import pytest
from conftest import open_page
from hostile_items import hostile, shipped, written
from platform_texts import expected, one_line, shown_text
from qti_player import QtiPlayer

from quizgen.exports.platforms.qti_package import QTI_2_1, QTI_3
from quizgen.exports.platforms.question_answers import hashed_id
from quizgen.questions.interactions import Choice, Gap, Match, Order, TextEntry, points_of

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])
VERSIONS = pytest.mark.parametrize("export_format", [QTI_3, QTI_2_1], ids=["3", "2.1"])
FORMULA = re.compile(r"\\\(.*?\\\)")


def unpack(files):
    """Return the files of a package by name."""
    (content,) = files.values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain_name(name):
    """Return the name of an element or attribute as QTI 2.1 has it."""
    name = name.rpartition("}")[2].removeprefix("qti-")
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def read_item(content):
    """Return an item as an element with the names of QTI 2.1, whatever its version."""
    root = fromstring(content)  # noqa: S314 - our own file
    for element in root.iter():
        element.tag = plain_name(element.tag)
        element.attrib = {plain_name(key): value for key, value in element.attrib.items()}
    return root


def text_in(element):
    """Return the text of an element, with a sign for each formula."""
    for formula in element.iter("math"):
        tail = formula.tail
        formula.clear()
        formula.text, formula.tail = "∎", tail
    return shown_text(tostring(element, "unicode"))


def from_item(root):
    """Return the stem and the answers of an item."""
    body = root.find("itemBody")
    names = ("choiceInteraction", "matchInteraction", "orderInteraction")
    (interaction,) = [found for found in body if found.tag in names] or [None]
    right = [value.text for value in root.findall("responseDeclaration/correctResponse/value")]
    if interaction is None:
        entry = next(body.iter("textEntryInteraction"))
        entry.text = "_____" if text_in(body).strip() and entry.tail else ""
        keys = [entry.get("mapKey") for entry in root.iter("mapEntry")]
        return text_in(body), "short" if keys else "number", list(map(one_line, keys or right))
    body.remove(interaction)
    options = [
        (option.get("identifier"), text_in(option))
        for option in interaction.iter()
        if option.tag in ("simpleChoice", "simpleAssociableChoice")
    ]
    stem, texts = text_in(body), dict(options)
    match interaction.tag:
        case "choiceInteraction" if list(texts.values()) == ["True", "False"]:
            assert interaction.get("shuffle") == "false"
            return stem, "truefalse", texts[right[0]]
        case "choiceInteraction":
            return stem, "choice", [(text, key in right) for key, text in options]
        case "orderInteraction":
            return stem, "order", [texts[key] for key in right]
    pairs = [pair.split() for pair in right]
    matched = [(texts[premise], texts[response]) for premise, response in pairs]
    used = {key for pair in pairs for key in pair}
    return stem, "match", [*matched, *(("", text) for key, text in options if key not in used)]


@VERSIONS
@PUBLICATIONS
def test_items_come_back(publication, export_format):
    """Each item is a well-formed file with its stem, options and key."""
    items, files = written(export_format, publication())
    package = unpack(files)
    for item in items:
        root = read_item(package[f"items/{hashed_id(item.id)}.xml"])
        found = from_item(root)
        if found[1] != "number":
            assert found == hidden_formulas(expected(item)), item.id
        feedback = text_in(root.find("modalFeedback"))
        assert hide(one_line(item.rationale)) in feedback


def hide(text):
    """Return a text with a sign for each formula."""
    return FORMULA.sub("∎", text)


def hidden_formulas(found):
    """Return a reader's result with a sign for each formula, but in typed answers."""
    stem, kind, answers = found
    match kind:
        case "choice":
            answers = [(hide(text), right) for text, right in answers]
        case "match":
            answers = [(hide(left), hide(right)) for left, right in answers]
        case "order":
            answers = list(map(hide, answers))
    return hide(stem), kind, answers


@VERSIONS
def test_the_manifest_names_all_files(export_format):
    """Every file is a resource, and the test refers to every item."""
    items, files = written(export_format, shipped())
    package = unpack(files)
    manifest = read_item(package["imsmanifest.xml"])
    listed = {file.get("href") for file in manifest.iter("file")}
    assert listed | {"imsmanifest.xml"} == package.keys()
    test = read_item(package["test.xml"])
    references = [reference.get("href") for reference in test.iter("assessmentItemRef")]
    assert references == [f"items/{hashed_id(item.id)}.xml" for item in items]


def test_formulas_are_mathml():
    """A formula is MathML of its own namespace, and only operators have spaces."""
    items, files = written(QTI_3, hostile())
    package = unpack(files)
    item = next(item for item in items if r"\frac" in item.stem and item.style.name == "choice")
    text = package[f"items/{hashed_id(item.id)}.xml"].decode()
    assert '<math display="inline" xmlns="http://www.w3.org/1998/Math/MathML">' in text
    assert "<mfrac>" in text
    assert not re.search(r"<(?!mo\b)m\w+ [^>]*[lr]space=", text)


def right_response(item, root):
    """Return the right response to an item, as the player stores it."""
    values = [value.text for value in root.findall("responseDeclaration/correctResponse/value")]
    declaration = root.find("responseDeclaration")
    if declaration.get("baseType") == "float":
        return float(values[0])
    return values if isinstance(item.interaction, Match | Order) else values[0]


def wrong_response(item, right):
    """Return a wrong response to an item."""
    match item.interaction:
        case Choice(key=key):
            return "BA"[key] if key < 2 else "A"
        case TextEntry() | Gap():
            return right + 1 if isinstance(right, float) else "something else"
    return right[::-1] if isinstance(item.interaction, Order) else right[:1]


@PUBLICATIONS
def test_a_player_scores_right_and_wrong_answers(publication, browser):
    """In a certified player, the right answer gets all points, a wrong one none or a part."""
    items, files = written(QTI_3, publication())
    package = unpack(files)
    with open_page(browser) as page:
        player = QtiPlayer(page)
        for item in chosen(items, 30 if publication is shipped else 100):
            content = package[f"items/{hashed_id(item.id)}.xml"].decode()
            right = right_response(item, read_item(content))
            text, outcomes = player.play(content, [right, wrong_response(item, right)])
            lost = int(isinstance(item.interaction, Match))
            points = [points_of(item.interaction), lost]
            assert outcomes == [[score, "answered"] for score in points], item.id
            check_order(item, text)


def chosen(items, most):
    """Return some items of each style. The player cannot load a key with braces of Vue."""
    by_style = {}
    for item in items:
        if not (isinstance(item.interaction, TextEntry) and "{{" in item.answer):
            by_style.setdefault(item.style.name, []).append(item)
    return [item for group in by_style.values() for item in group[:most]]


def check_order(item, text):
    """Check that options which must keep their order are shown in it."""
    if isinstance(item.interaction, Choice) and item.interaction.ordered:
        options = list(map(one_line, item.options))
        lines = [line for line in map(one_line, text.split("\n")) if line in options]
        assert lines == options, item.id
