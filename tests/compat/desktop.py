"""The real Anki desktop, off screen: a profile in a folder of its own, and hands to review with."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import time
from pathlib import Path

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
    """Anki's main window with a fresh profile in `base`. One a process: Qt allows no second."""

    def __init__(self, base):
        os.environ |= {**OFF_SCREEN, "ANKI_SINGLE_INSTANCE_KEY": f"quizgen-{os.getpid()}"}
        import aqt

        make_profile(base)
        self.app = aqt._run(["anki", "-b", str(base), "-p", PROFILE, "-l", "en_US"], exec=False)
        self.window = aqt.mw
        self.wait(lambda: self.window.col and self.window.state == "deckBrowser")

    @property
    def reviewer(self):
        """Anki's reviewer."""
        return self.window.reviewer

    def wait(self, done, seconds=180):
        """Let Qt work until `done()` is true; fail after `seconds`."""
        end = time.monotonic() + seconds
        while not done():
            self.app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError(f"Anki did not get there in {seconds} seconds")
            time.sleep(0.002)

    def ask(self, script):
        """Run a script in the reviewer's page and return its value."""
        found = []
        self.reviewer.web.evalWithCallback(script, found.append)
        self.wait(lambda: found)
        return found[0]

    def press(self, key):
        """Press a key where Anki has put the focus, as a learner does."""
        from PyQt6.QtTest import QTest

        QTest.keyClick(self.window.web.focusProxy(), key)

    def review(self, deck, cards):
        """Begin to review a deck that has this many new cards."""
        decks = self.window.col.decks
        number = decks.id_for_name(deck)
        config = decks.config_dict_for_deck_id(number)
        config["new"]["perDay"] = cards
        decks.update_config(config)
        decks.select(number)
        self.window.moveToState("review")
        self.see("question")

    def see(self, state):
        """Wait until the reviewer shows a `question` or an `answer`, scripts done."""
        self.wait(lambda: self.reviewer.state == state)
        is_back = "true" if state == "answer" else "false"
        shown = f"{READY} && !!document.getElementById('answer') === {is_back}"
        self.wait(lambda: self.ask(shown))

    def close(self):
        """Close Anki as its menu does: Qt crashes where its parts go in another order."""
        self.window.unloadProfileAndExit()
        self.app.exec()


def missing_libraries():
    """Return the shared libraries that Qt needs of the system and that are not there."""
    (package,) = importlib.util.find_spec("PyQt6").submodule_search_locations
    files = [str(Path(package) / "Qt6" / file) for file in QT_FILES]
    listed = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"(\S+) => not found", listed)))


def make_profile(base):
    """Write what Anki would ask for at its first start."""
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
