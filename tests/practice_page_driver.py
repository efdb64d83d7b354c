"""Drive the practice page as a learner who knows the right answers from `items.json`."""

from __future__ import annotations

import json

ALL = ("choice", "true-false", "typed", "matching", "ordering", "cloze", "flashcard")
TICK = """(boxes, styles) => boxes
  .filter(box => box.checked !== styles.includes(box.value)).forEach(box => box.click())"""
BLOCK_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is blocked", "SecurityError"); }
});"""


class Learner:
    """A learner at the practice page of a build. `items` are those of `items.json` by id."""

    def __init__(self, page, folder):
        self.page = page
        self.url = (folder / "practice.html").as_uri()
        listed = json.loads((folder / "items.json").read_text("utf-8"))
        self.items = {item["id"]: item for item in listed}
        page.goto(self.url)

    def start(self, *styles, count="20", view="one"):
        """Choose styles, number and view, and start a round."""
        self.page.locator("input[name=style]").evaluate_all(TICK, styles or ALL)
        self.page.select_option("#count", label=count)
        self.page.locator(f"input[value={view}]").check()
        self.page.click("#start")

    @property
    def question(self):
        """The locator of the visible questions."""
        return self.page.locator(".question:visible")

    @property
    def shown(self):
        """The ids of the visible questions in order."""
        return self.question.evaluate_all("all => all.map(question => question.dataset.id)")

    @property
    def score(self):
        """The score in the bar or in the result: “3 of 4 right”."""
        return self.page.locator("#score:visible, #total:visible").inner_text()

    def options(self, question):
        """Return the options of a question in the order shown."""
        return question.locator(".option span[dir]").all_inner_texts()

    def answer(self, question, *, right=True):
        """Answer a question with the mouse."""
        item = self.items[question.get_attribute("data-id")]
        getattr(self, f"_{item['style'].replace('-', '_')}")(question, item, right)

    def play(self, rights):
        """Answer one question for each of `rights`, right or wrong, and go on to the next."""
        for right in rights:
            self.answer(self.question, right=right)
            self.page.locator("#next:visible, #finish:visible").click()

    def _choice(self, question, item, right):
        key = item["options"][item["answer"]]
        self._choose(question, lambda option: (option == key) == right)

    _true_false = _choice

    def _choose(self, question, wanted):
        options = self.options(question)
        place = next(at for at, option in enumerate(options) if wanted(option))
        question.locator(".option").nth(place).click()

    def _typed(self, question, item, right):
        question.locator("input").fill(item["options"][-1] if right else "a wrong answer")
        question.locator(".check").click()

    def _cloze(self, question, item, right):
        question.locator("input").fill(item["answer"] if right else "a wrong answer")
        question.locator(".check").click()

    def _matching(self, question, item, right):
        pairs = dict(pair.split(" — ") for pair in item["answer"].split("; "))
        for row in question.locator(".pairs li").all():
            response = pairs[row.locator("label").inner_text()] if right else item["options"][0]
            row.locator("select").select_option(label=response)
        question.locator(".check").click()

    def _ordering(self, question, item, right):
        for place, event in enumerate(item["answer"].split(" → ") if right else ()):
            while self.events(question).index(event) > place:
                question.locator(".up").nth(self.events(question).index(event)).click()
        question.locator(".check").click()

    def events(self, question):
        """Return the events of an ordering question in the order shown."""
        return question.locator(".events li > span:first-child").all_inner_texts()

    def _flashcard(self, question, item, right):
        question.locator(".reveal").click()
        assert question.locator(".right-answer").inner_text() == item["answer"]
        question.locator(".grade").nth(0 if right else 1).click()

    _reverse = _flashcard
