"""Input that means no good: findings, in bounded time and memory; never a traceback."""

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
    "an alias of itself": ("a: &a [*a]\n" + GOOD, "Y03"),
    "10 000 lists in a line": ("a: " + "[" * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 mappings in a line": ("a: " + "{a: " * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 lists in a block": ("- " * 10_000 + "\n" + GOOD, "Y03"),
    "10 000 mappings as keys": ("? " * 10_000 + "\n" + GOOD, "Y03"),
    "100 MB in a text": ("title: " + "a" * 100_000_000, "D06"),
    "19 MB in a text": ("title: " + "a" * 19_000_000, "Y05"),
    "very many values": ("a: [" + "a," * 300_000 + "]\n" + GOOD, "D02"),
    "very many keys": ("a: {" + "".join(f"k{n}: ," for n in range(50_000)) + "}\n" + GOOD, "D02"),
    "facts that are none": (GOOD.partition("- {")[0] + "- a\n" * 500, "D0"),
    "NUL": (GOOD.replace("Parks", "Par\0ks"), "Y01"),
    "NUL as an escape": (GOOD.replace("title: Parks", r'title: "Par\0ks"'), "Y06"),
    "Anki's separator": (GOOD.replace("title: Parks", r'title: "Par\x1fks"'), "Y06"),
    "an escape of terminals": (GOOD.replace("title: Parks", r'title: "Par\e[31mks"'), "Y06"),
    "a raw escape of terminals": (GOOD.replace("Parks", "Par\x1b[31mks"), "Y01"),
    "half a character": (GOOD.replace("title: Parks", r'title: "Par\ud800ks"'), "Y01"),
    "text turned round": (GOOD.replace("Parks", "Par\u202eks"), "Y06"),
    "text isolated": (GOOD.replace("Parks", "Par\u2066ks"), "Y06"),
    "a blank of no width": (GOOD.replace("quote: Ann", "quote: Ann\u200b"), "Y06"),
    "a tag nobody sees": (GOOD.replace("Parks", "Parks\U000e0041"), "Y06"),
    "invalid UTF-8": (GOOD.encode().replace(b"Parks", b"Par\xffks"), "D06"),
    "UTF-16": (GOOD.encode("utf-16"), "D06"),
    "a key twice": ("title: One\n" + GOOD, "Y02"),
    "a tag of Python": (GOOD.replace(": Parks", ": !!python/object/apply:os.system [id]"), "Y03"),
    "a tag of YAML": (GOOD.replace(": Parks", ": !!binary aGk="), "Y03"),
    "two documents": (GOOD + "---\n" + GOOD, "Y03"),
    "no document": ("\n\n# nothing\n", "Y04"),
    "a list": ("- a\n", "D03"),
    "a file above": (GOOD.replace("seeds/article", "../secret"), "D06"),
    "an absolute file": (GOOD.replace("seeds/article.txt", "/etc/passwd"), "D06"),
    "a file of Windows": (GOOD.replace("seeds/article", "seeds\\article"), "D06"),
    "a file on a drive": (GOOD.replace("seeds/article", "c:seeds/article"), "D06"),
    "a file that is a link": (GOOD.replace("article.txt", "link.txt"), "D06"),
    "a file that is a circle": (GOOD.replace("article.txt", "circle.txt"), "D06"),
    "a file that is a pipe": (GOOD.replace("article.txt", "pipe"), "D06"),
    "a file that is a folder": (GOOD.replace("seeds/article.txt", "seeds"), "D06"),
    "a file that is a device": (GOOD.replace("seeds/article.txt", "/dev/zero"), "D06"),
    "a file that is the deck": (GOOD.replace("seeds/article.txt", "decks/parks.yaml"), "D06"),
    "a file that is a link to it": (GOOD.replace("article.txt", "deck.txt"), "D06"),
    "a file with a NUL": (GOOD.replace("seeds/article.txt", r'"seeds/a\0.txt"'), "Y06"),
    "a file of a long name": (GOOD.replace("article.txt", "a" * 5000), "D06"),
    "a file of 30 MB": (GOOD.replace("article.txt", "large.txt"), "D06"),
    "a file of bytes": (GOOD.replace("article.txt", "bytes.txt"), "D06"),
    "media above": (MEDIA.replace("FILE", "../secret.png"), "M01"),
    "absolute media": (MEDIA.replace("FILE", "/etc/passwd"), "M01"),
    "media behind a link": (MEDIA.replace("FILE", "seeds/link.txt"), "M01"),
    "media in a circle": (MEDIA.replace("FILE", "seeds/circle.txt"), "M0"),
    "media from a pipe": (MEDIA.replace("FILE", "seeds/pipe"), "M03"),
    "media of a folder": (MEDIA.replace("FILE", "seeds"), "M03"),
    "an id of Windows": (GOOD.replace("deck: parks", "deck: con"), "D03"),
    "another id of Windows": (GOOD.replace("deck: parks", "deck: lpt1"), "D03"),
    "an id that climbs": (GOOD.replace("deck: parks", "deck: ../parks"), "D03"),
    "an endless id": (GOOD.replace("deck: parks", f"deck: {'a' * 5000}"), "D03"),
    "an endless id of a fact": (GOOD.replace("id: parks", f"id: {'a' * 5000}"), "D03"),
    "a number of 5000 digits": (GOOD.replace("value: 3", f"value: {'9' * 5000}"), "D03"),
    "a number of powers": (GOOD.replace("value: 3", "value: 1e999999999"), "D03"),
    "a quiz of very many": (GOOD + "quizzes: {a: {items: 99999999999999999999}}\n", "D03"),
    "a quote of 8000 signs": (GOOD.replace("quote: Ann", "quote: " + "Ann " * 2_000), "G01"),
    "a wording without end": (
        GOOD.replace("amount:", "wording: {who: '{% for a in range(99) %}a{% endfor %}'}, amount:"),
        "Q01",
    ),
    "a wording of gigabytes": (
        GOOD.replace("amount:", "wording: {who: \"{{ 'a' * 9999999999 }}?\"}, amount:"),
        "Q01",
    ),
    "a wording of Python": (
        GOOD.replace("amount:", 'wording: {who: "{{ cycler.__init__.__globals__.os }}?"}, amount:'),
        "Q01",
    ),
}  # fmt: skip


def make_project(folder):
    """Make a project with all sorts of files in it, and a good deck."""
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
    """A project of this test's own."""
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def said_of(tmp_path_factory):
    """Build all hostile decks in one run, and return what was said of each."""
    project = make_project(tmp_path_factory.mktemp("hostile"))
    names = {case: case.lower().replace(" ", "-").replace("'", "") for case in DECKS}
    for case, (text, _) in DECKS.items():
        content = text if isinstance(text, bytes) else text.encode()
        content = content.replace(b"deck: parks\n", f"deck: {names[case]}\n".encode())
        (project / "decks" / f"{names[case]}.yaml").write_bytes(content)
    exited, said = run_in_child(project, "build", first=limit)
    assert exited == 1
    assert "parks: 1 fact" in said
    assert [path.name for path in (project / "build").iterdir()] == ["parks"]
    return {
        case: "\n".join(line for line in said.split("\n") if f"/{name}.yaml:" in line)
        for case, name in names.items()
    }


@pytest.mark.parametrize("case", DECKS)
def test_a_hostile_deck(case, said_of):
    """The finding with its code; nothing of it is built, and the good deck beside it is."""
    said = said_of[case]
    assert f"error {DECKS[case][1]}" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def ledger(entry):
    """Return a ledger with an entry."""
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
    "templates/anki/fact.front.html": {"open": (b"{{#Prompt#}}", "T01")},
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "case"), [(path, case) for path, cases in FILES.items() for case in cases]
)
def test_a_hostile_file_beside_a_deck(path, case, project):
    """Ledgers, kinds, labels and templates come with a project as well."""
    content, code = FILES[path][case]
    (project / path).write_bytes(content)
    exited, said = run_in_child(project, "build", first=limit)
    assert code in said
    assert exited == 1
    assert "a bug of ours" not in said


