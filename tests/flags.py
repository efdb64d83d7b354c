"""Write projects whose tables have pictures and sounds: flags of countries, songs of birds."""

from __future__ import annotations

from pathlib import Path

from media_samples import wav

COUNTRIES = (
    ("Austria", "Vienna", "rows", "#ed2939 #fff #ed2939"),
    ("Belgium", "Brussels", "columns", "#000 #fae042 #ed2939"),
    ("Finland", "Helsinki", "cross", "#fff #003580"),
    ("France", "Paris", "columns", "#002395 #fff #ed2939"),
    ("Germany", "Berlin", "rows", "#000 #d00 #ffce00"),
    ("Italy", "Rome", "columns", "#009246 #fff #ce2b37"),
    ("the Netherlands", "Amsterdam", "rows", "#ae1c28 #fff #21468b"),
    ("Sweden", "Stockholm", "cross", "#006aa7 #fecc00"),
)
FLAGS = """
  - file: data/countries.csv
    cite: a table of countries
    id: "flag-{Code}"
    entities: {Country: country}
    say: This is the flag of [{Country}].
    ask: Whose flag is this?
    media: {file: "media/flags/{Flag}", alt: a flag, show: question}
"""
PICTURES = FLAGS.replace(
    "ask: Whose flag is this?",
    """ask:
      Country: Whose flag is this?
      picture: Which of these is the flag of {Country}?""",
)
"""Flags as questions and as options."""
LOOKS = """
  - file: data/countries.csv
    cite: a table of countries
    id: "look-{Code}"
    entities: {Country: country}
    say: The flag of [{Country}] is in the picture.
    ask: {picture: "What does the flag of {Country} look like?"}
    without: [cloze, choice]
    media: {file: "media/flags/{Flag}", alt: a flag, credit: Eve, show: question}
"""
CAPITALS = """
  - file: data/countries.csv
    cite: a table of countries
    id: Code
    entities: {Country: country, Capital: city}
    say: The capital of [{Country}] is [{Capital}].
    ask:
      Capital: What is the capital of {Country}?
      Country: Which country has {Capital} as its capital?
"""
SONGS = """
  - file: data/birds.csv
    cite: recordings of birds
    id: Bird
    entities: {Bird: bird}
    say: The bird in this recording is [{Bird}].
    ask: Which bird is singing?
    media: {file: "media/songs/{Song}", show: question}
"""


def write_project(folder: Path, tables: str = CAPITALS + FLAGS) -> Path:
    """Write a project with a deck of tables, and return the path of the deck."""
    for name in ("decks", "data", "media/flags", "media/songs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = ["Code,Country,Capital,Flag,Pattern"]
    for name, capital, pattern, colours in COUNTRIES:
        code = name.removeprefix("the ")[:2].upper()
        rows.append(f"{code},{name},{capital},{code.lower()}.svg,{pattern}")
        (folder / f"media/flags/{code.lower()}.svg").write_text(_draw(pattern, colours), "utf-8")
    (folder / "data/countries.csv").write_text("\n".join(rows) + "\n", "utf-8")
    path = folder / "decks" / "geo.yaml"
    path.write_text(f"deck: geo\ntitle: Geography\nlanguage: en\ntables:{tables}", "utf-8")
    return path


def write_songs(folder: Path) -> Path:
    """Write a project whose questions are sounds, and return the path of the deck."""
    path, rows = write_project(folder, SONGS), ["Bird,Song"]
    for number, name in enumerate(("cuckoo", "lark", "owl", "robin", "starling", "wren")):
        (folder / f"media/songs/{number}.wav").write_bytes(wav(80 + number))
        rows.append(f"the {name},{number}.wav")
    (folder / "data/birds.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return path


def _draw(pattern: str, colours: str) -> str:
    first, *rest = colours.split()
    shapes = {
        "rows": [
            f'<rect y="{20 * at}" width="90" height="20" fill="{colour}"/>'
            for at, colour in enumerate((first, *rest))
        ],
        "columns": [
            f'<rect x="{30 * at}" width="30" height="60" fill="{colour}"/>'
            for at, colour in enumerate((first, *rest))
        ],
        "cross": [
            f'<rect width="90" height="60" fill="{first}"/>',
            f'<path d="M30 0v60M0 30h90" stroke="{rest[0]}" stroke-width="12"/>',
        ],
    }
    root = '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="120" viewBox="0 0 90 60">'
    return f"{root}{''.join(shapes[pattern])}</svg>\n"
