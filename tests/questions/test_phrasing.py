"""Templates are filled in: ours without a sandbox, others in a sandbox."""

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.facts.kind_files import load_kinds
from quizgen.pipeline import check_deck, generate_deck
from quizgen.questions.question_templates import compile_template

FACT = """
- {{id: parks, kind: {kind}, subject: {{name: Ann Lee, ask: who}}, {more}
   verb: {{base: open, past: opened}}, object: {{name: three parks, ask: what}},
   quote: Ann Lee opened three parks}}
"""
KIND = (ROOT / "templates" / "kinds" / "statement.yaml").read_text("utf-8")
REACHING = "{{ subject.entity.__class__ }} came?"


@pytest.fixture
def check_with(deck_project):
    """Check a deck of one fact of the kind `statement`, ours or the project's own."""

    def check(more="", own_kind=""):
        path = deck_project(
            FACT.format(kind="statement", more=more), article="Ann Lee opened three parks."
        )
        if own_kind:
            folder = path.parent.parent / "templates" / "kinds"
            folder.mkdir(parents=True)
            (folder / "statement.yaml").write_text(own_kind, "utf-8")
        return check_deck(path)

    return check


def templates_of(kind):
    """Return all templates of a kind, in all their languages."""
    questions = kind.questions.values()
    wordings = [
        kind.statement,
        *(question.stem for question in questions),
        *(question.answer for question in questions),
    ]
    wordings += [task.stem for task in (kind.matching, kind.comparing) if task]
    for wording in filter(None, wordings):
        yield from wording.values() if isinstance(wording, dict) else (wording,)


def test_our_templates_compile_in_the_sandbox():
    """They are rendered without it, but do nothing that it forbids."""
    kinds, findings = load_kinds(ROOT)
    assert not findings
    assert all(kind.is_shipped for kind in kinds.values())
    templates = [template for kind in kinds.values() for template in templates_of(kind.kind)]
    assert len(templates) > 2 * len(kinds)
    for template in templates:
        compile_template(template)


def test_the_sandbox_changes_no_sentence(checked):
    """Our kinds give the same sentences if a project has copied them."""
    deck = checked.deck
    assert all(fact.kind_file.is_shipped or fact.shown for fact in deck.facts)
    sandboxed = [
        replace(fact, kind_file=replace(fact.kind_file, is_shipped=False)) for fact in deck.facts
    ]
    sentences = [
        [
            (asked.stem, asked.answer, asked.statement)
            for asked in generate_deck(version).context.asked
        ]
        for version in (deck, replace(deck, facts=tuple(sandboxed)))
    ]
    assert sentences[0] == sentences[1]


@pytest.mark.parametrize(
    "written",
    [
        {"more": f'wording: {{who: "{REACHING}"}},'},
        {"more": f'wording: {{statement: "{REACHING}"}},'},
        {"own_kind": KIND.replace("{{ subject.asked }} {{ verb.asked }}", REACHING)},
    ],
    ids=["a question of a fact", "a statement of a fact", "a kind of the project"],
)
def test_templates_of_authors_are_sandboxed(check_with, written):
    """Wordings in a deck and kinds of a project cannot access Python."""
    assert not check_with().findings
    (finding,) = check_with(**written).findings
    assert finding.code == "Q01"
    assert "unsafe" in finding.message


QUESTION = 'questions:\n  {name}: {{asks: subject, stem: "{stem}", answer: "{answer}"}}\n'


@pytest.mark.parametrize("name", ["who", "stem", "questions", "answer", "comparing"])
@pytest.mark.parametrize("wrong", ["stem", "answer", "wording"])
def test_a_broken_template_is_reported_at_its_place(check_with, name, wrong):
    """The place is in the kind, or in the fact's wording, for any name of the question."""
    written = {"stem": "{{ subject.asked }} came?", "answer": "{{ subject }}"}
    own_kind = KIND.partition("questions:")[0] + QUESTION.format(
        name=name, **{**written, wrong: "{{ nonsense }}?"}
    )
    wording = "{{ nonsense }}?" if wrong == "wording" else "Who came?"
    more = "" if wrong == "stem" else f'wording: {{{name}: "{wording}"}},'
    (finding,) = check_with(more, own_kind).findings
    assert finding.code == "Q01"
    at_fact, at_kind = "decks/parks.yaml", "templates/kinds/statement.yaml"
    assert finding.place.path == (at_fact if wrong == "wording" else at_kind)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [("{{ 1e999 | int }}", "too large"), (r"{{ \"\\ud800\" }}", "half of a character")],
)
def test_unprintable_constants_are_reported(check_with, printed, reason):
    """An infinite number and a lone surrogate cannot be printed."""
    (finding,) = check_with(more=f'wording: {{who: "{printed} who came?"}},').findings
    assert finding.code == "Q01"
    assert reason in finding.message
