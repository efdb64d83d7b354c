"""A build from the cache has the same bytes as a new build."""

import os
import subprocess
import sys
import time

import pytest
from conftest import ROOT, run_quizgen
from media_samples import png

from quizgen.cache.store import Store, user_store
from quizgen.publishing import deck_build
from quizgen.publishing.build_cache import find_build
from quizgen.publishing.cached_build import BuildOptions, build_decks

FACTS = """
- id: opening
  kind: quantity
  actor: ann
  verb: {base: open, past: opened}
  amount: {value: 3, unit: park}
  media: [{file: media/parks/park.png, alt: a park}]
  quote: Ann Lee opened 3 parks in May 2020
"""
LONG_AGO = 1_000_000_000
OWN_TEMPLATE = "templates/html/page.css"


@pytest.fixture
def deck(deck_project, tmp_path):
    """A deck with a source, two pictures, one of them unused, and a template of its project."""
    path = deck_project(FACTS, entities="ann: {name: Ann Lee, ask: who}")
    for name, content in {
        "media/parks/park.png": png(2, 2),
        "media/parks/spare.png": png(2, 2),
        OWN_TEMPLATE: (ROOT / OWN_TEMPLATE).read_bytes(),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    for file in (path, tmp_path / "seeds" / "article.txt"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def store(tmp_path):
    """A cache for this test."""
    return Store(tmp_path / "cache")


def build(deck, store=None, **options):
    """Build a deck and return the result and the bytes of all files."""
    (built,) = build_decks([deck], BuildOptions(LONG_AGO, store=store, **options))
    return built, {path.name: path.read_bytes() for path in sorted(built.folder.glob("[!.]*"))}


def test_second_build_comes_from_the_cache(deck, store):
    """It has the same files and findings, and changes nothing."""
    assert find_build(store, deck) is None
    built, files = build(deck, store)
    assert find_build(store, deck).files == files
    again, same = build(deck, store)
    assert same == files
    assert (built.changed, again.changed) == (tuple(built.sizes), ())
    assert (again.findings, again.sizes) == (built.findings, built.sizes)
    assert "M08" in {finding.code for finding in again.findings}


def test_leftovers_beside_decks_and_sources_are_removed(deck, store):
    """A killed rename or import leaves a hidden file; even a build from the cache removes it."""
    build(deck, store)
    folders = (deck.parent, deck.parent.parent / "seeds")
    for folder in folders:
        (folder / ".quizgen-0123456789abcdef").write_bytes(b"half a dec")
        (folder / ".quizgen-notes").write_bytes(b"mine")
    assert build(deck, store)[0].changed == ()
    for folder in folders:
        assert [path.name for path in folder.glob(".*")] == [".quizgen-notes"]


def test_removed_folder_is_written_again(deck, store):
    """Its files have the same bytes and count as changed."""
    built, files = build(deck, store)
    for path in built.folder.iterdir():
        path.unlink()
    built.folder.rmdir()
    again, same = build(deck, store)
    assert (again.changed, same) == (built.changed, files)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("decks/parks.yaml", lambda old: old.replace(b"title: Parks", b"title: Gardens")),
        ("seeds/article.txt", lambda old: b"The parks\n\n" + old),
        ("media/parks/park.png", lambda _: png(3, 3)),
        ("media/parks/unused.png", lambda _: png(3, 3)),
        (OWN_TEMPLATE, lambda old: old + b"p { color: #111; }"),
        ("templates/kinds/own.yaml", lambda _: b"kind: own\nfields: {}\n"),
        ("decks/parks.ledger.json", lambda old: old.replace(b"Parks", b"Gardens")),
    ],
)
def test_changed_input_is_built_again(deck, store, tmp_path, name, change):
    """Every input counts, and the result is that of a build without a cache."""
    build(deck, store)
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(change(path.read_bytes() if path.exists() else b""))
    assert find_build(store, deck) is None
    ledger = deck.with_name("parks.ledger.json")
    before = ledger.read_bytes()
    with_cache = build(deck, store)
    ledger.write_bytes(before)
    without = build(deck)
    assert with_cache[1] == without[1]
    assert with_cache[0].findings == without[0].findings


def test_a_changed_table_is_built_again(deck, store, tmp_path):
    """The file of a table counts like a source."""
    table = tmp_path / "data" / "pools.csv"
    table.parent.mkdir()
    table.write_text("id,pools\nbath,3 pools\n", "utf-8")
    with deck.open("a", encoding="utf-8") as file:
        file.write("tables:\n  - {file: data/pools.csv, cite: a list, id: id, ")
        file.write('say: "The town of Bath has [{pools}].", ask: "How many pools has Bath?"}\n')
    for path in (deck, table):
        os.utime(path, (LONG_AGO, LONG_AGO))
    build(deck, store)
    assert find_build(store, deck) is not None
    table.write_text("id,pools\nbath,4 pools\n", "utf-8")
    assert find_build(store, deck) is None


