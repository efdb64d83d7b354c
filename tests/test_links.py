"""Links in the README, the other top-level pages and docs/ have a target."""

import re

import pytest
from conftest import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LARGEST = 60_000


def anchors(page):
    """Return the anchors that GitHub gives to the headings of a page."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = (head.replace("`", "").strip().lower() for head in HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}


def links(page):
    """Return the links of a page within the repository, as pairs of path and anchor."""
    found = LINK.findall(CODE.sub("", page.read_text("utf-8")))
    return [link.partition("#")[::2] for link in found if not re.match(r"\w+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_have_a_target(page):
    """The file of each link exists, and so does its heading."""
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert target.is_relative_to(ROOT), path
        if anchor:
            assert anchor in anchors(target), f"{path}#{anchor}"


def test_the_index_names_every_page():
    """docs/README.md links to every page in docs/."""
    index = ROOT / "docs" / "README.md"
    named = {(index.parent / path).resolve() for path, _ in links(index)}
    assert {page for page in PAGES if page.parent != ROOT} - {index} <= named


def test_pictures_are_small_and_described():
    """Each picture in docs/ is shown on a page, has an alternative text, and loads quickly."""
    shown = {
        (page.parent / path).resolve(): text
        for page in PAGES
        for text, path in PICTURE.findall(page.read_text("utf-8"))
    }
    assert all(shown.values())
    files = set((ROOT / "docs").rglob("*.png"))
    assert files == {path for path in shown if path.suffix == ".png"}
    assert {path.name for path in files if path.stat().st_size > LARGEST} == set()


def test_links_are_found():
    """The patterns find links, anchors and pictures, and skip code."""
    text = "[a](b.md#c) ![d](e.png) `[f](g)` [h](https://example.org)"
    assert LINK.findall(CODE.sub("", text)) == ["b.md#c", "e.png", "https://example.org"]
