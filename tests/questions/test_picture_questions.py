"""A question can refer to its picture or sound: rules and options see it as part of the front."""

import re

import pytest
from conftest import run_quizgen
from flags import CAPITALS, FLAGS, write_project, write_songs
from media_samples import wav

from quizgen.exports.html.practice_page import LARGEST_SOUND
from quizgen.pipeline import check_deck, make_quiz
from quizgen.questions.item import BLANK


def items_of(checked, fact, style=None):
    """Return the items of a fact, of one style if it is given."""
    return [
        item for item in checked.items if item.fact.id == fact and style in (None, item.style.name)
    ]


def codes(checked):
    """Return the codes of the findings, each once."""
    return sorted({finding.code for finding in checked.findings})


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """A deck of capitals and flags, checked."""
    return check_deck(write_project(tmp_path_factory.mktemp("flags")))


def test_a_question_about_its_picture_is_clear(checked):
    """“Whose flag is this?” is asked of eight pictures without a finding."""
    assert codes(checked) == []
    stems = [item.stem for item in checked.items if item.style.name == "flashcard"]
    assert stems.count("Whose flag is this?") == 8


def test_its_options_are_wrong_for_this_picture_only(checked):
    """The other countries are options, although each is right beside another picture."""
    (item,) = items_of(checked, "flag-sw", "choice")
    assert item.answer == "Sweden"
    assert len(item.options) == 4


def test_a_false_statement_is_false_beside_its_picture(checked):
    """“This is the flag of Finland.” is false beside the flag of Italy. Nothing is a gap."""
    stems = {i.answer: i.stem for i in checked.items if "flag of" in i.stem}
    assert stems.keys() == {"True", "False"}
    assert not any(BLANK in item.stem for item in checked.items)


def test_a_form_asks_about_several_pictures(checked):
    """Questions about different pictures do not repeat or answer one another."""
    _, (form,) = make_quiz(checked)
    asked = [q.item.stem for q in form.questions if q.item.fact.id.startswith("flag-")]
    assert asked.count("Whose flag is this?") > 1


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        (CAPITALS + FLAGS.replace("show: question", "show: answer"), ["R03", "R26"]),
        (CAPITALS + FLAGS.replace("flag is this", "flag is this now"), ["R26"]),
        (CAPITALS + FLAGS.replace("alt: a flag", 'alt: "{Country}"'), ["R07"]),
    ],
)
def test_what_the_picture_does_not_show_is_found(tmp_path, tables, found):
    """A picture on the back, “now”, and a description with the answer."""
    assert codes(check_deck(write_project(tmp_path, tables))) == found


def test_the_help_says_how_to_show_a_picture(tmp_path):
    """A picture is on the back unless its fact says otherwise."""
    hidden = CAPITALS + FLAGS.replace(", show: question", "")
    found = check_deck(write_project(tmp_path, hidden)).findings
    assert "add `show: question`" in next(f.help for f in found if f.code == "R26")


def test_a_picture_of_two_countries_has_two_answers(tmp_path):
    """The files differ in their names only: learners see the same front."""
    path = write_project(tmp_path)
    flags = tmp_path / "media" / "flags"
    (flags / "fi.svg").write_bytes((flags / "fr.svg").read_bytes())
    assert codes(check_deck(path)) == ["R03"]


def test_a_sound_is_asked_without_paper(tmp_path):
    """“Which bird is singing?” has all styles; a quiz leaves it out and says so."""
    checked = check_deck(write_songs(tmp_path))
    assert codes(checked) == []
    styles = {item.style.name for item in checked.items}
    assert styles == {"flashcard", "typed", "choice", "true-false"}
    quiz, (form,) = make_quiz(checked)
    assert (codes(quiz), form.questions) == (["P03"], ())


def test_a_long_sound_is_not_asked_without_it(tmp_path):
    """The practice page has small sounds only, and leaves out the questions of the others."""
    write_songs(tmp_path)
    (tmp_path / "media" / "songs" / "2.wav").write_bytes(wav(LARGEST_SOUND))
    run_quizgen("build", "-q", cwd=tmp_path)
    page = (tmp_path / "build" / "geo" / "practice.html").read_text("utf-8")
    asked = set(re.findall(r'data-id="geo/([a-z-]+)/', page))
    assert asked == {"the-cuckoo", "the-lark", "the-robin", "the-starling", "the-wren"}
