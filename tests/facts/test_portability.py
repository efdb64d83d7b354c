"""Names that Windows keeps to itself, or cannot have."""

import pytest

from quizgen.facts.portability import is_portable, is_reserved


@pytest.mark.parametrize("name", ["con", "AUX", "nul.txt", "com1", "lpt9.yaml", "prn .x"])
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