@pytest.mark.parametrize("name", ["anki/cards.css", "anki/about.html", "html/labels.yaml"])
def test_a_link_that_leads_nowhere(name, project, monkeypatch):
    """It stands for the author's own file, which cannot be read; not for ours, nor an old build."""
    monkeypatch.setenv("QUIZGEN_CACHE_DIR", str(project / "cache"))
    for path in project.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert run_in_child(project, "build")[0] == 0
    assert list((project / "cache" / "builds").iterdir())
    (project / "templates" / name).symlink_to("nowhere")
    exited, said = run_in_child(project, "build", first=limit)
    assert exited == 1
    assert "o such file" in said
    assert name in said or "nowhere" in said


@pytest.mark.parametrize(
    "path", ["decks/parks.yaml", "decks/parks.ledger.json", "templates/kinds/quantity.yaml"]
)
def test_a_pipe_is_not_waited_for(path, project):
    """Wherever a file is read."""
    (project / path).unlink(missing_ok=True)
    os.mkfifo(project / path)
    exited, said = run_in_child(project, "check" if "ledger" not in path else "build", first=limit)
    assert exited in (1, 2)
    assert "regular file" in said or "no decks here" in said


def test_what_looks_strange_but_is_fine(project):
    """Byte order mark and CRLF change nothing; joiners and marks that languages need pass."""
    good = GOOD.replace("title: Parks", "title: می‌خواهم 👨‍👩‍👧 \u200fא")
    (project / "decks" / "parks.yaml").write_text(good, "utf-8")
    code, said = run_in_child(project, "show", "--json")
    assert code == 0
    for text in ("\ufeff" + good, good.replace("\n", "\r\n"), good.replace("\n", "\r")):
        (project / "decks" / "parks.yaml").write_bytes(text.encode())
        assert run_in_child(project, "show", "--json") == (code, said)
    (project / "decks" / "parks.yaml").write_text(good, "utf-8")
    for text in (
        "\ufeff" + ARTICLE,
        ARTICLE.replace(" ", "\r\n"),
        ARTICLE.replace("Lee", "L\u00adee"),
    ):
        (project / "seeds" / "article.txt").write_bytes(text.encode())
        assert run_in_child(project, "show", "--json") == (code, said)


