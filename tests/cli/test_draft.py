"""`quizgen draft` prints a deck of drafts, what a deck still lacks, or a prompt."""

from conftest import copy_project, run_quizgen


def test_from_an_article_to_a_deck_that_builds(tmp_path):
    """What is printed is a deck: it checks clean and builds, with every draft left out."""
    project = copy_project(tmp_path)
    printed = run_quizgen("draft", "seeds/cleopatra.txt", cwd=project).stdout
    (project / "decks" / "cleopatra.yaml").write_text(printed, "utf-8")
    assert run_quizgen("check", "cleopatra", cwd=project).stdout.endswith("drafts left out\n")
    assert "drafts left out" in run_quizgen("build", "cleopatra", cwd=project).stdout


def test_for_a_deck_what_it_lacks(deck_project):
    """Sentences of facts and of drafts are not read again, and its entities are used by id."""
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


def test_a_prompt_is_for_copying():
    """It is all on stdout, and nothing else is."""
    shown = run_quizgen("draft", "--prompt", "seeds/cleopatra.txt")
    assert shown.stdout.startswith("Read the article at the end")
    assert not shown.stderr


def test_what_cannot_be_read_is_said(tmp_path):
    """A missing article is misuse; one that is not UTF-8 is named with the byte."""
    assert "no deck “nothing.txt”" in run_quizgen("draft", "nothing.txt", code=2).stderr
    path = tmp_path / "latin.txt"
    path.write_bytes("Zoë left Bath in 2020.".encode("latin-1"))
    assert "not UTF-8 at byte 2" in run_quizgen("draft", str(path), code=1).stderr
