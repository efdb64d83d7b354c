"""Pictures as options and as answers: in the real Anki, on pages, on paper, and in exports."""

import base64
import io
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pdfplumber
import pytest
from anki_clients import Learner, PagePerSide, render_cards
from conftest import import_package, run_quizgen
from flags import CAPITALS, COUNTRIES, LOOKS, PICTURES, write_project, write_songs
from practice_page_driver import Learner as PracticeLearner

from quizgen.publishing.deck_export import ExportRequest, plan_export

QUIZ = "quizzes: {flags: {items: 6, styles: {choice: 6}}}\n"
HOLDS_NO_PICTURES = "its options or its answer are pictures"
WHICH = re.compile(r"Which of these is the flag of (.*)\?")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A built project with flags as options and as answers."""
    folder = tmp_path_factory.mktemp("pictures")
    path = write_project(folder, CAPITALS + PICTURES + LOOKS)
    path.write_text(path.read_text("utf-8").replace("tables:", f"{QUIZ}tables:", 1), "utf-8")
    run_quizgen("build", "-q", cwd=folder)
    return folder


@pytest.fixture
def cards(collection, project):
    """The cards of the deck by the ids of their notes, and Anki's media by name."""
    import_package(collection, project / "build" / "geo" / "geo.apkg")
    checked = collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])
    return {(card.type, card.fields["Id"]): card for card in render_cards(collection)}


def name_in_anki(project, collection, country):
    """Return the name in Anki of the flag of a country."""
    code = country.removeprefix("the ")[:2].lower()
    content = (project / "media" / "flags" / f"{code}.svg").read_bytes()
    files = Path(collection.media.dir()).iterdir()
    return next(file.name for file in files if file.read_bytes() == content)


def test_cards_show_four_pictures_that_tell_nothing(project, collection, cards):
    """Each option is a picture named by its content, and its description is the same for all."""
    asked = [c for (type_, id_), c in cards.items() if id_.endswith("/picture/choice")]
    assert len(asked) == len(COUNTRIES)
    for card in asked:
        tags = [re.fullmatch(r'<img src="([\w.-]+)" alt="Picture">', o) for o in card.options]
        assert len({tag[1] for tag in tags}) == 4
        country = WHICH.search(card.front)[1]
        right = name_in_anki(project, collection, country)
        assert tags[card.options.index(card.right)][1] == right


def test_a_picture_is_the_answer_of_a_card(project, collection, cards):
    """Its back shows the picture once, with its credit; its front does not show it."""
    card = cards["fact", "geo/look-sw"]
    name = name_in_anki(project, collection, "Sweden")
    assert name not in card.front
    assert card.back.count(name) == 1
    assert "<small>Eve</small>" in card.back


def test_a_learner_taps_pictures_on_a_phone(project, collection, cards, page):
    """Targets are large and in two columns; the right one is marked in any order."""
    folder = Path(collection.media.dir())
    page.route(
        "**/quizgen-*",
        lambda route: route.fulfill(path=folder / route.request.url.rpartition("/")[2]),
    )
    page.set_viewport_size({"width": 360, "height": 740})
    learner = Learner(PagePerSide(page))
    card = cards["choice", "geo/flag-sw/picture/choice"]
    right = name_in_anki(project, collection, "Sweden")
    learner.see(card.front)
    page.wait_for_function("[...document.images].every(i => i.complete && i.naturalWidth)")
    boxes = page.locator(".options button").evaluate_all(
        "all => all.map(b => b.getBoundingClientRect())"
    )
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)
    assert len({box["left"] for box in boxes}) == len({box["top"] for box in boxes}) == 2
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    images = page.locator(".options img").evaluate_all("all => all.map(i => i.src)")
    place = next(at for at, source in enumerate(images) if source.endswith(right))
    learner.press(*["ArrowDown"] * (place + 1))
    learner.see(card.back)
    marked = page.locator(".options .right img").get_attribute("src")
    assert (marked, page.locator(".options .wrong").count()) == (right, 0)
    assert page.locator(".options .sign").inner_text() == "✓"


