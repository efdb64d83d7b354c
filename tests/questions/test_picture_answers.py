"""A question can ask for the picture of its fact: the pictures of others are its wrong options."""

import pytest
from conftest import run_quizgen
from flags import CAPITALS, COUNTRIES, LOOKS, PICTURES, write_project
from msgspec.structs import replace

from quizgen.exports.ledger import read_ledger
from quizgen.languages import language_of
from quizgen.pipeline import check_deck, make_quiz
from quizgen.publishing.deck_export import item_as_printed
from quizgen.review.guessing.puzzles import make_puzzles
from quizgen.review.item_review import review_items

ALL = CAPITALS + PICTURES + LOOKS
KIND = """
kind: flag
about: Whose flag it is.
fields:
  country: {type: entity}
statement: "this is the flag of {{ country }}"
questions:
  whose: {asks: country, stem: "whose flag is this?"}
  which: {asks: picture, stem: "which of these is the flag of {{ country }}?"}
"""
KIND_TABLE = """
  - file: data/countries.csv
    cite: a table of countries
    id: Code
    entities: {Country: country}
    kind: flag
    columns: {country: Country}
    media: {file: "media/flags/{Flag}", alt: a flag, show: question}
"""


def by_id(checked):
    """Return the items of a deck by their ids without the deck."""
    return {item.id.partition("/")[2]: item for item in checked.items}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """A deck of capitals and flags, with flags as options and as answers."""
    return check_deck(write_project(tmp_path_factory.mktemp("pictures"), ALL))


def test_pictures_of_other_facts_are_options(checked):
    """Each of eight flags is the key of one item, beside three others."""
    assert checked.findings == ()
    items = [item for name, item in by_id(checked).items() if name.endswith("/picture/choice")]
    assert [item.fact.picture.path for item in items] == [item.answer for item in items]
    for item in items:
        assert len({picture.sha256 for picture in item.pictures}) == len(item.options) == 4
        assert tuple(picture.path for picture in item.pictures) == item.options


def test_which_of_these_is_no_flashcard(checked):
    """“What does it look like?” is one, with the picture on its back. Neither is typed."""
    names = by_id(checked)
    assert {name for name in names if name.startswith("flag-sw/picture")} == {
        "flag-sw/picture/choice"
    }
    card = names["look-sw/picture"]
    assert card.pictures == (card.fact.picture,)
    assert "look-sw/picture/typed" not in names


def test_other_pictures_of_a_question_stay(checked):
    """“Whose flag is this?” shows the picture that the other question asks for."""
    whose, which = (by_id(checked)[f"flag-sw/{name}"] for name in ("ask", "picture/choice"))
    assert whose.media_on("question") == (whose.fact.picture,)
    assert which.media_on("question") == ()


def test_a_sheet_asks_nobody_to_draw(checked):
    """A quiz has pictures as options, each in its printed place, but not as answers."""
    _, (form,) = make_quiz(checked)
    shown = [item_as_printed(question) for question in form.questions if question.item.pictures]
    assert {item.style.name for item in shown} == {"choice"}
    assert all([p.path for p in item.pictures] == [*item.options] for item in shown)


def test_a_corrected_picture_makes_another_form(checked):
    """The id of a form is a checksum of what is printed, and so of the pictures as options."""

    def id_of(items):
        return make_quiz(replace(checked, items=tuple(items)))[1][0].id

    def correct(item):
        changed = (replace(picture, sha256="0" * 64) for picture in item.pictures)
        return replace(item, pictures=tuple(changed))

    choices = [item for item in checked.items if item.style.name == "choice"]
    assert id_of(choices) == id_of(list(choices))
    assert id_of(choices) != id_of(map(correct, choices))


def test_a_guesser_sees_no_file_names(checked):
    """Pictures have stand-ins without any likeness to their names, of one length."""
    items = [item for item in checked.items if item.pictures]
    options = [o for puzzle, _ in make_puzzles(items, language_of("en")) for o in puzzle.options]
    assert {len(option) for option in options} == {12}
    assert all(option.isalpha() for option in options)


def test_equal_pictures_are_no_options_together(tmp_path):
    """If two countries have the same flag, neither is a wrong option of the other."""
    path, flags = write_project(tmp_path, PICTURES), tmp_path / "media" / "flags"
    (flags / "fi.svg").write_bytes((flags / "fr.svg").read_bytes())
    checked = check_deck(path)
    assert {finding.code for finding in checked.findings} == {"R03"}
    shown = [[p.sha256 for p in item.pictures] for item in checked.items if item.pictures]
    assert len(shown) == 8
    assert all(len(set(hashes)) == len(hashes) for hashes in shown)


