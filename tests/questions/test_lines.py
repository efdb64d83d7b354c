"""Texts of several lines keep their lines in items, in Anki and on pages."""

import json
import re
import zipfile

from conftest import run_quizgen

from quizgen.exports.html.text_fitting import height_of

CODE = "What does this program print?\nfor n in range(3):\n    if n > 1:\n        print(n)"
FACTS = """
  - id: loop
    kind: card
    front: |-
      What does this program print?
      for n in range(3):
          if n > 1:
              print(n)
    back: |-
      2
      and no more
    quote: "What does this program print? for n in range(3): if n > 1: print(n) 2 and no more"
"""


def test_lines_of_a_text_stay(deck_project, page):
    """A question with program code is complete, and shows its lines on every page."""
    quote = FACTS.partition('quote: "')[2].partition('"')[0]
    deck = deck_project(FACTS, article=f"{quote}\n")
    project = deck.parent.parent
    run_quizgen("build", "parks", cwd=project)
    built = project / "build" / "parks"
    items = json.loads((built / "items.json").read_text("utf-8"))
    assert (items[0]["stem"], items[0]["answer"]) == (CODE, "2\nand no more")
    with zipfile.ZipFile(built / "parks.apkg") as package:
        database = package.read("collection.anki2").decode("utf-8", "ignore")
    assert re.search(r"print\?<br>for n in range\(3\):<br>(&nbsp;){4}if n &gt; 1:<br>", database)
    for name, text in (("flashcards", ".text"), ("practice", ".stem"), ("quiz-A", ".stem")):
        page.goto((built / f"{name}.html").as_uri())
        assert page.locator(text).first.evaluate("element => element.innerText") == CODE


def test_lines_take_room_on_cards():
    """A text of several lines is as high as these lines, and an indentation makes lines shorter."""
    one = height_of("print", 10, 50, 1)
    assert height_of("print\nprint", 10, 50, 1) == 2 * one
    assert height_of(f"{' ' * 40}print print print", 10, 50, 1) > one
