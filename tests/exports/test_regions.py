"""Pictures with regions where learners meet them: in the real Anki, in a browser and on paper."""

import base64
import dataclasses
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from anki_clients import OnePage, render_cards
from axe import find_violations
from conftest import import_package, run_quizgen
from msgspec.structs import replace
from PIL import Image
from practice_page_driver import Learner

from quizgen.exports.html.pages import data_uri
from quizgen.exports.item_media import mark_picture, media_of_item
from quizgen.exports.region_marks import View
from quizgen.facts.media.media_values import Side
from quizgen.pipeline import check_deck, load_deck
from quizgen.questions.choice_advice import explain_missing_choices

PARTS = {
    "lake": (20, 20),
    "gate": (150, 20),
    "hill": (280, 20),
    "wood": (20, 200),
    "mill": (280, 200),
}
WIDTH, HEIGHT, BOX = 400, 300, (100, 80)
GREEN = (0, 200, 0)
"""The colour of the print in each region. Covers must hide it."""
ARTICLE = "The park has a lake, a gate, a hill, a wood, a mill and a pond."
FACTS = """
- id: park
  kind: diagram
  of: the park
  media: {{file: media/parks/park.{suffix}, alt: a plan of the park}}
  outline: {outline}
  regions:
    lake: [20, 20, 100, 80]
    gate: [150, 20, 100, 80]
    hill: [280, 20, 100, 80]
    wood: [0.05, 0.66667, 0.25, 0.26667]
    mill: [280, 200, 100, 80]
  quote: The park has a lake, a gate, a hill, a wood, a mill and a pond
"""


def svg_plan():
    """Return a drawing with a green rectangle in the middle of each region."""
    path = "".join(f"M{x + 20} {y + 20}h60v40h-60z" for x, y in PARTS.values())
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">'
    return f'{root}<path d="{path}" fill="rgb{GREEN}"/></svg>'.encode()


def png_plan():
    """Return the same as a picture of pixels."""
    picture, file = Image.new("RGB", (WIDTH, HEIGHT), "white"), io.BytesIO()
    for x, y in PARTS.values():
        picture.paste(GREEN, (x + 20, y + 20, x + 80, y + 60))
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def make_park(deck_project, tmp_path):
    """Return a function that writes a deck with a diagram and returns its path."""

    def write(suffix="svg", *, outline=False):
        head = "quizzes: {places: {items: 1, styles: {hotspot: 1}}}"
        facts = FACTS.format(suffix=suffix, outline=str(outline).lower())
        path = deck_project(facts, head=head, article=ARTICLE)
        folder = tmp_path / "media" / "parks"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"park.{suffix}").write_bytes(svg_plan() if suffix == "svg" else png_plan())
        return path

    return write


@pytest.fixture
def built(make_park, tmp_path):
    """The folder of a build of the deck."""
    make_park()
    run_quizgen("build", cwd=tmp_path)
    return tmp_path / "build" / "parks"


def seen(picture):
    """Return the parts of the park with visible print in a picture of the whole plan."""
    across = picture.width / WIDTH
    middles = {
        name: ((x + 22) * across, (y + BOX[1] / 2) * across) for name, (x, y) in PARTS.items()
    }
    return {name for name, (x, y) in middles.items() if is_green(picture.getpixel((x, y)))}


def is_green(pixel):
    """Return whether a pixel has the colour of the print."""
    return all(abs(channel - wanted) < 40 for channel, wanted in zip(pixel, GREEN, strict=False))


def shot(locator):
    """Return a picture of a part of a page."""
    return Image.open(io.BytesIO(locator.screenshot()))


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_covers_hide_the_print(make_park, page, suffix):
    """No question shows what is printed in a region, and an answer shows it in one region.

    Outlines hide nothing.
    """
    deck, findings = load_deck(make_park(suffix))
    assert not findings
    regions = deck.facts[0].regions
    for view in View:
        page.set_content(flat(deck, regions, view))
        assert seen(shot(page.locator("img"))) == ({"hill"} if view is View.FOUND else set()), view
        page.set_content(flat(deck, replace(regions, outlined=True), view))
        assert seen(shot(page.locator("img"))) == PARTS.keys(), view


