"""`quizgen draft` prints drafts and prompts, and merges the answers of an assistant."""

import subprocess
import sys

import pytest
from conftest import copy_project, run_quizgen

ANSWER = """Here is the deck:

```yaml
deck: other
title: "Parks: a deck"
language: en
sources:
  article: {file: seeds/article.txt, title: The parks, cite: a report on parks}
sections: {opening: The opening}
facts:
  - id: parks-when
    section: opening
    say: [Ann Lee](mayor) opened 3 parks in May 2020.
    ask: Who opened 3 parks in May 2020?
    quote: Ann Lee opened 3 parks in May 2020
```
"""


def test_drafts_of_an_article_are_a_deck(tmp_path):
    """`draft ARTICLE` prints a deck that has no findings and builds without the drafts."""
    project = copy_project(tmp_path)
    printed = run_quizgen("draft", "seeds/cleopatra.txt", cwd=project).stdout
    (project / "decks" / "cleopatra.yaml").write_text(printed, "utf-8")
    assert run_quizgen("check", "cleopatra", cwd=project).stdout.endswith("drafts left out\n")
    assert "drafts left out" in run_quizgen("build", "cleopatra", cwd=project).stdout


def test_drafts_of_a_deck_cover_what_it_lacks(deck_project):
    """`draft DECK` skips sentences with facts or drafts, and uses the deck's entities by id."""
    article = (
        "Ann Lee opened 3 parks in 2020. Bob Ray left Bath in 2021. Ann Lee left Rome in 2022."
    )
    path = deck_project(
        """
        - id: parks-opened
          kind: event
          subject: lee
          verb: {base: open, past: opened}
          rest: 3 parks
          when: 2020
          quote: Ann Lee opened 3 parks in 2020
        - id: ray-left
          draft: true
          quote: Bob Ray left Bath in 2021
        """,
        entities="lee: {name: Ann Lee, ask: who}",
        article=article,
    )
    printed = run_quizgen("draft", "parks", cwd=path.parent.parent).stdout
    assert (
        printed
        == """\
facts:
  - id: ann-lee-left-rome-2022
    draft: true
    say: "[Ann Lee] left Rome in [2022]."
    ask:
      2022: In which year did Ann Lee leave Rome?
      Ann Lee: Who left Rome in 2022?
    quote: Ann Lee left Rome in 2022.
"""
    )
    folder = path.parent / "parks"
    folder.mkdir()
    path.rename(folder / "deck.yaml")
    (folder / "drafts.yaml").write_text(printed, "utf-8")
    assert (
        "2 drafts left out" in run_quizgen("check", "parks", cwd=path.parent.parent, code=1).stdout
    )


def test_prompt_is_printed_to_stdout():
    """`draft --prompt` prints the prompt to stdout and nothing to stderr."""
    shown = run_quizgen("draft", "--prompt", "seeds/cleopatra.txt")
    assert shown.stdout.startswith("Read the article at the end")
    assert not shown.stderr


@pytest.fixture
def project(tmp_path):
    """A project with an article, an answer for it, and no deck."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "article.txt").write_text("Ann Lee opened 3 parks in May 2020.", "utf-8")
    (tmp_path / "answer.txt").write_text(ANSWER, "utf-8")
    return tmp_path


def test_long_prompt_is_printed_in_parts(project):
    """Stderr says how many parts there are, and which option prints the next."""
    paragraphs = "\n\n".join(f"Ann Lee left {number}. " * 40 for number in range(40))
    (project / "seeds" / "article.txt").write_text(f"The parks\n\n{paragraphs}", "utf-8")
    arguments = ("draft", "--prompt", "seeds/article.txt")
    first = run_quizgen(*arguments, cwd=project)
    assert first.stderr == "part 1 of 3; --part 2 prints the next\n"
    last = run_quizgen(*arguments, "--part", "3", cwd=project)
    assert last.stderr == "part 3 of 3\n"
    assert first.stdout != last.stdout
    wrong = run_quizgen(*arguments, "--part", "4", cwd=project, code=2)
    assert "there is no part 4: the prompt has 3 parts" in wrong.stderr


def test_answer_becomes_a_new_deck(project):
    """The deck gets the id of the command, valid YAML, and its article."""
    output = run_quizgen("draft", "--merge", "answer.txt", "parks", cwd=project).stdout
    assert output.startswith("added 1 fact: parks-when\ndecks/parks.yaml: 1 fact, ")
    assert output.endswith(" 0 findings\n\nNext: quizgen draft --prompt --review parks\n")
    assert (
        (project / "decks" / "parks.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=deck.schema.json
deck: parks
title: "Parks: a deck"
language: en
sources:
  article: {file: seeds/article.txt, title: The parks, cite: a report on parks}
sections:
  opening: The opening

facts:
  - id: parks-when
    section: opening
    say: "[Ann Lee](mayor) opened 3 parks in May 2020."
    ask: Who opened 3 parks in May 2020?
    quote: Ann Lee opened 3 parks in May 2020
"""
    )


