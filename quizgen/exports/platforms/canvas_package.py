"""Canvas: a ZIP package of QTI 1.2, as Canvas’s own exports have it.

An identifier that differs between the files makes Canvas ignore options without a warning, so
every identifier is made in one place, from the ids of items.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.canvas_items import add_item, file_path
from quizgen.exports.platforms.file_archive import write_zip
from quizgen.exports.platforms.question_answers import find_hard_answer, hashed_id
from quizgen.exports.platforms.question_texts import all_media
from quizgen.exports.platforms.xml_elements import add_element, write_document
from quizgen.exports.publication import Publication
from quizgen.questions.interactions import (
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
    points_of,
)
from quizgen.questions.style import Style

_META_TYPE = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_SETTINGS = {
    "shuffle_answers": "false",
    "scoring_policy": "keep_highest",
    "quiz_type": "assignment",
    "show_correct_answers": "true",
    "allowed_attempts": "1",
    "one_question_at_a_time": "false",
    "cant_go_back": "false",
    "available": "false",
}
"""Settings of the quiz. Options stay in our order, in which numbers are sorted."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the package: a quiz, its settings, and the media. Raises OSError for missing media."""
    quiz = hashed_id("quiz", publication.name)
    media = {file_path(name): content for name, content in all_media(publication).items()}
    files = {
        "imsmanifest.xml": write_document(_make_manifest(publication, quiz, media)),
        f"{quiz}/{quiz}.xml": write_document(_make_quiz(publication, quiz)),
        f"{quiz}/assessment_meta.xml": write_document(_make_settings(publication, quiz)),
        **media,
    }
    yield f"{publication.name}.canvas.zip", write_zip(files)


def _make_manifest(publication: Publication, quiz: str, media: Mapping[str, bytes]) -> Element:
    root = Element(
        "manifest",
        {
            "identifier": hashed_id("manifest", publication.name),
            "xmlns": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
        },
    )
    metadata = add_element(root, "metadata")
    add_element(metadata, "schema", "IMS Content")
    add_element(metadata, "schemaversion", "1.1.3")
    add_element(root, "organizations")
    resources = add_element(root, "resources")
    meta = hashed_id("meta", publication.name)
    _add_resource(resources, quiz, "imsqti_xmlv1p2", f"{quiz}/{quiz}.xml", needs=meta)
    path = f"{quiz}/assessment_meta.xml"
    _add_resource(resources, meta, _META_TYPE, path).set("href", path)
    for path in media:
        _add_resource(resources, hashed_id("media", path), "webcontent", path).set("href", path)
    return root


def _add_resource(
    resources: Element, identifier: str, type_: str, path: str, needs: str = ""
) -> Element:
    resource = add_element(resources, "resource", identifier=identifier, type=type_)
    add_element(resource, "file", href=path)
    if needs:
        add_element(resource, "dependency", identifierref=needs)
    return resource


def _make_settings(publication: Publication, quiz: str) -> Element:
    root = Element(
        "quiz", {"identifier": quiz, "xmlns": "http://canvas.instructure.com/xsd/cccv1p0"}
    )
    add_element(root, "title", publication.title)
    add_element(root, "description")
    points = sum(points_of(item.interaction) for item in publication.items)
    for name, value in {**_SETTINGS, "points_possible": str(points)}.items():
        add_element(root, name, value)
    return root


def _make_quiz(publication: Publication, quiz: str) -> Element:
    root = Element("questestinterop", {"xmlns": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"})
    assessment = add_element(root, "assessment", ident=quiz, title=publication.title)
    section = add_element(assessment, "section", ident="root_section")
    for deck, item in publication.iter_items():
        add_item(section, deck, item)
    return root


def _parts_of(style: Style) -> frozenset[ItemPart]:
    """Return the parts carried in a style. Menus for matching are plain text."""
    carried = frozenset(ItemPart) - {ItemPart.TAGS}
    parts = carried_parts(style, carried, (Recall, Listing, Order, Hotspot))
    return parts - {ItemPart.FORMULAS} if style.interaction is Match else parts


CANVAS = ExportFormat(
    "canvas",
    "a quiz for Canvas as a QTI 1.2 package",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a blank that accepts the listed answers only, or a number",
        Gap: "a blank that accepts one spelling",
    },
    find_obstacle=find_hard_answer,
    is_text=False,
)
