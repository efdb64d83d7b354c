"""Keys work on the front of a multiple-choice card, and nowhere else."""

from anki_clients import Learner, OnePage

COUNT_LISTENERS = """
window.listening = 0;
for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
  const real = document[name];
  document[name] = function (type, callback, ...rest) {
    if (type === "keydown" && callback) window.listening += step;
    return real.call(this, type, callback, ...rest);
  };
}"""


def test_a_back_accepts_no_answers(learner, choices):
    """Clicks and keys on a back change nothing; Anki needs the keys for rating."""
    _, (_, chosen) = learner.play(choices[0], 1)
    learner.page.evaluate(
        "document.addEventListener('keydown', e => { window.kept = e.defaultPrevented })"
    )
    for key in "1234":
        learner.press(key)
        assert learner.page.evaluate("window.kept") is False
    learner.page.locator(".options button").nth(3).dispatch_event("click")
    assert learner.chosen == chosen


def test_digits_choose(learner, choices):
    """1 is the first option shown. Other digits, and digits with Ctrl or Alt, do nothing."""
    order = learner.see(choices[0].front)
    for key in ("2", "1", "4", "3"):
        learner.press(key)
        assert learner.chosen == [order[int(key) - 1]]
    learner.press("9", "0", "Control+1", "Alt+2", "a", " ")
    assert learner.chosen == [order[2]]
    assert learner.see(choices[0].back) == order
    assert learner.chosen == [order[2]]


def test_arrows_choose(learner, choices):
    """Down and up wrap around and move the focus. The desktop passes on no digits."""
    order = learner.see(choices[0].front)
    shown = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        learner.press(key)
        shown += learner.chosen
        assert learner.marked(":focus") == learner.chosen
    assert shown == [order[place] for place in (3, 0, 1, 0, 3)]


def test_typing_in_a_text_field_chooses_nothing(learner, choices):
    """A digit typed into a box or editable text goes there."""
    learner.see(choices[0].front)
    for element in ("<input>", "<textarea></textarea>", "<p contenteditable></p>"):
        learner.page.evaluate(
            "html => { document.getElementById('qa').insertAdjacentHTML('beforeend', html);"
            " document.getElementById('qa').lastElementChild.focus() }",
            element,
        )
        learner.press("1", "2")
        box = learner.page.locator("#qa > :last-child")
        typed = box.input_value() if "content" not in element else box.inner_text()
        assert typed == "12"
    assert learner.chosen == []


def test_listeners_do_not_accumulate(choices, shown, page):
    """After forty cards in one page, at most one listener is left, and only choice cards use it."""
    page.add_init_script(COUNT_LISTENERS)
    desktop = Learner(OnePage(page))
    for card in choices[:20]:
        desktop.client.show(card.front)
        desktop.client.show(card.front)
        assert page.evaluate("window.listening") <= 2
        desktop.client.show(card.back)
    desktop.see(choices[0].front)
    desktop.client.show(next(card for card in shown if card.type == "fact").front)
    page.evaluate("document.addEventListener('keydown', e => { window.kept = e.defaultPrevented })")
    desktop.press("1")
    assert page.evaluate("window.kept") is False
