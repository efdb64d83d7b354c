"""`build`, `quiz` and `cards` never change or remove files that quizgen did not write."""

import os
import shutil
from functools import partial

import pytest
from child_processes import run_in_child as run
from interrupted_writes import DAY, FACT, NOW, contents, survives_kill_at, unfinished_files

from quizgen.diagnostics import ProjectError
from quizgen.exports.writing import atomic_swap, written_files
from quizgen.exports.writing.leftovers import SCRATCH
from quizgen.exports.writing.output_folder import replace_folder
from quizgen.exports.writing.written_files import RECORD
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import write_build

pytest.importorskip("fcntl", reason="the tests fork, and make links")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
OLD = {"a.html": b"1", "b.html": b"2", "items.json": b"[]"}
NEW = {"a.html": b"3", "c.html": b"4", "items.json": b"[]"}


@pytest.fixture
def target(tmp_path):
    """An output folder beside whose files a teacher keeps a PDF, a folder and a link."""
    folder = tmp_path / "build" / "parks"
    replace_folder(folder, OLD)
    (folder / "marks.pdf").write_bytes(b"marks")
    (folder / "scans").mkdir()
    (folder / "scans" / "1.png").write_bytes(b"scan")
    (folder / "sheet").symlink_to("a.html")
    return folder


def others_in(folder):
    """Return the teacher's files in a folder: their contents, and the target of the link."""
    return (
        (folder / "marks.pdf").read_bytes(),
        (folder / "scans" / "1.png").read_bytes(),
        (folder / "sheet").readlink().name,
    )


def files_in(folder):
    """Return the files that quizgen wrote in a folder with others."""
    names = {"marks.pdf", "scans", "sheet", RECORD}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in names}


def test_other_files_stay(target):
    """Changed files are replaced and old ones removed; a PDF, a folder and a link stay."""
    before = others_in(target)
    assert replace_folder(target, NEW) == ("a.html", "c.html")
    assert others_in(target) == before
    assert files_in(target) == NEW
    assert not unfinished_files(target.parent)
    assert replace_folder(target, NEW) == ()


@pytest.mark.parametrize("command", [["build"], ["quiz", "-n", "1"], ["cards"]])
def test_commands_keep_other_files(command, deck_project, tmp_path):
    """A PDF and notes beside the sheets survive every command that writes there."""
    deck_project(FACT)
    assert run(tmp_path, *command)[0] == 0
    (folder,) = (tmp_path / "build").iterdir()
    (folder / "marks.pdf").write_bytes(b"marks")
    deck_project(FACT.replace("Ann Lee opened 3 parks", "Ann Lee opened 3 parks in May 2020"))
    assert run(tmp_path, *command)[0] == 0
    assert (folder / "marks.pdf").read_bytes() == b"marks"


@pytest.mark.parametrize("name", ["a.html", "c.html", "C.HTML", "b.html"])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_file_of_someone_else_is_not_replaced(name, kind, target):
    """A file, folder or link with our name is a finding, and one that we no longer make stays."""
    (target / name).unlink(missing_ok=True)
    outside = target.parent / "outside.html"
    outside.write_bytes(b"outside")
    if kind == "folder":
        (target / name).mkdir()
    elif kind == "link":
        (target / name).symlink_to(outside)
    else:
        (target / name).write_bytes(b"corrected by a teacher")
    before = sorted((path.name, path.is_dir() or path.read_bytes()) for path in target.iterdir())
    if name != "b.html":
        with pytest.raises(ProjectError, match="quizgen did not write"):
            replace_folder(target, NEW)
        after = sorted((path.name, path.is_dir() or path.read_bytes()) for path in target.iterdir())
        assert after == before
    else:
        replace_folder(target, NEW)
        assert os.path.lexists(target / name)
    assert outside.read_bytes() == b"outside"


def test_finding_names_the_file_and_its_help_works(deck_project, tmp_path, compare_findings):
    """`build` names the file that it would replace; moved away, the next build writes its own."""
    deck_project(FACT)
    (tmp_path / "build" / "parks").mkdir(parents=True)
    (tmp_path / "build" / "parks" / "items.json").write_text("mine", "utf-8")
    code, output = run(tmp_path, "build")
    assert code == 1
    assert output.startswith("build/parks/items.json:1:1: error B01: quizgen did not write this")
    assert (tmp_path / "build" / "parks" / "items.json").read_text("utf-8") == "mine"
    assert not (tmp_path / "decks" / "parks.ledger.json").exists()
    with pytest.raises(ProjectError) as raised:
        replace_folder(tmp_path / "build" / "parks", {"items.json": b"[]"})
    compare_findings("B01", [raised.value.finding], hide=(tmp_path.as_posix(),))
    (tmp_path / "build" / "parks" / "items.json").rename(tmp_path / "build" / "parks" / "mine.json")
    assert run(tmp_path, "build")[0] == 0
    assert (tmp_path / "build" / "parks" / "mine.json").read_text("utf-8") == "mine"


