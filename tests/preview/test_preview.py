"""A preview in the real browser: it shows what a build gives, and follows what is saved."""

import re

import pytest
from axe import find_violations
from media_samples import png
from preview_driver import Previewed, files_in

from quizgen.exports import html
from quizgen.imports.new_project import start_project
from quizgen.preview.tabs import TABS
from quizgen.publishing.build_plan import plan_build

DECK = "decks/iron-bridge.yaml"
HOSTILE = """
  - id: hostile
    kind: statement
    section: building
    subject: darby
    verb: {base: cast, past: cast}
    object: {name: ribs, the: true, number: plural, ask: which parts}
    rest: </script><script>top.hacked=true</script><img src=x onerror="top.hacked=true">
    note: </template></style><script>top.hacked=true</script>
    without: [what, cloze]
    quote: Abraham Darby III, an ironmaster of nearby Coalbrookdale, cast the ribs
    derived:
      rest: nobody says so
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
    start_project(folder)
    (folder / "media").mkdir()
    (folder / "media" / "rib.png").write_bytes(png())
    with (folder / DECK).open("a", encoding="utf-8") as deck:
        deck.write(HOSTILE)
    return folder


@pytest.fixture(scope="module")
def previewed(project):
    """A preview of the project, which ends without a word on stderr."""
    running = Previewed(project)
    assert running.said().startswith("iron-bridge: 8 facts, ")
    yield running
    assert running.end()[0] == 0


@pytest.fixture
def saved(project, previewed):
    """Save the deck with other words and wait for what the terminal says; put it back after."""
    path = project / DECK
    good = path.read_text("utf-8")

    def save(old, new):
        assert old in good
        path.write_text(good.replace(old, new), encoding="utf-8")
        return previewed.said()

    yield save
    if path.read_text("utf-8") != good:
        path.write_text(good, encoding="utf-8")
        previewed.said()


@pytest.fixture
def browse(browser, previewed):
    """Return a page at a tab; nothing may fail, be refused, or be asked for elsewhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((previewed.url, "data:", "blob:"))
            or troubles.append(f"asked for {request.url}")
        ),
    )

    def go(tab):
        page.goto(f"{previewed.url}iron-bridge/{tab}")
        page.evaluate("window.sameDocument = true")
        return page

    yield go
    assert page.evaluate("window.hacked") is None
    assert troubles == []
    context.close()


def card(page, name):
    """Return the frame of a card and its button."""
    row = page.locator(f"#cards li:has(h2 span:text-is('{name}'))")
    return row.frame_locator("iframe"), row.locator("button")


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_every_tab_can_be_read_by_all(browse, tab):
    """By day, by night and on a phone, and nothing scrolls sideways."""
    page = browse(tab.name)
    assert page.locator("[aria-current=page]").inner_text().startswith(tab.title)
    assert find_violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 700})
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_pages_are_those_that_a_build_writes(project, previewed, browse):
    """To the letter; and each is shown in its tab, with its own style."""
    publication = plan_build(project / DECK, now=2_000_000_000).publication
    files = dict(html.make_files(publication))
    assert files.keys() == {tab.file for tab in TABS if tab.file}
    for tab in TABS:
        if tab.file:
            assert previewed.get(f"iron-bridge/pages/{tab.file}")[2] == files[tab.file].decode()
            frame = browse(tab.name).frame_locator("main iframe")
            assert frame.locator("body").evaluate("one => getComputedStyle(one).margin") == "0px"


def test_the_bar_says_how_things_stand(browse):
    """Counts, and the drafts that are left out; with warnings not all is well."""
    said = browse("cards").locator("#state").inner_text()
    assert re.fullmatch(
        r"No errors at \d\d:\d\d:\d\d: 8 facts, \d+ items, \d+ cards; \d+ warnings?; "
        r"1 draft left out\.",
        said,
    )


def test_a_choice_is_kept_when_the_card_is_turned(browse):
    """As in Anki: the same order on the back, what was chosen and what is right marked."""
    frame, flip = card(browse("cards?style=choice"), "ribs-cast/who/choice")
    before = frame.locator(".options bdi").all_inner_texts()
    wrong = next(text for text in before if text != "Abraham Darby III")
    frame.locator(f"button:has-text('{wrong}')").click()
    flip.click()
    frame.locator(".answer").wait_for()
    assert frame.locator(".options bdi").all_inner_texts() == before
    assert frame.locator(".wrong bdi").inner_text() == wrong
    assert frame.locator(".right bdi").inner_text() == "Abraham Darby III"
    assert flip.inner_text() == "Show question"


