"""Text of a deck is shown as text: it never runs, on any page or card."""

import json

import pytest
from anki_clients import OnePage, render_cards
from conftest import import_package
from media_samples import png

from quizgen.diagnostics import Severity
from quizgen.exports.html.flashcards import CardSetup
from quizgen.exports.page_setup import STANDARD
from quizgen.publishing.card_printing import print_cards
from quizgen.publishing.deck_build import build_deck
from quizgen.publishing.quiz_build import plan_quiz, write_quiz
from quizgen.quizzes.blueprints import QuizRequest

EVIL = (
    '<script>ran()</script><img src=x onerror="ran()"><svg onload=ran()><a href="javascript:ran()">'
    "\"'</style></title></textarea></script><!--]]>{{front}}{{c9::gap}}{{#front}}[sound:x.mp3]"
    r"\(\href{javascript:ran()}{x}\)\[x\][latex]x[/latex]&ltscript&gtran()"
)
WORDING = EVIL.replace("{{c9::gap}}", "").replace("{", "").replace("}", "")
"""Hostile text for a template, where braces would name values."""
SPY = "window.calls = []; window.ran = () => window.calls.push('ran'); window.alert = window.ran"
FOUND = r"""() => {
  const all = [...document.querySelectorAll("*")];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let formulas = 0;
  while (texts.nextNode()) formulas += /\\[(\[]/.test(texts.currentNode.data);
  return {
    calls: window.calls,
    handlers: all.filter(element => element.getAttributeNames().some(
      name => name.startsWith("on") && element.getAttribute(name) !== "print()")).length,
    links: document.querySelectorAll("a[href], iframe, object, embed, img[src=x]").length,
    formulas,
  };
}"""
SAFE = {"calls": [], "handlers": 0, "links": 0}


def person(name):
    """Return an entity with hostile text in every text field."""
    return {
        "type": "person",
        "name": f"{name} {EVIL}",
        "aliases": [f"{name} {EVIL} again"],
        "plural": EVIL,
    }


def fact(number, name):
    """Return a fact with hostile text in every text field."""
    return {
        "id": f"fact-{number}",
        "kind": "event",
        "section": "evil",
        "subject": name,
        "verb": {"base": f"open {EVIL}", "past": f"opened {EVIL}"},
        "rest": f"parks {EVIL}",
        "when": f"May 20{number}",
        "quote": sentence(number, name),
        "note": EVIL,
        "also_true": [f"{EVIL} {number}"],
        "media": [
            {"file": "media/a.png", "alt": EVIL, "credit": EVIL, "show": "question"},
        ],
    }


def sentence(number, name):
    """Return the sentence of the source for a fact."""
    return f"{name} {EVIL} opened {EVIL} parks {EVIL} in May 20{number}"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A built project with hostile text everywhere, a quiz and printed cards."""
    project = tmp_path_factory.mktemp("evil")
    names = ("ann", "bob", "cyd", "dan", "eve", "fay")
    deck = {
        "deck": "evil",
        "title": f"Evil {EVIL}",
        "description": EVIL,
        "licence": EVIL,
        "sources": {
            "article": {
                "file": "seeds/evil.txt",
                "title": f"Title {EVIL}",
                "publisher": EVIL,
                "published": EVIL,
                "licence": EVIL,
                "cite": f"a report {EVIL}",
            }
        },
        "sections": {"evil": EVIL},
        "types": {"person": {"ask": "who", "extra_distractors": [f"Gus {EVIL}"]}},
        "entities": {name: person(name) for name in names},
        "quizzes": {"first": {"items": 5, "title": EVIL, "instructions": EVIL}},
        "ignore": [{"quote": "Nothing else", "reason": EVIL}],
        "facts": [fact(number, name) for number, name in enumerate(names, 10)],
    }
    deck["facts"][0]["wording"] = {"when": f"when did {{{{ subject }}}} {WORDING} open?"}
    deck["facts"][1]["according_to"] = "article"
    for folder in ("decks", "seeds", "media"):
        (project / folder).mkdir()
    (project / "media" / "a.png").write_bytes(png())
    (project / "seeds" / "evil.txt").write_text(
        "\n\n".join([*(f"{fact['quote']}." for fact in deck["facts"]), "Nothing else."]), "utf-8"
    )
    path = project / "decks" / "evil.yaml"
    path.write_text(json.dumps(deck, ensure_ascii=False, indent=1), "utf-8")
    built = build_deck(path, project / "build", 1_750_000_000)
    errors = [finding for finding in built.findings if finding.severity is Severity.ERROR]
    assert not errors, errors
    planned = plan_quiz([path], QuizRequest("", 7, 2))
    write_quiz(planned.publication, project / "build", STANDARD)
    print_cards(path, project / "build", CardSetup(), calibrate=True)
    return project


def test_no_page_runs_text_of_a_deck(project, page):
    """On each page, for print and practice, the text itself is visible."""
    page.add_init_script(SPY)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    pages = sorted(project.glob("build/**/*.html"))
    assert len(pages) >= 12
    for path in pages:
        page.goto(path.as_uri())
        found = page.evaluate(FOUND)
        del found["formulas"]
        assert found == SAFE, path.name
        scripts = page.locator("script").count()
        assert scripts == (path.name == "practice.html"), path.name
        if path.name != "calibration.html":
            assert "ran()" in page.locator("body").inner_text(), path.name
    assert dialogs == []


def test_practice_runs_no_text_of_a_deck(project, page):
    """The page's script handles questions, answers and a whole round safely."""
    page.add_init_script(SPY)
    page.goto((project / "build" / "evil" / "practice.html").as_uri())
    page.locator("#start").click()
    for _ in range(4):
        page.locator(".reveal:visible, .option:visible").first.click()
        page.locator("#next:visible, #finish:visible").first.click()
    found = page.evaluate(FOUND)
    assert found["calls"] == []
    assert found["handlers"] == 0


def test_no_card_runs_text_of_a_deck(project, page, collection):
    """In the real Anki, text of a deck becomes no script, media file, cloze or formula."""
    page.add_init_script(SPY)
    import_package(collection, project / "build" / "evil" / "evil.apkg")
    cards = render_cards(collection)
    assert len(cards) > 20
    client = OnePage(page)
    for card in cards:
        for side in (card.front, card.back):
            assert "[anki:" not in side
            client.show(side)
            assert page.evaluate(FOUND) == SAFE | {"formulas": 0}, card.type
    assert collection.media.check().missing == []
    assert "ran()" in page.locator("#qa").inner_text()
