"""The prompt has everything that an assistant needs."""

from conftest import ARTICLE_DECK, ROOT

from quizgen.facts.drafting.deck_head import read_article, write_heading
from quizgen.facts.drafting.prompt import write_prompt
from quizgen.facts.kinds import load_kinds
from quizgen.languages import language_of
from quizgen.pipeline import load_deck

ENGLISH = language_of("en")

KINDS = [file.kind for file in load_kinds(ROOT)[0].values()]


def test_example_is_a_valid_deck(tmp_path):
    """The example loads and grounds without a finding."""
    seed, deck = tmp_path / "seeds" / "parks.txt", tmp_path / "decks" / "parks.yaml"
    seed.parent.mkdir()
    deck.parent.mkdir()
    texts = ENGLISH.drafting.prompt
    seed.write_text(texts.example_article, "utf-8")
    head = write_heading(read_article(seed, ENGLISH), ENGLISH).replace(
        f"{tmp_path.as_posix()}/", ""
    )
    deck.write_text(head + texts.example.replace("    draft: true\n", ""), "utf-8")
    loaded, findings = load_deck(deck)
    assert findings == ()
    assert [fact.id for fact in loaded.facts] == ["parks-opened", "lee-joy", "another-opened"]


def test_prompt_has_kinds_fields_and_the_article():
    """The kinds include those of the project."""
    source = read_article(ROOT / "seeds" / "cleopatra.txt", ENGLISH)
    prompt = write_prompt([source], KINDS, ENGLISH)
    for kind in KINDS:
        assert f"### {kind.kind}\n" in prompt
        assert all(f"- `{field}` (" in prompt for field in kind.fields)
    assert "- `rest` (text, optional): the words after the verb\n" in prompt
    assert "- `actor` (entity): the person, place or thing\n" in prompt
    assert "- `according_to` (id of an entity or source)" in prompt
    headings = [line for line in prompt.split("\n") if line.startswith("## ")]
    assert headings == [
        "## Rules",
        "## Keys of every fact",
        "## Types of fields",
        "## Kinds of fact",
        "## An example",
        "## The article, source `article`",
    ]
    for part in source.paragraphs:
        assert f"¶{part.number} {' '.join(part.text.split())}" in prompt


def test_prompt_for_a_deck_lists_its_entities_and_facts():
    """The assistant can refer to entities by id, and need not repeat facts."""
    deck = load_deck(ARTICLE_DECK)[0]
    prompt = write_prompt(deck.sources.values(), KINDS, deck.language, deck)
    assert "- `regiment`: the 528th Regiment of Engineers (military unit)" in prompt
    assert "- `area-demined`: " in prompt
    assert "\n## Sections, one for each fact\n\n- `" in prompt
    assert "\n- `demining`: The deployment\n" in prompt
    taken = prompt.partition("## Facts of the deck: do not repeat them\n\n")[2]
    rows = taken.partition("\n\n")[0].split("\n")
    assert rows == [f"- `{fact.id}`: {fact.quote}" for fact in deck.facts]
