"""Hostile input ends in findings, in bounded time and memory, and never in a traceback."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="limits of processes are Unix's")
from child_processes import limit, resource, run_in_child

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
ARTICLE = "Ann Lee opened 3 parks in May 2020."
GOOD = """\
deck: parks
title: Parks
sources:
  article: {file: seeds/article.txt, title: The parks, cite: a report on parks}
facts:
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
MEDIA = GOOD.replace("amount:", "media: [{file: FILE, alt: A park}], amount:")
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
DECKS = {
    "billion laughs": (LAUGHS + GOOD, "Y03"),
    "recursive alias": ("a: &a [*a]\n" + GOOD, "Y03"),
    "10 000 nested lists in a line": ("a: " + "[" * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 nested mappings in a line": ("a: " + "{a: " * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 nested lists in a block": ("- " * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 nested mappings as keys": ("? " * 10_000 + "\n" + GOOD, "Y03"),
    "100 MB in a text": ("title: " + "a" * 100_000_000, "D06"),
    "19 MB in a text": ("title: " + "a" * 19_000_000, "Y05"),
    "very many values": ("a: [" + "a," * 300_000 + "]\n" + GOOD, "D02"),
    "very many keys": ("a: {" + "".join(f"k{n}: ," for n in range(50_000)) + "}\n" + GOOD, "D02"),
    "facts that are strings": (GOOD.partition("- {")[0] + "- a\n" * 500, "D0"),
    "NUL": (GOOD.replace("Parks", "Par\0ks"), "Y01"),
    "NUL as an escape": (GOOD.replace("title: Parks", r'title: "Par\0ks"'), "Y06"),
    "Anki field separator": (GOOD.replace("title: Parks", r'title: "Par\x1fks"'), "Y06"),
    "terminal escape": (GOOD.replace("title: Parks", r'title: "Par\e[31mks"'), "Y06"),
    "raw terminal escape": (GOOD.replace("Parks", "Par\x1b[31mks"), "Y01"),
    "lone surrogate": (GOOD.replace("title: Parks", r'title: "Par\ud800ks"'), "Y01"),
    "reversed text": (GOOD.replace("Parks", "Par\u202eks"), "Y06"),
    "isolated text": (GOOD.replace("Parks", "Par\u2066ks"), "Y06"),
    "zero-width space": (GOOD.replace("quote: Ann", "quote: Ann\u200b"), "Y06"),
    "invisible tag character": (GOOD.replace("Parks", "Parks\U000e0041"), "Y06"),
    "invalid UTF-8": (GOOD.encode().replace(b"Parks", b"Par\xffks"), "D06"),
    "UTF-16": (GOOD.encode("utf-16"), "D06"),
    "duplicate key": ("title: One\n" + GOOD, "Y02"),
    "Python tag": (GOOD.replace(": Parks", ": !!python/object/apply:os.system [id]"), "Y03"),
    "YAML tag": (GOOD.replace(": Parks", ": !!binary aGk="), "Y03"),
    "two documents": (GOOD + "---\n" + GOOD, "Y03"),
    "no document": ("\n\n# nothing\n", "Y04"),
    "list as document": ("- a\n", "D03"),
    "file above the project": (GOOD.replace("seeds/article", "../secret"), "D06"),
    "absolute path": (GOOD.replace("seeds/article.txt", "/etc/passwd"), "D06"),
    "Windows path": (GOOD.replace("seeds/article", "seeds\\article"), "D06"),
    "path with a drive": (GOOD.replace("seeds/article", "c:seeds/article"), "D06"),
    "link out of the project": (GOOD.replace("article.txt", "link.txt"), "D06"),
    "cyclic link": (GOOD.replace("article.txt", "circle.txt"), "D06"),
    "pipe": (GOOD.replace("article.txt", "pipe"), "D06"),
    "folder": (GOOD.replace("seeds/article.txt", "seeds"), "D06"),
    "device": (GOOD.replace("seeds/article.txt", "/dev/zero"), "D06"),
    "source that is the deck": (GOOD.replace("seeds/article.txt", "decks/parks.yaml"), "D06"),
    "source that links to the deck": (GOOD.replace("article.txt", "deck.txt"), "D06"),
    "path with a NUL": (GOOD.replace("seeds/article.txt", r'"seeds/a\0.txt"'), "Y06"),
    "path with a long name": (GOOD.replace("article.txt", "a" * 5000), "D06"),
    "source of 30 MB": (GOOD.replace("article.txt", "large.txt"), "D06"),
    "source of binary data": (GOOD.replace("article.txt", "bytes.txt"), "D06"),
    "media above the project": (MEDIA.replace("FILE", "../secret.png"), "M01"),
    "media with an absolute path": (MEDIA.replace("FILE", "/etc/passwd"), "M01"),
    "media behind a link": (MEDIA.replace("FILE", "seeds/link.txt"), "M01"),
    "media behind a cyclic link": (MEDIA.replace("FILE", "seeds/circle.txt"), "M0"),
    "media from a pipe": (MEDIA.replace("FILE", "seeds/pipe"), "M03"),
    "media that are a folder": (MEDIA.replace("FILE", "seeds"), "M03"),
    "reserved Windows name": (GOOD.replace("deck: parks", "deck: con"), "D03"),
    "numbered Windows name": (GOOD.replace("deck: parks", "deck: lpt1"), "D03"),
    "id with a path": (GOOD.replace("deck: parks", "deck: ../parks"), "D03"),
    "long id": (GOOD.replace("deck: parks", f"deck: {'a' * 5000}"), "D03"),
    "long id of a fact": (GOOD.replace("id: parks", f"id: {'a' * 5000}"), "D03"),
    "a number of 5000 digits": (GOOD.replace("value: 3", f"value: {'9' * 5000}"), "D03"),
    "number with a huge exponent": (GOOD.replace("value: 3", "value: 1e999999999"), "D03"),
    "quiz of too many items": (GOOD + "quizzes: {a: {items: 99999999999999999999}}\n", "D03"),
    "quote of 8000 characters": (GOOD.replace("quote: Ann", "quote: " + "Ann " * 2_000), "G01"),
    "endless wording": (
        GOOD.replace("amount:", "wording: {who: '{% for a in range(99) %}a{% endfor %}'}, amount:"),
        "Q01",
    ),
    "wording of gigabytes": (
        GOOD.replace("amount:", "wording: {who: \"{{ 'a' * 9999999999 }}?\"}, amount:"),
        "Q01",
    ),
    "wording with Python": (
        GOOD.replace("amount:", 'wording: {who: "{{ cycler.__init__.__globals__.os }}?"}, amount:'),
        "Q01",
    ),
}  # fmt: skip


def make_project(folder):
    """Create a project with hostile files and a good deck."""
    (folder / "secret.txt").write_text("secret", "utf-8")
    project = folder / "project"
    for name in ("decks", "seeds", "templates/kinds", "templates/html", "templates/anki"):
        (project / name).mkdir(parents=True)
    seeds = project / "seeds"
    (seeds / "article.txt").write_text(ARTICLE, "utf-8")
    (seeds / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    (seeds / "link.txt").symlink_to(folder / "secret.txt")
    (seeds / "deck.txt").symlink_to("../decks/parks.yaml")
    (seeds / "circle.txt").symlink_to(seeds / "circle.txt")
    os.mkfifo(seeds / "pipe")
    with (seeds / "large.txt").open("wb") as file:
        file.truncate(30_000_000)
    (project / "decks" / "parks.yaml").write_text(GOOD, "utf-8")
    return project


@pytest.fixture
def project(tmp_path):
    """A project for one test."""
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def output_of(tmp_path_factory):
    """Build all hostile decks in one run, and return the output about each."""
    project = make_project(tmp_path_factory.mktemp("hostile"))
    names = {case: case.lower().replace(" ", "-").replace("'", "") for case in DECKS}
    for case, (text, _) in DECKS.items():
        content = text if isinstance(text, bytes) else text.encode()
        content = content.replace(b"deck: parks\n", f"deck: {names[case]}\n".encode())
        (project / "decks" / f"{names[case]}.yaml").write_bytes(content)
    code, output = run_in_child(project, "build", first=limit)
    assert code == 1
    assert "parks: 1 fact" in output
    assert [path.name for path in (project / "build").iterdir()] == ["parks"]
    return {
        case: "\n".join(line for line in output.split("\n") if f"/{name}.yaml:" in line)
        for case, name in names.items()
    }


@pytest.mark.parametrize("case", DECKS)
def test_hostile_deck_is_reported(case, output_of):
    """A hostile deck has a finding with its code, and is not built; a good deck next to it is."""
    output = output_of[case]
    assert f"error {DECKS[case][1]}" in output
    assert "\x1b" not in output
    assert "\u202e" not in output


def ledger(entry):
    """Return a ledger with one entry."""
    return b'{"deck": "parks", "note_types": {}, "notes": {"parks": %s}}' % entry


FILES = {
    "decks/parks.ledger.json": {
        "deep": (b"[" * 100_000, "L01"),
        "bytes": (b"\xff", "L01"),
        "far": (ledger(b'{"hash": "a", "changed": 1e99}'), "L01"),
        "later": (ledger(b'{"hash": "a", "changed": 999999999999999}'), "L01"),
        "slots": (ledger(b'{"hash": "a", "changed": 1, "slots": {"who": -1}}'), "L01"),
        "slot": (ledger(b'{"hash": "a", "changed": 1, "slots": {"who": 99999999}}'), "L01"),
        "text": (b'"deck"', "L01"),
    },
    "templates/kinds/quantity.yaml": {
        "bytes": (b"\xff", "D06"),
        "deep": (b"[" * 10_000, "Y03"),
        "empty": (b"", "Y04"),
    },
    "templates/html/labels.yaml": {
        "bytes": (b"\xff", "D06"),
        "deep": (b"[" * 10_000, "Y03"),
        "list": (b"[a]", "D03"),
        "lists": (b"quiz: {en: [a]}", "D03"),
    },
    "templates/html/quiz.j2.html": {
        "bytes": (b"\xff", "D06"),
        "endless": (b"{% for a in range(9999999) %}{{ range(9999999) }}{% endfor %}", "T01"),
    },
    "templates/anki/cards.css": {"bytes": (b"\xff", "D06")},
    "templates/anki/fact.front.html": {"open": (b"{{#Question #}}", "T01")},
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "case"), [(path, case) for path, cases in FILES.items() for case in cases]
)
def test_hostile_project_file_is_reported(path, case, project):
    """Hostile ledgers, kinds, labels and templates end in a finding."""
    content, finding = FILES[path][case]
    (project / path).write_bytes(content)
    code, output = run_in_child(project, "build", first=limit)
    assert finding in output
    assert code == 1
    assert "internal error" not in output


@pytest.mark.parametrize("name", ["anki/cards.css", "anki/about.html", "html/labels.yaml"])
def test_broken_link_is_reported(name, project, monkeypatch):
    """A broken link to a template is an error: neither our template nor a cached build is used."""
    monkeypatch.setenv("QUIZGEN_CACHE_DIR", str(project / "cache"))
    for path in project.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert run_in_child(project, "build")[0] == 0
    assert list((project / "cache" / "builds").iterdir())
    (project / "templates" / name).symlink_to("nowhere")
    code, output = run_in_child(project, "build", first=limit)
    assert code == 1
    assert "o such file" in output
    assert name in output or "nowhere" in output


@pytest.mark.parametrize(
    "path", ["decks/parks.yaml", "decks/parks.ledger.json", "templates/kinds/quantity.yaml"]
)
def test_pipe_does_not_block(path, project):
    """A pipe in place of a project file is an error, and reading does not block."""
    (project / path).unlink(missing_ok=True)
    os.mkfifo(project / path)
    code, output = run_in_child(project, "check" if "ledger" not in path else "build", first=limit)
    assert code in (1, 2)
    assert "regular file" in output or "no decks found" in output


def test_unusual_but_valid_text_is_accepted(project):
    """A byte order mark, CRLF, and the joiners and marks that languages need are valid."""
    good = GOOD.replace("title: Parks", "title: می‌خواهم 👨‍👩‍👧 \u200fא")
    (project / "decks" / "parks.yaml").write_text(good, "utf-8")
    code, output = run_in_child(project, "show", "--json")
    assert code == 0
    for text in ("\ufeff" + good, good.replace("\n", "\r\n"), good.replace("\n", "\r")):
        (project / "decks" / "parks.yaml").write_bytes(text.encode())
        assert run_in_child(project, "show", "--json") == (code, output)
    (project / "decks" / "parks.yaml").write_text(good, "utf-8")
    for text in (
        "\ufeff" + ARTICLE,
        ARTICLE.replace(" ", "\r\n"),
        ARTICLE.replace("Lee", "L\u00adee"),
    ):
        (project / "seeds" / "article.txt").write_bytes(text.encode())
        assert run_in_child(project, "show", "--json") == (code, output)


IMPORTS = {
    "nul.csv": (b"front,back\nWho opened\0 three parks in Bath?,Ann\n", 0),
    "utf-16.csv": ("front,back\na,b\n".encode("utf-16"), 1),
    "latin-1.csv": (b"front,back\n\xe9,b\n", 1),
    "huge cell.csv": (b"front,back\n" + b"a" * 500_000 + b",b\n", 1),
    "large cell.csv": (b"front,back\n" + b"a" * 60_000 + b",b\n", 1),
    "60 mb.csv": (b"front,back\n" + b"a,b\n" * 15_000_000, 1),
    "quotation marks.csv": (b"front,back\n" + b'"' * 100_000, 1),
    "formula.csv": (b"front,back\nWhat does the cell hold?,=cmd|' /C calc'!A0\n", 0),
    "empty.apkg": (b"PK\x05\x06", 1),
}


@pytest.mark.parametrize("name", IMPORTS)
def test_hostile_import_is_reported(name, project):
    """A hostile file is rejected with a finding, or becomes a deck that builds."""
    content, expected = IMPORTS[name]
    (project / name).write_bytes(content)
    code, output = run_in_child(project, "import", name, "-o", "decks/new.yaml", first=limit)
    assert code == expected, output
    if expected:
        assert "error I0" in output
        assert not (project / "decks" / "new.yaml").exists()
    else:
        code, output = run_in_child(project, "build", "new")
        assert code == 0, output


ARTICLES = {
    "deep.html": "<div>" * 10_000 + "Ann Lee opened parks.",
    "deep.md": ">" * 10_000 + " Ann Lee opened parks.",
    "brackets.md": "[" * 1_000 + "Ann Lee opened parks.",
    "stars.md": "*a **a " * 300,
    "entities.html": "<!DOCTYPE a [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><p>Ann &b; opened.</p>",
    "title.html": f"<title>a&#10;deck: evil&#10;#</title><p>{ARTICLE * 9}</p>",
    "controls.txt": "Ann\x1b[31m Lee\u202e\nopened\0 parks",
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_hostile_article_is_handled(name, project):
    """`new` rejects a hostile article, or creates a valid deck from it."""
    (project / name).write_text(ARTICLES[name], "utf-8")
    code, output = run_in_child(project, "new", name, "--id", "new", first=limit)
    assert code in (0, 1), output
    assert "internal error" not in output
    if code == 0:
        code, output = run_in_child(project, "check", "--json", "new", first=limit)
        assert json.loads(output)["findings"] == []


@pytest.mark.parametrize(("command", "name"), [("new", "pipe"), ("import", "a.csv")])
def test_pipe_and_device_are_rejected(command, name, project):
    """`new` and `import` reject a pipe and a device."""
    os.mkfifo(project / name)
    code, output = run_in_child(project, command, name, first=limit)
    assert code == 1
    assert "regular file" in output
    (project / "zero.txt").symlink_to("/dev/zero")
    code, output = run_in_child(project, command, "zero.txt", first=limit)
    assert code == 1
    assert "regular file" in output


FORMATS = ["full", "concise", "json", "github", "sarif"]


@pytest.mark.parametrize("format_", FORMATS)
def test_deck_that_is_a_cyclic_link_is_reported(format_, project):
    """A deck that links to itself is reported as an unreadable file, in every format."""
    (project / "decks" / "circle.yaml").symlink_to("circle.yaml")
    code, output = run_in_child(project, "check", "--format", format_)
    assert code == 1
    assert "decks/circle.yaml" in output
    assert "D06" in output


@pytest.mark.parametrize("command", ["check", "build", "diff", "cards"])
@pytest.mark.parametrize("deck", ["title: Parks", "title: [Parks"], ids=["good", "bad"])
def test_control_characters_in_names_are_not_printed(command, deck, project):
    """Control characters in a file name are replaced in all output."""
    text = GOOD.replace("title: Parks", deck)
    (project / "decks" / "a\x1b[31mb.yaml").write_text(text, "utf-8")
    _, output = run_in_child(project, command)
    assert "\x1b" not in output
    _, output = run_in_child(project, command, "a\x1b[31mc")
    assert "unknown deck “a\ufffd[31mc”" in output
    assert "\x1b" not in output


@pytest.mark.parametrize("format_", FORMATS)
def test_file_name_that_is_not_utf8_is_reported(format_, project):
    """A finding in a file whose name is not UTF-8 is reported in every format."""
    name = os.fsdecode(b"decks/p\xff.yaml")
    (project / name).write_text(GOOD.replace("value: 3", "value: 4"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "check", "--format", format_],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "G02" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if format_ == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        places = (result["locations"][0]["physicalLocation"] for result in results)
        assert {place["artifactLocation"]["uri"] for place in places} == {"decks/p%FF.yaml"}


def test_citation_of_several_lines_becomes_one_line(project):
    """`new` joins the lines of a citation, so that the deck is valid YAML."""
    cite = "a report\n   on: \x1bparks"
    (project / "parks.txt").write_text(ARTICLE, "utf-8")
    code, output = run_in_child(project, "new", "parks.txt", "--id", "new", "--cite", cite)
    assert code == 0, output
    assert run_in_child(project, "check", "new") == (0, "new: 0 facts, 0 items, 0 findings\n")
    assert "cite: 'a report on: parks'" in (project / "decks" / "new.yaml").read_text("utf-8")


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["check", "-h"]])
def test_help_to_a_full_disk_or_closed_stdout(arguments, tmp_path):
    """Help on a full disk is an error of one line; a closed stdout is not an error."""
    command = [sys.executable, "-m", "quizgen", *arguments]
    with (tmp_path / "help.txt").open("w") as full:
        done = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("quizgen: File too large")
    assert "Traceback" not in done.stderr
    closed = subprocess.run(
        command,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: os.close(1),
        check=False,
    )
    assert (closed.returncode, closed.stderr) == (0, "")
