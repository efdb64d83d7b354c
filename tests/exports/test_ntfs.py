"""A project on NTFS, as on Windows: names ignore case, and no file can be called `con`.

The file system is a real one, mounted with ntfs-3g. It cannot exchange two folders in one step.
"""

import shutil
import subprocess

import pytest
from conftest import need
from interrupted_writes import DAY, NOW, contents, unfinished_files
from media_samples import png

from quizgen.exports.ledger import open_ledger
from quizgen.imports.new_project import create_project
from quizgen.pipeline import load_deck
from quizgen.publishing.deck_build import build_deck

OPTIONS = "ignore_case,windows_names"
FACT = """
- {id: opened, kind: statement, subject: {name: Ann Lee, ask: who}, rest: 3 parks,
   verb: {base: open, past: opened}, quote: Ann Lee opened 3 parks,
   media: [{file: media/parks/A.PNG, alt: a gate}]}
"""


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """A small empty NTFS disk."""
    image, folder = (tmp_path_factory.mktemp("ntfs") / name for name in ("image", "disk"))
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(16_000_000)
    commands = (["mkntfs", "-q", "-F", "-f", image], ["lowntfs-3g", "-o", OPTIONS, image, folder])
    mounted = all(
        shutil.which(command[0])
        and subprocess.run(command, check=False, capture_output=True).returncode == 0
        for command in commands
    )
    need("ntfs", present=mounted)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_disk_behaves_as_on_windows(disk):
    """The disk ignores case and rejects reserved names; the tests below depend on that."""
    (disk / "Case").mkdir()
    assert (disk / "cASE").is_dir()
    with pytest.raises(OSError, match="Invalid argument"):
        (disk / "con.txt").write_bytes(b"")


def test_build_on_ntfs_has_the_same_bytes(disk, tmp_path):
    """Both builds, the second of which exchanges folders, have the same bytes as elsewhere."""
    for folder in (disk / "same", tmp_path):
        create_project(folder)
        deck = folder / "decks" / "iron-bridge.yaml"
        build_deck(deck, folder / "build", NOW)
        deck.write_text(deck.read_text("utf-8").replace("title: ", "title: On ", 1), "utf-8")
        build_deck(folder / "DECKS" / deck.name if folder != tmp_path else deck, folder, NOW + DAY)
        assert not unfinished_files(folder)
    there, here = contents(disk / "same" / "iron-bridge"), contents(tmp_path / "iron-bridge")
    assert sorted(there.values()) == sorted(here.values())
    ledgers = [
        open_ledger(folder / "decks" / "iron-bridge.yaml") for folder in (disk / "same", tmp_path)
    ]
    assert ledgers[0].text == ledgers[1].text


def test_difference_in_case_is_reported_on_ntfs(disk, deck_project, tmp_path):
    """The files are found here, but a file system that respects case would find neither."""
    path = disk / "case" / "decks" / "parks.yaml"
    deck_project(FACT, head="")
    shutil.copytree(tmp_path / "decks", path.parent)
    shutil.copytree(tmp_path / "seeds", disk / "case" / "seeds")
    (disk / "case" / "media" / "parks").mkdir(parents=True)
    (disk / "case" / "media" / "parks" / "a.png").write_bytes(png())
    deck, findings = load_deck(path)
    assert [finding.code for finding in findings] == ["M07"]
    assert deck.facts[0].media
    path.write_text(path.read_text("utf-8").replace("seeds/article", "Seeds/Article"), "utf-8")
    deck, findings = load_deck(path)
    assert (deck, findings[0].code) == (None, "D06")
