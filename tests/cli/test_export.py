"""`quizgen export` writes items for other programs and reports what did not go."""

import json

import pytest
from conftest import copy_sample, run_quizgen
from jsonschema import Draft202012Validator

NAME = "kursk-engineers"


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck."""
    return copy_sample(tmp_path / "project")


def export(project, *arguments, code=0):
    """Export the sample deck and return the report."""
    return json.loads(run_quizgen("export", *arguments, "--json", cwd=project, code=code).stdout)


def test_a_file_is_written_beside_the_build(project):
    """Exports of several formats stay side by side; an unchanged one is not written again."""
    first = run_quizgen("export", NAME, "--to", "moodle", cwd=project).stdout
    run_quizgen("export", NAME, "--to", "aiken", cwd=project)
    folder = project / "build" / f"{NAME}.export"
    written = {path.name for path in folder.glob("[!.]*")}
    assert written == {f"{NAME}.moodle.xml", f"{NAME}.aiken.txt"}
    assert f"build/{NAME}.export/{NAME}.moodle.xml" in first
    again = run_quizgen("export", NAME, "--to", "moodle", cwd=project).stdout
    assert "(unchanged)" in again


def test_several_decks_are_one_file(project):
    """Without a name, all decks are exported together."""
    report = export(project, "--to", "gift", "-o", "bank.txt")
    decks = {item["id"].partition("/")[0] for item in report["items"]}
    assert {"insulin", "volcanoes", NAME} <= decks
    text = (project / "bank.txt").read_text("utf-8")
    assert all(f"[id:{deck}/" in text for deck in decks)


def test_the_report_names_every_item(project):
    """Each item is written, converted or left out, with the reason and the lost parts."""
    report = export(project, NAME, "--to", "aiken")
    items = {item["id"]: item for item in report["items"]}
    shown = json.loads(run_quizgen("show", NAME, "--json", cwd=project).stdout)
    assert items.keys() == {item["id"] for item in shown}
    assert all(item["left_out"] for item in items.values() if item["style"] == "typed")
    choice = next(item for item in items.values() if item["style"] == "choice")
    assert choice["lost"] == ["rationale", "quote", "source", "tags"]
    text = run_quizgen("export", NAME, "--to", "aiken", cwd=project).stderr
    assert "left out, because the format has no such question: " in text
    assert "without rationale, quote, source, tags: " in text


def test_selections(project):
    """Styles, sections and a number choose what goes out."""
    report = export(project, NAME, "--to", "gift", "--styles", "choice", "-n", "4")
    assert [item["style"] for item in report["items"]] == ["choice"] * 4
    deck = json.loads(run_quizgen("show", NAME, "--json", cwd=project).stdout)
    section = deck[0]["tags"][0].partition("::")[2]
    report = export(project, NAME, "--to", "gift", "--section", section)
    wanted = {item["id"] for item in deck if f"{NAME}::{section}" in item["tags"][0]}
    assert {item["id"] for item in report["items"]} <= wanted


def test_a_form_keeps_its_order(project):
    """The items of a printed form come in its order, with its options in its order."""
    done = run_quizgen("quiz", NAME, "--seed", "7", "-n", "12", "--json", cwd=project)
    (form,) = json.loads(done.stdout)["decks"][0]["forms"]
    run_quizgen("export", NAME, "--to", "csv", "--form", form["id"], "-o", "form.csv", cwd=project)
    rows = (project / "form.csv").read_text("utf-8-sig").splitlines()[1:]
    key = (project / "build" / f"{NAME}.quiz" / "key.csv").read_text("utf-8-sig").splitlines()[1:]
    assert len(rows) == len(key) == 12
    for row, line in zip(rows, key, strict=True):
        _, _, item, answer, _ = line.split(",", 4)
        assert row.startswith(f"{item},")
        if item.endswith("/choice"):
            assert f",{answer}," in row


def test_short_answers_of_a_form_become_typed_answers(project):
    """On a platform without short answers, the typed item of the same question is written."""
    report = export(project, NAME, "--to", "gift", "--quiz", "20")
    shown = json.loads(run_quizgen("show", NAME, "--json", cwd=project).stdout)
    known = {item["id"] for item in shown}
    styles = [item["style"] for item in report["items"]]
    assert len(styles) == 20
    assert "typed" in styles
    short = [item["id"] for item in report["items"] if item["style"] == "flashcard"]
    assert not {f"{id_}/typed" for id_ in short} & known
    paper = export(project, NAME, "--to", "csv", "--quiz", "20", "-o", "paper.csv")
    assert "typed" not in {item["style"] for item in paper["items"]}


def test_a_form_is_found_in_its_deck(project):
    """Without the name of a deck, the decks that do not give the form are left out."""
    done = run_quizgen("quiz", NAME, "--seed", "7", "-n", "12", "--json", cwd=project)
    (form,) = json.loads(done.stdout)["decks"][0]["forms"]
    report = export(project, "--to", "json", "--form", form["id"])
    assert {item["id"].partition("/")[0] for item in report["items"]} == {NAME}
    for other in ("A7-12-0000", ""):
        export(project, "--to", "json", "--form", other, code=1)


def test_several_decks_give_one_quiz(project):
    """A form of a quiz over decks is exported from its id; `-n` takes from all decks."""
    decks = ("insulin", "volcanoes")
    done = run_quizgen("quiz", *decks, "-n", "12", "--json", cwd=project)
    (form,) = json.loads(done.stdout)["decks"][0]["forms"]
    run_quizgen("export", "--to", "csv", "--form", form["id"], "-o", "form.csv", cwd=project)
    rows = (project / "form.csv").read_text("utf-8-sig").splitlines()[1:]
    key = (project / "build" / "decks.quiz" / "key.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == [line.split(",")[2] for line in key]
    report = export(project, *decks, "--to", "gift", "-n", "10", "--title", "Test 3")
    written = [item["id"] for item in report["items"] if not item["left_out"]]
    assert len(written) == 10
    assert {id_.partition("/")[0] for id_ in written} == {*decks}


def test_what_two_decks_ask_is_exported_once(project):
    """The second deck with the same questions is left out, and the report says so."""
    deck = (project / "decks" / f"{NAME}.yaml").read_text("utf-8")
    twin = deck.replace(f"deck: {NAME}", "deck: twin", 1)
    (project / "decks" / "twin.yaml").write_text(twin, "utf-8")
    report = export(project, NAME, "twin", "--to", "gift", "--styles", "typed")
    reasons = {}
    for item in report["items"]:
        reasons.setdefault(item["id"].partition("/")[0], set()).add(item["left_out"])
    assert reasons == {NAME: {""}, "twin": {"another deck asks the same"}}


def test_stdout_has_only_the_export(project):
    """`-o -` prints the file, and the report goes to stderr."""
    done = run_quizgen("export", NAME, "--to", "aiken", "-n", "2", "-o", "-", cwd=project)
    assert done.stdout.count("ANSWER: ") == 2
    assert "without" in done.stderr
    assert not (project / "build").exists()


def test_other_files_stay(project):
    """A file that quizgen did not write is not replaced, and the error says what to do."""
    (project / "notes.txt").write_text("mine", "utf-8")
    done = run_quizgen("export", NAME, "--to", "gift", "-o", "notes.txt", cwd=project, code=1)
    assert "B01" in done.stderr
    assert (project / "notes.txt").read_text("utf-8") == "mine"
    run_quizgen("export", NAME, "--to", "gift", "-o", "bank.txt", cwd=project)
    run_quizgen("export", NAME, "--to", "aiken", "-o", "bank.txt", cwd=project)
    (project / "bank.txt").write_text("edited", "utf-8")
    run_quizgen("export", NAME, "--to", "aiken", "-o", "bank.txt", cwd=project, code=1)
    assert (project / "bank.txt").read_text("utf-8") == "edited"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([NAME], "name a format with --to"),
        ([NAME, "--to", "moodel"], "unknown value “moodel”; did you mean “moodle”?"),
        ([NAME, "--to", "gift", "--section", "nowhere"], "unknown section “nowhere”"),
        ([NAME, "--to", "gift", "-o", "-", "--json"], "use -o FILE"),
        ([NAME, "--to", "gift", "--quiz", "a", "--form", "b"], "leave out --quiz"),
    ],
)
def test_wrong_arguments(project, arguments, message):
    """A wrong argument is explained."""
    assert message in run_quizgen("export", *arguments, cwd=project, code=2).stderr


def test_a_deck_with_errors_is_not_exported(project):
    """The errors are printed, and no file is written."""
    deck = project / "decks" / f"{NAME}.yaml"
    deck.write_text(deck.read_text("utf-8").replace("42,400", "42,500"), "utf-8")
    done = run_quizgen("export", NAME, "--to", "gift", cwd=project, code=1)
    assert "error G0" in done.stderr
    assert "gift: nothing written; fix the errors above" in done.stderr
    assert not (project / "build").exists()


def test_an_empty_export_is_not_written(project):
    """If the format takes none of the items, nothing is written."""
    done = run_quizgen("export", NAME, "--to", "aiken", "--styles", "typed", cwd=project, code=1)
    assert "aiken: nothing written; no item is left" in done.stderr


def test_the_list_says_what_each_format_carries(project):
    """Every format has its styles, and every style is carried, converted or left out."""
    text = run_quizgen("export", "--list", cwd=project).stdout
    assert "moodle: " in text
    assert "leaves out flashcard, reverse" in text
    listed = json.loads(run_quizgen("export", "--list", "--json", cwd=project).stdout)["formats"]
    (json_format,) = (found for found in listed if found["name"] == "json")
    for found in listed:
        styles = [*found["carries"], *found["converts"], *found["leaves_out"]]
        assert sorted(styles) == sorted(json_format["carries"])


def test_items_fit_their_schema(project):
    """`schema --items` describes `items.json`, and would reject a wrong one."""
    schema = json.loads(run_quizgen("schema", "--items", cwd=project).stdout)
    run_quizgen("export", "--to", "json", "-o", "items.json", cwd=project)
    items = json.loads((project / "items.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    validator.check_schema(schema)
    assert list(validator.iter_errors(items)) == []
    choice = next(item for item in items if item["style"] == "choice")
    for wrong in ({"answer": "x"}, {"style": "x"}, {"more": 1}):
        assert list(validator.iter_errors([choice | wrong])) != []