def test_pdf_is_not_cached(deck, store, monkeypatch):
    """It depends on the fonts of the system, which may have changed."""
    fonts = [b"a serif"]
    monkeypatch.setattr(deck_build, "find_missing_engine", lambda _: ())
    monkeypatch.setattr(deck_build, "add_pdf", lambda files: {**files, "quiz-A.pdf": fonts[-1]})
    assert build(deck, store, pdf=True)[1]["quiz-A.pdf"] == b"a serif"
    fonts.append(b"another")
    assert build(deck, store, pdf=True)[1]["quiz-A.pdf"] == b"another"
    assert "quiz-A.pdf" not in build(deck, store)[1]


def test_build_is_not_cached_if_an_input_changes_meanwhile(deck, store):
    """A file that is saved during the build may differ from what was read."""
    ahead = time.time() + 86_400
    os.utime(deck, (ahead, ahead))
    build(deck, store)
    assert find_build(store, deck) is None


def test_build_with_findings_of_the_ledger_is_not_cached(deck, store):
    """An entry that is in the future today may be in the past tomorrow."""
    ledger = deck.with_name("parks.ledger.json")
    build(deck)
    ledger.write_text(ledger.read_text("utf-8").replace("1000000000", "2000000000"), "utf-8")
    built, _ = build(deck, store)
    assert "L02" in {finding.code for finding in built.findings}
    assert find_build(store, deck) is None


@pytest.mark.parametrize("damage", [b"", b"[]"])
@pytest.mark.parametrize("group", ["reads", "builds", "files"])
def test_damaged_entry_is_replaced(deck, store, group, damage):
    """An empty or invalid entry does not reach the output."""
    _, files = build(deck, store)
    for path in (store.folder / group).iterdir():
        path.write_bytes(damage)
    assert build(deck, store)[1] == files
    assert find_build(store, deck).files == files


def test_build_works_if_the_cache_cannot_be_written(deck, tmp_path):
    """The cache is a file here, not a folder."""
    (tmp_path / "taken").write_text("no folder", "utf-8")
    store = Store(tmp_path / "taken")
    _, files = build(deck, store)
    assert build(deck, store)[1] == files


def test_least_recently_used_entry_is_removed_first(tmp_path):
    """Reading counts as use, and the remaining entries fit into the maximum size."""
    store = Store(tmp_path, largest=25)
    for age, name in enumerate(("new", "old", "oldest")):
        store.write("files", name, b"0123456789")
        (path,) = (tmp_path / "files").glob(f"{name}.*")
        os.utime(path, (LONG_AGO - age, LONG_AGO - age))
    store.read("files", "oldest")
    store.prune()
    assert {path.stem for path in (tmp_path / "files").iterdir()} == {"new", "oldest"}


def test_other_files_in_the_cache_folder_stay(tmp_path):
    """A user may name a folder with their own files as the cache."""
    store = Store(tmp_path, largest=25)
    photos = [tmp_path / "Photos" / "old.jpg", tmp_path / "files" / "mine", tmp_path / "a" / "b"]
    for path in photos:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"0123456789" * 9)
        os.utime(path, (1, 1))
    store.write("files", "kept", b"0123456789")
    store.prune()
    assert all(path.exists() for path in photos)
    assert store.read("files", "kept")


def test_cache_folder_is_set_by_a_variable(monkeypatch, tmp_path):
    """`QUIZGEN_CACHE_DIR` names it; if it is empty, there is no cache."""
    monkeypatch.setenv("QUIZGEN_CACHE_DIR", str(tmp_path))
    assert user_store() == Store(tmp_path)
    monkeypatch.setenv("QUIZGEN_CACHE_DIR", "")
    assert user_store() is None
    monkeypatch.delenv("QUIZGEN_CACHE_DIR")
    assert user_store().folder.name == "quizgen"


@pytest.mark.usefixtures("deck")
def test_unchanged_build_imports_no_heavy_library(tmp_path):
    """It reads neither YAML nor templates."""
    cache = {"QUIZGEN_CACHE_DIR": str(tmp_path / "cache")}
    first = run_quizgen("build", cwd=tmp_path, **cache)
    code = (
        "import sys\nsys.argv = ['quizgen', 'build']\nfrom quizgen.__main__ import main\n"
        "try:\n    main()\nfinally:\n    print('LOADED', *sys.modules)"
    )
    again = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, **cache},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    output, _, loaded = again.stdout.partition("LOADED")
    assert output.replace("  (unchanged)", "") == first.stdout
    assert again.stderr == first.stderr
    assert not {"yaml", "pydantic", "jinja2", "genanki", "multiprocessing"} & set(loaded.split())


def test_builds_at_once_share_a_cache(deck, tmp_path):
    """All of them succeed, and folder and cache are complete in the end."""
    _, files = build(deck)
    command = [sys.executable, "-m", "quizgen", "build", "-q"]
    cache = {**os.environ, "QUIZGEN_CACHE_DIR": str(tmp_path / "cache")}
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=cache, stderr=subprocess.PIPE) for _ in "1234"
    ]
    errors = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], errors
    assert {
        path.name: path.read_bytes()
        for path in sorted(deck.parent.parent.glob("build/parks/[!.]*"))
    } == files
    assert build(deck, Store(tmp_path / "cache"))[1] == files