def flat(deck, regions, view):
    """Return a page with a marked picture in one file, as sheets and exports have it."""
    address = data_uri(deck.project, mark_picture(regions, view, "hill"))
    return f'<body style="margin:0"><img style="display:block" src="{address}">'


def test_each_region_is_asked_by_name_and_by_place(make_park):
    """The names are typed and chosen among those of the others; no item has a finding."""
    checked = check_deck(make_park())
    assert not checked.findings
    ids = {item.id.removeprefix("parks/park/") for item in checked.items}
    ways = ("which.{}", "which.{}/typed", "which.{}/choice", "where.{}")
    assert ids == {way.format(part) for way in ways for part in PARTS} | {"letters/matching"}
    for item in checked.items:
        if item.style.name == "choice":
            assert {option.removeprefix("the ") for option in item.options} < PARTS.keys()
        elif item.style.name != "matching":
            assert item.answer.removeprefix("the ") in (item.region, "marked part")


def test_two_regions_have_no_choice(make_park):
    """The advice asks for a third one."""
    path = make_park()
    lines = path.read_text("utf-8").splitlines()
    others = ("    gate:", "    hill:", "    wood:")
    path.write_text("\n".join(line for line in lines if not line.startswith(others)), "utf-8")
    checked = check_deck(path)
    ((_, advice),) = explain_missing_choices(checked.context, checked.items)
    assert advice.startswith("“lake” has too few other regions as options; name three regions")


def test_a_new_region_changes_no_ids_and_no_options(make_park, tmp_path):
    """Also if it is the first one."""
    path = make_park()
    run_quizgen("build", cwd=tmp_path)
    before = read_items(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("    lake:", "    pond: [150, 110, 100, 80]\n    lake:"), "utf-8")
    run_quizgen("build", cwd=tmp_path)
    after = read_items(tmp_path)
    assert after.keys() - before.keys() == {
        f"parks/park/{way}" for way in ("which.pond", "which.pond/typed", "which.pond/choice")
    } | {"parks/park/where.pond"}
    kept = {id_: item["options"] for id_, item in before.items() if item["style"] == "choice"}
    assert {id_: after[id_]["options"] for id_ in kept} == kept


def read_items(project):
    """Return the built items by id."""
    items = json.loads((project / "build" / "parks" / "items.json").read_text("utf-8"))
    return {item["id"]: item for item in items}


@pytest.fixture
def cards(collection, built):
    """The cards in Anki after the import, with the file of the picture in them."""
    assert import_package(collection, built / "parks.apkg") == {"new": 12}
    (file,) = Path(collection.media.dir()).iterdir()
    assert not list(collection.media.check().missing)
    address = f"data:image/svg+xml;base64,{base64.b64encode(file.read_bytes()).decode()}"

    def inlined(side):
        assert f'src="{file.name}"' in side
        return side.replace(file.name, address)

    return [replace_sides(card, inlined) for card in render_cards(collection)]


def replace_sides(card, change):
    """Return a card with changed sides."""
    return dataclasses.replace(card, front=change(card.front), back=change(card.back))


@pytest.mark.parametrize("width", [900, 360])
def test_cards_in_anki(cards, page, width):
    """The marks are over the picture, which the package has once, on the desktop and a phone."""
    assert len(cards) == 20
    page.set_viewport_size({"width": width, "height": 900})
    client = OnePage(page)
    for card in cards:
        client.show(card.front)
        pictures = page.locator(".media > div")
        pictures.locator("img").evaluate("img => img.decode()")
        assert pictures.count() == 1
        assert not seen(shot(pictures))
        is_place = "Where is the" in card.front
        client.show(card.back)
        assert pictures.count() == 1 + is_place
        if is_place:
            part = re.search(r"Where is the (\w+)", card.front)[1]
            pictures.last.locator("img").evaluate("img => img.decode()")
            assert seen(shot(pictures.last)) == {part}


@pytest.fixture
def question(quiet_page, built):
    """Return an open question of the practice page by its id."""
    Learner(quiet_page, built).start("hotspot", "choice", view="page")
    return lambda id_: quiet_page.locator(f'.question[data-id="parks/park/{id_}"]')


