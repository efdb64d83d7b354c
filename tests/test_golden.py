"""Golden files: the items of every kind with awkward values, and those of our decks."""

import pytest
from click.testing import CliRunner
from conftest import ROOT, run_quizgen

from quizgen.cli import cli
from quizgen.facts.kinds import load_kinds
from quizgen.pipeline import check_deck
from quizgen.questions.item import Item

HERE = ROOT / "tests"
KINDS_DECK = HERE / "decks" / "kinds.yaml"


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


@pytest.mark.parametrize("deck", ["cleopatra", "insulin", "kursk-engineers"])
def test_article_items(deck, golden):
    """The items of an article's deck equal the golden file."""
    items = check_deck(ROOT / "decks" / f"{deck}.yaml").items
    golden(HERE / "golden" / f"{deck}.txt", "\n".join(map(format_item, items)))


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_kept_as_text(flag, golden):
    """The stored help text, printed without imports, equals the help of the command line."""
    output = CliRunner().invoke(cli, [flag], prog_name="quizgen").output
    assert "..." not in output.partition("Commands:")[2], (
        "click truncates the summary of a command; make it shorter"
    )
    golden(ROOT / "quizgen" / "cli" / "help.txt", output)
    assert run_quizgen(flag).stdout == output
