"""Creation of projects and decks. Existing files are never overwritten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import yaml

from quizgen.exports.writing.output_folder import replace_files
from quizgen.facts.json_schema import deck_schema
from quizgen.facts.kind_files import load_kinds
from quizgen.imports.articles import Article
from quizgen.questions.styles import STYLE_NAMES
from quizgen.resources import shipped_templates

SCHEMA = "decks/deck.schema.json"
_DECK = """\
# yaml-language-server: $schema=deck.schema.json
deck: {id}
{title}
language: en
sources:
  article:
    file: seeds/{id}.txt
    {title}
{known}\
    # used in questions, as in “According to {cite_plain}, …”
    {cite}
# headings, each after an id:  early-life: Early life
sections:
# classes of answers: wrong options come from answers of the same type
types:
  person: {{ask: who}}
  place: {{ask: which place}}
# names that have aliases:  ann: {{type: person, name: Ann Lee, aliases: [Lee]}}
entities:
# a sentence with its [answer] and the (type) of it, a question, and the words that show both:
#  - id: crown
#    say: Queen Ann was crowned in [Bath](place) in 1702.
#    ask: In which place was Queen Ann crowned in 1702?
#    quote: Queen Ann was crowned in Bath in 1702
#    distractors: [Bristol, London, Oxford]
facts:
"""


def create_project(folder: Path) -> tuple[Path, ...]:
    """Write an example project that can be built, and return its files.

    Raises FileExistsError if a file exists, and OSError if a file cannot be written; in both cases
    no file is written.
    """
    sample = shipped_templates() / "project"
    renamed = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
    files = {
        renamed.get(path.name) or path.relative_to(sample).as_posix(): path.read_text("utf-8")
        for path in sorted(sample.rglob("*"))
        if path.is_file()
    }
    return _write(folder, {**files, SCHEMA: _schema(folder)}, folders=("templates/kinds",))


def create_deck(project: Path, article: Article, id_: str, cite: str) -> tuple[Path, ...]:
    """Write an article and a deck without facts, and return the files.

    `cite` is how questions cite the article. Raises the same errors as `create_project`.
    """
    known = [
        f"    # {key}: {value}   (found in the page; please check)\n"
        for key, value in (("publisher", article.publisher), ("published", article.published))
        if value
    ]
    deck = _DECK.format(
        id=id_,
        title=_entry("title", article.title),
        known="".join(known),
        cite_plain=cite,
        cite=_entry("cite", cite),
    )
    files = {f"seeds/{id_}.txt": article.text, f"decks/{id_}.yaml": deck}
    if not (project / SCHEMA).exists():
        files[SCHEMA] = _schema(project)
    return _write(project, files)


def _entry(key: str, text: str) -> str:
    """Return a line of YAML, quoted if necessary."""
    return yaml.safe_dump({key: text}, allow_unicode=True, width=10**6).strip()


def _schema(project: Path) -> str:
    kinds, _ = load_kinds(project)
    schema = deck_schema((file.kind for file in kinds.values()), STYLE_NAMES)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _write(
    folder: Path, files: Mapping[str, str], folders: tuple[str, ...] = ()
) -> tuple[Path, ...]:
    for name in files:
        if (folder / name).exists():
            raise FileExistsError(17, "file already exists, nothing was written", folder / name)
    for name in (*folders, *(str(Path(name).parent) for name in files)):
        (folder / name).mkdir(parents=True, exist_ok=True)
    replace_files({folder / name: text.encode() for name, text in files.items()})
    return tuple(folder / name for name in files)
