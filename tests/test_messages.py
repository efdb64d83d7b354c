"""Messages of findings that no bad deck can have, and a check that every code has a case."""

import re
import sys

import pytest
from conftest import ROOT
from flags import write_songs
from msgspec.structs import replace

from quizgen.exports.html.flashcards import find_small_type
from quizgen.exports.html.page_checks import find_broken_pages
from quizgen.exports.pdf import find_missing_engine
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.media.media_checks import LARGE, TOO_LARGE, check_file
from quizgen.facts.media.media_files import MediaFiles, find_colliding_paths
from quizgen.facts.media.media_values import MediaEntry
from quizgen.facts.yaml_tree import read_yaml
from quizgen.imports.deck_import import import_file
from quizgen.imports.import_request import Request
from quizgen.imports.tabular.rosters import read_roster
from quizgen.languages import language_of
from quizgen.pipeline import check_deck, make_quiz, remake_form
from quizgen.publishing.build_plan import plan_build
from quizgen.quizzes.blueprints import QuizRequest
from quizgen.quizzes.unprintable import find_unprintable
from quizgen.review.finding_codes import list_explanations
from quizgen.review.guessing.guessed_items import pick_in_puzzles
from quizgen.review.guessing.puzzles import make_puzzle
from quizgen.review.guessing.report import find_cues
from quizgen.review.guessing.trials import judge_guesses

ENGLISH = language_of("en")

NOW = 1_750_000_000
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
CODE = re.compile(r"^(?:.*: )?(?:error|warning) ([A-Z]\d\d): ", re.MULTILINE)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def test_every_code_has_a_case():
    """A new code comes with a bad deck or a file in tests/messages/ that shows its message."""
    files = (*ROOT.glob("tests/bad_decks/*/findings.txt"), *ROOT.glob("tests/messages/*.txt"))
    shown = {code for path in files for code in CODE.findall(path.read_text("utf-8"))}
    assert {explanation.code for explanation in list_explanations()} == shown


def test_message_for_a_long_text(compare_findings):
    """Y05: a text that is too long for a file in tests/bad_decks/."""
    compare_findings("Y05", read_yaml("decks/parks.yaml", f"title: {'a' * 10_001}")[1])


def test_messages_for_quizzes(compare_findings, checked):
    """F01: too few items. F02: an invalid form id. F03: a changed form."""
    compare_findings("F01", make_quiz(checked, QuizRequest("900"))[0].findings)
    compare_findings("F02", remake_form(checked, "A7-20")[0].findings)
    _, (form,) = make_quiz(checked)
    first = form.questions[0].item
    items = tuple(
        replace(item, stem=f"{item.stem} ") if item is first else item for item in checked.items
    )
    changed = replace(checked, items=items)
    now = make_quiz(changed)[1][0]
    compare_findings("F03", remake_form(changed, form.id)[0].findings, hide=(form.id, now.id))


def test_messages_for_rosters(compare_findings):
    """F04: no column, no student, and each flaw of a name or a code."""
    rows = ["name,code", "Ann,S17", ",S18", "Bob,s17", "Carl,S 9", "Eve,", f"{'Dora ' * 13},1"]
    texts = ["name", "name,code,Name", "name,code", "\n".join(rows)]
    texts.append("name,code\n" + "".join(f"x,{number}\n" for number in range(2_001)))
    findings = [read_roster("r.csv", ".csv", text.encode())[1] for text in texts]
    compare_findings("F04", [finding for found in findings for finding in found])


@pytest.fixture
def request_of(tmp_path):
    """Return the findings of the import of a table."""
    kinds, _ = load_kinds(ROOT)

    def findings(text, kind="card"):
        request = Request("given.csv", ".csv", text.encode(), "Given", kinds[kind].kind)
        return import_file(request, tmp_path / "decks" / "given.yaml", NOW).findings

    return findings


def test_messages_for_imports(compare_findings, request_of):
    """I01: no table. I02: wrong columns. I03: an invalid cell. I04: an uneven row."""
    compare_findings("I01", request_of(""))
    compare_findings("I02", request_of("actor,park\nAnn,Hyde\n", kind="quantity"))
    compare_findings("I03", request_of("front,back\n,Paris\n"))
    compare_findings("I04", request_of("front,back\nWho came?,Ann,Bo\n"))


def test_messages_for_ledgers(compare_findings, deck_project):
    """L01: a broken ledger. L02: a time in the future. L03: a locked build would change it.

    L04: templates after publication.
    """
    path = deck_project(FACT)
    compare_findings("L03", plan_build(path, NOW).as_locked().findings)
    ledger = path.with_name("parks.ledger.json")
    ledger.write_text("<<<<<<< ours\n", "utf-8")
    compare_findings("L01", plan_build(path, NOW).findings)
    ledger.unlink()
    from quizgen.publishing.deck_build import build_deck

    build_deck(path, path.parent.parent / "build", NOW + 400 * 86_400)
    compare_findings("L02", plan_build(path, NOW).findings)
    ledger.unlink()
    build_deck(path, path.parent.parent / "build", NOW)
    style = path.parent.parent / "templates" / "anki" / "cards.css"
    style.parent.mkdir(parents=True)
    style.write_text(".card {}", "utf-8")
    compare_findings("L04", plan_build(path, NOW).findings)


def test_messages_for_media(compare_findings, tmp_path):
    """M06: a large and a too large file. M07: paths that differ in case only."""
    found = []
    for size in (LARGE + 1, TOO_LARGE + 1):
        (tmp_path / "a.png").write_bytes(PNG.ljust(size))
        found += check_file(tmp_path, "a.png")[1]
    compare_findings("M06", found)
    fact, _ = read_yaml("deck", "media: []")
    media = MediaFiles(tmp_path)
    names = ("b.png", "B.png")
    for name in names:
        (tmp_path / name).write_bytes(PNG)
    named = media.media_of([MediaEntry(file=name, alt="a park") for name in names], fact)
    compare_findings("M07", (*named.findings, *find_colliding_paths(named.paths)))


def test_messages_for_paper(compare_findings, checked, monkeypatch, tmp_path):
    """P01: small type. P02: no PDF engine. P03: questions with sounds. T01: an invalid template."""
    compare_findings("P03", find_unprintable(check_deck(write_songs(tmp_path / "songs")).items))
    item = replace(checked.items[0], stem="Why " * 2000)
    compare_findings("P01", find_small_type(checked.deck, [item]))
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    compare_findings("P02", find_missing_engine("decks/parks.yaml"))
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    (own / "quiz.j2.html").write_text("{% for %}", "utf-8")
    compare_findings("T01", find_broken_pages(tmp_path))


def test_message_for_cues(compare_findings, checked):
    """R13: options that reveal the key, which is the longest option here."""
    puzzles = (
        (
            make_puzzle(
                f"i{number}", "Which town?", ["Ayr", "Bath", "Longest Town", "Ely"], "town", ENGLISH
            ),
            2,
        )
        for number in range(60)
    )
    compare_findings(
        "R13", list(find_cues(checked.deck.path, judge_guesses(pick_in_puzzles(puzzles))))[:1]
    )
