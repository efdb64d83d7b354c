"""A project on a disk of Windows: NTFS, where capitals do not count and `con` is no file.

The disk is a real one, by ntfs-3g. Such a disk knows no exchange of two folders in one step either.
"""

import shutil
import subprocess

import pytest
from conftest import need
from interrupted_writes import DAY, NOW, contents, left_over
from media_samples import png

from quizgen.exports.ledger import open_ledger
from quizgen.facts.deck_loader import load_deck
from quizgen.imports.new_project import start_project
from quizgen.publishing.deck_build import build_deck

OPTIONS = "ignore_case,windows_names"
FACT = """
- {id: opened, kind: statement, subject: {name: Ann Lee, ask: who}, rest: 3 parks,
   verb: {base: open, past: opened}, quote: Ann Lee opened 3 parks,
   media: [{file: media/parks/A.PNG, alt: a gate}]}
"""


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """A small empty disk."""
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


def test_it_is_such_a_disk(disk):
    """Else the tests below would say nothing."""
    (disk / "Case").mkdir()
    assert (disk / "cASE").is_dir()
    with pytest.raises(OSError, match="Invalid argument"):
        (disk / "con.txt").write_bytes(b"")


def test_a_build_is_the_same_there(disk, tmp_path):
    """The same bytes, also the second time, when folders change places; and nothing is left."""
    for folder in (disk / "same", tmp_path):
        start_project(folder)
        deck = folder / "decks" / "iron-bridge.yaml"
        build_deck(deck, folder / "build", NOW)
        deck.write_text(deck.read_text("utf-8").replace("title: ", "title: On ", 1), "utf-8")
        build_deck(folder / "DECKS" / deck.name if folder != tmp_path else deck, folder, NOW + DAY)
        assert not left_over(folder)
    there, here = contents(disk / "same" / "iron-bridge"), contents(tmp_path / "iron-bridge")
    assert sorted(there.values()) == sorted(here.values())
    ledgers = [open_ledger(one / "decks" / "iron-bridge.yaml") for one in (disk / "same", tmp_path)]
    assert ledgers[0].text == ledgers[1].text


def test_other_capitals_are_told_there_too(disk, deck_project, tmp_path):
    """The picture is found, the article as well; whoever has another disk would have neither."""
    path = disk / "told" / "decks" / "parks.yaml"
    deck_project(FACT, head="")
    shutil.copytree(tmp_path / "decks", path.parent)
    shutil.copytree(tmp_path / "seeds", disk / "told" / "seeds")
    (disk / "told" / "media" / "parks").mkdir(parents=True)
    (disk / "told" / "media" / "parks" / "a.png").write_bytes(png())
    deck, findings = load_deck(path)
    assert [one.code for one in findings] == ["M07"]
    assert deck.facts[0].media
    path.write_text(path.read_text("utf-8").replace("seeds/article", "Seeds/Article"), "utf-8")
    deck, findings = load_deck(path)
    assert (deck, findings[0].code) == (None, "D06")
