"""QTI packages, in versions 3 and 2.1: an item per file, a test that lists them, a manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.file_archive import write_zip
from quizgen.exports.platforms.qti_items import NAMESPACE, make_item, media_path
from quizgen.exports.platforms.qti_versions import convert_to_2_1
from quizgen.exports.platforms.question_answers import find_hard_answer, hashed_id
from quizgen.exports.platforms.question_texts import all_media
from quizgen.exports.platforms.xml_elements import add_element, write_document
from quizgen.exports.publication import Publication
from quizgen.questions.interactions import Gap, Hotspot, Listing, Order, Recall, TextEntry
from quizgen.questions.style import Style

_TEST = "test.xml"


def keep(root: Element) -> Element:
    """Return an element as it is: the conversion of the newest version."""
    return root


class QtiVersion(Struct, frozen=True):
    """A version of QTI: the words of its manifest, and the conversion from QTI 3."""

    number: str
    manifest: str
    schema: tuple[str, str]
    resource: str
    convert: Callable[[Element], Element] = keep


_3_0 = QtiVersion(
    "3",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    ("QTI Package", "3.0.0"),
    "imsqti_{}_xmlv3p0",
)
_2_1 = QtiVersion(
    "21",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    ("QTIv2.1 Package", "1.0.0"),
    "imsqti_{}_xmlv2p1",
    convert_to_2_1,
)


def make_files(publication: Publication, version: QtiVersion) -> Iterator[tuple[str, bytes]]:
    """Yield the package. Raises OSError for missing media."""
    items = {
        f"items/{hashed_id(item.id)}.xml": write_document(
            version.convert(make_item(deck, item)), indented=False
        )
        for deck, item in publication.iter_items()
    }
    media = {media_path(name): content for name, content in all_media(publication).items()}
    files = {
        "imsmanifest.xml": write_document(_make_manifest(publication, version, items, media)),
        _TEST: write_document(version.convert(_make_test(publication, items))),
        **items,
        **media,
    }
    yield f"{publication.name}.qti{version.number}.zip", write_zip(files)


def _make_manifest(
    publication: Publication,
    version: QtiVersion,
    items: Mapping[str, bytes],
    media: Mapping[str, bytes],
) -> Element:
    identifier = hashed_id("manifest", publication.name)
    root = Element("manifest", {"xmlns": version.manifest, "identifier": identifier})
    metadata = add_element(root, "metadata")
    for tag, text in zip(("schema", "schemaversion"), version.schema, strict=True):
        add_element(metadata, tag, text)
    add_element(root, "organizations")
    resources = add_element(root, "resources")
    test = _add_resource(resources, _TEST, version.resource.format("test"))
    for path in items:
        _add_resource(resources, path, version.resource.format("item"))
        add_element(test, "dependency", identifierref=hashed_id("resource", path))
    for path in media:
        _add_resource(resources, path, "webcontent")
    return root


def _add_resource(resources: Element, path: str, type_: str) -> Element:
    identifier = hashed_id("resource", path)
    resource = add_element(resources, "resource", identifier=identifier, type=type_, href=path)
    add_element(resource, "file", href=path)
    return resource


def _make_test(publication: Publication, items: Mapping[str, bytes]) -> Element:
    """Return a test with all items in one section, in their order."""
    identifier = hashed_id("test", publication.name)
    root = Element("qti-assessment-test", {"xmlns": NAMESPACE, "identifier": identifier})
    root.set("title", publication.title)
    part = add_element(root, "qti-test-part", identifier="part")
    part.attrib |= {"navigation-mode": "nonlinear", "submission-mode": "individual"}
    section = add_element(part, "qti-assessment-section", identifier="section")
    section.attrib |= {"title": publication.title, "visible": "true"}
    for path in items:
        reference = add_element(section, "qti-assessment-item-ref", href=path)
        reference.set("identifier", hashed_id("reference", path))
    return root


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return carried_parts(style, frozenset(ItemPart) - {ItemPart.TAGS}, (Recall, Listing, Hotspot))


def _declare(version: QtiVersion, about: str) -> ExportFormat:
    return ExportFormat(
        f"qti{version.number}",
        about,
        partial(make_files, version=version),
        _parts_of,
        frozenset({"export"}),
        conversions={
            TextEntry: "a blank that accepts the listed answers only, or a number",
            Gap: "a blank that accepts one spelling",
            Order: "an ordering that is right or wrong as a whole",
        },
        find_obstacle=find_hard_answer,
        is_text=False,
    )


QTI_3 = _declare(_3_0, "a package of QTI 3, for platforms of 1EdTech’s standard")
QTI_2_1 = _declare(_2_1, "a package of QTI 2.1, for older platforms")
