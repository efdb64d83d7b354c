"""A build gives files or findings, also if other files of the project have mistakes."""

import pytest
from conftest import ROOT
from example_counts import examples
from hypothesis import given
from hypothesis import strategies as st
from media_samples import png
from mutations import mutate
from promises import NOW, try_build, try_table, write_project

from quizgen.exports.html.pages import forget_templates
from quizgen.exports.ledger import open_ledger
from quizgen.publishing.deck_build import build_deck

BAD_DECKS = ROOT / "tests" / "bad_decks"
DECK = (BAD_DECKS / "good-for-comparison" / "deck.yaml").read_text("utf-8")
EVERY_KEY = (ROOT / "tests" / "facts" / "every_key" / "deck.yaml").read_text("utf-8")
LABELS = (ROOT / "templates" / "html" / "labels.yaml").read_text("utf-8")
PAGES = sorted((ROOT / "templates" / "html").glob("*.j2.html"))
CARDS = sorted((ROOT / "templates" / "anki").glob("*"))
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
    for folder_name in ("html", "anki"):
        (folder / "templates" / folder_name).mkdir()
    (folder / "decks" / "given.yaml").write_text(
        DECK.replace("deck: parks", "deck: given"), "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def ledger(project):
    """The text of the ledger of the good deck."""
    deck = project / "decks" / "given.yaml"
    build_deck(deck, project / "build", NOW)
    file = open_ledger(deck)
    file.path.unlink()
    return file.text


@examples(20)
@given(st.randoms(use_true_random=False))
def test_deck_of_every_key_with_mistakes_builds_or_has_findings(project, random):
    """The deck uses media, quizzes, labels, `ignore` and `allow`."""
    path = project / "decks" / "given.yaml"
    good = path.read_text("utf-8")
    try:
        path.write_text(mutate(EVERY_KEY, random), "utf-8")
        files, findings = try_build(path)
        assert files or findings
    finally:
        path.write_text(good, "utf-8")


@examples(20)
@given(st.randoms(use_true_random=False))
def test_ledger_with_mistakes_is_read_or_rejected(project, ledger, random):
    """A ledger with mistakes is rejected, or the next build writes one that can be read."""
    files, findings = build_with(project, "decks/given.ledger.json", mutate(ledger, random))
    assert files or {finding.code for finding in findings} & {"L01", "L02"}


@examples(10)
@given(st.randoms(use_true_random=False))
def test_labels_with_mistakes_give_pages_or_findings(project, random):
    """An invalid label is a finding, and no page lacks a label."""
    files, findings = build_with(project, "templates/html/labels.yaml", mutate(LABELS, random))
    assert files or findings


@pytest.mark.parametrize("templates", [PAGES, CARDS], ids=["pages", "cards"])
@examples(10)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_template_with_mistakes_gives_output_or_findings(project, templates, data, random):
    """An error is reported at its line in the template."""
    file = data.draw(st.sampled_from(templates))
    text = mutate(file.read_text("utf-8"), random)
    files, findings = build_with(project, f"templates/{file.parent.name}/{file.name}", text)
    assert files or findings


@examples(60)
@given(st.sampled_from(TABLES), st.randoms(use_true_random=False))
def test_table_with_mistakes_becomes_a_deck_or_findings(text, random):
    """Cells, delimiters and directives are in the wrong place."""
    imported = try_table(mutate(text, random).encode())
    assert bool(imported.findings) != bool(imported.files)


def build_with(project, name, text):
    """Build the good deck with one more file, and remove the file."""
    file = project / name
    file.write_text(text, "utf-8")
    forget_templates()
    try:
        return try_build(project / "decks" / "given.yaml")
    finally:
        file.unlink()
