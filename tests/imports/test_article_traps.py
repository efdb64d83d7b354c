"""A web page keeps what readers see, in characters that can be quoted."""

from pathlib import Path

import pytest
import yaml

from quizgen.imports.articles import read_article

TRAPS = yaml.safe_load(Path(__file__).with_name("article_traps.yaml").read_text("utf-8"))
OPENING = "Every section of this article has one thing that is easily lost when it is copied."


@pytest.fixture(scope="module")
def sections(tmp_path_factory):
    """The text of each section of a page with all traps."""
    html = "".join(f"<h3>Trap: {name}</h3>\n{trap['html']}\n" for name, trap in TRAPS.items())
    path = tmp_path_factory.mktemp("traps") / "traps.html"
    page = f"<!doctype html><main><h1>Traps</h1><p>{OPENING}</p>{html}</main>"
    path.write_text(page, encoding="utf-8")
    parts = read_article(path).text.split("Trap: ")[1:]
    named = (part.partition("\n") for part in parts)
    return {name: text.strip("\n") for name, _, text in named}


@pytest.mark.parametrize("name", TRAPS)
def test_trap(name, sections):
    """The text of a section is what a reader of the page would write down."""
    assert sections[name] == TRAPS[name]["text"]
