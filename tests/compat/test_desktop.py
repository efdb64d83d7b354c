"""Multiple-choice cards keep order and selection in the reviewer of the real desktop."""

import json
import shutil

import pytest
from conftest import ROOT, import_package, run_quizgen

from quizgen.exports.anki.field_text import field_html

FLIPS = 40
BY_KEYS = 10
LOAD_MATHJAX = """(async function () {
  for (var path of ["mathjax.js", "vendor/mathjax/tex-chtml-full.js"]) {
    await new Promise(function (done) {
      var script = document.createElement("script");
      script.src = "/_anki/js/" + path;
      script.onload = done;
      document.body.append(script);
    });
  }
  await MathJax.startup.promise;
  await MathJax.typesetPromise();
  document.body.dataset.set = "yes";
})(), 1"""
"""Anki loads MathJax for cards with formulas."""
UNSAFE = [
    r"\(\href{javascript:ran()}{x}\)",
    r"\(\mmlToken{mi}[href='javascript:ran()']{x}\)",
    r"\(\mmlToken{mi}[style='background:url(http://127.0.0.1:9/a)']{x}\)",
    r"\(\bbox[background:url(http://127.0.0.1:9/b)]{x}\)",
    r"\(\unicode[x;background:url(http://127.0.0.1:9/c)]{65}\)",
]
"""Formulas from which MathJax would make links and requests."""
TYPESET_OPTIONS = "document.querySelectorAll('.options bdi > mjx-container').length"
FORMULA_CARDS = 7
SEEN = """(function () {
  var buttons = Array.from(document.querySelectorAll(".options button"));
  function texts(selector) {
    return buttons.filter(function (button) { return button.matches(selector); })
      .map(function (button) { return button.querySelector("bdi").innerText; });
  }
  return JSON.stringify({
    order: texts("*"), chosen: texts("[aria-pressed=true]"),
    right: texts(".right"), wrong: texts(".wrong"),
    inView: buttons.filter(function (button) {
      var box = button.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= window.innerHeight;
    }).length,
    signs: buttons.map(function (button) {
      return (button.querySelector(".sign") || {}).innerText;
    })
  });
})()"""

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def desktop(window, built):
    """The desktop with two of our decks."""
    run_quizgen("build", "-q", "cleopatra", cwd=built.parent.parent)
    for deck in ("kursk-engineers", "cleopatra"):
        import_package(window.window.col, built.parent / deck / f"{deck}.apkg")
    return window


def seen(desktop):
    """Return the options of the page and their marks."""
    return json.loads(desktop.ask(SEEN))


def rate(desktop):
    """Press the key for “Easy” and wait for the next question."""
    from PyQt6.QtCore import Qt

    before = desktop.reviewer.card.id
    desktop.press(Qt.Key.Key_4)
    desktop.wait(lambda: desktop.reviewer.card is None or desktop.reviewer.card.id != before)
    if desktop.reviewer.card:
        desktop.see("question")


def turn(desktop):
    """Show the answer with the space bar."""
    from PyQt6.QtCore import Qt

    desktop.press(Qt.Key.Key_Space)
    desktop.see("answer")


def test_formulas_contain_no_links_or_requests(desktop):
    """The MathJax of Anki renders the harmless formula and makes no links of the others."""
    desktop.review("The end of a dynasty::Typing", cards=BY_KEYS)
    texts = [r"\(x^2\)", *UNSAFE]
    page = "".join(f"<div class='try'>{field_html(text)}</div>" for text in texts)
    desktop.ask(f"document.body.insertAdjacentHTML('beforeend', {json.dumps(page)}), 1")
    desktop.ask(LOAD_MATHJAX)
    desktop.wait(lambda: desktop.ask("document.body.dataset.set") == "yes")
    assert desktop.ask("document.querySelectorAll('.try mjx-container').length") == 1
    assert desktop.ask("document.querySelectorAll('.try a, .try [style*=\"url\"]').length") == 0


def test_formulas_of_options_are_typeset(desktop, tmp_path, capsys):
    """MathJax typesets each option that is a formula, in the shuffled order, on both sides."""
    project = shutil.copytree(ROOT / "tests" / "sample", tmp_path / "sample")
    run_quizgen("build", "-q", "formulas", cwd=project)
    import_package(desktop.window.col, project / "build" / "formulas" / "formulas.apkg")
    desktop.review("Formulas of school::Quiz", cards=FORMULA_CARDS)
    typeset = 0
    for number in range(1, FORMULA_CARDS + 1):
        note = desktop.reviewer.card.note()
        formulas = sum(note[f"Option {number}"].startswith("\\(") for number in range(1, 5))
        for is_front in (True, False):
            desktop.wait(lambda count=formulas: desktop.ask(TYPESET_OPTIONS) == count)
            assert "\\" not in desktop.ask("document.querySelector('.options').innerText")
            if is_front:
                turn(desktop)
        typeset += formulas
        if number < FORMULA_CARDS:  # the page of a finished deck loads while the next test begins
            rate(desktop)
    assert typeset >= 4 * (FORMULA_CARDS - 1)
    assert "JS error" not in capsys.readouterr().out


def test_forty_cards_keep_order_and_selection(desktop, capsys):
    """After a click, the back has the order and selection of the front, and ✓ and ✗."""
    desktop.review("The end of a dynasty::Quiz", cards=2 * FLIPS)
    same, wrong, ids = 0, 0, set()
    for number in range(FLIPS):
        front = seen(desktop)
        assert front["chosen"] == front["right"] == front["wrong"] == []
        place = number % len(front["order"])
        desktop.ask(f"document.querySelectorAll('.options button')[{place}].click(), 1")
        turn(desktop)
        back, note = seen(desktop), desktop.reviewer.card.note()
        same += back["order"] == front["order"] and back["chosen"] == [front["order"][place]]
        assert back["right"] == [note["Answer"]]
        assert back["wrong"] == [option for option in back["chosen"] if option != note["Answer"]]
        assert back["signs"].count("✓") == 1
        assert back["inView"] == len(back["order"])
        assert back["signs"].count("✗") == len(back["wrong"])
        wrong += len(back["wrong"])
        ids.add(desktop.reviewer.card.id)
        rate(desktop)
    assert (same, len(ids)) == (FLIPS, FLIPS)
    assert 0 < wrong < FLIPS
    assert "JS error" not in capsys.readouterr().out


def test_card_can_be_answered_with_the_keyboard(desktop, capsys):
    """Arrows choose, space turns, and a digit rates. The desktop keeps other keys for itself."""
    from PyQt6.QtCore import Qt

    desktop.review("North Korean engineers in Russia::Quiz", cards=BY_KEYS)
    for _ in range(BY_KEYS):
        front = seen(desktop)
        desktop.press(Qt.Key.Key_Down)
        desktop.press(Qt.Key.Key_Down)
        desktop.wait(lambda order=front["order"]: seen(desktop)["chosen"] == [order[1]])
        turn(desktop)
        back = seen(desktop)
        assert (back["order"], back["chosen"]) == (front["order"], [front["order"][1]])
        rate(desktop)
    assert "JS error" not in capsys.readouterr().out
