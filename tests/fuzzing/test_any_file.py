"""Whatever stands in the files beside a deck, a build ends in files or in findings."""

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from media_samples import png
from mutations import mutate
from promises import NOW, answer_to_build, answer_to_table, write_project
from rounds import examples

from quizgen.exports.html.pages import forget_templates
from quizgen.exports.ledger import open_ledger
from quizgen.publishing.deck_build import build_deck

BAD_DECKS = ROOT / "tests" / "bad_decks"
DECK = (BAD_DECKS / "good-for-comparison" / "deck.yaml").read_text("utf-8")
EVERY_KEY = (ROOT / "tests" / "facts" / "every_key" / "deck.yaml").read_text("utf-8")
LABELS = (ROOT / "templates" / "html" / "labels.yaml").read_text("utf-8")
PAGES = sorted((ROOT / "templates" / "html").glob("*.j2.html"))
STYLES = sorted((ROOT / "templates" / "anki").glob("*"))
TABLES = (
    "kind,front,back,section\ncard,Who opened the parks?,Ann Lee,parks\n",
    'front;back;tags;guid\n"Who, then?";"Ann\nLee";a b;x\nWho?;Bob;;\n',
    "#separator:tab\n#html:true\n#columns:front\tback\n<b>Who</b>\tAnn &amp; Bob\n",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the article of the bad decks, a picture and a good deck."""
    folder = tmp_path_factory.mktemp("any")
    write_project(folder, (BAD_DECKS / "article.txt").read_text("utf-8"))
    (folder / "media").mkdir()
    (folder / "media" / "a.png").write_bytes(png())
    for room in ("html", "anki"):
        (folder / "templates" / room).mkdir()
    (folder / "decks" / "given.yaml").write_text(
        DECK.replace("deck: parks", "deck: given"), "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def ledger(project):
    """The text of the ledger that a build of the good deck writes."""
    deck = project / "decks" / "given.yaml"
    build_deck(deck, project / "build", NOW)
    file = open_ledger(deck)
    file.path.unlink()
    return file.text


@examples(20)
@given(st.randoms(use_true_random=False))
def test_a_deck_of_every_key_with_mistakes(project, random):
    """Media, quizzes, labels, what is ignored and allowed: files, or errors that say why not."""
    path = project / "decks" / "given.yaml"
    good = path.read_text("utf-8")
    try:
        path.write_text(mutate(EVERY_KEY, random), "utf-8")
        made, findings = answer_to_build(path)
        assert made or findings
    finally:
        path.write_text(good, "utf-8")


@examples(20)
@given(st.randoms(use_true_random=False))
def test_a_ledger_with_mistakes(project, ledger, random):
    """It is refused, or read; then the next ledger can be read as well."""
    made, findings = beside(project, "decks/given.ledger.json", mutate(ledger, random))
    assert made or {one.code for one in findings} & {"L01", "L02"}


@examples(10)
@given(st.randoms(use_true_random=False))
def test_labels_with_mistakes(project, random):
    """A label that is none is a finding; pages are never made without their words."""
    made, findings = beside(project, "templates/html/labels.yaml", mutate(LABELS, random))
    assert made or findings


@pytest.mark.parametrize("files", [PAGES, STYLES], ids=["pages", "cards"])
@examples(10)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_a_template_with_mistakes(project, files, data, random):
    """It is refused at a line of its own, or pages and cards come of it."""
    file = data.draw(st.sampled_from(files))
    text = mutate(file.read_text("utf-8"), random)
    made, findings = beside(project, f"templates/{file.parent.name}/{file.name}", text)
    assert made or findings


@examples(60)
@given(st.sampled_from(TABLES), st.randoms(use_true_random=False))
def test_a_table_with_mistakes(text, random):
    """Cells, marks and directives out of place: a deck that can be read, or findings."""
    imported = answer_to_table(mutate(text, random).encode())
    assert bool(imported.findings) != bool(imported.files)


def beside(project, name, text):
    """Build the good deck with a file of some text beside it, which does not stay."""
    file = project / name
    file.write_text(text, "utf-8")
    forget_templates()
    try:
        return answer_to_build(project / "decks" / "given.yaml")
    finally:
        file.unlink()
