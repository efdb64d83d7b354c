"""Saved pages of different make become the text that a teacher would copy from them."""

from pathlib import Path

import pytest
from conftest import run_quizgen
from work_growth import finishes

from quizgen.imports.articles import read_article
from quizgen.pipeline import check_deck

PAGES = sorted(Path(__file__).parent.glob("saved_pages/*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_saved_page(page, golden):
    """The text of a page, and the report of what was changed, equal the golden file."""
    article = read_article(page)
    about = f"{article.title}\n{article.publisher}\n{article.published}"
    changes = "\n".join(
        f"{change.describe(1)}: {each.example} ({each.place})"
        for change, found in article.changes.grouped().items()
        for each in found
    )
    golden(page.with_suffix(".txt"), f"{about}\n---\n{article.text}---\n{changes}\n")


def test_mass_of_the_sun_is_grounded_in_its_page(tmp_path):
    """A fact with the number of a page is sound; the number without its exponent is not."""
    page = "<h1>The Sun</h1><p>The mass of the Sun is 2 × 10<sup>30</sup> kg, says a page.</p>"
    (tmp_path / "sun.html").write_text(page, encoding="utf-8")
    run_quizgen("new", "sun.html", cwd=tmp_path)
    deck = tmp_path / "decks" / "the-sun.yaml"
    head = deck.read_text("utf-8")
    for mass, codes in (("2 × 10³⁰ kg", []), ("1030 kg", ["G02"])):
        fact = (
            f"- id: mass\n  say: The Sun's mass is [{mass}].\n  ask: What is the Sun's mass?\n"
            "  quote: The mass of the Sun is 2 × 10³⁰ kg\n"
        )
        deck.write_text(head + fact, "utf-8")
        errors = [each for each in check_deck(deck).findings if each.code.startswith("G")]
        assert [each.code for each in errors] == codes


HARD = {
    "scripts": "x<sup>2</sup> and <i>y</i> ",
    "dollars": "$ x \\( y $$ ",
    "environments": "\\begin{align} x ",
    "brackets": "(",
    "letters": "x",
}


@pytest.mark.parametrize("name", HARD)
def test_work_is_linear(name, tmp_path):
    """A long page takes work in proportion to its length, not to the square of it."""
    path = tmp_path / "page.html"
    opening = "<main><script>['$', '$']</script><p>The sentence that begins a page of text.</p>"
    path.write_text(f"{opening}<p>{HARD[name] * 20_000}", encoding="utf-8")
    assert finishes(lambda: read_article(path))
