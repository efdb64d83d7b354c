"""A web page keeps what readers see, in characters that can be quoted."""

from pathlib import Path

import pytest
import yaml

from quizgen.imports.articles import read_article

TRAPS = yaml.safe_load(Path(__file__).with_name("article_traps.yaml").read_text("utf-8"))
OPENING = "This article has one thing that is easily lost when it is copied."


@pytest.mark.parametrize("name", TRAPS)
def test_trap(name, tmp_path):
    """The text of a page with a trap is what a reader of it would write down."""
    path = tmp_path / "trap.html"
    html = f"<h3>Trap</h3>\n{TRAPS[name]['html']}\n"
    page = f"<!doctype html><main><h1>Traps</h1><p>{OPENING}</p>{html}</main>"
    path.write_text(page, encoding="utf-8")
    text = read_article(path).text.partition("Trap\n")[2]
    assert text.strip("\n") == TRAPS[name]["text"]
