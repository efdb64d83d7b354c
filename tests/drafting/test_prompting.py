"""The prompts have everything that an assistant needs, and fit into a chat message."""

from textwrap import dedent

import pytest
from conftest import ROOT

from quizgen.drafting.article_prompt import write_article_prompt
from quizgen.drafting.deck_head import read_text_source, write_heading
from quizgen.drafting.prompt_parts import PartError
from quizgen.languages import language_of
from quizgen.pipeline import check_deck, load_deck

ENGLISH = language_of("en")
CHAT_MESSAGE = 16_000
"""Maximum length of a prompt in characters."""


def prompt_for(seed, part=1):
    """Return a part of the prompt for an article of our project."""
    return write_article_prompt(
        [read_text_source(ROOT / "seeds" / seed, ENGLISH)], ENGLISH, part=part
    )


def headings_of(text):
    """Return the headings of a prompt."""
    return [line[3:] for line in text.split("\n") if line.startswith("## ")]


def test_example_is_a_deck_without_findings(tmp_path):
    """The example loads, grounds and passes all rules, and each fact has a multiple-choice item."""
    seed, deck = tmp_path / "seeds" / "parks.txt", tmp_path / "decks" / "parks.yaml"
    seed.parent.mkdir()
    deck.parent.mkdir()
    texts = ENGLISH.drafting.prompt
    seed.write_text(texts.example_article, "utf-8")
    head = write_heading(read_text_source(seed, ENGLISH), ENGLISH)
    deck.write_text(head.replace(f"{tmp_path.as_posix()}/", "") + texts.example, "utf-8")
    checked = check_deck(deck)
    assert checked.findings == ()
    assert [fact.id for fact in checked.deck.facts] == ["parks-number", "green-park", "shelter"]
    choices = {item.fact.id for item in checked.items if item.style.name == "choice"}
    assert choices == {"green-park", "shelter"}


@pytest.mark.parametrize("seed", ["volcanoes.txt", "poetic-forms.txt"])
def test_prompt_for_an_article_fits_in_a_chat_message(seed):
    """The prompt for 1,500 words has one part, in which the rules take less than the article."""
    prompt = prompt_for(seed)
    assert len((ROOT / "seeds" / seed).read_text("utf-8").split()) >= 1450
    assert prompt.parts == 1
    assert len(prompt.text) <= CHAT_MESSAGE
    rules, _, _ = prompt.text.partition("## The article")
    assert len(rules) <= 6_500


def test_prompt_has_rules_an_example_the_head_of_the_deck_and_the_article():
    """Placeholders are replaced by the hedges and qualifiers of the language."""
    source = read_text_source(ROOT / "seeds" / "cleopatra.txt", ENGLISH)
    text = write_article_prompt([source], ENGLISH).text
    assert headings_of(text) == [
        "Rules", "An example", "The deck", "The article, source `article`",
    ]  # fmt: skip
    assert "{" + "hedges" not in text
    assert all(hedge in text for hedge in ENGLISH.numbers.hedges)
    assert "nearly/almost, entirely/fully" in text
    assert "    file: " in text
    for part in source.paragraphs:
        assert f"¶{part.number} {' '.join(part.text.split())}" in text


def test_long_article_is_split_by_paragraphs(tmp_path):
    """Each paragraph is in one part. Later parts ask for new facts, not for another deck."""
    article = tmp_path / "long.txt"
    paragraphs = [f"Sentence {number} of a long article. " * 50 for number in range(20)]
    article.write_text("\n\n".join(("Title", *paragraphs)), "utf-8")
    source = read_text_source(article, ENGLISH)
    first = write_article_prompt([source], ENGLISH)
    parts = [write_article_prompt([source], ENGLISH, part=at + 1) for at in range(first.parts)]
    assert first.parts > 2
    for paragraph in source.paragraphs:
        assert sum(f"¶{paragraph.number} " in part.text for part in parts) == 1
    assert all(len(part.text) <= CHAT_MESSAGE for part in parts)
    assert [part.text.startswith(ENGLISH.drafting.prompt.new_deck[:60]) for part in parts] == [
        True, *[False] * (first.parts - 1),
    ]  # fmt: skip
    with pytest.raises(PartError, match="there is no part 99"):
        write_article_prompt([source], ENGLISH, part=99)


def test_prompt_for_a_deck_lists_what_it_has():
    """The assistant uses sections, types and entities of the deck, and does not repeat facts."""
    deck = load_deck(ROOT / "tests" / "decks" / "kinds.yaml")[0]
    text = write_article_prompt(tuple(deck.sources.values()), ENGLISH, deck).text
    assert text.startswith(ENGLISH.drafting.prompt.new_facts[:60])
    assert "- `engineers`: Queen Anne’s engineers (no type)" in text
    assert "- `all`: All of it" in text
    assert "; flood (the flood); " in text
    assert all(fact.id in text for fact in deck.facts)
    assert "The deck" not in headings_of(text)


def test_prompt_for_several_sources_names_their_ids(deck_project):
    """Facts of a deck with several sources need `source:`."""
    path = deck_project("", head="")
    text = path.read_text("utf-8")
    other = dedent(
        """\
          other: {file: seeds/other.txt, title: Other, cite: another report}
        facts:
        """
    )
    path.write_text(text.replace("facts:\n", other), "utf-8")
    (path.parent.parent / "seeds" / "other.txt").write_text("Other\n\nBob left.", "utf-8")
    deck = load_deck(path)[0]
    prompt = write_article_prompt(tuple(deck.sources.values()), ENGLISH, deck)
    assert "The article, source `other` (write `source: other` in its facts)" in prompt.text
