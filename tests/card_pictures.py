"""Take pictures of every type of card, as Anki renders it, into `build/gallery/` (`make gallery`).

They are for reviewing changes of `templates/anki/`: both sides, in day and night mode, as wide as
the desktop and a phone. The small deck in `tests/sample/` adds Hangul, Arabic and formulas, and
`extreme_notes.yaml` has notes with everything that a note can hold.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import yaml
from anki.collection import Collection
from anki_clients import (
    BODY,
    NIGHT,
    OnePage,
    PagePerSide,
    build_everything,
    render_cards,
)
from conftest import CHROMIUM_FLAGS, ROOT, import_package
from playwright.sync_api import sync_playwright

GALLERY = ROOT / "build" / "gallery"
SAMPLES = {
    "fact": ("fact", "kursk-engineers/deployment-length"),
    "fact-with-comment": ("fact", "kursk-engineers/nato-support"),
    "cloze": ("cloze", "scripts/letters-count/answer/cloze"),
    "typed": ("typed", "kursk-engineers/area-demined/how-many/typed"),
    "choice": ("choice", "kursk-engineers/area-demined/how-many/choice"),
    "hangul-fact": ("fact", "scripts/letters-published"),
    "hangul-choice": ("choice", "scripts/letters-published/what/choice"),
    "arabic-fact": ("fact", "scripts/book-written"),
    "arabic-choice": ("choice", "scripts/book-written/what/choice"),
    "arabic-typed": ("typed", "scripts/book-written/what/typed"),
    "formula-cloze": ("cloze", "scripts/identity-written/object/cloze"),
    "formula-choice": ("choice", "scripts/identity-written/who/choice"),
    "everything-fact": ("fact", "extreme/fact"),
    "everything-typed": ("typed", "extreme/typed"),
    "long-choice": ("choice", "extreme/long-choice"),
    "words-choice": ("choice", "extreme/words-choice"),
    "retired-choice": ("choice", "extreme/retired-choice"),
}
LOOKS = {
    "day": (BODY, {"width": 900, "height": 640}, OnePage),
    "night": (NIGHT, {"width": 900, "height": 640}, OnePage),
    "phone": (BODY, {"width": 360, "height": 740}, PagePerSide),
    "phone-night": (NIGHT, {"width": 360, "height": 740}, PagePerSide),
}


def rendered_cards(folder):
    """Return the cards of our decks and the samples by type and id."""
    collection = Collection(str(folder / "collection.anki2"))
    for package in build_everything(folder).values():
        import_package(collection, package)
    extremes = yaml.safe_load((ROOT / "tests" / "extreme_notes.yaml").read_text("utf-8"))
    for name, written in extremes.items():
        note = collection.new_note(collection.models.by_name(f"Quizgen {written['type']}"))
        for field, text in {**written["fields"], "Id": f"extreme/{name}"}.items():
            note[field] = text
        collection.add_note(note, 1)
    cards = render_cards(collection)
    collection.close()
    return {(card.type, card.fields["Id"]): card for card in reversed(cards)}


def take_pictures(browser, name, card):
    """Take the pictures of a card: both sides in every look, with the second option chosen."""
    for look, (body, size, client) in LOOKS.items():
        page = browser.new_page(viewport=size, device_scale_factor=2)
        shown = client(page)
        shown.show(card.front, body)
        if card.type == "choice" and card.options:
            page.click(".options li:nth-child(2) button")
        page.screenshot(path=GALLERY / f"{name}.front.{look}.png")
        shown.show(card.back, body)
        page.screenshot(path=GALLERY / f"{name}.back.{look}.png", full_page=True)
        page.close()


def main():
    """Take all pictures."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        cards = rendered_cards(Path(scratch))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        for name, key in SAMPLES.items():
            take_pictures(browser, name, cards[key])
        browser.close()
    print(f"{len(list(GALLERY.glob('*.png')))} pictures in {GALLERY}")


if __name__ == "__main__":
    main()
