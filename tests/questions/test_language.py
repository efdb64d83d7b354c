"""Awkward values in each kind give natural sentences; `language.yaml` lists both."""

from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from media_samples import svg
from msgspec.structs import replace

from quizgen.pipeline import generate_deck, load_deck
from quizgen.questions.styles import STYLE_NAMES

TABLE = yaml.safe_load(Path(__file__).with_name("language.yaml").read_text("utf-8"))
ROWS = TABLE["rows"]
SENTENCES = [
    (f"{name}/{item}", text) for name, row in ROWS.items() for item, text in row["says"].items()
]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory):
    """All questions and items of a deck of the rows, as “question = answer”, by id.

    A question that is asked with options only gives no item without other facts.
    """
    project = tmp_path_factory.mktemp("language")
    for folder in ("decks", "seeds", "media"):
        (project / folder).mkdir()
    article = ". ".join(row["quote"] for row in ROWS.values())
    (project / "seeds" / "text.txt").write_text(article, encoding="utf-8")
    (project / "media" / "eye.svg").write_bytes(svg())
    head = {key: value for key, value in TABLE.items() if key != "rows"}
    facts = [{"id": name, **row["fact"], "quote": row["quote"]} for name, row in ROWS.items()]
    path = project / "decks" / "language.yaml"
    text = yaml.safe_dump({**head, "facts": facts}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    deck, findings = load_deck(path)
    assert deck, findings
    others = tuple(style for style in STYLE_NAMES.every if style != "cloze")
    made = [generate_deck(replace(deck, styles=styles)) for styles in (others, ("cloze",))]
    assert not any(checked.findings for checked in made)
    items = [(item.id, item) for checked in made for item in checked.items]
    asked = [(found.item_id(), found) for found in made[0].context.asked]
    return {id_.split("/", 1)[1]: f"{one.stem} = {one.answer}" for id_, one in (*asked, *items)}


@pytest.mark.parametrize(("item", "sentence"), SENTENCES, ids=[item for item, _ in SENTENCES])
def test_sentence(sentences, item, sentence):
    """The item is exactly the sentence in the table."""
    assert sentences[item] == sentence


def test_every_kind_is_in_the_table():
    """A new kind needs a row with awkward values."""
    kinds = {path.stem for path in (ROOT / "templates" / "kinds").glob("*.yaml")}
    assert {row["fact"]["kind"] for row in ROWS.values()} == kinds
