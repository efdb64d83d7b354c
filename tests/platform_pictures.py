"""Take the pictures of `docs/platforms/`: exports in other programs (part of `make gallery`)."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pdfplumber
from conftest import CHROMIUM_FLAGS, ROOT
from PIL import Image
from playwright.sync_api import sync_playwright
from qti_player import PLAYER, QtiPlayer

from quizgen.exports.platforms.question_answers import hashed_id
from quizgen.publishing.deck_export import ExportRequest, plan_export
from quizgen.quizzes.blueprints import QuizRequest

PICTURES = ROOT / "docs" / "platforms"
DECK = ROOT / "decks" / "volcanoes.yaml"
COLOURS = 48
INSTRUMENTS = ("seismometers", "spectrometers", "thermocouples", "tiltmeters")
ITEMS = {
    "qti-choice": "volcanoes/tephra/ask/choice",
    "qti-matching": f"volcanoes/{'+'.join(INSTRUMENTS)}/answer-2/matching",
}
"""The items that the player shows."""
ANSWERS = {"qti-choice": "text=breccia"}
SHOW_FEEDBACK = "() => { window.player.endAttempt('next'); }"
STYLE = "body { margin: 16px; font: 16px sans-serif; }"


def save_picture(name, shown):
    """Save a picture in few colours, for a small file."""
    few = shown.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    few.save(PICTURES / f"{name}.png", optimize=True)


def export(format_, form=None):
    """Return the only file of an export of the deck."""
    (content,) = plan_export([DECK], ExportRequest(format_, form=form)).files.values()
    return content


def take_player(browser):
    """Take items in the QTI 3 player."""
    package = zipfile.ZipFile(io.BytesIO(export("qti3")))
    for name, id_ in ITEMS.items():
        size = {"width": 640, "height": 440 if name in ANSWERS else 200}
        page = browser.new_page(viewport=size, device_scale_factor=1.5)
        page.add_init_script("Math.random = () => 0.5")
        page.goto("about:blank")
        player = QtiPlayer(page)
        page.add_style_tag(path=PLAYER / "qti3Player.css")
        page.add_style_tag(content=STYLE)
        xml = package.read(f"items/{hashed_id(id_)}.xml").decode()
        player.play(xml, [])
        if answer := ANSWERS.get(name):
            page.click(answer)
            page.evaluate(SHOW_FEEDBACK)
            page.wait_for_timeout(500)
        save_picture(name, Image.open(io.BytesIO(page.screenshot(full_page=True))))
        page.close()


def take_word(scratch):
    """Take the first page of a quiz as LibreOffice shows it, if this machine has LibreOffice."""
    if not shutil.which("soffice"):
        print("no LibreOffice: docs/platforms/word.png stays as it is")
        return
    (scratch / "quiz.docx").write_bytes(export("docx", QuizRequest("20")))
    command = ["soffice", "--headless", "--convert-to", "pdf", "quiz.docx"]
    subprocess.run(command, check=True, capture_output=True, cwd=scratch)
    with pdfplumber.open(scratch / "quiz.pdf") as document:
        save_picture("word", document.pages[0].to_image(resolution=96).original)


def main():
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        take_player(browser)
        browser.close()
        take_word(Path(scratch))
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in docs/platforms/")


if __name__ == "__main__":
    main()
