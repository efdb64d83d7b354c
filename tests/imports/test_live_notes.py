"""Notes of CrowdAnki and of packages become a table, and a deck that reads it."""

import json

import pytest
from conftest import run_quizgen
from foreign import genanki_package, request_for
from genanki import BASIC_AND_REVERSED_CARD_MODEL as REVERSED

from quizgen.imports.formats.packages import read_foreign
from quizgen.pipeline import check_deck

LANDS = {"Austria": "Vienna", "Italy": "Rome", "Poland": "Warsaw", "Egypt": "Cairo", "Peru": "Lima"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>'
FIELDS = ("Country", "Capital", "Flag", "Tags")
TEMPLATES = (
    ("Of which country is {{Capital}} the capital?", "{{Country}}"),
    ("<p>What is the capital of <b>{{Country}}</b>?</p>", "{{Capital}}"),
    ("Whose flag is this? {{Flag}}", "{{Country}}"),
    ("{{#Tags}}What else is said of {{Country}}?{{/Tags}}", "{{Tags}}"),
)


def crowdanki(lands=LANDS, **more):
    """Return a deck of CrowdAnki with a note type of four cards."""
    model = {
        "crowdanki_uuid": "m",
        "flds": [{"name": name} for name in FIELDS],
        "tmpls": [{"qfmt": q, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{a}"} for q, a in TEMPLATES],
        "type": 0,
    }
    notes = [
        {
            "guid": f"old-{land}",
            "fields": [land, f"<i>{city}</i>", f'<img src="{land.lower()}.svg">', "a café; old"],
            "note_model_uuid": "m",
            "tags": ["UG::Europe", "no/tag"],
        }
        for land, city in lands.items()
    ]
    child = {"name": "Lands", "notes": notes}
    return {"name": "World", "note_models": [model], "children": [child], "notes": [], **more}


@pytest.fixture
def exported(tmp_path):
    """A folder that CrowdAnki exported, with the pictures of all lands but one."""
    folder = tmp_path / "world"
    (folder / "media").mkdir(parents=True)
    (folder / "deck.json").write_text(json.dumps(crowdanki({**LANDS, "Chad": ""})), "utf-8")
    for land in LANDS:
        (folder / "media" / f"{land.lower()}.svg").write_text(SVG, "utf-8")
    return folder


@pytest.mark.usefixtures("exported")
def test_notes_of_crowdanki_become_a_table(tmp_path):
    """Cards become questions, GUIDs and pictures stay, and the report names what is lost."""
    done = run_quizgen("import", "world/deck.json", "--live", "--json", cwd=tmp_path)
    document = json.loads(done.stdout)
    assert document["rows"] == {"seeds/world.csv": 6}
    losses = {loss["what"]: loss["where"] for loss in document["losses"]}
    assert losses.pop("cards with a picture or a sound on the front") == ["card 3"]
    assert losses.pop("pictures and sounds that are not in its folder “media”") == ["chad.svg"]
    assert len(losses.pop("tags with signs that tags cannot have")) == 6
    assert {*losses} == {"bold, colours, lists and other layout"}
    head, first, *_ = (tmp_path / "seeds/world.csv").read_text("utf-8").splitlines()
    assert head == "Country,Capital,Flag,Tags (field),guid,tags"
    assert first == "Austria,Vienna,austria.svg,a café; old,old-Austria,UG::Europe"
    checked = check_deck(tmp_path / "decks" / "world.yaml")
    fact = next(fact for fact in checked.deck.facts if fact.id == "italy")
    assert (fact.guid, fact.cards) == ("old-Italy", ("what-2", "what-3", "none", "what"))
    assert (fact.media[0].path, fact.media[0].alt) == ("media/world/italy.svg", "Flag of Italy")
    asked = {item.stem: item.answer for item in checked.items if item.style.name == "flashcard"}
    assert asked["What is the capital of Italy?"] == "Rome"
    assert asked["Of which country is Rome the capital?"] == "Italy"
    assert [stem for stem in asked if "Chad" in stem] == ["What else is said of Chad?"]
    run_quizgen("import", "world/deck.json", "--live", cwd=tmp_path, code=2)


def test_a_live_deck_keeps_the_guids_of_a_package(tmp_path):
    """A deck that reads the table of a package has one note with two cards for each old note."""
    notes = [(REVERSED, [f"{land}?", city], f"old-{land}") for land, city in LANDS.items()]
    genanki_package(tmp_path / "lands.apkg", *notes)
    run_quizgen("import", "lands.apkg", "--live", "-q", cwd=tmp_path)
    facts = check_deck(tmp_path / "decks" / "lands.yaml").deck.facts
    assert {fact.guid for fact in facts} == {f"old-{land}" for land in LANDS}
    assert {fact.cards for fact in facts} == {("what", "what-2")}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"name": 1}',
        b"\xff\xfe",
        b'{"name": "x", "children": ' + b'[{"name": "x", "children": ' * 100_000,
        json.dumps(crowdanki(note_models=[])).encode(),
        json.dumps({"name": "x"}).encode(),
    ],
    ids=["empty", "list", "type", "encoding", "depth", "no note type", "no notes"],
)
def test_a_file_that_is_no_deck_of_crowdanki_is_reported(content):
    """`I01`, and never an exception."""
    foreign, findings = read_foreign(request_for(content, suffix=".json"))
    assert foreign is None
    assert [finding.code for finding in findings] == ["I01"]


def test_a_picture_cannot_be_a_path_out_of_the_folder(exported, tmp_path):
    """Names of media are names of files in the folder “media”."""
    (tmp_path / "secret.svg").write_text(SVG, "utf-8")
    text = (exported / "deck.json").read_text("utf-8").replace("peru.svg", "../../secret.svg")
    (exported / "deck.json").write_text(text, "utf-8")
    done = run_quizgen("import", "world/deck.json", "--live", cwd=tmp_path)
    assert "../../secret.svg" in done.stdout
    assert not list((tmp_path / "media").rglob("secret.svg"))