@pytest.mark.parametrize(
    ("typed", "shown"), [("", "1773"), ("1773", "1773"), ("1774", "1774\n↓\n1773")]
)
def test_what_is_typed_is_compared(browse, typed, shown):
    """With the answer, on the back."""
    frame, flip = card(browse("cards?style=typed"), "proposed/when/typed")
    frame.locator("input#typeans").fill(typed)
    flip.click()
    assert frame.locator("code#typeans").inner_text() == shown


def test_all_cards_are_turned_darkened_and_narrowed(browse):
    """By one switch each; what is chosen holds for cards that are found later."""
    page = browse("cards")
    for value in ("back", "night", "phone"):
        page.locator(f"#look [value={value}]").check(force=True)
    frame, _ = card(page, "opened/when")
    frame.locator(".nightMode #answer").wait_for()
    assert frame.locator("body").evaluate("() => innerWidth") <= 360
    page.locator("#search select").select_option("cloze")
    page.locator("#search [type=search]").fill("PROPOSED bridge")
    page.locator("#found:has-text('1 of')").wait_for()
    assert page.locator("#cards h2").all_inner_texts() == ["proposed/when/cloze\ncloze"]
    frame, _ = card(page, "proposed/when/cloze")
    assert "1773" in frame.locator(".nightMode .cloze").inner_text()


def test_a_save_is_shown_where_one_is(browse, saved):
    """Without a reload: the filter, the scroll, the chosen side and every other card stay."""
    page = browse("cards")
    frame, flip = card(page, "opened/when")
    flip.click()
    frame.locator("#answer").wait_for()
    page.locator("#search select").select_option("flashcard")
    page.evaluate("document.querySelector('#cards li:last-child iframe').dataset.same = 'yes'")
    page.evaluate("scrollTo(0, 300)")
    assert saved("rest: to traffic", "rest: for traffic").startswith("iron-bridge: 8 facts")
    frame.locator(".prompt:has-text('for traffic')").wait_for()
    frame.locator("#answer").wait_for()
    assert page.evaluate(
        "[scrollY, window.sameDocument, document.querySelector('select').value]"
    ) == [
        300,
        True,
        "flashcard",
    ]
    assert page.locator("#cards li:last-child iframe").get_attribute("data-same") == "yes"


def test_a_page_that_changes_keeps_its_place(browse, saved):
    """It is loaded anew within its frame, and scrolled to where it was."""
    page = browse("print")
    frame = page.frames[1]
    frame.wait_for_load_state()
    frame.evaluate("scrollTo(0, 200)")
    saved("rest: to traffic", "rest: for traffic")
    page.frame_locator("main iframe").locator("text=for traffic").first.wait_for()
    page.wait_for_function("frames[0].scrollY === 200")
    assert page.evaluate("window.sameDocument")


def test_what_was_good_stays_while_something_is_wrong(browse, saved):
    """The findings stand above it at once, and go with the mistake."""
    page = browse("sheet")
    before = page.frame_locator("main iframe").locator("main").inner_text()
    said = saved("kind: event", "kind: <img src=x onerror=top.hacked=true>")
    assert re.fullmatch(r"iron-bridge: \d errors: the page shows what was good at [\d:]{8}", said)
    page.locator(".bad:has-text('This page shows what was good at')").wait_for()
    assert (
        "unknown kind “<img src=x onerror=top.hacked=true>”" in page.locator("#wrong").inner_text()
    )
    assert "decks/iron-bridge.yaml:30:11" in page.locator("#wrong").inner_text()
    assert page.locator("#wrong pre").first.inner_text().endswith("^")
    assert page.title().startswith("✗ The Iron Bridge")
    assert page.frame_locator("main iframe").locator("main").inner_text() == before
    assert find_violations(page) == []
    saved("rest: to traffic", "rest: for traffic")
    page.locator(".good").wait_for()
    assert page.locator("#wrong").inner_text().strip() == ""


def test_hostile_words_are_words(browse):
    """On cards and pages they stand as they were written, and the picture beside them is drawn."""
    page = browse("cards?words=onerror")
    frame, _ = card(page, "hostile/who")
    assert "</script><script>top.hacked=true</script><img" in frame.locator("main").inner_text()
    image = frame.locator("img")
    image.evaluate("one => one.decode()")
    assert image.get_attribute("alt") == '"><script>top.hacked=true</script>'
    for tab in ("print", "practice", "findings"):
        browse(tab)


def test_nothing_is_written(project, previewed):
    """No build, no ledger, whatever one looks at."""
    before = files_in(project)
    addresses = [f"iron-bridge/{tab.name}" for tab in TABS]
    addresses += re.findall(r'(?:src|href)="/([^"]+)"', previewed.get("iron-bridge/cards")[2])
    assert len(addresses) > 30
    assert {previewed.get(address)[0] for address in addresses} == {200}
    assert files_in(project) == before
    assert not [name for name in before if "ledger" in name or name.startswith("build")]
