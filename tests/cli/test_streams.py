"""Output is UTF-8 with LF on every system, so that it can be redirected to a file."""

import io
import sys

import pytest
from conftest import ROOT, run_quizgen

from quizgen.__main__ import force_utf8

ASCII_LOCALE = {
    "PYTHONIOENCODING": "ascii",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "LC_ALL": "C",
}


@pytest.mark.parametrize("arguments", [("--help",), ("schema", "--help"), ("no-such-command",)])
def test_output_does_not_depend_on_the_locale(arguments):
    """Help and usage errors are the same in an ASCII locale."""
    code = 0 if "--help" in arguments else 2
    ascii_output, output = (
        run_quizgen(*arguments, code=code, **more) for more in (ASCII_LOCALE, {})
    )
    assert (ascii_output.stdout, ascii_output.stderr) == (output.stdout, output.stderr)


def test_stored_help_has_characters_beyond_ascii():
    """The stored help is not ASCII, so that the test above is meaningful for it."""
    assert "’" in (ROOT / "quizgen" / "cli" / "help.txt").read_text("utf-8")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_windows_stream_becomes_utf8(stream, monkeypatch):
    """A cp1252 stream with CRLF, as on Windows, is reconfigured to UTF-8 and LF."""
    file = io.BytesIO()
    monkeypatch.setattr(sys, stream, io.TextIOWrapper(file, "cp1252", newline="\r\n"))
    force_utf8()
    print("“김” →\n", end="", file=getattr(sys, stream), flush=True)
    assert file.getvalue() == "“김” →\n".encode()


def test_other_streams_do_not_change(monkeypatch):
    """A replaced stream does not change; a missing stream (Windows, no console) is ignored."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    force_utf8()
    sys.stderr.write("→\n")
    assert (sys.stdout, sys.stderr.getvalue()) == (None, "→\n")
