"""A preview in the browser shows the files of a build and follows changes."""

import re

import pytest
from axe import find_violations
from media_samples import png
from preview_driver import PreviewProcess, files_in

from quizgen.exports import html
from quizgen.imports.new_project import create_project
from quizgen.preview.tabs import TABS
from quizgen.publishing.build_plan import plan_build

DECK = "decks/iron-bridge.yaml"
HOSTILE = """
  - id: hostile
    kind: statement
    section: building
    subject: {name: Abraham Darby III, ask: who}
    verb: {base: cast, past: cast}
    object: {name: ribs, the: true, number: plural, ask: which parts}
    rest: </script><script>top.hacked=true</script><img src=x onerror="top.hacked=true">
    note: </template></style><script>top.hacked=true</script>
    without: [what, cloze]
    quote: Abraham Darby III, an ironmaster of nearby Coalbrookdale, cast the ribs
    derived:
      rest: made up for the test
    media: {file: media/rib.png, alt: '"><script>top.hacked=true</script>', show: question}
  - id: not-yet
    kind: statement
    draft: true
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small project with a hostile fact, a picture and a draft."""
    folder = tmp_path_factory.mktemp("previewed") / "my decks"
    folder.mkdir()
    create_project(folder)
    (folder / "media").mkdir()
    (folder / "media" / "rib.png").write_bytes(png())
    with (folder / DECK).open("a", encoding="utf-8") as deck:
        deck.write(HOSTILE)
    return folder


@pytest.fixture(scope="module")
def previewed(project):
    """A running preview of the project."""
    running = PreviewProcess(project)
    assert running.next_status().startswith("iron-bridge: 9 facts, ")
    yield running
    assert running.stop()[0] == 0


@pytest.fixture
def change(project, previewed):
    """Return a function that edits the deck and returns the next status; restore it afterwards."""
    path = project / DECK
    good = path.read_text("utf-8")

    def save(old, new):
        assert old in good
        path.write_text(good.replace(old, new), encoding="utf-8")
        return previewed.next_status()

    yield save
    if path.read_text("utf-8") != good:
        path.write_text(good, encoding="utf-8")
        previewed.next_status()


