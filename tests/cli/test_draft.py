"""`quizgen draft` prints a deck of drafts, drafts for a deck, or a prompt."""

from conftest import copy_project, run_quizgen


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
    assert printed.startswith("facts:\n  - id: lee-leave-rome-2022\n")
    assert printed.count("- id:") == 1
    assert "subject: lee\n" in printed
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


def test_unreadable_article_is_reported(tmp_path):
    """A missing article is a usage error; one that is not UTF-8 is reported with the byte."""
    assert "unknown deck “nothing.txt”" in run_quizgen("draft", "nothing.txt", code=2).stderr
    path = tmp_path / "latin.txt"
    path.write_bytes("Zoë left Bath in 2020.".encode("latin-1"))
    assert "not valid UTF-8 at byte 2" in run_quizgen("draft", str(path), code=1).stderr
