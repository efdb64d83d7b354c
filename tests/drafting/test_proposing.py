"""Facts proposed from any text load without a finding."""

import re

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.drafting.deck_head import read_article, write_heading
from quizgen.drafting.draft_yaml import write_entities, write_facts
from quizgen.drafting.proposals import Proposals
from quizgen.facts.kinds import load_kinds
from quizgen.facts.sources import split_sentences
from quizgen.facts.yaml_tree import read_yaml, to_builtins
from quizgen.languages import language_of
from quizgen.languages.english.drafting import sentence_grammar
from quizgen.pipeline import load_deck

ENGLISH = language_of("en")

KINDS = load_kinds(ROOT)[0]
SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
ARTICLE = """Ann Lee

Ann Lee opened 3 parks in Bath. The siege lasted over two years. “It is a joy for every child,” said
Bob Ray. Mayor Ann Lee smiled. Nearly half of the rounds used were imported. In May 2020 Bob Ray
planted an oak. The crowd came home after a 12-day walk. Bob Ray praised the town hall.
"""
WORDS = st.sampled_from(
    [
        *(
            "Ann",
            "Lee",
            "President",
            "opened",
            "was",
            "3",
            "42,400",
            "parks",
            "percent",
            "of",
            "half",
        ),
        *(
            "“",
            " ” ",
            '"',
            "'",
            ",",
            ".",
            ":",
            "#",
            "-",
            "&",
            "*",
            "{",
            "}",
            "[",
            "]",
            "May",
            "2020",
        ),
        *(
            "44",
            "BC",
            "lasted",
            "said",
            "over",
            "…",
            "|",
            ">",
            "!",
            "%",
            "@",
            "`",
            "’s",
            "é",
            "한",
            "in",
        ),
        *("\u00a0", "\u2028", "\x07", "\t", "null", "true", "~", "the", "on", "and"),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def draft(path):
    """Return the proposals from a text file, and the printed deck of drafts."""
    source = read_article(path, ENGLISH)
    proposals = Proposals(ENGLISH, KINDS)
    parts = (split_sentences(part, ENGLISH) for part in source.paragraphs)
    proposals.read(source, [text for part in parts for text, _ in part])
    blocks = (write_entities(proposals.entities), write_facts(proposals.facts))
    return proposals, "\n".join((write_heading(source, ENGLISH), *blocks))


def load(folder, text, *, approved=False):
    """Load a deck of drafts from a project folder. `approved` removes `draft: true` from all."""
    id_ = re.search("^deck: (.*)$", text, re.MULTILINE)[1]
    deck = folder / "decks" / f"{id_}.yaml"
    deck.parent.mkdir(exist_ok=True)
    marked = text.replace("    draft: true\n", "") if approved else text
    deck.write_text(marked.replace(f"{folder.as_posix()}/", ""), "utf-8")
    return load_deck(deck)


def drafted_from(folder, text):
    """Write a text into a project folder and draft from it."""
    (folder / "seeds").mkdir(exist_ok=True)
    path = folder / "seeds" / "article.txt"
    path.write_text(text, "utf-8")
    return draft(path)


@pytest.mark.parametrize("name", SEEDS)
def test_drafts_from_our_seeds_load(name, tmp_path):
    """Drafts, and the same as approved facts, have no findings."""
    proposals, text = drafted_from(tmp_path, (ROOT / "seeds" / name).read_text("utf-8"))
    deck, findings = load(tmp_path, text)
    assert (findings, len(deck.drafts)) == ((), len(proposals.facts))
    assert proposals.facts
    deck, findings = load(tmp_path, text, approved=True)
    assert (findings, len(deck.facts)) == ((), len(proposals.facts))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_any_text_gives_a_deck_that_loads(text, tmp_path):
    """YAML syntax, other scripts and control characters cause no error."""
    _, printed = drafted_from(tmp_path, text)
    deck, findings = load(tmp_path, printed)
    assert findings == ()
    assert deck is not None


def test_too_long_sentence_is_skipped(tmp_path):
    """Searching a pasted picture, a word of thousands of letters, would take too long."""
    long = f"Ann Lee opened 3 parks {'A' * 1000}. Bob Ray opened 5 halls."
    proposals, _ = drafted_from(tmp_path, long)
    assert [fact["kind"] for fact in proposals.facts] == ["quantity"]
    assert proposals.facts[0]["amount"] == {"value": "5", "unit": "hall"}


def test_each_kind_is_proposed(tmp_path):
    """Each kind is proposed with its fields from the sentence that fits its pattern."""
    proposals, _ = drafted_from(tmp_path, ARTICLE)
    found = {fact["id"]: fact for fact in proposals.facts}
    assert {id_: fact["kind"] for id_, fact in found.items()} == {
        "lee-open-in-bath-3": "quantity",
        "the-siege-two": "duration",
        "ray-say-it-is": "quotation",
        "lee-mayor": "role",
        "half-the-rounds-was-were": "share",
        "ray-plant-an-oak-may": "event",
        "the-walk-12": "duration",
        "ray-praise-the-town": "statement",
    }
    assert found["lee-open-in-bath-3"]["amount"] == {"value": "3", "unit": "park"}
    assert found["the-siege-two"]["span"] == {"value": "two", "unit": "year", "hedge": "over"}
    assert found["ray-say-it-is"]["words"] == "It is a joy for every child"
    assert found["half-the-rounds-was-were"]["share"] == {"value": "half", "hedge": "nearly"}
    assert all(fact["draft"] == "true" for fact in proposals.facts)


def test_subjects_with_more_than_a_name(tmp_path):
    """A description before or after the name is allowed; articles are lower-case in a sentence."""
    proposals, _ = drafted_from(
        tmp_path,
        """Title

In May 1768 the English physician Tom Day visited Bath. In 1958 Bob Ray, Minister of Health of the
United Kingdom, opened a hospital. On 1 May 1967 the World Club began a campaign. In 1980 the World
Club declared that “the whole world has won its freedom.” President Ann Lee wrote: “This is the
greatest of all victories.” An American doctor smiled. Smallpox killed many; who mourned smallpox?
Then came the American army.
""",
    )
    who = {
        (fact["kind"], str(fact.get("subject") or fact.get("according_to") or fact.get("office")))
        for fact in proposals.facts
    }
    assert who == {
        ("event", "tom-day"),
        ("event", "bob-ray"),
        ("role", "minister-of-health-of-the"),
        ("event", "world-club"),
        ("quotation", "world-club"),
        ("quotation", "ann-lee"),
        ("role", "president"),
        ("statement", "smallpox"),
    }
    assert proposals.entities["world-club"]["the"] == "true"
    assert proposals.entities["smallpox"]["name"] == "smallpox"
    assert "american" not in proposals.entities


def test_pronouns_and_unnamed_speakers_give_nothing(tmp_path):
    """A pronoun is never taken for a name."""
    text = "Title\n\nHe opened 3 parks in May 2020. “It is a joy for all of us,” the mayor said."
    assert drafted_from(tmp_path, text)[0].facts == []


def facts_of(folder, *sentences):
    """Return the facts proposed from sentences."""
    return drafted_from(folder, "\n\n".join(("Title", *sentences)))[0].facts


OFFICES = """
    Prime Minister, President, Governor, Chairman, Chairwoman, Secretary-General, Secretary,
    Minister, Mayor, Director, Chancellor, Ambassador, King, Queen, Emperor, Pope, Commissioner,
    Senator
"""
PARTICIPLES = """
    awarded born built brought buried chosen driven found given held kept known led lost made seen
    sent shown sold sunk taken taught thrown won written
""".split()  # noqa: SIM905 - a list of words reads better so
IRREGULAR = """
    became began broke brought built bought came chose died drew fell fought found fled gave went
    grew held kept knew led left lost made met paid ran rose sailed sank saw sent sold sought spent
    stood spread struck taught took told thought won wrote said
""".split()  # noqa: SIM905 - a list of words reads better so
SAYING = {
    "said": "say", "stated": "state", "wrote": "write", "called": "call", "declared": "declare",
    "announced": "announce", "added": "add", "replied": "reply", "warned": "warn",
    "argued": "argue", "remarked": "remark", "recalled": "recall",
}  # fmt: skip


def test_every_office_is_found(tmp_path):
    """A long title is not taken for the shorter title in it."""
    offices = [" ".join(office.split()) for office in OFFICES.split(",")]
    people = [f"Ann {chr(65 + number)}ee" for number in range(len(offices))]
    pairs = [f"{office} {person} smiled." for office, person in zip(offices, people, strict=True)]
    proposals, _ = drafted_from(tmp_path, "\n\n".join(("Title", *pairs)))
    written = proposals.entities
    assert {written[fact["office"]]["name"] for fact in proposals.facts} == set(offices)
    assert {written[fact["office"]]["ask"] for fact in proposals.facts} == {"which office"}
    assert [written[fact["person"]] for fact in proposals.facts] == [
        {"name": person, "ask": "who"} for person in people
    ]


def test_every_irregular_verb_is_found(tmp_path):
    """Irregular verbs are found in the past, and as participles after “was”."""
    active = facts_of(tmp_path, *(f"Ann Lee {past} in Bath in 1901." for past in IRREGULAR))
    assert [fact["verb"]["past"] for fact in active] == IRREGULAR
    passive = facts_of(tmp_path, *(f"Ann Lee was {main} in Bath in 1901." for main in PARTICIPLES))
    assert [fact["verb"] for fact in passive] == [
        {"aux": "was", "main": main} for main in PARTICIPLES
    ]
    assert passive[0]["id"] == "lee-awarded-in-bath-1901"


def test_every_verb_of_saying_is_found(tmp_path):
    """The verb may come before or after the name."""
    behind = facts_of(tmp_path, *(f"“It was a joy for all,” Ann Lee {past}." for past in SAYING))
    before = facts_of(tmp_path, *(f"“It was a joy for all,” {past} Ann Lee." for past in SAYING))
    for found in (behind, before):
        assert {fact["verb"]["past"]: fact["verb"]["base"] for fact in found} == SAYING


def test_shares_of_a_hundred(tmp_path):
    """Percent is a unit; a count is not a share."""
    (share,) = facts_of(tmp_path, "Over 30% of the guns were imported. Two of the ships were lost.")
    assert share["share"] == {"value": "30", "unit": "percent", "hedge": "over"}
    assert (share["whole"], share["be"], share["are"]) == ("the guns", "was", "were")


def test_frequent_names_are_entities(tmp_path):
    """Months, eras and the first words of sentences are not names; possessives count."""
    text = """Title

Ann Lee’s dog saw Bob Ray's cat. A cat of Ann Lee’s ran to Bob Ray's. Yesterday May came, in 44 BC,
and AD 14 came. Yesterday it rained, in May and in 30 BC and in AD 20.
"""
    proposals, _ = drafted_from(tmp_path, text)
    assert proposals.entities == {
        "ann-lee": {"name": "Ann Lee", "ask": "who or what"},
        "bob-ray": {"name": "Bob Ray", "ask": "who or what"},
    }


@pytest.mark.parametrize("text", ["far-off-and-" * 18 + "away", "a, b", "{a: b}", "a: b", "'", ""])
def test_written_drafts_are_read_back(text):
    """Long quotes are folded at spaces; names with YAML syntax are quoted."""
    written = write_entities({"e": {"name": text}}) + write_facts([{"id": "a", "quote": text}])
    node, findings = read_yaml("a", written)
    assert findings == ()
    read = to_builtins(node)
    assert read["entities"]["e"]["name"] == text
    assert read["facts"][0]["quote"].split() == text.split()


@pytest.mark.parametrize("past", sorted(set(sentence_grammar._IRREGULAR) - {"was", "were", "went"}))
def test_irregular_verbs_begin_like_their_bases(past):
    """Only “go” changes its first letter, so this finds misspelt bases."""
    base = sentence_grammar.read_verb(past)["base"]
    assert base.islower()
    assert base[0] == past[0]


REGULAR = """
    carry occupy plan rob beg drum pin stop prefer fit
    kill pull open visit credit treat repeat float join train ruin look cook attack pass miss press
    avoid end need load head flood limit target pilot vote promote devote note quote repair tour
    honor author monitor enter walk haul boil sail hurl belong dream leap shout
    agree free reduce value move seize use base raise change handle enable rule exile describe like
    invoke welcome assume trade bake name escape share combine determine admire explore store
    ignore score capture measure decide include guide explode concede create locate complete
    delete unite invite excite execute
""".split()  # noqa: SIM905 - a list of words reads better so


@pytest.mark.parametrize("base", REGULAR)
def test_base_of_a_regular_verb_is_guessed(base):
    """A silent e, a y that became i, and a doubled consonant are restored."""
    doubled = base[-1] if base in REGULAR[2:10] else ""
    past = base.removesuffix("e") if base.endswith("e") else base + doubled
    past = f"{past[:-1]}i" if past.endswith("y") else past
    assert sentence_grammar.read_verb(f"{past}ed") == {"base": base, "past": f"{past}ed"}
