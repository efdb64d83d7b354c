"""Every link in the README and in docs/ leads somewhere."""

import re

import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LARGEST = 60_000


def anchors(page):
    """Return how GitHub names the headings of a page in links."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = (head.replace("`", "").strip().lower() for head in HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}


def links(page):
    """Return the links of a page that stay in the repository: each with its anchor, if any."""
    found = LINK.findall(CODE.sub("", page.read_text("utf-8")))
    return [link.partition("#")[::2] for link in found if not re.match(r"\w+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """The file is there, and so is the heading."""
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert target.is_relative_to(ROOT), path
        if anchor:
            assert anchor in anchors(target), f"{path}#{anchor}"


def test_the_index_names_every_page():
    """Whoever writes a page puts it there."""
    index = ROOT / "docs" / "README.md"
    named = {(index.parent / path).resolve() for path, _ in links(index)}
    assert {page for page in PAGES if page.parent != ROOT} - {index} <= named


def test_pictures_are_small_and_described():
    """Each in docs/ is shown somewhere, has a text for who cannot see it, and loads quickly."""
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
    """The patterns see a link, an anchor and a picture, and no code."""
    text = "[a](b.md#c) ![d](e.png) `[f](g)` [h](https://example.org)"
    assert LINK.findall(CODE.sub("", text)) == ["b.md#c", "e.png", "https://example.org"]
