"""Two authors change a deck on branches, and the real git merges them without losing entries."""

import subprocess
import time

import pytest

from quizgen.exports.ledger import open_ledger, read_ledger
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck

HOUR = 3600
UNION = "decks/*.ledger.json merge=union\n"
DECK = """deck: parks
title: Parks
description: Figures.
sources:
  article:
    file: seeds/article.txt
    title: The parks
    cite: a report on parks
"""
THINGS = ("apple", "bench", "fence", "lamp", "mast", "tent")


class Project:
    """A git repository with a deck in a folder, one file of facts for each thing."""

    def __init__(self, folder):
        self.folder = folder
        self.deck = folder / "decks" / "parks"
        self.started = int(time.time()) - 24 * HOUR
        for path in (self.deck, folder / "seeds"):
            path.mkdir(parents=True)
        article = " ".join(f"Ann Lee bought {30 + i} {t}s." for i, t in enumerate(THINGS))
        (folder / "seeds" / "article.txt").write_text(article, "utf-8")
        (folder / ".gitignore").write_text("build/\n", "utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, fails=False):
        """Run git without the user's settings."""
        words = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments]
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert bool(done.returncode) is fails, done.stdout + done.stderr

    def commit(self, things, hours, deck=DECK):
        """Build the deck with these things at an hour, and commit it on the branch."""
        (self.deck / "deck.yaml").write_text(deck, "utf-8")
        for thing in things:
            fact = (
                f"facts:\n- {{id: {thing}s, kind: quantity, actor: {{name: Ann Lee, ask: who}},\n"
                f"   verb: {{base: buy, past: bought}}, amount: {{value: "
                f"{30 + THINGS.index(thing)}, unit: {thing}}},\n"
                f"   quote: Ann Lee bought {30 + THINGS.index(thing)} {thing}s}}\n"
            )
            (self.deck / f"{thing}.yaml").write_text(fact, "utf-8")
        self.build(hours)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a build")

    def build(self, hours):
        """Build the deck at an hour."""
        built = build_deck(self.deck, self.folder / "build", self.started + hours * HOUR)
        assert built.sizes, built.findings

    def ledger(self):
        """Return the ledger in the working tree."""
        return read_ledger("parks", open_ledger(self.deck).text)


@pytest.fixture
def project(tmp_path):
    """A committed build of a deck of two things, and a second branch."""
    repository = Project(tmp_path)
    repository.commit(["bench", "mast"], 0)
    repository.git("branch", "hers")
    return repository


def test_facts_of_both_branches_are_merged(project):
    """The merged ledger has the lines of both branches; a build does not change their entries."""
    project.commit(["apple"], 1)
    project.git("checkout", "-q", "hers")
    project.commit(["fence", "lamp"], 2)
    project.git("merge", "-q", "main")
    merged = project.ledger().notes
    assert {"apples", "benchs", "fences", "lamps", "masts"} <= merged.keys()
    plan = plan_build(project.deck, project.started + 3 * HOUR)
    changed = {change.key for change in plan.notes}
    assert not {"apples", "fences", "benchs"} & changed
    project.build(3)
    assert all(not entry.retired for entry in project.ledger().notes.values())


def test_adjacent_lines_need_merge_union(project):
    """Without it, git reports a conflict; with it, lines of both sides are kept."""
    project.commit(["fence"], 1)
    project.git("checkout", "-q", "hers")
    project.commit(["lamp"], 2)
    project.git("merge", "-q", "main", fails=True)
    project.git("merge", "--abort")
    (project.folder / ".gitattributes").write_text(UNION, "utf-8")
    project.git("merge", "-q", "main")
    merged = project.ledger().notes
    assert {"fences", "lamps"} <= merged.keys()
    assert plan_build(project.deck, project.started + 3 * HOUR).notes == ()


def test_two_versions_of_a_line_are_read_and_resolved(project):
    """The newer entry counts until the next build, whose entries are newer than both."""
    project.commit([], 1, DECK.replace("title: Parks", "title: All parks"))
    project.git("checkout", "-q", "hers")
    project.commit([], 2, DECK.replace("title: The parks", "title: The new parks"))
    (project.folder / ".gitattributes").write_text(UNION, "utf-8")
    project.git("merge", "-q", "main")
    text = open_ledger(project.deck).text
    assert text.count('"benchs": ') == 2
    merged = project.ledger()
    assert {entry.changed for entry in merged.notes.values()} == {project.started + 2 * HOUR}
    project.build(3)
    assert open_ledger(project.deck).text.count('"benchs": ') == 1
    after = project.ledger()
    assert {entry.changed for entry in after.notes.values()} == {project.started + 3 * HOUR}
    assert after.notes["benchs"].slots == merged.notes["benchs"].slots
    assert plan_build(project.deck, project.started + 4 * HOUR).notes == ()
