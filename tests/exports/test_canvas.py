"""Canvas packages come back with the same stems, options and keys."""

import importlib.util
import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from conftest import need
from hostile_items import hostile, shipped, written
from media_samples import png
from platform_texts import expected, one_line, shown_text

from quizgen.exports.platforms.canvas_package import CANVAS
from quizgen.formulas import in_plain_characters
from quizgen.publishing.deck_export import ExportRequest, plan_export

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])


def unpack(content):
    """Return the files of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def local(element):
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def below(element, name):
    """Return the elements with a name below an element."""
    return [found for found in element.iter() if local(found) == name]


def items_of(files):
    """Return the items of the quiz that the manifest names."""
    manifest = fromstring(files["imsmanifest.xml"])  # noqa: S314 - our own file
    (quiz,) = (r for r in below(manifest, "resource") if r.get("type") == "imsqti_xmlv1p2")
    (file,) = below(quiz, "file")
    return below(fromstring(files[file.get("href")]), "item")  # noqa: S314 - our own file


def settings_of(item):
    """Return the settings of an item by label."""
    fields = below(item, "qtimetadatafield")
    return {field[0].text: field[1].text or "" for field in fields}


def material(element):
    """Return the first text of an element as a browser shows it."""
    text = below(element, "mattext")[0]
    return shown_text(text.text or "") if text.get("texttype") == "text/html" else text.text


def from_item(item):
    """Return the stem and answers of an item."""
    (presentation,) = below(item, "presentation")
    stem, right = material(presentation), [found.text for found in below(item, "varequal")]
    match settings_of(item)["question_type"]:
        case "true_false_question":
            labels = {
                label.get("ident"): material(label) for label in below(item, "response_label")
            }
            assert list(labels.values()) == ["True", "False"]
            return stem, "truefalse", labels[right[0]]
        case "multiple_choice_question":
            labels = below(item, "response_label")
            ids = [label.get("ident") for label in labels]
            assert settings_of(item)["original_answer_ids"] == ",".join(ids)
            return stem, "choice", [(material(o), o.get("ident") in right) for o in labels]
        case "short_answer_question":
            return stem, "short", list(map(one_line, right))
        case "matching_question":
            return stem, "match", list(read_pairs(item, right))
    return stem, "number", right


def read_pairs(item, right):
    """Yield each premise with its response, then the other responses."""
    menus = below(item, "response_lid")
    labels = {o.get("ident"): material(o) for o in below(menus[0], "response_label")}
    for menu, ident in zip(menus, right, strict=True):
        yield one_line(material(menu)), one_line(labels[ident])
    yield from (("", one_line(text)) for ident, text in labels.items() if ident not in right)


def in_canvas(item):
    """Return what a reader must find: menus are in plain characters."""
    stem, kind, answers = expected(item)
    if kind == "match":
        answers = [(in_plain_characters(a), in_plain_characters(b)) for a, b in answers]
    return stem, kind, answers


@PUBLICATIONS
def test_items_come_back(publication):
    """Each item has its stem, options and key, and an identifier of its own."""
    items, files = written(CANVAS, publication())
    (content,) = files.values()
    found = items_of(unpack(content))
    assert len({item.get("ident") for item in found}) == len(found) == len(items)
    for item, element in zip(items, found, strict=True):
        result = from_item(element)
        if result[1] != "number":
            assert result == in_canvas(item), item.id
        feedback = material(below(element, "itemfeedback")[0])
        assert one_line(item.rationale) in feedback


def test_identifiers_agree():
    """The manifest names all files, and the settings name the quiz."""
    _, files = written(CANVAS, shipped())
    (content,) = files.values()
    names = unpack(content)
    manifest = fromstring(names["imsmanifest.xml"])  # noqa: S314 - our own file
    listed = {file.get("href") for file in below(manifest, "file")}
    assert listed | {"imsmanifest.xml"} == names.keys()
    resources = {resource.get("identifier") for resource in below(manifest, "resource")}
    assert {found.get("identifierref") for found in below(manifest, "dependency")} <= resources
    (quiz,) = (name for name in names if name.endswith("assessment_meta.xml"))
    settings = fromstring(names[quiz])  # noqa: S314 - our own file
    assert settings.get("identifier") in resources


def test_pictures_are_in_the_package(deck_project, tmp_path):
    """The stem shows a picture of the question by the path that Canvas resolves."""
    path = deck_project("""
    - id: opened
      say: Ann Lee opened [3] parks in May 2020.
      ask: How many parks did Ann Lee open in May 2020?
      quote: Ann Lee opened 3 parks in May 2020
      media: {file: media/gate.png, alt: a gate, show: question}
    """)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "gate.png").write_bytes(png())
    (content,) = plan_export([path], ExportRequest("canvas")).files.values()
    files = unpack(content)
    ((name, picture),) = ((n, data) for n, data in files.items() if n.endswith(".png"))
    assert picture == png()
    (item,) = items_of(files)
    assert f'src="%24IMS-CC-FILEBASE%24/{name}"' in below(item, "mattext")[0].text


def test_the_same_input_gives_the_same_bytes():
    """The archive contains no times."""
    assert written(CANVAS, hostile())[1] == written(CANVAS, hostile())[1]


@PUBLICATIONS
def test_qti2latex_finds_the_keys(publication, tmp_path):
    """An independent reader of Canvas packages finds stems, options and right answers."""
    need("qti2latex", present=importlib.util.find_spec("qti2latex") is not None)
    import qti2latex

    items, files = written(CANVAS, publication())
    (content,) = files.values()
    path = tmp_path / "canvas.zip"
    path.write_bytes(content)
    found = {
        element.get("ident"): element
        for file in qti2latex.read_qti_dir(qti2latex.extract_zip_to_tmp(path))
        for element in qti2latex.findall_anyns(qti2latex.ET.parse(file).getroot(), "item")
    }
    assert len(found) == len(items)
    for item, element in zip(items, found.values(), strict=True):
        stem, kind, answers = in_canvas(item)
        assert shown_text(qti2latex.get_item_stem(element)) == stem
        right = qti2latex.get_correct_idents(element)
        if kind == "choice":
            options = qti2latex.get_choices(element)
            assert [(shown_text(text), id_ in right) for id_, text in options] == answers
        elif qti2latex.get_qti_metadata(element)["question_type"] == "short_answer_question":
            assert set(map(one_line, right)) == set(answers)
