"""The pictures of `docs/gallery.md`, of the deck that is built here: part of `make gallery`."""

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
"""What is left of a picture's colours: letters, a few fields, and the steps between."""
DESKTOP, PHONE = {"width": 640, "height": 160}, {"width": 360, "height": 640}
CARDS = {
    "card-day": ("fact", "deployment-length", "back", BODY, DESKTOP),
    "card-night": ("fact", "deployment-length", "back", NIGHT, DESKTOP),
    "card-cloze": ("cloze", "area-demined/amount/cloze", "front", BODY, DESKTOP),
    "card-typed": ("typed", "area-demined/how-many/typed", "back", BODY, DESKTOP),
    "card-choice": ("choice", "area-demined/how-many/choice", "back", BODY, DESKTOP),
    "card-choice-phone": ("choice", "area-demined/how-many/choice", "back", NIGHT, PHONE),
}
PAPER = {"width": 850, "height": 1150}
PAGES = {
    "sheet": ("quiz-A.html", PAPER),
    "key": ("quiz-A.key.html", PAPER),
    "answer-sheet": ("quiz-A.answers.html", PAPER),
    "flashcards": ("flashcards.html", PAPER),
    "coverage": ("coverage.html", {"width": 850, "height": 700}),
}


def keep(name, page, *, whole=False):
    """Write what a page shows as a small picture; the whole of it, however long."""
    shown = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    few = shown.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def picture_cards(browser, cards):
    """Keep cards as Anki’s desktop and a phone show them, in multiple choice after a wrong one."""
    for name, (kind, id_, side, body, size) in CARDS.items():
        card = cards[kind, f"{DECK}/{id_}"]
        page = browser.new_page(viewport=size, device_scale_factor=1.5)
        client = OnePage(page) if size is DESKTOP else PagePerSide(page)
        client.show(card.front, body)
        if kind == "choice":
            page.click(".options li:nth-child(1) button")
        client.show(getattr(card, side), body)
        keep(name, page, whole=True)
        page.close()


def picture_pages(browser, build):
    """Keep the pages of a build as a browser shows them."""
    for name, (file, size) in PAGES.items():
        page = browser.new_page(viewport=size)
        page.goto((build / file).as_uri())
        keep(name, page)
        page.close()


def picture_practice(browser, build):
    """Keep the practice page after an answer."""
    page = browser.new_page(viewport={"width": 760, "height": 900})
    page.add_init_script("Math.random = () => 0.5")
    learner = practice_page_driver.Learner(page, build)
    learner.start("choice", view="one")
    learner.answer(learner.question, right=False)
    keep("practice", page)
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
        picture_cards(browser, cards)
        picture_pages(browser, build)
        picture_practice(browser, build)
        browser.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in docs/gallery/")


if __name__ == "__main__":
    main()