@pytest.mark.parametrize("cached", [False, True])
def test_conflict_in_one_deck_does_not_stop_the_others(cached, deck_project, tmp_path, monkeypatch):
    """The deck is not built, as with any other error, and the rest of the run goes on."""
    if cached:
        monkeypatch.setenv("QUIZGEN_CACHE_DIR", str(tmp_path / "cache"))
    deck = deck_project(FACT)
    (deck.parent / "bees.yaml").write_text(
        deck.read_text("utf-8").replace("deck: parks", "deck: bees"), "utf-8"
    )
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    for _ in range(1 + cached):
        assert run(tmp_path, "build")[0] == 0
    (tmp_path / "build" / "bees" / "items.json").write_text("mine", "utf-8")
    shutil.rmtree(tmp_path / "build" / "parks")
    code, output = run(tmp_path, "build")
    assert code == 1
    assert "error B01" in output
    assert "bees: not built" in output
    assert (tmp_path / "build" / "parks" / "items.json").exists()


def test_line_ends_and_empty_files_are_nobodys_work(target):
    """Git may have changed line ends; a file emptied by a power failure holds nothing."""
    replace_folder(target, {"a.html": b"one\ntwo\n", "b.html": b"2"})
    (target / "a.html").write_bytes(b"one\r\ntwo\r\n")
    (target / "b.html").write_bytes(b"")
    assert replace_folder(target, NEW) == ("a.html", "c.html", "items.json")
    assert files_in(target) == NEW


@pytest.mark.parametrize("record", [None, b"", b"[]"])
def test_folder_without_a_record_is_that_of_an_old_version(record, target):
    """If most of the files are there, they are replaced; otherwise they are not ours."""
    (target / RECORD).unlink()
    if record is not None:
        (target / RECORD).write_bytes(record)
    before = others_in(target)
    assert replace_folder(target, OLD | {"a.html": b"new"}) == ("a.html",)
    assert others_in(target) == before
    assert not unfinished_files(target.parent)
    (target / RECORD).unlink()
    (target / "b.html").unlink()
    (target / "items.json").unlink()
    with pytest.raises(ProjectError):
        replace_folder(target, OLD)


@pytest.mark.parametrize("swap", ["at once", "in steps"])
def test_other_files_survive_a_kill_at_any_moment(swap, target, monkeypatch):
    """After a kill and the next build, everything is there; nothing unfinished is left."""
    if swap == "in steps":
        monkeypatch.setattr(atomic_swap, "_try_exchange", lambda *_: False)
    before, start = others_in(target), target.parent.with_name("start")
    shutil.copytree(target.parent, start, symlinks=True)
    survived, step = False, 0
    while not survived:
        step += 1
        shutil.rmtree(target.parent)
        shutil.copytree(start, target.parent, symlinks=True)
        survived = survives_kill_at(step, partial(replace_folder, target, NEW))
        found = files_in(target) if target.exists() else None
        assert found in (OLD, NEW) or (swap == "in steps" and found is None), f"step {step}"
        replace_folder(target, NEW)
        assert others_in(target) == before, f"killed at step {step}"
        assert files_in(target) == NEW
        assert not unfinished_files(target.parent)
    assert step > 30


def test_other_files_are_moved_back_after_an_error(target, monkeypatch):
    """If the new folder cannot take its place, the old one is as it was."""
    before = contents_of_all(target)

    def fail(*_):
        raise PermissionError(13, "in use")

    monkeypatch.setattr("quizgen.exports.writing.output_folder.exchange", fail)
    with pytest.raises(PermissionError, match="in use"):
        replace_folder(target, NEW)
    assert contents_of_all(target) == before
    assert not unfinished_files(target.parent)


def contents_of_all(folder):
    """Return the contents of all files below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unfinished_folder_of_a_stranger_deletes_nothing_outside(tmp_path):
    """A record or link in a cloned project cannot name files elsewhere."""
    outside, build = tmp_path / "outside", tmp_path / "build"
    outside.mkdir()
    (outside / "letter.txt").write_text("mine", "utf-8")
    scratch = build / f"{SCRATCH}0123456789abcdef" / "parks"
    scratch.mkdir(parents=True)
    hashes = written_files.hash_files({"../../../outside/letter.txt": b"mine"})
    record = written_files.make_record(hashes)
    (scratch / RECORD).write_bytes(record)
    (scratch.parent / "home").symlink_to(outside)
    (build / f"{SCRATCH}fedcba9876543210").symlink_to(outside)
    replace_folder(build / "bees", OLD)
    assert [path.name for path in outside.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("target_of_link", ["/dev/zero", "nowhere", "a.html"])
def test_record_behind_a_link_is_not_read(target_of_link, target):
    """Reading a device would not end."""
    (target / RECORD).unlink()
    (target / RECORD).symlink_to(target_of_link)
    with pytest.raises(ProjectError, match="quizgen did not write this link"):
        replace_folder(target, NEW)


def test_build_replaces_its_own_files_as_before(deck_project, tmp_path):
    """Files of an earlier build, with a record, are replaced without a finding."""
    path = deck_project(FACT)
    write_build(plan_build(path, NOW), tmp_path / "build")
    first = contents(tmp_path / "build" / "parks")
    deck_project(FACT.replace("park}", "garden}, wording: {who: who opened gardens?}"))
    deck_project(FACT.replace("id: parks", "id: opened"))
    write_build(plan_build(path, NOW + DAY), tmp_path / "build")
    assert contents(tmp_path / "build" / "parks").keys() == first.keys()
    assert contents(tmp_path / "build" / "parks") != first
