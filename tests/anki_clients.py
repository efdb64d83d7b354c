"""Show cards in a browser as the clients of Anki do.

The desktop shows all cards in one page: it replaces the content of `#qa` and runs the scripts
again. AnkiDroid opens a new page for each side. The desktop also has its own style sheet; the rules
that affect ours are in `templates/preview/reviewer.css`.
"""

from __future__ import annotations

import html
import re
import shutil
from dataclasses import dataclass

from conftest import CARD_ADDRESS, ROOT, copy_project, key_of_type, run_quizgen

BODY = "card card1"
NIGHT = f"{BODY} nightMode night_mode"
DESKTOP_STYLE = (ROOT / "templates" / "preview" / "reviewer.css").read_text("utf-8")
HEAD = '<!doctype html><html><head><meta name="viewport" content="width=device-width"><style>'
FLIP = """([content, bodyClass]) => {
  document.body.className = bodyClass;
  const qa = document.getElementById("qa");
  qa.innerHTML = content;
  for (const script of qa.querySelectorAll("script")) {
    const again = document.createElement("script");
    again.textContent = script.textContent;
    script.replaceWith(again);
  }
}"""
TYPE_BOX = (
    '<center><input type="text" id="typeans" style="font-family: Arial; font-size: 20px"></center>'
)
BLOCK_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("storage is blocked", "SecurityError"); }
});"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as Anki renders it: its type (`fact`, …), the fields of its note, and both sides.

    `rendered` has the sides from Anki's backend, before a client adds the box for typed answers.
    """

    type: str
    fields: dict[str, str]
    front: str
    back: str
    rendered: tuple[str, str]

    @property
    def options(self):
        """The options as text, in the order of the author."""
        texts = (self.fields[f"Option {number}"] for number in range(1, 7))
        return [html.unescape(text) for text in texts if text]

    @property
    def right(self):
        """The right option."""
        return self.options[int(self.fields["Correct option"]) - 1]


def build_everything(folder):
    """Build our decks and the samples in a folder and return the packages by deck."""
    copy_project(folder / "ours")
    shutil.copytree(ROOT / "tests" / "sample", folder / "sample")
    for project in ("ours", "sample"):
        run_quizgen("build", "-q", cwd=folder / project)
    return {path.stem: path for path in sorted(folder.glob("*/build/*/*.apkg"))}


def render_cards(collection):
    """Return all cards of a collection. Where an answer is typed, a wrong one has been entered."""
    cards = map(collection.get_card, collection.find_cards("", order="c.id"))
    return [_render(collection, card) for card in cards]


def _render(collection, card):
    fields = dict(card.note().items())
    answer = html.unescape(fields.get("Answer", ""))
    output = card.render_output()
    front = re.sub(r"\[\[type:.*?\]\]", lambda _: TYPE_BOX, card.question())
    compared = collection.compare_answer(answer, f"{answer[:-1]}9")
    back = re.sub(r"\[\[type:.*?\]\]", lambda _: compared, card.answer())
    rendered = (output.question_text, output.answer_text)
    return Shown(key_of_type(card.note_type()), fields, front, back, rendered)


class OnePage:
    """A client like the desktop: one page whose content changes."""

    def __init__(self, page):
        self.page = page
        content = '<div id="qa" dir="auto"></div>'
        empty = f"{HEAD}{DESKTOP_STYLE}</style></head><body>{content}</body></html>"
        _serve(page, lambda: empty)
        page.goto(CARD_ADDRESS)

    def show(self, side, body=BODY):
        """Show a side of a card, given as HTML."""
        self.page.evaluate(FLIP, [side, body])

    def show_each(self, sides, asked, body=BODY):
        """Show sides one after the other; return the value of an expression for each."""
        show = (
            f"([sides, body]) => sides.map(side => {{ ({FLIP})([side, body]); return {asked}; }})"
        )
        return self.page.evaluate(show, [sides, body])


class PagePerSide:
    """A client like AnkiDroid: a new page for each side."""

    def __init__(self, page):
        self.page = page
        self.html = ""
        _serve(page, lambda: self.html)

    def show(self, side, body=BODY):
        """Show a side of a card, given as HTML."""
        self.html = (
            f'{HEAD}</style></head><body class="{body}"><div id="qa">{side}</div></body></html>'
        )
        self.page.goto(CARD_ADDRESS)


def _serve(page, html):
    """Serve `CARD_ADDRESS`. With files, Chromium loses their storage in one of twenty loads."""
    page.route(
        CARD_ADDRESS,
        lambda route: route.fulfill(body=html(), content_type="text/html; charset=utf-8"),
    )


class Learner:
    """A learner who looks at multiple-choice cards in a client and clicks."""

    def __init__(self, client):
        self.client = client
        self.page = client.page

    def see(self, side):
        """Show a side and return its options in the order shown."""
        self.client.show(side)
        return self.page.locator(".options bdi").all_inner_texts()

    def click(self, place):
        """Click the option at an index."""
        self.page.locator(".options button").nth(place).click()

    def press(self, *keys):
        """Press keys in turn."""
        for key in keys:
            self.page.keyboard.press(key)

    def marked(self, selector):
        """Return the texts of the options that match a selector."""
        return self.page.locator(f".options {selector} bdi").all_inner_texts()

    @property
    def chosen(self):
        """The options shown as pressed."""
        return self.marked('[aria-pressed="true"]')

    def play(self, card, place):
        """Click an option on the front and turn the card; return (order, chosen) for both sides."""
        front = self.see(card.front)
        self.click(place)
        chosen = self.chosen
        back = self.see(card.back)
        return (front, chosen), (back, self.chosen)
