"""Pictures and sounds reach the real Anki, paper and pages."""

import base64
import io
import json
import re
import zipfile

import pdfplumber
import pytest
from conftest import key_of_type, run_quizgen
from media_samples import png, svg, wav
from test_anki import import_package

from quizgen.exports import anki
from quizgen.exports.anki.note_fields import make_notes
from quizgen.exports.anki.note_media import published_name
from quizgen.exports.ledger import Ledger
from quizgen.pipeline import check_deck
from quizgen.publishing.build_plan import plan_build

HEAD = "types: {person: {ask: who, extra_distractors: [Bob Ray, Cyd Fox, Dan Poe]}}"
FACTS = """
- id: parks-opened
  kind: quantity
  actor: lee
  verb: {base: open, past: opened}
  amount: {value: 30, unit: park}
  rest: in Bath
  without: [how-many/flashcard]
  quote: Ann Lee opened 30 parks in Bath
  media:
    - {file: media/parks/gate.png, alt: 'a "gate" {{c1::[sound:x.mp3]}} & <b>', show: question}
    - {file: media/parks/map.svg, alt: a map, credit: 'Eve & Co, CC BY 4.0'}
    - {file: media/parks/speech.wav}
- id: parks-month
  kind: event
  subject: {name: opening, ask: which event, the: true}
  verb: {base: take place, past: took place}
  when: May 2020
  derived: {subject: the sentence says that they were opened}
  quote: 30 parks in Bath in May 2020
  media: {file: media/parks/copy.png, alt: the same gate}
"""


@pytest.fixture
def project(deck_project, tmp_path):
    """A project with a deck of two facts and four media files, two of them equal."""
    article = "Ann Lee opened 30 parks in Bath in May 2020."
    entities = "lee: {type: person, name: Ann Lee}"
    path = deck_project(FACTS, head=HEAD, entities=entities, article=article)
    folder = tmp_path / "media" / "parks"
    folder.mkdir(parents=True)
    (folder / "gate.png").write_bytes(png())
    (folder / "copy.png").write_bytes(png())
    (folder / "map.svg").write_bytes(svg())
    (folder / "speech.wav").write_bytes(wav())
    run_quizgen("build", "-q", cwd=tmp_path)
    return path.parent.parent


def package_of(project):
    """Return the path of the built package."""
    return project / "build" / "parks" / "parks.apkg"


def media_in(collection):
    """Return the contents of Anki's media folder by name."""
    from pathlib import Path

    return {path.name: path.read_bytes() for path in Path(collection.media.dir()).iterdir()}


def test_media_files_reach_the_learner(collection, project):
    """Each content has one file with its own name; Anki reports no missing or unused files."""
    import_package(collection, package_of(project))
    held = media_in(collection)
    assert sorted(held.values()) == sorted([png(), svg(), wav()])
    assert all(re.fullmatch(r"quizgen-parks-[0-9a-f]{12}\.(png|svg|wav)", name) for name in held)
    checked = collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_media_are_on_the_right_side(collection, project):
    """All questions show the gate; only answers show the map and play the speech."""
    import_package(collection, package_of(project))
    cards = [collection.get_card(id_) for id_ in collection.find_cards("Id:parks/parks-opened*")]
    types = {key_of_type(card.note_type()) for card in cards}
    assert types == {"fact", "cloze", "typed", "choice"}
    for card in cards:
        assert re.findall(r'<img src="[\w-]+\.(\w+)"', card.question()) == ["png"]
        assert re.findall(r'<img src="[\w-]+\.(\w+)"', card.answer()) == ["png", "svg"]
        assert card.question_av_tags() == []
        assert [tag.filename[-4:] for tag in card.answer_av_tags()] == [".wav"]
        assert "<small>Eve &amp; Co, CC BY 4.0</small>" in card.answer()


def test_media_are_rendered_as_in_anki(collection, project):
    """Pictures and sound placeholders are the same on both sides of every card."""
    import_package(collection, package_of(project))
    cards = [collection.get_card(id_) for id_ in collection.find_cards("")]
    publication = plan_build(project / "decks" / "parks.yaml", now=2_000_000_000).publication
    ours = {(card.front, card.back, card.back_sounds) for card in anki.cards_of(publication)}
    assert ours == {
        (
            card.render_output().question_text,
            card.render_output().answer_text,
            tuple(tag.filename for tag in card.answer_av_tags()),
        )
        for card in cards
    }


def test_alternative_text_is_not_read_as_media(collection, project, page):
    """Readers get `alt` unchanged, and nothing is played."""
    import_package(collection, package_of(project))
    for card in collection.find_cards("Id:parks/parks-opened*"):
        page.set_content(collection.get_card(card).question())
        assert page.locator("img").get_attribute("alt") == 'a "gate" {{c1::[sound:x.mp3]}} & <b>'


def test_media_tags_in_other_texts_stay_text(collection, deck_project):
    """A quote that contains [sound:x.mp3] or [latex] is shown as text."""
    words = "[sound:x.mp3] and [latex]y[/latex]"
    facts = (
        "- {id: said, kind: quotation, according_to: lee, verb: {base: say, past: said},"
        f" words: '{words}', quote: 'Ann Lee said {words} to all'}}"
    )
    path = deck_project(
        facts, entities="lee: {name: Ann Lee, ask: who}", article=f"Ann Lee said {words} to all."
    )
    run_quizgen("build", "-q", cwd=path.parent.parent)
    import_package(collection, package_of(path.parent.parent))
    assert list(collection.media.check().missing) == []


