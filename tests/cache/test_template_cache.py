"""Compiled templates are kept between runs, and nothing but what was kept is ever run."""

import pytest
from conftest import ARTICLE_DECK, ROOT, copy_project, run_quizgen
from jinja2 import DictLoader, Environment

from quizgen.cache.store import Store
from quizgen.cache.template_cache import TemplateCache


@pytest.fixture
def render(tmp_path):
    """Return what renders a text as a template of one name, as a new run would."""

    def render_anew(text):
        kept = TemplateCache(Store(tmp_path), "pages")
        loader = DictLoader({"page": text})
        return Environment(loader=loader, bytecode_cache=kept, autoescape=True).get_template("page")

    return render_anew


def kept_in(folder):
    """Return the entries of a cache folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_template_is_compiled_once(render, tmp_path, monkeypatch):
    """A later run takes what an earlier one kept."""
    assert render("{{ 6 * 7 }}").render() == "42"
    assert len(kept_in(tmp_path)) == 1
    monkeypatch.delattr(Environment, "compile")
    assert render("{{ 6 * 7 }}").render() == "42"


def test_changed_template_is_compiled_anew(render, tmp_path):
    """What was kept of another text of the same name is not taken, and gives way."""
    render("one")
    assert render("two").render() == "two"
    assert len(kept_in(tmp_path)) == 1


@pytest.mark.parametrize("damage", [(0, 40), (0, 0), (1, None)])
def test_entry_that_is_not_whole_is_made_anew(render, tmp_path, damage):
    """A file of the cache folder that something has spoilt does not reach Jinja."""
    render("whole")
    (entry,) = kept_in(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(whole[slice(*damage)])
    assert render("whole").render() == "whole"
    assert entry.read_bytes() == whole


def test_build_keeps_our_templates_but_no_project_s_own(tmp_path):
    """Those are rendered within bounds, which are compiled in: they are made anew every time."""
    project, cache = copy_project(tmp_path / "project"), tmp_path / "cache"

    def kept_by_a_build():
        run_quizgen("build", "-q", ARTICLE_DECK.stem, cwd=project, QUIZGEN_CACHE_DIR=str(cache))
        return [sorted(path.name for path in (cache / s).iterdir()) for s in ("pages", "questions")]

    ours = kept_by_a_build()
    assert all(ours)
    for own in ("html/page.css", "kinds/quantity.yaml"):
        path = project / "templates" / own
        path.parent.mkdir(parents=True)
        text = (ROOT / "templates" / own).read_text("utf-8")
        path.write_text(text.replace("How many", "How very many") + "\n", "utf-8")
    assert kept_by_a_build() == ours