def test_rules_for_words_do_not_read_file_names(checked):
    """The name of a file may be long, a list, or unlike the names beside it."""
    path = "media/flags/the yellow cross, the blue ground, and the old proportions of a flag.svg"

    def rename(item):
        own = item.fact.picture.path
        pictures = [replace(p, path=path) if p.path == own else p for p in item.pictures]
        choice = item.interaction
        if item.options:
            choice = replace(choice, options=tuple(picture.path for picture in pictures))
        return replace(item, answer=path, pictures=tuple(pictures), interaction=choice)

    names = {item.id: item for item in checked.items}
    for name in ("geo/look-sw/picture", "geo/flag-sw/picture/choice"):
        names[name] = rename(names[name])
    assert review_items(checked.deck, tuple(names.values())) == ()


GROUPS = "entities:\n" + "".join(
    f"  e{at}: {{type: country, name: {name.removeprefix('the ')}, group: {pattern}, derived: x}}\n"
    for at, (name, _, pattern, _) in enumerate(COUNTRIES)
)
"""The patterns of flags as groups of the countries."""


@pytest.mark.parametrize("of_rows", [True, False], ids=["group of rows", "group of entities"])
def test_groups_keep_pictures_together(tmp_path, of_rows):
    """Flags of one pattern are options of one another; two crosses are too few, and have others."""
    tables = PICTURES.replace("    say:", "    group: Pattern\n    say:") if of_rows else PICTURES
    path = write_project(tmp_path, tables)
    if not of_rows:
        path.write_text(path.read_text("utf-8") + GROUPS, "utf-8")
    patterns = {f"flag-{name.removeprefix('the ')[:2].lower()}": p for name, _, p, _ in COUNTRIES}
    items = [item for item in check_deck(path).items if item.pictures]
    assert len(items) == 8
    flags = {item.fact.picture.path: patterns[item.fact.id] for item in items}
    for item in items:
        own = patterns[item.fact.id]
        others = ["columns", "cross", "cross", "rows"]
        shown = sorted(flags[option] for option in item.options)
        assert shown == (others if own == "cross" else [own] * 3)


def test_questions_in_other_words_have_other_pictures(tmp_path):
    """Flags are options beside flags, not beside the pictures of another question."""
    tables = PICTURES + LOOKS.replace("cloze, choice", "cloze").replace("flag of", "banner of")
    items = by_id(check_deck(write_project(tmp_path, tables)))
    assert items["flag-sw/picture/choice"].pool != items["look-sw/picture/choice"].pool


def test_a_kind_can_ask_for_the_picture(tmp_path):
    """`asks: picture` needs no field. A template cannot print the picture."""
    path = write_project(tmp_path, KIND_TABLE)
    (tmp_path / "templates" / "kinds").mkdir(parents=True)
    kind = tmp_path / "templates" / "kinds" / "flag.yaml"
    kind.write_text(KIND, "utf-8")
    checked = check_deck(path)
    assert checked.findings == ()
    assert len(by_id(checked)["sw/which/choice"].pictures) == 4
    kind.write_text(KIND.replace("{{ country }}?", "{{ picture }}?"), "utf-8")
    assert {finding.code for finding in check_deck(path).findings} == {"Q01"}


def test_published_pictures_stay(tmp_path):
    """A corrected picture and a renamed row change no options but their own."""
    path = write_project(tmp_path, PICTURES.replace('"flag-{Code}"', "Code"))

    def build():
        run_quizgen("build", "-q", cwd=tmp_path)
        ledger = read_ledger("geo", path.with_suffix(".ledger.json").read_text("utf-8"))
        kept = {name.partition("/")[2]: ids for name, ids in ledger.kept_options.items()}
        return {name: ids for name, ids in kept.items() if "/picture/" in name}

    before = build()
    assert before["sw/picture/choice"].count("") == 1
    flag = tmp_path / "media" / "flags" / "fr.svg"
    flag.write_text(flag.read_text("utf-8").replace("#ed2939", "#ef4135"), "utf-8")
    assert build() == before
    run_quizgen("rename", "geo/fr", "france", cwd=tmp_path)
    renamed = {
        name.replace("fr/", "france/"): tuple(
            "fact:france" if id_ == "fact:fr" else id_ for id_ in ids
        )
        for name, ids in before.items()
    }
    assert build() == renamed
