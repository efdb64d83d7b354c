"""Compiled templates are cached between runs, and damaged or outdated entries are not used."""

import jinja2
import pytest
from conftest import ARTICLE_DECK, ROOT, copy_project, run_quizgen
from jinja2 import DictLoader, Environment

from quizgen.cache import template_cache
from quizgen.cache.store import Store
from quizgen.cache.template_cache import TemplateCache


@pytest.fixture
def render(tmp_path):
    """Render a text as the template `page`, as a new run does."""

    def render_template(text):
        cache = TemplateCache(Store(tmp_path), "pages")
        environment = Environment(
            loader=DictLoader({"page": text}), bytecode_cache=cache, autoescape=True
        )
        return environment.get_template("page").render()

    return render_template


def entries_in(folder):
    """Return the files of a cache folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_template_is_compiled_once(render, tmp_path, monkeypatch):
    """A later run uses the entry of an earlier run."""
    assert render("{{ 6 * 7 }}") == "42"
    (_,) = entries_in(tmp_path)
    monkeypatch.delattr(Environment, "compile")
    assert render("{{ 6 * 7 }}") == "42"


def test_changed_template_is_compiled_again(render, tmp_path):
    """The entry of another text with the same name is replaced."""
    render("one")
    (entry,) = entries_in(tmp_path)
    assert render("two") == "two"
    assert entries_in(tmp_path) == [entry]


@pytest.mark.parametrize("module", [jinja2, template_cache])
def test_entry_of_another_version_is_not_used(render, tmp_path, monkeypatch, module):
    """Another Jinja or another quizgen may compile the same text to different code."""
    render("text")
    (entry,) = entries_in(tmp_path)
    old = entry.read_bytes()
    monkeypatch.setattr(module, "__version__", "99.0")
    assert render("text") == "text"
    assert entry.read_bytes() != old


@pytest.mark.parametrize("damage", [(0, 40), (0, 0), (1, None)])
def test_damaged_entry_is_replaced(render, tmp_path, damage):
    """Jinja does not notice that a file has lost its beginning or its end."""
    render("whole")
    (entry,) = entries_in(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(whole[slice(*damage)])
    assert render("whole") == "whole"
    assert entry.read_bytes() == whole


def test_one_wrong_bit_is_noticed(render, tmp_path):
    """Python would run code with a wrong bit, and print something else or crash."""
    render("whole")
    (entry,) = entries_in(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(whole.replace(b"whole", b"whale"))
    assert render("whole") == "whole"
    assert entry.read_bytes() == whole


def test_build_caches_only_shipped_templates(tmp_path):
    """Templates of a project are compiled with limits, so they are compiled in each run."""
    project, cache = copy_project(tmp_path / "project"), tmp_path / "cache"

    def cached_by_a_build():
        run_quizgen("build", "-q", ARTICLE_DECK.stem, cwd=project, QUIZGEN_CACHE_DIR=str(cache))
        groups = [cache / group for group in ("pages", "questions")]
        return [sorted(path.name for path in group.iterdir()) for group in groups]

    shipped = cached_by_a_build()
    assert all(shipped)
    for own in ("html/page.css", "kinds/quantity.yaml"):
        path = project / "templates" / own
        path.parent.mkdir(parents=True)
        text = (ROOT / "templates" / own).read_text("utf-8")
        path.write_text(text.replace("How many", "How very many") + "\n", "utf-8")
    assert cached_by_a_build() == shipped
