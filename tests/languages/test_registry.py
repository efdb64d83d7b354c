"""A second language can be registered, and English words are only in the package of English."""

import ast
import re
import subprocess
import sys
from functools import cached_property

import pytest
from conftest import ROOT
from esperanto import Esperanto
from msgspec.structs import replace

from quizgen.languages import LABEL_LANGUAGES, LANGUAGES, language_of
from quizgen.languages.language import Language
from quizgen.languages.patterns import NOTHING, alternatives, any_of
from quizgen.pipeline import check_deck, make_quiz
from quizgen.publishing.quiz_build import join_checked
from quizgen.values.texts import words_of

KIND = """\
kind: malfermo
about: Iu malfermis ion.
fields:
  actor: {type: entity}
  verb: {type: verb}
  amount: {type: quantity}
  when: {type: date}
statement: {eo: "{{ actor }} {{ verb }} {{ amount }} en {{ when }}", en: "{{ actor }}"}
questions:
  kiu: {asks: actor, stem: {eo: "kiu never {{ verb }} {{ amount }} en {{ when }}?"}}
  kiam: {asks: when, stem: {eo: "kiam {{ actor }} {{ verb }} {{ amount }}?"}}
cloze: [actor]
"""
ARTICLE = "Ana Maro malfermis pli ol 12.000 parkoj en 2024. Tion diris la gazeto."
FACTS = """
- id: parkoj
  kind: malfermo
  actor: ana
  according_to: article
  verb: {base: malfermi, past: malfermis}
  amount: {value: "12.000", unit: parko, hedge: pli ol}
  when: 2024
  quote: Ana Maro malfermis pli ol 12.000 parkoj en 2024
"""


@pytest.fixture
def esperanto(monkeypatch):
    """Register Esperanto."""
    language = Esperanto()
    monkeypatch.setitem(LANGUAGES, language.tag, language)
    return language


def test_items_in_another_language_have_no_english_words(esperanto, deck_project, tmp_path):
    """Numbers, attribution and finish are those of the deck's language, and no rule misfires."""
    path = deck_project(
        FACTS,
        head="language: eo\nlabels: en",
        entities="ana: {name: Ana Maro, ask: kiu}",
        article=ARTICLE,
    )
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "malfermo.yaml").write_text(KIND, "utf-8")
    text = path.read_text("utf-8").replace("cite: a report on parks", "cite: gazeto pri parkoj")
    path.write_text(text, "utf-8")
    checked = check_deck(path)
    assert checked.findings == ()
    assert checked.deck.language is esperanto
    shown = {(item.style.name, item.question): (item.stem, item.answer) for item in checked.items}
    asked = "Laŭ gazeto pri parkoj, kiu never malfermis pli ol 12.000 parkoj en 2024?"
    assert shown["flashcard", "kiu"] == (asked, "Ana Maro")
    known = words_of(f"{ARTICLE} {KIND} laŭ gazeto pri parkoj")
    for item in checked.items:
        hint = getattr(item.interaction, "hint", "")
        texts = (item.stem.replace("_", ""), item.answer, item.rationale, hint, *item.options)
        assert words_of(" ".join(texts)) <= known


def test_unknown_language_is_reported_with_the_known_ones(deck_project):
    """A deck in a language that is not registered is an error."""
    checked = check_deck(deck_project("", head="language: eo"))
    (finding,) = (finding for finding in checked.findings if finding.code == "D04")
    assert "“eo”" in finding.message
    assert "en" in finding.help


def test_every_language_has_all_its_parts():
    """A registered language loads each part once, and prints as its tag."""
    parts = [name for name, part in vars(Language).items() if isinstance(part, cached_property)]
    assert {"numbers", "rules"} < set(parts)
    for tag, language in LANGUAGES.items():
        assert str(language) == language.tag == tag
        assert language is language_of(tag)
        assert tag in LABEL_LANGUAGES
        assert all(getattr(language, part) for part in parts)


def test_empty_word_lists_find_nothing():
    """A pattern of no words never matches, not even an empty text."""
    for pattern in (NOTHING, any_of(), re.compile(alternatives(()))):
        assert not pattern.search("")
        assert not pattern.search("all or nothing")


COMMON = """
    january february march april june july august september october november december
    the and who whom which what when where he she they his its this these of from with
    not never always nobody none every usually often nearly almost about over under
    million thousand hundred seven eleven twelve percent did was were
"""
WORDS = frozenset(COMMON.split())


def word_lists(path):
    """Yield the lists in a module that have three or more of the commonest English words."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            texts = [part.value for part in parts if isinstance(part, ast.Constant)]
            if len({text.lower() for text in texts if isinstance(text, str)} & WORDS) > 2:
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_word_lists_are_in_the_languages_only():
    """Lists of English words are in the package of English only."""
    modules = sorted((ROOT / "quizgen").rglob("*.py"))
    english = ROOT / "quizgen" / "languages" / "english"
    found = [entry for path in modules if english not in path.parents for entry in word_lists(path)]
    assert found == []
    assert any(list(word_lists(path)) for path in english.glob("*.py"))


def test_help_does_not_load_the_languages():
    """The command line starts without compiling word lists."""
    code = "import sys, quizgen.cli; sys.exit('quizgen.languages' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_decks_in_two_languages_give_no_quiz(checked, compare_findings):
    """F05: a sheet has one language."""
    twin = replace(checked, deck=replace(checked.deck, id="twin", language=Esperanto()))
    joined = join_checked([checked, twin])
    assert make_quiz(joined) == (joined, ())
    compare_findings("F05", joined.findings)
