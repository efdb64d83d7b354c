"""Text files that Anki exported become decks like packages."""

import pytest
from conftest import import_package
from foreign import genanki_package, request_for
from genanki import BASIC_MODEL as BASIC
from genanki import CLOZE_MODEL as CLOZE

from quizgen.imports.formats import packages, text_exports

NOTES = (
    (BASIC, ["Who<br>came, “by train”?", 'Ann;\t"Bo"'], "one"),
    (CLOZE, ["The {{c1::Nile}} flows through <b>Cairo</b> in Egypt.", "more"], "two"),
)
HEADER = "#separator:tab\n#html:true\n"


def read(text, suffix=".txt"):
    """Return the deck of a valid text file."""
    request = request_for(text.encode(), suffix=suffix)
    assert text_exports.accepts(request)
    foreign, findings = text_exports.read_foreign(request)
    assert not findings
    return foreign


def test_export_of_anki_is_read_as_its_package(collection, tmp_path):
    """A text file with all columns gives the facts of the package, with GUIDs and tags."""
    from anki.import_export_pb2 import ExportLimit

    package = genanki_package(tmp_path / "a.apkg", *NOTES)
    import_package(collection, package)
    collection.tags.bulk_add(collection.find_notes(""), "geo")
    collection._backend.export_note_csv(
        out_path=str(tmp_path / "a.txt"),
        with_html=True,
        with_tags=True,
        with_deck=True,
        with_notetype=True,
        with_guid=True,
        limit=ExportLimit(whole_collection={}),
    )
    foreign = read((tmp_path / "a.txt").read_text("utf-8"))
    expected, _ = packages.read_foreign(request_for(package.read_bytes()))
    assert [(fact.id, fact.values, fact.guids) for fact in foreign.facts] == [
        (fact.id, fact.values, fact.guids) for fact in expected.facts
    ]
    assert foreign.title == "French"
    assert (foreign.notes.read, foreign.cards.read) == (2, 2)
    assert {"tags", "bold, colours, lists and other layout"} == {
        loss.what for loss in foreign.losses
    }


def test_columns_are_optional():
    """Without other columns, the first two fields are the question and the answer."""
    foreign = read("#separator:Comma\n#html:false\nWho came?,<Ann>,a friend\nThe {{c1::Nile}} x,\n")
    card, gap = foreign.facts
    assert (card.values, card.remark) == ({"front": "Who came?", "back": "<Ann>"}, "a friend")
    assert gap.values == {"sentence": "The Nile x", "gap": "Nile"}


def test_named_columns_and_constants():
    """The header may name the fields, and give all notes a deck and tags."""
    header = "#columns:Question\tAnswer\tc:d\n#deck:Trips\n#tags:a b\n#tags column:4\n"
    foreign = read(f"{HEADER}{header}Who came?\tAnn\tshe\tx\nWho left?\tBo\t\ty\n")
    assert foreign.title == "Trips"
    assert [fact.values["back"] for fact in foreign.facts] == ["Ann", "Bo"]
    assert [loss.where for loss in foreign.losses] == [("who-came (x)", "who-left (y)")]


def test_column_of_headings_is_no_question():
    """If the first column repeats and the second does not, it has the sections."""
    rows = [("Rivers", "Which river?", "Nile"), ("", "Which sea?", "Red Sea")]
    rows += [("Rivers", "Which river is long?", "Amazon"), ("Rivers", "Which is wide?", "Congo")]
    foreign = read(HEADER + "".join("\t".join(row) + "\n" for row in rows))
    assert [fact.values["front"] for fact in foreign.facts] == [row[1] for row in rows]
    assert foreign.sections == {"rivers": "Rivers"}
    assert [fact.section for fact in foreign.facts] == ["rivers", "", "rivers", "rivers"]


def test_gaps_may_be_in_any_column():
    """The text of a cloze note need not be its first field. A note without gaps has no card."""
    header = "#notetype column:1\n"
    rows = ("C\tHeart\tThe heart has {{c1::four}} chambers.\tmore", "C\tHeart")
    foreign = read(f"{HEADER}{header}" + "\n".join(rows))
    (fact,) = foreign.facts
    assert fact.values == {"sentence": "The heart has four chambers.", "gap": "four"}
    assert fact.remark == "Heart\nmore"
    assert foreign.notes.left_out == {"without cards": 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"{HEADER}".encode(), "no notes"),
        (f"{HEADER}a\n\tb\n".encode(), "no notes"),
        (HEADER.encode() + b"Who?\t\xff\n", "not valid UTF-8"),
        (f"{HEADER}Who?\t{'x' * 200_000}\n".encode(), "malformed row"),
        (f"{HEADER}{'a	' * 200_000}\n".encode(), "more than 1,000 columns"),
        (
            f"#separator:\n#columns:\n#tags column:x\n#guid column:99\na{chr(0)}".encode(),
            "no notes",
        ),
    ],
)
def test_damaged_file_is_reported(content, message):
    """A damaged file has one finding with help."""
    foreign, (finding,) = text_exports.read_foreign(request_for(content, suffix=".txt"))
    assert foreign is None
    assert (finding.code, bool(finding.help)) == ("I01", True)
    assert message in finding.message


@pytest.mark.parametrize("text", ["front,back\nWho came?,Ann\n", "# a comment\n", ""])
def test_tables_are_no_exports(text):
    """A table without such a header is read as a table."""
    assert not text_exports.accepts(request_for(text.encode(), suffix=".csv"))