@pytest.fixture
def browse(browser, previewed):
    """Return a function that opens a tab; fail on any error in the page or request elsewhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((previewed.url, "data:", "blob:"))
            or problems.append(f"requested {request.url}")
        ),
    )

    def go(tab):
        page.goto(f"{previewed.url}iron-bridge/{tab}")
        page.evaluate("window.sameDocument = true")
        return page

    yield go
    assert page.evaluate("window.hacked") is None
    assert problems == []
    context.close()


def card(page, name):
    """Return the frame of a card and its button."""
    row = page.locator(f"#cards li:has(h2 span:text-is('{name}'))")
    return row.frame_locator("iframe"), row.locator("button")


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_every_tab_is_accessible(browse, tab):
    """Each tab has no accessibility violations in light and dark mode, and fits a phone."""
    page = browse(tab.name)
    assert page.locator("[aria-current=page]").inner_text().startswith(tab.title)
    assert find_violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 700})
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_pages_equal_those_of_a_build(project, previewed, browse):
    """Each page equals that of a build, and is shown in its tab with its own style."""
    publication = plan_build(project / DECK, now=2_000_000_000).publication
    files = {name: content for page in html.PAGES for name, content in page.make_files(publication)}
    del files["quiz-A.answers.json"]  # for programs that read answer sheets
    assert files.keys() == {tab.file for tab in TABS if tab.file}
    for tab in TABS:
        if tab.file:
            assert previewed.get(f"iron-bridge/pages/{tab.file}")[2] == files[tab.file].decode()
            frame = browse(tab.name).frame_locator("main iframe")
            assert frame.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"


def test_status_shows_counts(browse):
    """The status shows the numbers of facts, items, cards, warnings and drafts."""
    status = browse("cards").locator("#state").inner_text()
    assert re.fullmatch(
        r"No errors at \d\d:\d\d:\d\d: 9 facts, \d+ items, \d+ cards; \d+ warnings?; "
        r"1 draft left out\.",
        status,
    )


def test_chosen_option_is_kept_on_the_back(browse):
    """The back shows the options in the same order, with the chosen option and the key marked."""
    frame, flip = card(browse("cards?style=choice"), "ironmaster/ask/choice")
    before = frame.locator(".options bdi").all_inner_texts()
    wrong = next(text for text in before if text != "Abraham Darby III")
    frame.locator(f"button:has-text('{wrong}')").click()
    flip.click()
    frame.locator(".right").wait_for()
    assert frame.locator(".options bdi").all_inner_texts() == before
    assert frame.locator(".wrong bdi").inner_text() == wrong
    assert frame.locator(".right bdi").inner_text() == "Abraham Darby III"
    assert flip.inner_text() == "Show question"


@pytest.mark.parametrize(
    ("typed", "shown"), [("", "1934"), ("1934", "1934"), ("1935", "1935\n↓\n1934")]
)
def test_typed_answer_is_compared(browse, typed, shown):
    """The back compares the typed answer with the expected answer."""
    frame, flip = card(browse("cards?style=typed"), "closed/ask/typed")
    frame.locator("input#typeans").fill(typed)
    flip.click()
    assert frame.locator("code#typeans").inner_text() == shown


def test_switches_apply_to_all_cards(browse):
    """Side, dark mode and width apply to all cards, also to cards that are found later."""
    page = browse("cards")
    for value in ("back", "night", "phone"):
        page.locator(f"#look [value={value}]").check(force=True)
    frame, _ = card(page, "opened/ask")
    frame.locator(".nightMode #answer").wait_for()
    assert frame.locator("body").evaluate("() => innerWidth") <= 360
    page.locator("#search select").select_option("cloze")
    page.locator("#search [type=search]").fill("RIBS ironmaster")
    page.locator("#found:has-text('1 of')").wait_for()
    assert page.locator("#cards h2").all_inner_texts() == ["ironmaster/answer-2/cloze\ncloze"]
    frame, _ = card(page, "ironmaster/answer-2/cloze")
    assert "Coalbrookdale" in frame.locator(".nightMode .cloze").inner_text()


def test_change_keeps_the_state_of_the_page(browse, change):
    """A change is shown without a reload; filter, scroll position, side and other cards stay."""
    page = browse("cards")
    frame, flip = card(page, "opened/ask")
    flip.click()
    frame.locator("#answer").wait_for()
    page.locator("#search select").select_option("flashcard")
    page.evaluate("document.querySelector('#cards li:last-child iframe').dataset.same = 'yes'")
    page.evaluate("scrollTo(0, 300)")
    assert change("Bridge opened to traffic?", "Bridge opened for traffic?").startswith(
        "iron-bridge: 9 facts"
    )
    frame.locator(".question:has-text('for traffic')").wait_for()
    frame.locator("#answer").wait_for()
    assert page.evaluate(
        "[scrollY, window.sameDocument, document.querySelector('select').value]"
    ) == [
        300,
        True,
        "flashcard",
    ]
    assert page.locator("#cards li:last-child iframe").get_attribute("data-same") == "yes"


def test_changed_page_keeps_its_scroll_position(browse, change):
    """A changed page is reloaded within its frame and keeps its scroll position."""
    page = browse("print")
    frame = page.frames[1]
    frame.wait_for_load_state()
    frame.evaluate("scrollTo(0, 200)")
    change("Bridge opened to traffic?", "Bridge opened for traffic?")
    page.frame_locator("main iframe").locator("text=for traffic").first.wait_for()
    page.wait_for_function("frames[0].scrollY === 200")
    assert page.evaluate("window.sameDocument")


def test_last_good_version_stays_while_a_deck_cannot_be_read(browse, change):
    """The findings are shown above the last good version."""
    page = browse("sheet")
    before = page.frame_locator("main iframe").locator("main").inner_text()
    status = change("kind: quantity", "kind: [quantity")
    assert re.fullmatch(
        r"iron-bridge: \d errors?; the page shows the last good version, from [\d:]{8}", status
    )
    page.locator(".bad:has-text('This page shows the last good version')").wait_for()
    assert page.frame_locator("main iframe").locator("main").inner_text() == before


def test_facts_with_errors_are_left_out(browse, change):
    """The findings are shown above the other facts, and the status names what is left out."""
    page = browse("sheet")
    status = change("kind: quantity", "kind: <img src=x onerror=top.hacked=true>")
    assert re.fullmatch(
        r"iron-bridge: 8 facts, \d+ items, 1 draft left out, 1 fact with errors left out, "
        r"1 error, \d warnings?",
        status,
    )
    page.locator(".bad:has-text('Left out because of errors: iron.')").wait_for()
    assert (
        "unknown kind “<img src=x onerror=top.hacked=true>”" in page.locator("#wrong").inner_text()
    )
    assert "decks/iron-bridge.yaml:96:11" in page.locator("#wrong").inner_text()
    assert page.locator("#wrong pre").first.inner_text().endswith("^")
    assert page.title().startswith("✗ The Iron Bridge")
    assert "Iron Bridge" in page.frame_locator("main iframe").locator("main").inner_text()
    assert find_violations(page) == []
    change("Bridge opened to traffic?", "Bridge opened for traffic?")
    page.locator(".good").wait_for()
    assert page.locator("#wrong").inner_text().strip() == ""


def test_hostile_text_is_escaped(browse):
    """Cards and pages show hostile text as text, and the picture is loaded."""
    page = browse("cards?words=onerror")
    frame, _ = card(page, "hostile/who")
    assert "</script><script>top.hacked=true</script><img" in frame.locator("main").inner_text()
    image = frame.locator("img")
    image.evaluate("image => image.decode()")
    assert image.get_attribute("alt") == '"><script>top.hacked=true</script>'
    for tab in ("print", "practice", "findings"):
        browse(tab)


def test_preview_writes_no_files(project, previewed):
    """A preview of all tabs and cards writes neither a build nor a ledger."""
    before = files_in(project)
    addresses = [f"iron-bridge/{tab.name}" for tab in TABS]
    addresses += re.findall(r'(?:src|href)="/([^"]+)"', previewed.get("iron-bridge/cards")[2])
    assert len(addresses) > 30
    assert {previewed.get(address)[0] for address in addresses} == {200}
    assert files_in(project) == before
    assert not [name for name in before if "ledger" in name or name.startswith("build")]