def test_deck_is_repaired_and_reviewed(project):
    """A finding leads to a repair prompt, its answer from stdin to none, and then to a review."""
    text = ANSWER.replace("quote: Ann Lee opened", "quote: Ann Lee closed")
    (project / "answer.txt").write_text(text, "utf-8")
    output = run_quizgen("draft", "--merge", "answer.txt", "parks", cwd=project).stdout
    assert output.endswith("1 finding\n\nNext: quizgen draft --prompt --repair parks\n")
    prompt = run_quizgen("draft", "--prompt", "--repair", "parks", cwd=project).stdout
    assert "# G01: " in prompt
    review = run_quizgen("draft", "--prompt", "--review", "parks", cwd=project, code=1)
    assert "run quizgen draft --prompt --repair parks" in review.stderr
    answer = "facts:\n- id: parks-when\n  quote: Ann Lee opened 3 parks in May 2020\nremove: [b]\n"
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "draft", "--merge", "-", "parks"],
        input=answer, cwd=project, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.startswith("replaced 1 fact: parks-when\n")
    assert done.stderr == "not in the deck, so not removed: b\n"
    clean = run_quizgen("draft", "--prompt", "--repair", "parks", cwd=project)
    assert (clean.stdout, "parks has no findings" in clean.stderr) == ("", True)
    review = run_quizgen("draft", "--prompt", "--review", "parks", cwd=project).stdout
    assert "- flashcard, typed: Who opened 3 parks in May 2020? → Ann Lee" in review


def test_removed_published_facts_are_named(tmp_path):
    """Learners’ cards of a removed fact are retired, which the command says."""
    project = copy_project(tmp_path / "project")
    (project / "answer.txt").write_text("remove: [area-demined]", "utf-8")
    arguments = ("draft", "--merge", "answer.txt", "kursk-engineers")
    rows = run_quizgen(*arguments, cwd=project).stdout.split("\n")
    assert rows[0] == "removed 1 fact: area-demined"
    assert rows[1] == "the next build retires the cards of published facts: area-demined"


def test_invalid_answer_changes_nothing(project):
    """Findings have their places in the answer; a deck that does not exist needs a whole answer."""
    run_quizgen("draft", "--merge", "answer.txt", "parks", cwd=project)
    before = (project / "decks" / "parks.yaml").read_bytes()
    (project / "answer.txt").write_text("facts:\n  - id: a\n   say: b\n", "utf-8")
    done = run_quizgen("draft", "--merge", "answer.txt", "parks", cwd=project, code=1)
    assert done.stderr.startswith("answer.txt:3:4: error Y01: ")
    assert (project / "decks" / "parks.yaml").read_bytes() == before
    (project / "answer.txt").write_text("facts:\n  - id: a\n", "utf-8")
    done = run_quizgen("draft", "--merge", "answer.txt", "park", cwd=project, code=2)
    assert "did you mean “parks”?; to create it, the answer needs `title:`" in done.stderr
    assert [path.name for path in (project / "decks").iterdir()] == ["parks.yaml"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--repair",), "need --prompt"),
        (("--part", "2"), "need --prompt"),
        (("--prompt", "--repair", "--review"), "either --repair or --review"),
        (("--prompt", "--merge", "answer.txt"), "either --prompt or --merge"),
    ],
)
def test_options_that_do_not_go_together(project, options, message):
    """Each is a usage error."""
    assert message in run_quizgen("draft", *options, "parks", cwd=project, code=2).stderr


def test_unreadable_article_is_reported(tmp_path):
    """A missing article is a usage error; one that is not UTF-8 is reported with the byte."""
    assert "unknown deck “nothing.txt”" in run_quizgen("draft", "nothing.txt", code=2).stderr
    path = tmp_path / "latin.txt"
    path.write_bytes("Zoë left Bath in 2020.".encode("latin-1"))
    assert "not valid UTF-8 at byte 2" in run_quizgen("draft", str(path), code=1).stderr
