"""Formats carry what they declare, and leave out the rest."""

import html
import json
import zipfile
from io import BytesIO

import pytest
from conftest import ROOT

from quizgen.exports import anki
from quizgen.exports.built_formats import BUILT_FORMATS, make_files
from quizgen.exports.export_format import NO_PARTS, ItemPart
from quizgen.exports.formats import FORMATS
from quizgen.publishing.build_plan import plan_build
from quizgen.questions.styles import STYLES

NOW = 2_000_000_000
TEXTS = {
    ItemPart.STEM: lambda item: item.stem,
    ItemPart.RATIONALE: lambda item: item.rationale,
    ItemPart.QUOTE: lambda item: " ".join(item.fact.quote.split()),
}
"""Parts that can be recognized in a file, as texts."""


@pytest.fixture(scope="module")
def whole():
    """A publication of a deck with items of every style, all of them on one form."""
    path = ROOT / "decks" / "cleopatra.yaml"
    return plan_build(path, NOW).publication


def readable(files):
    """Return the text of files, with entities and JSON escapes resolved, to be compared."""
    texts = []
    for name, content in files:
        if name.endswith(".apkg"):
            assert zipfile.is_zipfile(BytesIO(content))
        elif name.endswith(".json"):
            texts.append(json.dumps(json.loads(content), ensure_ascii=False).replace('\\"', '"'))
        else:
            texts.append(html.unescape(content.decode("utf-8")))
    return comparable(" ".join(texts))


def comparable(text):
    """Return a text with plain spaces, and with all quotation marks alike."""
    return " ".join(text.translate(str.maketrans("“”‘’", '""""')).split())


@pytest.mark.parametrize("name", ["json", "practice"])
@pytest.mark.parametrize("part", TEXTS, ids=str)
def test_a_format_of_all_items_carries_what_it_declares(whole, name, part):
    """Each item's stem, rationale and quote are in the files, if the format declares them."""
    (export_format,) = (candidate for candidate in FORMATS if candidate.name == name)
    text = readable(export_format.make_files(whole))
    for item in whole.items:
        expected = part in export_format.parts_of(item.style)
        if expected and item.style.name not in ("matching", "ordering"):  # their lists are split up
            assert comparable(TEXTS[part](item)) in text, item.id


def test_the_package_has_notes_of_the_styles_that_it_declares(whole):
    """An item has a note or card if its style is carried, and only then."""
    keys = {note.key for note in whole.notes} | {
        f"{note.key.partition('#')[0]}/{question}"
        for note in whole.notes
        for question in note.slots
    }
    for item in whole.items:
        key = item.id.removeprefix(f"{whole.deck.id}/")
        assert (key in keys) == bool(anki.PACKAGE.parts_of(item.style)), item.id


def test_sheets_print_the_styles_that_they_declare(whole):
    """The parts of a form are exactly the styles that sheets carry and the deck has."""
    (sheets,) = (candidate for candidate in FORMATS if candidate.name == "sheets")
    (form,) = whole.forms
    assert all(sheets.parts_of(part.style) for part in form.parts)
    carried = sheets.carries(STYLES)
    text = readable(sheets.make_files(whole))
    for question in form.questions:
        assert question.item.style in carried
        if ItemPart.RATIONALE in carried[question.item.style]:
            assert comparable(question.item.rationale) in text, question.item.id


def test_every_style_is_carried_by_a_format():
    """A new style reaches learners through some format, and every format names its commands."""
    for style in STYLES:
        assert any(candidate.parts_of(style) != NO_PARTS for candidate in FORMATS), style.name
    for export_format in FORMATS:
        assert export_format.commands
        assert export_format.commands <= {"build", "quiz", "export"}


def test_builds_and_quizzes_write_every_format_that_names_them():
    """A format that declares `build` or `quiz` is among those that these commands import."""
    declared = [found for found in FORMATS if found.commands & {"build", "quiz"}]
    assert declared == list(BUILT_FORMATS)


def test_a_command_writes_only_its_own_formats(whole):
    """A quiz has tables but no package; a build has a package but no tables."""
    build, quiz = set(make_files(whole)), set(make_files(whole, "quiz"))
    assert "cleopatra.apkg" in build - quiz
    assert {"key.csv", "items-map.csv"} <= quiz - build
    assert "quiz-A.html" in build & quiz
