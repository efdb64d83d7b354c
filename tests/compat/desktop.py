"""Run the real Anki desktop off screen, with its own profile, and review cards in it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

ADDON = os.environ.get("QUIZGEN_ANKICONNECT", "")
"""The folder of the add-on AnkiConnect as Anki installs it, with `__init__.py`."""
PROFILE = "Learner"
OFF_SCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
}
QT_NEEDS = (
    "libasound2 libdbus-1-3 libegl1 libfontconfig1 libgbm1 libgl1 libnss3 libpulse0 libx11-xcb1"
    " libxcomposite1 libxdamage1 libxkbcommon0 libxkbfile1 libxrandr2 libxtst6"
)
QT_FILES = (
    "libexec/QtWebEngineProcess",
    "lib/libQt6WebEngineCore.so.6",
    "lib/libQt6WebEngineWidgets.so.6",
    "plugins/platforms/libqoffscreen.so",
)
READY = "document.getElementById('qa')?.style.opacity === '1'"


class Desktop:
    """The main window of Anki with a new profile in `base`. Qt allows one per process.

    If `ADDON` is given, AnkiConnect listens at `url`.
    """

    def __init__(self, base):
        os.environ |= {**OFF_SCREEN, "ANKI_SINGLE_INSTANCE_KEY": f"quizgen-{os.getpid()}"}
        import aqt

        make_profile(base)
        self.url = install_addon(base) if ADDON else ""
        self.app = aqt._run(["anki", "-b", str(base), "-p", PROFILE, "-l", "en_US"], exec=False)
        self.window = aqt.mw
        self.wait(lambda: self.window.col and self.window.state == "deckBrowser")

    @property
    def reviewer(self):
        """Anki's reviewer."""
        return self.window.reviewer

    def wait(self, done, seconds=180):
        """Run the event loop of Qt until `done()` is true; fail after `seconds`."""
        end = time.monotonic() + seconds
        while not done():
            self.app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError(f"Anki did not reach the state within {seconds} seconds")
            time.sleep(0.002)

    def ask(self, script):
        """Run a script in the page of the reviewer and return its value."""
        found = []
        self.reviewer.web.evalWithCallback(script, found.append)
        self.wait(lambda: found)
        return found[0]

    def press(self, key):
        """Press a key in the focused widget, as a learner does."""
        from PyQt6.QtTest import QTest

        QTest.keyClick(self.window.web.focusProxy(), key)

    def review(self, deck, cards):
        """Start to review a deck with this many new cards."""
        decks = self.window.col.decks
        number = decks.id_for_name(deck)
        config = decks.config_dict_for_deck_id(number)
        config["new"]["perDay"] = cards
        decks.update_config(config)
        decks.select(number)
        self.window.moveToState("review")
        self.see("question")

    def see(self, state):
        """Wait until the reviewer shows a `question` or an `answer` and its scripts have run."""
        self.wait(lambda: self.reviewer.state == state)
        is_back = "true" if state == "answer" else "false"
        shown = f"{READY} && !!document.getElementById('answer') === {is_back}"
        self.wait(lambda: self.ask(shown))

    def close(self):
        """Close Anki as its menu does. Qt crashes if its parts are closed in another order."""
        self.window.unloadProfileAndExit()
        self.app.exec()


def install_addon(base):
    """Install AnkiConnect with a free port and return its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = shutil.copytree(ADDON, base / "addons21" / "2055492159")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "webBindPort": port}), "utf-8")
    return f"http://127.0.0.1:{port}"


def missing_libraries():
    """Return the shared libraries of the system that Qt needs and that are missing."""
    (package,) = importlib.util.find_spec("PyQt6").submodule_search_locations
    files = [str(Path(package) / "Qt6" / file) for file in QT_FILES]
    listed = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"(\S+) => not found", listed)))


def make_profile(base):
    """Write the settings that Anki asks for at its first start."""
    import anki.lang
    from aqt.profiles import ProfileManager

    anki.lang.set_lang("en_US")
    base.mkdir(parents=True, exist_ok=True)
    profiles = ProfileManager(base)
    profiles.setupMeta()
    profiles.create(PROFILE)
    profiles.load(PROFILE)
    profiles.setLang("en_US")
    profiles.set_update_check(on=False)
    profiles.meta["firstRun"] = False
    profiles.save()
    profiles.db.close()
