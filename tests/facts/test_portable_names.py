"""File names that are not portable are recognised."""

import ntpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.facts.portable_names import NamesOnDisk, fold_path, is_portable, is_reserved


@pytest.mark.parametrize(
    "name", ["con", "AUX", "nul.txt", "com1", "lpt9.yaml", "prn .x", "conin$", "LPT¹"]
)
def test_reserved_names(name):
    """Device names of Windows are reserved, in any case and with any suffix."""
    assert is_reserved(name)
    assert not is_portable(f"media/{name}")


@pytest.mark.parametrize("path", ["a:b.png", "a?.png", "folder./a.png", "a ", 'a".png', "a|b"])
def test_names_that_windows_does_not_allow(path):
    """Some punctuation marks, and a full stop or space at the end."""
    assert not is_portable(path)


@pytest.mark.parametrize(
    "path", ["media/parks/bridge.jpg", "console.png", "com10.png", "été/橋.png"]
)
def test_portable_names(path):
    """Names that only resemble device names are portable."""
    assert is_portable(path)


DEVICES = st.sampled_from(("con", "CONOUT$", "aux", "nul", "com1", "lpt²", "coma", "conn", "é"))
ENDS = st.text(st.sampled_from(" .:?$ax1²"), max_size=4)


@pytest.mark.skipif(not hasattr(ntpath, "isreserved"), reason="new in Python 3.13")
@given(DEVICES, ENDS)
@example("aux", " .png")
def test_reserved_names_of_python_are_not_portable(name, end):
    """No portable name is reserved according to `ntpath.isreserved`."""
    path = f"media/{name}{end}"
    assert not (is_portable(path) and ntpath.isreserved(path))


def test_paths_are_folded_as_windows_and_macos_do():
    """Case is ignored, and so is the composition of accents."""
    assert fold_path("media/Été.png") == fold_path("MEDIA/e\u0301te\u0301.png")
    assert fold_path("media/a.png") != fold_path("media/b.png")


def test_actual_paths_have_the_spelling_on_disk(tmp_path):
    """In every folder of a path. Missing parts stay unchanged."""
    (tmp_path / "Media" / "Parks").mkdir(parents=True)
    for name in ("Bridge.png", "gate.png", "Gate.png"):
        (tmp_path / "Media" / "Parks" / name).touch()
    names = NamesOnDisk(tmp_path)
    assert names.actual_path("media/parks/bridge.PNG") == "Media/Parks/Bridge.png"
    assert names.actual_path("Media/Parks/gate.png") == "Media/Parks/gate.png"
    assert names.actual_path("media/none/bridge.png") == "Media/none/bridge.png"
    assert names.actual_path("../gate.png") == "../gate.png"


@pytest.mark.parametrize("forms", [("é", "e\u0301"), ("e\u0301", "é")])
def test_the_composition_of_accents_is_not_reported(forms, tmp_path):
    """Some disks of macOS decompose accents."""
    (tmp_path / f"{forms[0]}.png").touch()
    assert NamesOnDisk(tmp_path).find_other_spelling(f"{forms[1]}.png") == ""
    assert NamesOnDisk(tmp_path).find_other_spelling("É.png") == "é.png"
