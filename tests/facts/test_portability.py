"""Names that Windows keeps to itself, or cannot have."""

import ntpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.facts.portable_names import NamesOnDisk, folded, is_portable, is_reserved


@pytest.mark.parametrize(
    "name", ["con", "AUX", "nul.txt", "com1", "lpt9.yaml", "prn .x", "conin$", "LPT¹"]
)
def test_reserved_names(name):
    """With any suffix, in any case."""
    assert is_reserved(name)
    assert not is_portable(f"media/{name}")


@pytest.mark.parametrize("path", ["a:b.png", "a?.png", "folder./a.png", "a ", 'a".png', "a|b"])
def test_names_that_windows_cannot_have(path):
    """Signs, and what ends in a full stop or a blank."""
    assert not is_portable(path)


@pytest.mark.parametrize(
    "path", ["media/parks/bridge.jpg", "console.png", "com10.png", "été/橋.png"]
)
def test_names_that_go_everywhere(path):
    """Whatever else they say."""
    assert is_portable(path)


DEVICES = st.sampled_from(("con", "CONOUT$", "aux", "nul", "com1", "lpt²", "coma", "conn", "é"))
ENDS = st.text(st.sampled_from(" .:?$ax1²"), max_size=4)


@pytest.mark.skipif(not hasattr(ntpath, "isreserved"), reason="Python 3.13 is the first to know")
@given(DEVICES, ENDS)
@example("aux", " .png")
def test_what_python_knows_of_windows_is_known_here(name, end):
    """No name that Python holds for reserved there is called portable."""
    path = f"media/{name}{end}"
    assert not (is_portable(path) and ntpath.isreserved(path))


def test_paths_that_some_system_takes_for_one():
    """Capitals, and an accent that is a sign of its own."""
    assert folded("media/Été.png") == folded("MEDIA/e\u0301te\u0301.png")
    assert folded("media/a.png") != folded("media/b.png")


def test_names_are_told_as_the_disk_has_them(tmp_path):
    """In every folder of a path; what is not there is told as it was asked for."""
    (tmp_path / "Media" / "Parks").mkdir(parents=True)
    for name in ("Bridge.png", "gate.png", "Gate.png"):
        (tmp_path / "Media" / "Parks" / name).touch()
    names = NamesOnDisk(tmp_path)
    assert names.written("media/parks/bridge.PNG") == "Media/Parks/Bridge.png"
    assert names.written("Media/Parks/gate.png") == "Media/Parks/gate.png"
    assert names.written("media/none/bridge.png") == "Media/none/bridge.png"
    assert names.written("../gate.png") == "../gate.png"


@pytest.mark.parametrize("forms", [("é", "e\u0301"), ("e\u0301", "é")])
def test_accents_are_nobodys_mistake(forms, tmp_path):
    """Some disks of macOS write them as signs of their own, whatever a deck says."""
    (tmp_path / f"{forms[0]}.png").touch()
    assert NamesOnDisk(tmp_path).misnamed(f"{forms[1]}.png") == ""
    assert NamesOnDisk(tmp_path).misnamed("É.png") == "é.png"
