"""Files to import for tests: packages from genanki, from Anki, and damaged ones."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import genanki

BASIC = {
    "flds": [{"name": "Front"}, {"name": "Back"}],
    "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}{{Back}}"}],
}


def genanki_package(path, *notes, deck="French"):
    """Write a package of notes given as (model, fields, guid)."""
    foreign = genanki.Deck(99, deck)
    for model, fields, guid in notes:
        foreign.add_note(genanki.Note(model=model, fields=fields, guid=guid))
    genanki.Package([foreign]).write_to_file(path, timestamp=1_600_000_000)
    return path


def export(collection, path, **options):
    """Export all decks of a collection with Anki."""
    from anki.collection import ExportAnkiPackageOptions

    collection.export_anki_package(
        out_path=str(path), limit=None, options=ExportAnkiPackageOptions(**options)
    )
    return path


def database(*statements, models=None, notes=()):
    """Return a collection database: Anki's three tables, changed by extra SQL statements."""
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(
            "CREATE TABLE col (models, decks);"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds);"
            "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, ord, type);"
        )
        models = json.dumps({"1": BASIC}) if models is None else models
        connection.execute("INSERT INTO col VALUES (?, '{}')", (models,))
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?)", notes)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        content = connection.serialize()
    connection.close()
    return content


def zipped(**entries):
    """Return an archive; in names, a double underscore means a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def request_for(content, *, suffix=".apkg", kind="card", **more):
    """Return a request to import the given bytes."""
    from quizgen.facts.kind_files import load_kinds
    from quizgen.imports.import_request import Request

    kinds, _ = load_kinds(Path(__file__).resolve().parents[2])
    return Request(f"given{suffix}", suffix, content, "Given", kinds[kind].kind, **more)