IMPORTS = {
    "a table of NULs.csv": (b"front,back\nWho opened\0 three parks in Bath?,Ann\n", 0),
    "a table in UTF-16.csv": ("front,back\na,b\n".encode("utf-16"), 1),
    "a table in Latin-1.csv": (b"front,back\n\xe9,b\n", 1),
    "a table with a huge cell.csv": (b"front,back\n" + b"a" * 500_000 + b",b\n", 1),
    "a table with a large cell.csv": (b"front,back\n" + b"a" * 60_000 + b",b\n", 1),
    "a table of 60 MB.csv": (b"front,back\n" + b"a,b\n" * 15_000_000, 1),
    "a table of quotes.csv": (b"front,back\n" + b'"' * 100_000, 1),
    "a table of formulas.csv": (b"front,back\nWhat does the cell hold?,=cmd|' /C calc'!A0\n", 0),
    "no package.apkg": (b"PK\x05\x06", 1),
}


@pytest.mark.parametrize("name", IMPORTS)
def test_a_hostile_import(name, project):
    """It is refused with a finding, or the deck that it makes is sound."""
    content, expected = IMPORTS[name]
    (project / name).write_bytes(content)
    exited, said = run_in_child(project, "import", name, "-o", "decks/new.yaml", first=limit)
    assert exited == expected, said
    if expected:
        assert "error I0" in said
        assert not (project / "decks" / "new.yaml").exists()
    else:
        exited, said = run_in_child(project, "build", "new")
        assert exited == 0, said


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
def test_a_hostile_article(name, project):
    """`new` takes its text or refuses it; the deck that it begins is sound YAML."""
    (project / name).write_text(ARTICLES[name], "utf-8")
    exited, said = run_in_child(project, "new", name, "--id", "new", first=limit)
    assert exited in (0, 1), said
    assert "a bug of ours" not in said
    if exited == 0:
        exited, said = run_in_child(project, "check", "--json", "new", first=limit)
        assert json.loads(said)["findings"] == []


@pytest.mark.parametrize(("verb", "name"), [("new", "pipe"), ("import", "a.csv")])
def test_no_verb_waits_for_a_pipe(verb, name, project):
    """Nor reads a device for ever."""
    os.mkfifo(project / name)
    exited, said = run_in_child(project, verb, name, first=limit)
    assert exited == 1
    assert "regular file" in said
    (project / "zero.txt").symlink_to("/dev/zero")
    exited, said = run_in_child(project, verb, "zero.txt", first=limit)
    assert exited == 1
    assert "regular file" in said


FORMATS = ["full", "concise", "json", "github", "sarif"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_deck_that_is_a_circle(form, project):
    """A link to itself is a file that cannot be read, in whatever format that is told."""
    (project / "decks" / "circle.yaml").symlink_to("circle.yaml")
    exited, said = run_in_child(project, "check", "--format", form)
    assert exited == 1
    assert "decks/circle.yaml" in said
    assert "D06" in said


@pytest.mark.parametrize("verb", ["check", "build", "diff", "cards"])
@pytest.mark.parametrize("deck", ["title: Parks", "title: [Parks"], ids=["good", "bad"])
def test_a_name_that_steers_a_terminal(verb, deck, project):
    """Its escapes are shown as a sign, in findings and in what is said of a deck."""
    text = GOOD.replace("title: Parks", deck)
    (project / "decks" / "a\x1b[31mb.yaml").write_text(text, "utf-8")
    _, said = run_in_child(project, verb)
    assert "\x1b" not in said
    _, said = run_in_child(project, verb, "a\x1b[31mc")
    assert "no deck “a\ufffd[31mc”" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_utf8(form, project):
    """A finding in such a file is told, and a document is one."""
    name = os.fsdecode(b"decks/p\xff.yaml")
    (project / name).write_text(GOOD.replace("value: 3", "value: 4"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "check", "--format", form],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "G02" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if form == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        places = (one["locations"][0]["physicalLocation"] for one in results)
        assert {one["artifactLocation"]["uri"] for one in places} == {"decks/p%FF.yaml"}


def test_a_citation_of_several_lines(project):
    """`new` writes it as one, so that the deck is YAML."""
    cite = "a report\n   on: \x1bparks"
    (project / "parks.txt").write_text(ARTICLE, "utf-8")
    exited, said = run_in_child(project, "new", "parks.txt", "--id", "new", "--cite", cite)
    assert exited == 0, said
    assert run_in_child(project, "check", "new") == (0, "new: 0 facts, 0 items, 0 findings\n")
    assert "cite: 'a report on: parks'" in (project / "decks" / "new.yaml").read_text("utf-8")


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["check", "-h"]])
def test_help_that_nobody_takes(arguments, tmp_path):
    """A full disk is told in a line, and a stream that is closed is nobody's fault."""
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