def test_a_tap_on_the_picture(question, page):
    """A tap on the part is right, one on another part is wrong; digits choose as well."""
    assert not find_violations(page)
    for part, tapped, verdict in (
        ("lake", "lake", "✓ Right"),
        ("hill", "mill", "✗ Not right"),
    ):
        asked = question(f"where.{part}")
        assert not seen(shot(asked.locator("svg").first))
        tap(page, asked.locator("svg").first, tapped)
        assert asked.locator(".verdict").inner_text() == verdict
        assert asked.locator(".spots .right").count() == 1
    question("where.mill").locator(".option").first.focus()
    page.keyboard.press("5")
    assert question("where.mill").locator(".verdict").inner_text() == "✓ Right"
    assert not find_violations(page)


def tap(page, drawing, part):
    """Click in the middle of a region of a drawing."""
    drawing.scroll_into_view_if_needed()
    box, (x, y) = drawing.bounding_box(), PARTS[part]
    across = box["width"] / WIDTH
    page.mouse.click(box["x"] + (x + BOX[0] / 2) * across, box["y"] + (y + BOX[1] / 2) * across)


def test_letters_on_paper(built):
    """The sheet has a letter in each region, and the key the letter of the one asked for."""
    sheet = (built / "quiz-A.html").read_text("utf-8")
    part = re.search(r"Where is the (\w+)", sheet)[1]
    encoded = re.search(r"data:image/svg\+xml;base64,([\w+/=]+)", sheet)[1]
    drawing = base64.b64decode(encoded).decode()
    letters = re.findall(r'<text x="([\d.]+)" y="([\d.]+)".*?>(\w)</text>', drawing)
    assert [letter for *_, letter in letters] == ["A", "B", "C", "D", "E"]
    found = next(letter for x, y, letter in letters if is_in(part, float(x), float(y)))
    assert f'<span class="right">{found}.' in (built / "quiz-A.key.html").read_text("utf-8")


def test_a_worksheet(make_park):
    """Four of five parts are matched with the letters in the picture."""
    (item,) = (item for item in check_deck(make_park()).items if item.style.name == "matching")
    assert (len(item.interaction.premises), item.options) == (4, ("A", "B", "C", "D", "E"))
    letters = {part: "ABCDE"[at] for at, part in enumerate(PARTS)}
    assert item.answer == "; ".join(
        f"{part} — {letters[part]}" for part in sorted(PARTS) if part in item.interaction.premises
    )
    (picture,) = media_of_item(item, Side.QUESTION)
    assert re.findall(r">(\w)</text>", picture.marks) == [*"ABCDE"]


def is_in(part, x, y):
    """Return whether a point is in a region."""
    left, top = PARTS[part]
    return left < x < left + BOX[0] and top < y < top + BOX[1]


@pytest.mark.parametrize(
    ("platform", "styles"),
    [
        ("moodle", {"typed", "choice", "matching"}),
        ("qti3", {"typed", "choice", "matching"}),
        ("kahoot", set()),
    ],
)
def test_exports(make_park, tmp_path, platform, styles):
    """A format with pictures has marked ones; the report names all items that a format leaves out.

    No format has a question about a place.
    """
    make_park()
    code = 0 if styles else 1
    done = run_quizgen("export", "parks", "--to", platform, "--json", cwd=tmp_path, code=code)
    report = json.loads(done.stdout)
    assert {item["style"] for item in report["items"] if not item["left_out"]} == styles
    assert all("pictures" not in item["lost"] for item in report["items"])
    marked = list(pictures_in(tmp_path / "build"))
    assert sum(b">?</text>" in picture for picture in {*marked}) == (len(PARTS) if styles else 0)
    assert sum(b">E</text>" in picture for picture in {*marked}) == bool(styles)


def pictures_in(folder):
    """Yield the pictures in an export for Moodle, or in a package."""
    for path in folder.rglob("*.export/*"):
        if path.suffix == ".xml":
            for file in re.findall(rb'encoding="base64">([^<]+)<', path.read_bytes()):
                yield base64.b64decode(file)
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist() if "svg" in name)
