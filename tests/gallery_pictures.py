"""Take the pictures of `docs/gallery.md`, of our article's deck (part of `make gallery`)."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

import practice_page_driver
from anki_clients import BODY, NIGHT, OnePage, PagePerSide
from card_pictures import rendered_cards
from conftest import CHROMIUM_FLAGS, ROOT
from PIL import Image
from playwright.sync_api import sync_playwright

PICTURES = ROOT / "docs" / "gallery"
DECK = "kursk-engineers"
COLOURS = 48
"""Number of colours in a picture: enough for text, a few areas, and the shades between."""
DESKTOP, PHONE = {"width": 640, "height": 160}, {"width": 360, "height": 640}
CARDS = {
    "card-day": ("fact", f"{DECK}/deployment-length", "back", BODY, DESKTOP),
    "card-night": ("fact", f"{DECK}/deployment-length", "back", NIGHT, DESKTOP),
    "card-cloze": ("cloze", "scripts/letters-count/answer/cloze", "front", BODY, DESKTOP),
    "card-typed": ("typed", f"{DECK}/area-demined/how-many/typed", "back", BODY, DESKTOP),
    "card-choice": ("choice", f"{DECK}/area-demined/how-many/choice", "back", BODY, DESKTOP),
    "card-choice-phone": ("choice", f"{DECK}/area-demined/how-many/choice", "back", NIGHT, PHONE),
}
PAPER = {"width": 850, "height": 1150}
PAGES = {
    "sheet": ("quiz-A.html", PAPER),
    "key": ("quiz-A.key.html", {"width": 850, "height": 680}),
    "answer-sheet": ("quiz-A.answers.html", PAPER),
    "flashcards": ("flashcards.html", PAPER),
    "coverage": ("coverage.html", {"width": 850, "height": 700}),
}


def save_picture(name, page, *, whole=False):
    """Save a picture of the visible part of a page, or of the whole page, with few colours."""
    shown = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    few = shown.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def take_cards(browser, cards):
    """Take cards as Anki’s desktop and a phone show them, with a wrong option chosen."""
    for name, (kind, id_, side, body, size) in CARDS.items():
        card = cards[kind, id_]
        page = browser.new_page(viewport=size, device_scale_factor=1.5)
        client = OnePage(page) if size is DESKTOP else PagePerSide(page)
        client.show(card.front, body)
        if kind == "choice":
            page.click(".options li:nth-child(1) button")
        client.show(getattr(card, side), body)
        save_picture(name, page, whole=True)
        page.close()


def take_pages(browser, build):
    """Take the pages of a build."""
    for name, (file, size) in PAGES.items():
        page = browser.new_page(viewport=size)
        page.goto((build / file).as_uri())
        save_picture(name, page)
        page.close()


def take_practice_page(browser, build):
    """Take the practice page after an answer."""
    page = browser.new_page(viewport={"width": 760, "height": 900})
    page.add_init_script("Math.random = () => 0.5")
    learner = practice_page_driver.Learner(page, build)
    learner.start("choice", view="one")
    learner.answer(learner.question, right=False)
    save_picture("practice", page)
    page.close()


def main():
    """Take all pictures."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        cards = rendered_cards(Path(scratch))
        build = Path(scratch) / "ours" / "build" / DECK
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        take_cards(browser, cards)
        take_pages(browser, build)
        take_practice_page(browser, build)
        browser.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in docs/gallery/")


if __name__ == "__main__":
    main()
