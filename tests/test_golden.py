"""Golden files: the items of every kind with awkward values, and those of our decks."""

from collections import Counter

import pytest
from click.testing import CliRunner
from conftest import ARTICLE_DECKS, ROOT, run_quizgen

from quizgen.cli import cli
from quizgen.facts.kind_files import load_kinds
from quizgen.pipeline import check_deck
from quizgen.questions.item import Item
from quizgen.questions.styles.choice import CHOICE

HERE = ROOT / "tests"
KINDS_DECK = HERE / "decks" / "kinds.yaml"
SCIENCE_DECK = HERE / "decks" / "photosynthesis.yaml"
SCHOOL_KINDS = (
    "definition", "property", "function", "classification", "cause", "comparison", "formula",
    "symbol",
)  # fmt: skip


def format_item(item: Item) -> str:
    """Return an item as text for the golden file."""
    key = getattr(item.interaction, "key", None)
    options = "".join(
        f"\n    {'*' if index == key else ' '} {option}"
        for index, option in enumerate(item.options)
    )
    hint = getattr(item.interaction, "hint", "")
    hint = f"  [{hint}]" if hint else ""
    return f"{item.style.name}  {item.id}\n  {item.stem}{options}\n  = {item.answer}{hint}\n"


def test_every_kind_reads_well(golden):
    """A change of a template, a phrase or a style shows in the golden file, to be reviewed."""
    checked = check_deck(KINDS_DECK)
    findings = "\n".join(f"{f.place}: {f.code}: {f.message}" for f in checked.findings)
    items = "\n".join(map(format_item, checked.items))
    golden(HERE / "golden" / "kinds.txt", f"{items}\n{findings}\n")


def test_golden_deck_has_every_kind():
    """Every built-in kind has a fact in the golden deck, and so have sentences."""
    checked = check_deck(KINDS_DECK)
    kinds, findings = load_kinds(ROOT)
    assert not findings
    assert {fact.kind.name for fact in checked.deck.facts} == {*kinds, "sentence"}


def test_kinds_for_school_subjects_read_well(golden):
    """A science deck of these kinds has no findings, and its items are in the golden file."""
    checked = check_deck(SCIENCE_DECK)
    assert checked.findings == ()
    golden(HERE / "golden" / "photosynthesis.txt", "\n".join(map(format_item, checked.items)))


def test_kinds_for_school_subjects_give_multiple_choice():
    """Each is used four times or more; most options come from siblings, others from the author."""
    checked = check_deck(SCIENCE_DECK)
    facts = Counter(fact.kind.name for fact in checked.deck.facts)
    assert min(facts[kind] for kind in SCHOOL_KINDS) >= 4
    with_choice = {item.fact.id for item in checked.items if item.style is CHOICE}
    assert len(with_choice) >= 0.95 * len(checked.deck.facts)
    by_author = {fact.id for fact in checked.deck.facts if fact.distractors}
    assert len(with_choice - by_author) >= 0.5 * len(checked.deck.facts)


@pytest.mark.parametrize("path", ARTICLE_DECKS, ids=lambda path: path.stem)
def test_article_items(path, golden):
    """The items of an article's deck equal the golden file."""
    items = check_deck(path).items
    golden(HERE / "golden" / f"{path.stem}.txt", "\n".join(map(format_item, items)))


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_kept_as_text(flag, golden):
    """The stored help text, printed without imports, equals the help of the command line."""
    output = CliRunner().invoke(cli, [flag], prog_name="quizgen").output
    assert "..." not in output.partition("Commands:")[2], (
        "click truncates the summary of a command; make it shorter"
    )
    golden(ROOT / "quizgen" / "cli" / "help.txt", output)
    assert run_quizgen(flag).stdout == output
