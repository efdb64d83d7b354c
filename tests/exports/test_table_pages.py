"""Pages and cards of a deck of a table show its title and addresses, and no quotes."""

import re

import pytest

from quizgen.exports import anki, html
from quizgen.publishing.build_plan import plan_build

RIVERS = """River,Sea,Page
Nile,Mediterranean Sea,https://example.org/nile
Amazon,Atlantic Ocean,
Yangtze,East China Sea,
Danube,Black Sea,
Indus,Arabian Sea,
Murray,Southern Ocean,
Yukon,Bering Sea,
Lena,Laptev Sea,
"""
DECK = """deck: rivers
title: Rivers
quizzes: {all: {items: 6, styles: {choice: 2, matching: 1}}}
tables:
  - file: data/rivers.csv
    cite: a list of rivers
    url: Page
    id: River
    entities: {River: river, Sea: sea}
    say: The river [{River}] flows into the [{Sea}].
    ask:
      Sea: Into which sea does the river {River} flow?
      River: Which river flows into the {Sea}?
"""


@pytest.fixture(scope="module")
def publication(tmp_path_factory):
    """The publication of a deck of a table."""
    folder = tmp_path_factory.mktemp("rivers")
    for name, text in {"data/rivers.csv": RIVERS, "decks/rivers.yaml": DECK}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, "utf-8")
    plan = plan_build(folder / "decks" / "rivers.yaml", 2_000_000_000)
    assert plan.publication, plan.findings
    return plan.publication


@pytest.fixture(scope="module")
def pages(publication):
    """The pages of the deck by name."""
    made = (file for page in html.PAGES for file in page.make_files(publication))
    return {name: content.decode() for name, content in made if name.endswith(".html")}


def test_no_page_has_an_empty_quote(pages):
    """A row has no quote, so there is no frame for one."""
    for name, page in pages.items():
        assert "“”" not in page, name
        assert not re.search(r"<blockquote[^>]*>\s*</blockquote>", page), name


def test_an_item_of_several_rows_names_the_table_once(publication, pages):
    """A matching item has eight facts of the same table."""
    form = publication.forms[0]
    (matching,) = (q.item for q in form.questions if q.item.style.name == "matching")
    assert len(matching.facts) >= 6
    assert {fact.source.url for fact in matching.cited_facts} <= {"", "https://example.org/nile"}
    assert len(matching.cited_facts) <= 2
    answer = pages["practice.html"].split(f'data-id="{matching.id}"')[1].split("</article>")[0]
    assert answer.count("a list of rivers") == len(matching.cited_facts)


def test_cards_link_to_the_address_of_their_row(publication):
    """Other rows show the title of the table without a link."""
    notes = {note.key: note.fields for note in anki.notes_of(*_parts(publication))}
    link = '<a href="https://example.org/nile">a list of rivers</a>'
    assert notes["nile"]["Source"] == link
    assert notes["lena"]["Source"] == "a list of rivers"
    assert not notes["nile"]["Quote"]


def _parts(publication):
    return publication.deck, publication.items, publication.ledger