def test_a_sheet_prints_pictures_with_letters(project, page):
    """Options are in two rows of two; the key has the letter and the picture."""
    folder = project / "build" / "geo"
    page.goto((folder / "quiz-A.html").as_uri())
    item = page.locator(".question", has=page.locator(".pictured")).first
    letters = item.locator(".letter").all_inner_texts()
    assert letters == ["A.", "B.", "C.", "D."]
    images = item.locator(".pictured img")
    assert images.evaluate_all("all => all.map(i => i.alt)") == [f"Picture {c}" for c in "ABCD"]
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        assert "svg" not in "".join(sheet.extract_text() for sheet in pdf.pages)
    tops = images.evaluate_all("all => all.map(i => Math.round(i.getBoundingClientRect().top))")
    assert tops[0] == tops[1] < tops[2] == tops[3]
    number, country = item.locator(".number").inner_text(), WHICH.search(item.inner_text())[1]
    sources = images.evaluate_all("all => all.map(i => i.src)")
    page.goto((folder / "quiz-A.key.html").as_uri())
    reason = page.locator("li.question", has_text=f"the flag of {country}").first
    assert reason.locator(".number").inner_text() == number
    mark = reason.locator(".right").inner_text().strip(" .")
    assert reason.locator("img").get_attribute("src") == sources["ABCD".index(mark)]


def test_the_practice_page_asks_with_pictures(project, page):
    """A click on the right picture scores; a card with a picture as its answer shows it."""
    learner = PracticeLearner(page, project / "build" / "geo")
    learner.start("choice", view="page")
    asked = learner.question.filter(has=page.locator(".pictured")).first
    labels = asked.locator(".option .picture").evaluate_all("all => all.map(p => p.ariaLabel)")
    assert labels == ["Picture"] * 4
    shown = "all => all.every(p => getComputedStyle(p).backgroundImage.startsWith('url'))"
    assert asked.locator(".option .picture").evaluate_all(shown)
    asked.locator("[data-right] .option").click()
    assert "Right" in asked.locator(".verdict").inner_text()
    assert asked.locator(".right-answer .picture").is_visible()
    page.reload()
    page.click("#again")
    learner.start("flashcard", view="page")
    card = learner.question.filter(has_text="look like").first
    card.locator(".reveal").click()
    assert card.locator(".right-answer .picture").is_visible()


def export(project, name):
    """Return the content of an export, and what became of its items."""
    plan = plan_export([project / "decks" / "geo.yaml"], ExportRequest(name))
    return b"".join(plan.files.values()), plan.transfers


def test_packages_of_platforms_contain_the_pictures(project):
    """Moodle has them in each answer, QTI and Canvas as files that the options name.

    The items of a form have their pictures in its order.
    """
    content, _ = export(project, "moodle")
    root = fromstring(content)  # noqa: S314 - our own file
    answers = [a for a in root.iter("answer") if "PLUGINFILE" in (a.findtext("text") or "")]
    assert len(answers) == 4 * len(COUNTRIES)
    for answer in answers:
        file = answer.find("file")
        assert file.get("name") in answer.findtext("text")
        assert base64.b64decode(file.text).startswith(b"<svg")
    for name in ("qti3", "qti21", "canvas"):
        content, _ = export(project, name)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = "".join(archive.read(n).decode() for n in archive.namelist() if "xml" in n)
            pictures = [n for n in archive.namelist() if n.endswith(".svg")]
        assert len(pictures) == len(COUNTRIES)
        assert all(texts.count(n.rpartition("/")[2]) > 2 for n in pictures)


@pytest.mark.parametrize("name", ["aiken", "anki-text", "csv", "docx", "gift", "kahoot", "olx"])
def test_formats_without_pictures_leave_them_out(project, name):
    """The loss report gives the reason, and no file name takes the place of a picture."""
    content, transfers = export(project, name)
    reasons = {found.id: found.left_out for found in transfers}
    assert reasons["geo/flag-sw/picture/choice"] == HOLDS_NO_PICTURES
    assert b"sw.svg" not in content


def test_a_sound_is_the_question_of_cards_and_pages_only(collection, tmp_path, page):
    """Anki plays it on the front, the practice page has a player, and paper leaves it out."""
    write_songs(tmp_path)
    run_quizgen("build", "-q", cwd=tmp_path)
    folder = tmp_path / "build" / "geo"
    import_package(collection, folder / "geo.apkg")
    cards = [collection.get_card(id_) for id_ in collection.find_cards("")]
    assert cards
    assert all(len(card.question_av_tags()) == 1 for card in cards)
    learner = PracticeLearner(page, folder)
    learner.start("choice")
    assert learner.question.locator("audio").is_visible()
    for name in ("quiz-A.html", "flashcards.html"):
        assert "singing" not in (folder / name).read_text("utf-8")
