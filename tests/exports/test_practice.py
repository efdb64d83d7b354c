"""The practice page as a file: its contents, and its safety."""

import re

from conftest import copy_sample, run_quizgen
from generated_decks import write_deck
from media_samples import png, svg, wav
from practice_page_driver import Learner

from quizgen.exports.html.pages import task_of
from quizgen.exports.html.practice_page import LARGEST_SOUND, MOST, choose_items
from quizgen.questions.styles.matching import MATCHING


def test_every_item_is_in_the_page(practice):
    """A deck of up to 500 questions is included whole."""
    asked = practice.page.locator(".question").evaluate_all(
        "all => all.map(element => element.dataset.id)"
    )
    assert asked == list(practice.items)


def test_a_large_deck_is_sampled_from_all_its_parts(checked):
    """Fifty items of the article have all sections and styles, in the deck's order."""
    chosen = choose_items(checked.deck, checked.items, 50)
    assert len(chosen) == 50
    assert [item for item in checked.items if item in chosen] == list(chosen)
    for part in (lambda item: item.fact.section, lambda item: item.style.name):
        assert set(map(part, chosen)) == set(map(part, checked.items))


def test_a_new_fact_changes_few_questions(checked):
    """The choice of items in a large deck's page depends on their own ids."""
    before = {item.id for item in choose_items(checked.deck, checked.items, 50)}
    after = {item.id for item in choose_items(checked.deck, checked.items[4:], 50)}
    assert len(before - after) <= 10


def test_the_page_of_a_large_deck_stays_small(tmp_path):
    """A deck of thousands of items has 500 of them in the page."""
    write_deck(tmp_path, "mixed", 700)
    run_quizgen("build", "-q", cwd=tmp_path)
    text = (tmp_path / "build" / "mixed" / "practice.html").read_text("utf-8")
    assert text.count('<article class="question"') == MOST
    assert len(text) < 2_000_000


def test_a_task_does_not_repeat_its_premises(checked):
    """Matching names its premises once; other stems are unchanged."""
    for item in checked.items:
        assert task_of(item) == (
            re.sub(": .*", ".", item.stem) if item.style is MATCHING else item.stem
        )


def test_the_title_of_a_source_with_an_address_is_a_link(deck_project, page):
    """The link has the address as its author wrote it; the place reads as on paper."""
    address = "https://example.org/a?b=1&c=’2’"
    path = deck_project(
        "- {id: opened, say: 'Ann Lee opened [3 parks].', ask: How many parks did Ann Lee open?,"
        " quote: Ann Lee opened 3 parks}"
    )
    with_url = path.read_text("utf-8").replace("cite: a", f"url: '{address}', cite: a")
    path.write_text(with_url, "utf-8")
    run_quizgen("build", "-q", cwd=path.parent.parent)
    page.goto((path.parent.parent / "build" / "parks" / "practice.html").as_uri())
    places = page.locator("figcaption").all_text_contents()
    assert set(places) == {"¶1, The parks"}
    links = page.locator("figcaption a").evaluate_all(
        "all => all.map(link => [link.getAttribute('href'), link.textContent])"
    )
    assert links == [[address, "The parks"]] * len(places)


def test_the_same_deck_gives_the_same_page(tmp_path, built):
    """Randomness comes from the browser, never from a build."""
    project = copy_sample(tmp_path)
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    again = project / "build" / "kursk-engineers" / "practice.html"
    assert again.read_bytes() == (built / "practice.html").read_bytes()


NASTY = (
    "<img src=x onerror=alert(1)></script><script>alert(2)</script> \"'`javascript:alert(3) {{ 7 }}"
)


