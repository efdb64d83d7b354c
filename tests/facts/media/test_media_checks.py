"""Errors in media files are found. Errors of text files are in bad_decks/."""

import pytest
from media_samples import png, svg

from quizgen.diagnostics import Severity
from quizgen.facts.media.media_checks import LARGE, TOO_LARGE, check_file, read_media


@pytest.fixture
def codes(tmp_path):
    """Return a function that checks a path of a project and returns the codes of its findings."""
    (tmp_path / "media").mkdir()

    def check(path, content=None):
        if content is not None:
            (tmp_path / path).write_bytes(content)
        file, findings = check_file(tmp_path, path)
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        assert (file is None) == bool(errors)
        return [finding.code for finding in findings]

    return check


def test_a_picture_is_fine(codes):
    """With a suffix in any case."""
    assert codes("media/a.png", png()) == codes("media/B.PNG", png()) == []


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a.png",
        "media/../../a.png",
        "media\\a.png",
        "C:/a.png",
        "C:a.png",
        "//host/a.png",
        "media/a\0.png",
        "media/a\n.png",
    ],
)
def test_paths_stay_in_the_project(codes, path):
    """Absolute paths, `..`, Windows paths and control characters are errors."""
    assert codes(path) == ["M01"]


def test_links_stay_in_the_project(codes, tmp_path, tmp_path_factory):
    """A link to a file or folder outside the project is an error; a link inside is fine."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.png").write_bytes(png())
    (tmp_path / "media" / "file.png").symlink_to(outside / "a.png")
    (tmp_path / "media" / "folder").symlink_to(outside)
    (tmp_path / "media" / "loop.png").symlink_to(tmp_path / "media" / "loop.png")
    (tmp_path / "media" / "own.png").symlink_to("real.png")
    assert codes("media/file.png") == codes("media/folder/a.png") == ["M01"]
    assert codes("media/loop.png")[0] in ("M01", "M03")
    assert codes("media/real.png", png()) == codes("media/own.png") == []


def test_a_path_that_is_not_a_file_is_an_error(codes):
    """A folder, a file used as a folder, and a name that is too long."""
    assert codes("media") == ["M03"]
    assert codes("media/a.png", png()) == []
    assert codes("media/a.png/b.png") == ["M02"]
    assert codes(f"media/{'a' * 300}.png") == ["M03"]


def test_line_ends_of_a_drawing_are_normalised(tmp_path):
    """Git on Windows changes them to CRLF. Other files stay unchanged."""
    lines = svg().replace(b">", b">\n")
    for name, content in {"a.svg": lines, "b.svg": lines.replace(b"\n", b"\r\n")}.items():
        (tmp_path / name).write_bytes(content)
    assert check_file(tmp_path, "a.svg") == check_file(tmp_path, "b.svg")
    assert read_media(tmp_path / "b.svg") == lines
    (tmp_path / "c.png").write_bytes(png() + b"\r\n")
    assert read_media(tmp_path / "c.png") == png() + b"\r\n"


def test_size_is_a_warning_then_an_error(codes, tmp_path):
    """The limit itself is fine. Files that are too large are not read."""
    assert codes("media/a.png", png().ljust(LARGE)) == []
    assert codes("media/a.png", png().ljust(LARGE + 1)) == ["M06"]
    assert check_file(tmp_path, "media/a.png")[1][0].message.endswith("1.0 MB, the limit is 1 MB")
    assert codes("media/a.png", png().ljust(TOO_LARGE + 1)) == ["M06"]
    message = check_file(tmp_path, "media/a.png")[1][0].message
    assert message == "media/a.png is too large: 20.0 MB, the limit is 20 MB"


def test_the_hash_is_that_of_the_content(tmp_path):
    """The file name does not matter."""
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(png())
    assert check_file(tmp_path, "a.png") == check_file(tmp_path, "b.png")
    (tmp_path / "b.png").write_bytes(png(5))
    assert check_file(tmp_path, "a.png") != check_file(tmp_path, "b.png")


def test_a_hidden_script_is_found_under_any_name(codes):
    """Drawings are recognised by their content, so another suffix does not hide them."""
    assert codes("media/a.png", svg("<script/>")) == ["M04", "M05"]