def test_an_unchanged_rebuild_is_all_duplicates(collection, project):
    """The bytes do not depend on the times and order of files on disk."""
    added = import_package(collection, package_of(project))
    before = package_of(project).read_bytes()
    package_of(project).unlink()
    for path in sorted((project / "media" / "parks").iterdir(), reverse=True):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    run_quizgen("build", "-q", cwd=project)
    assert package_of(project).read_bytes() == before
    assert import_package(collection, package_of(project)) == {"duplicate": added["new"]}


def test_a_changed_picture_updates_the_notes_that_show_it(collection, project):
    """A changed picture has a new name, so that learners do not keep the old one."""
    added = import_package(collection, package_of(project))["new"]
    old = media_in(collection)
    (project / "media" / "parks" / "map.svg").write_bytes(svg("<circle r='3'/>"))
    run_quizgen("build", "-q", cwd=project)
    log = import_package(collection, package_of(project))
    showing = len(collection.find_notes("Id:parks/parks-opened*"))
    assert log == {"updated": showing, "duplicate": added - showing}
    new = {name: held for name, held in media_in(collection).items() if name not in old}
    assert list(new.values()) == [svg("<circle r='3'/>")]
    assert list(collection.media.check().missing) == []


def test_every_note_lists_its_media_files(project):
    """A note lists exactly the media files that its fields name."""
    checked = check_deck(project / "decks" / "parks.yaml")
    for note in make_notes(checked.deck, checked.items, Ledger("parks")):
        shown = "".join(note.fields.values())
        brought = {published_name(checked.deck, media) for media in note.media}
        assert brought == set(re.findall(r"quizgen-parks-\w+\.\w+", shown))


def test_a_fact_without_media_has_no_field_for_them(checked):
    """The hash of a note covers its fields: a new empty field would update every note."""
    notes = make_notes(checked.deck, checked.items, Ledger(checked.deck.id))
    assert not any("Answer media" in note.fields for note in notes)


def test_the_archive_has_the_format_of_anki(project):
    """The archive has numbered entries sorted by name, a map of them, and no dates."""
    with zipfile.ZipFile(package_of(project)) as package:
        names = json.loads(package.read("media"))
        assert list(names) == ["0", "1", "2"]
        assert list(names.values()) == sorted(names.values())
        assert package.namelist() == ["collection.anki2", "media", *names]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pages_contain_their_pictures(project, page):
    """Every picture is in the page, with its alternative text, and shown; sounds are not."""
    for name in ("flashcards.html", "quiz-A.html", "quiz-A.key.html"):
        page.goto((project / "build" / "parks" / name).as_uri())
        images = page.evaluate(
            "() => [...document.images].map(i => [i.src, i.alt, i.complete && i.naturalWidth])"
        )
        assert images
        for source, alt, width in images:
            content = base64.b64decode(source.partition("base64,")[2])
            assert content in (png(), svg())
            assert alt
            assert width
        assert "wav" not in page.content()


def test_a_picture_is_printed_on_its_side(project, page):
    """Of two pictures of a fact, one is with each question and one with each answer."""
    page.goto((project / "build" / "parks" / "flashcards.html").as_uri())
    for side, alt in (("front", 'a "gate"'), ("back", "a map")):
        images = page.locator(f".{side} img")
        own = [text for text in images.evaluate_all("all => all.map(i => i.alt)") if alt in text]
        cards = page.locator(f".{side}:has(img)").count()
        assert 0 < len(own) <= cards
    assert page.locator(".front figcaption").count() == 0
    page.goto((project / "build" / "parks" / "quiz-A.key.html").as_uri())
    assert page.locator(".why img[alt='a map'], .why img[alt='the same gate']").count()


@pytest.mark.parametrize("size", [(3000, 40), (40, 3000), (900, 700), (2, 2)])
def test_pictures_stay_within_their_card_and_page(deck_project, tmp_path, page, size):
    """Three pictures of any size, with credits, fit next to the longest texts."""
    quote = "Ann Lee " + "opened the gate of yet another park " * 6 + "in Bath"
    entries = ", ".join(
        f"{{file: media/parks/a.png, alt: a gate, credit: A. N. Other of Bath, show: {side}}}"
        for side in ("question", "answer")
        for _ in range(3)
    )
    path = deck_project(
        f"- {{id: opened, kind: statement, subject: {{name: Ann Lee, ask: who}},"
        f" verb: {{base: open, past: opened}}, rest: '{quote[15:]}', quote: '{quote}',"
        f" media: [{entries}]}}",
        article=f"{quote}.",
    )
    (tmp_path / "media" / "parks").mkdir(parents=True)
    (tmp_path / "media" / "parks" / "a.png").write_bytes(png(*size))
    run_quizgen("build", "-q", cwd=tmp_path)
    folder = path.parent.parent / "build" / "parks"
    page.goto((folder / "flashcards.html").as_uri())
    page.emulate_media(media="print")
    assert page.evaluate(OVERFLOWING) == []
    for name in ("quiz-A.html", "quiz-A.key.html"):
        page.goto((folder / name).as_uri())
        pdf = pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        images = [image for sheet in pdf.pages for image in sheet.images]
        assert len(images) == 3, name
        for image in images:
            assert 0 < image["x0"] < image["x1"] < pdf.pages[0].width - 30
            assert image["height"] < 115
        pdf.close()


OVERFLOWING = """() => [...document.querySelectorAll('.card')].flatMap(card => {
  const box = card.getBoundingClientRect();
  const images = [...card.querySelectorAll('img')].map(i => i.getBoundingClientRect());
  const fits = i => i.height > 15 && i.left >= box.left && i.right <= box.right + 1
                 && i.top >= box.top && i.bottom <= box.bottom;
  const whole = card.scrollHeight <= card.clientHeight + 1;
  return whole && images.every(fits) ? [] : [card.className + card.innerText];
})"""
