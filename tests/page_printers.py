"""Print pages in Firefox and WebKitGTK as a reader does, and read lines and boxes off a PDF."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pdfplumber
from PIL import Image

RESOLUTION = 200
DARK = 170
_BLUR = 2
A_BOX, A_LINE = 3.7, 5.0
"""The side of a box for a tick, and the length of the shortest line, in mm, or a little less."""
_RUN = re.compile(rb"\xff{%d,}" % (3.2 / 25.4 * RESOLUTION))
"""A run of ink of 3.2 mm or more: longer than the strokes of letters in 11 points."""
PATIENCE = 180
"""Seconds to wait for a browser. On a loaded machine, a start may take half a minute."""
SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's Python, for its bindings of GTK: gir1.2-webkit2-4.1, python3-gi, xvfb and xauth."""


class Firefox:
    """Debian's Firefox, headless, which prints through Marionette, its remote protocol."""

    def __init__(self, folder):
        profile = Path(folder)
        (profile / "user.js").write_text(
            'user_pref("marionette.port", 0);\nuser_pref("remote.prefs.recommended", true);\n',
            encoding="utf-8",
        )
        command = ["firefox", "--headless", "--marionette", "--no-remote", "--profile", folder]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, **quiet)
        self.asked = 0
        self.socket = socket.create_connection(("127.0.0.1", self._find_port(profile)), PATIENCE)
        self.stream = self.socket.makefile("rwb")
        self._read()
        self._ask("WebDriver:NewSession")

    def _find_port(self, profile):
        """Return the port that Firefox has chosen and written into its profile."""
        file, end = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text()):
            assert self.process.poll() is None, "Firefox ended at its start"
            assert time.monotonic() < end, "Firefox does not start"
            time.sleep(0.05)
        return int(file.read_text())

    def _read(self):
        length = b""
        while (byte := self.stream.read(1)) != b":":
            length += byte
        return json.loads(self.stream.read(int(length)))

    def _ask(self, command, **parameters):
        self.asked += 1
        message = json.dumps([0, self.asked, command, parameters]).encode()
        self.stream.write(b"%d:%s" % (len(message), message))
        self.stream.flush()
        _, _, error, value = self._read()
        assert not error, error
        return value

    def print_page(self, path):
        """Return a page as PDF, on the paper that the page asks for."""
        self._ask("WebDriver:Navigate", url=path.as_uri())
        size = {"width": 21, "height": 29.7}
        edge = dict.fromkeys(("top", "bottom", "left", "right"), 0)
        printed = self._ask("WebDriver:Print", page=size, margin=edge, shrinkToFit=False)
        return base64.b64decode(printed["value"])

    def close(self):
        """Quit, and wait for the end."""
        self._ask("Marionette:Quit", flags=["eForceQuit"])
        self.process.wait(PATIENCE)
        self.stream.close()
        self.socket.close()


@contextmanager
def open_firefox():
    """Start Firefox with a new profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        opened = Firefox(folder)
        try:
            yield opened
        finally:
            opened.close()


WEBKIT_PRINTER = """
import sys
import gi
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2
path, target, margin = sys.argv[1:]
view = WebKit2.WebView()
def load_changed(view, event):
    if event != WebKit2.LoadEvent.FINISHED:
        return
    settings, setup = Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set(Gtk.PRINT_SETTINGS_PRINTER, "Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(target))
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    setup.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    if margin != "default":
        for side in ("top", "bottom", "left", "right"):
            getattr(setup, f"set_{side}_margin")(float(margin), Gtk.Unit.MM)
    printing = WebKit2.PrintOperation.new(view)
    printing.set_print_settings(settings)
    printing.set_page_setup(setup)
    printing.connect("finished", lambda *_: Gtk.main_quit())
    printing.connect("failed", lambda _printing, error: sys.exit(error.message))
    printing.print_()
view.connect("load-changed", load_changed)
view.load_uri(GLib.filename_to_uri(path))
Gtk.main()
"""


def has_webkit():
    """Return whether Debian's WebKitGTK can print without a screen."""
    check = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
    if not shutil.which("xvfb-run") or not Path(SYSTEM_PYTHON).exists():
        return False
    done = subprocess.run([SYSTEM_PYTHON, "-c", check], capture_output=True, check=False)
    return done.returncode == 0


class WebKit:
    """Debian's WebKitGTK, which prints on A4 with the margins of the print dialog: 0 or others."""

    def print_page(self, path, margin="0"):
        """Return a page as PDF; `margin` is in mm, or `default` for the printer's own."""
        target = path.with_suffix(".webkit.pdf")
        command = ["xvfb-run", "-a", SYSTEM_PYTHON, "-c", WEBKIT_PRINTER, path, target, margin]
        plain = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "DISPLAY")}
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env=plain)
        return target.read_bytes()


def open_pdf(content):
    """Open the bytes of a PDF."""
    return pdfplumber.open(io.BytesIO(content))


@lru_cache(maxsize=500)
def strokes_on(sheet):
    """Return the level and the upright strokes of a page: lines, edges of boxes, QR modules.

    Each is (first, last, place) in mm. They are read off a picture, because engines draw one line
    as a line, a flat box or a shape, and hide parts of it. Strokes of letters are shorter.
    """
    picture = sheet.to_image(resolution=RESOLUTION).original.convert("L")
    inked = picture.point(lambda light: 255 * (light < DARK))
    return _runs_in(inked), _runs_in(inked.transpose(Image.Transpose.TRANSPOSE))


def _runs_in(picture):
    """Return the runs of ink in the rows of a picture; rows next to each other are one stroke."""
    strokes, open_runs = [], {}
    for row in range(picture.height):
        line = picture.crop((0, row, picture.width, row + 1)).tobytes()
        runs = [match.span() for match in _RUN.finditer(line)]
        goes_on = {span for span in open_runs if any(_is_near(span, run) for run in runs)}
        ended = set(open_runs) - goes_on
        strokes += [(*span, (open_runs.pop(span) + row) / 2) for span in ended]
        new = [run for run in runs if not any(_is_near(span, run) for span in goes_on)]
        open_runs |= dict.fromkeys(new, row)
    strokes += [(*span, (first + picture.height) / 2) for span, first in open_runs.items()]
    return [tuple(place * 25.4 / RESOLUTION for place in stroke) for stroke in strokes]


def _is_near(span, other):
    """Return whether runs of two rows are of one stroke, whose ends are blurred."""
    return max(abs(span[0] - other[0]), abs(span[1] - other[1])) <= _BLUR


def largest_difference(sheet, other):
    """Return the distance in mm by which a stroke of one page is elsewhere on the other.

    Each box for a tick is searched on the other page. Shorter strokes there may be of letters.
    """
    away = [0]
    for ours, theirs in zip(strokes_on(sheet), strokes_on(other), strict=True):
        away += [_distance(stroke, theirs) for stroke in ours if _length(stroke) > A_BOX]
        away += [_distance(stroke, ours) for stroke in theirs if _length(stroke) > A_LINE]
    return max(away)


def _length(stroke):
    return stroke[1] - stroke[0]


def _distance(stroke, others):
    away = (max(abs(a - b) for a, b in zip(stroke, other, strict=True)) for other in others)
    return min(away, default=1000)