def test_text_of_a_deck_is_shown_and_never_runs(deck_project, page):
    """Markup and quotes in titles, names, sections, words and notes are text on every screen."""
    quoted = NASTY.replace("'", "''")
    facts = f"""
    - id: said
      kind: quotation
      section: first
      according_to: lee
      verb: {{base: say, past: said}}
      words: '{quoted}'
      note: '{quoted}'
      without: [cloze]
      quote: 'Ann {quoted} said {quoted} to all'
    - id: opened
      kind: statement
      section: first
      subject: lee
      verb: {{base: open, past: opened}}
      rest: the park
      quote: 'Ann {quoted} opened the park'
    """
    others = ", ".join(f"'{name} {quoted}'" for name in ("Bob", "Cyd", "Dan"))
    path = deck_project(
        facts,
        head=f"types: {{person: {{ask: who, extra_distractors: [{others}]}}}}",
        entities=f"lee: {{type: person, name: 'Ann {quoted}'}}",
        article=f"Ann {NASTY} said {NASTY} to all. Ann {NASTY} opened the park.",
    )
    text = path.read_text("utf-8")
    title = f"title: '</title></style><b>{quoted}'\nsections: {{first: '<i>{quoted}'}}"
    path.write_text(text.replace("title: Parks", title, 1), "utf-8")
    run_quizgen("build", "-q", cwd=path.parent.parent)
    dialogs, messages = [], []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.on("console", lambda message: messages.append(message.text))
    learner = Learner(page, path.parent.parent / "build" / "parks")
    assert NASTY in page.locator("h1").inner_text()
    learner.start(count="All", view="page")
    assert {learner.items[id_]["style"] for id_ in learner.shown} >= {"flashcard", "choice"}
    for question in learner.question.all():
        learner.answer(question, right=False)
    assert NASTY in page.locator("main").inner_text()
    page.click("#finish")
    page.reload()
    assert page.locator("img, b, i, a, main script").count() == 0
    assert dialogs == messages == []


def test_only_our_own_script_and_style_may_run(built, page):
    """The content security policy blocks all others, and every request."""
    text = (built / "practice.html").read_text("utf-8")
    page.route(
        "http://card.localhost/", lambda route: route.fulfill(body=text, content_type="text/html")
    )
    page.goto("http://card.localhost/")
    page.evaluate(
        """() => { const script = document.createElement('script');
                   script.textContent = 'window.ran = true';
                   document.body.append(script); }"""
    )
    assert page.evaluate("window.ran") is None
    refused = "fetch('http://card.localhost/').then(() => 'asked', () => 'refused')"
    assert page.evaluate(refused) == "refused"
    assert "innerHTML" not in text
    assert "eval(" not in text


def test_pictures_and_sounds_are_in_the_page_once(deck_project, tmp_path, page):
    """Questions show their pictures and play small sounds; large sounds are left out."""
    facts = """
    - id: opened
      kind: quantity
      actor: lee
      verb: {base: open, past: opened}
      amount: {value: 3, unit: park}
      quote: Ann Lee opened 3 parks
      media:
        - {file: media/parks/gate.png, alt: a gate, show: question, credit: Eve & Co}
        - {file: media/parks/map.svg, alt: a map}
        - {file: media/parks/speech.wav}
        - {file: media/parks/long.wav}
    """
    path = deck_project(facts, entities="lee: {name: Ann Lee, ask: who}")
    folder = tmp_path / "media" / "parks"
    folder.mkdir(parents=True)
    contents = {"gate.png": png(), "map.svg": svg(), "speech.wav": wav()}
    for name, content in {**contents, "long.wav": wav(LARGEST_SOUND)}.items():
        (folder / name).write_bytes(content)
    run_quizgen("build", "-q", cwd=path.parent.parent)
    learner = Learner(page, tmp_path / "build" / "parks")
    text = (tmp_path / "build" / "parks" / "practice.html").read_text("utf-8")
    assert text.count("base64,") == 3
    learner.start(count="All", view="page")
    for question in learner.question.all():
        gate = question.get_by_role("img", name="a gate")
        assert "data:image/png" in gate.evaluate(
            "element => getComputedStyle(element).backgroundImage"
        )
        assert not question.get_by_role("img", name="a map").is_visible()
        learner.answer(question)
        assert question.get_by_role("img", name="a map").is_visible()
        sound = question.locator("audio")
        assert sound.count() == 1
        played = "element => element.play().then(() => element.duration > 0)"
        assert sound.evaluate(played)
    assert "Eve & Co" in learner.question.first.inner_text()
