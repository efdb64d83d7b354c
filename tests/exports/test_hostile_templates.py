"""Hostile page templates are rejected with their line, quickly and in limited memory."""

import shutil

import pytest
from child_processes import CPU_SECONDS
from conftest import ROOT, copy_project, run_quizgen

from quizgen.diagnostics import ProjectError
from quizgen.exports.html import page_sandbox
from quizgen.exports.html.pages import render_page
from quizgen.pipeline import load_deck

resource = pytest.importorskip("resource", reason="limits of processes are Unix's")

FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
NESTED = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"
DOUBLED = "{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 60
WRAPPED = "{% set x0 %}ab{% endset %}" + "".join(
    f"{{% set x{n + 1} %}}{{{{ x{n} }}}}{{{{ x{n} }}}}{{% endset %}}" for n in range(60)
)
ADDED = "{% set x = 'ab' %}" + "{% set x = x + x %}" * 60
TWICE = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(90) }}"
LONG = "{% set s = '" + "é" * 5_000 + "' %}"


def often(expression):
    """Return a template that evaluates an expression on a long text `s` ten thousand times."""
    return f"{LONG}{{% for a in range(10000) %}}{{% set b = {expression} %}}{{% endfor %}}"


HOSTILE = {
    "method on a long text": (often("s.upper()"), "characters"),
    "method of a long part": (often("s.startswith(s)"), "characters"),
    "filter on a long text": (often("s | upper"), "characters"),
    "filter by map": (often("[s] | map('upper') | list"), "characters"),
    "test by select": (often("['a'] | select('in', s) | list"), "characters"),
    "test on a long text": (often("s is upper"), "characters"),
    "search in a long text": (often("'a' in s"), "characters"),
    "comparison of long texts": (often("s == s"), "characters"),
    "slice of a long text": (often("s[1:]"), "characters"),
    "list of long texts": (often("[s, s] | sort"), "characters"),
    "search in a long list": (
        "{% set s = range(9999) | list %}{% for a in s %}{% set b = a in s %}{% endfor %}",
        "steps",
    ),
    "nested loops": (NESTED, "steps"),
    "range of a power": ("{% for a in range(10 ** 9) %}{% endfor %}", "powers"),
    "large range": ("{% for a in range(999999999) %}{% endfor %}", "steps"),
    "range beyond 64 bits": ("{{ range(99999999999999999999999) }}", "steps"),
    "doubled text": (DOUBLED, "characters"),
    "doubled block": (WRAPPED, "characters"),
    "added text": (ADDED, "characters"),
    "macro that calls itself twice": (TWICE, "steps"),
    "recursive macro": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "infinite recursion"),
    "page that includes itself": ("{% include 'own.j2.html' %}", "infinite recursion"),
    "a page that extends itself": ("{% extends 'own.j2.html' %}", "infinite recursion"),
    "recursive block": ("{% block a %}{{ self.a() }}{% endblock %}", "infinite recursion"),
    "recursive loop": ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", "recursive"),
    "text of gigabytes": ("{{ 'a' * 9999999999 }}", "is for numbers only"),
    "list of gigabytes": ("{{ [1] * 9999999999 }}", "is for numbers only"),
    "a tower of powers": ("{{ 9 ** 9 ** 9 ** 9 }}", "powers"),
    "wide number": ("{{ '%999999999d' % 1 }}", "is for numbers only"),
    "wide number by filter": ("{{ '%999999999d' | format(1) }}", "digits"),
    "width from a value": ("{{ '%*d' | format(999999999, 1) }}", "digits"),
    "wide number by format": ("{{ '{:999999999}'.format(1) }}", "digits"),
    "width within a width": ("{{ '{:{}}'.format(1, 999999999) }}", "digits"),
    "right-aligned text": ("{{ 'a'.rjust(999999999) }}", "not safely callable|unsafe"),
    "centred text": ("{{ 'a' | center(999999999) }}", "No filter"),
    "blanks replaced": ("{% set a = '%s' | format('a ' * 0) %}", "is for numbers only"),
    "texts replaced": (
        "{% set a = 'a' %}" + "{% set a = a | replace('a', 'aaaaaaaaaa') %}" * 20,
        "characters",
    ),
    "join with a long separator": (
        "{% set a = 'a' %}" + "{% set a = ['a', 'b', 'c', 'd'] | join(a) %}" * 60,
        "characters",
    ),
    "batch with a fill value": ("{{ [1] | batch(999999999, 'x') | list }}", "argument"),
    "rounded up": ("{{ 1 | round(999999999, 'ceil') }}", "argument"),
    "lorem ipsum": ("{{ lipsum(n=99999) }}", "undefined"),
    "Jinja's globals": ("{{ cycler.__init__.__globals__ }}", "unsafe"),
    "classes": ("{{ deck.__class__ }}", "unsafe"),
    "classes by filter": ("{{ deck | attr('__class__') }}", "No filter"),
    "classes by item": ("{{ deck['__class__'] }}", "unsafe"),
    "classes by format": ("{{ '{0.__class__}'.format(deck) }}", "unsafe"),
    "classes by map": ("{{ [deck] | map(attribute='__class__') | join }}", "unsafe"),
    "the project's folder": ("{{ deck.project }}", "unsafe"),
    "the folder's methods": ("{{ deck.project.unlink() }}", "unsafe"),
    "the folder by format": ("{{ '{0.project}'.format(deck) }}", "unsafe"),
    "file that is not a picture": ("{{ {'path': '../secret'} | data_uri }}", "read"),
    "file outside the templates": ("{% include '../../../decks/parks.yaml' %}", "no template"),
    "an absolute file": ("{% include '/etc/passwd' %}", "no template"),
    "invalid template": ("\n\n{% for %}", "Expected|expected"),
    "nested too deeply": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deeply"),
    "500 brackets": ("{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "nested too deeply"),
    "300 lists": ("{{ " + "[" * 300 + "1" + "]" * 300 + " }}", "nested too deeply"),
    "3000 signs": ("{{ " + "-" * 3000 + "1 }}", "nested too deeply"),
    "a number of 5000 digits": ("{{ " + "9" * 5000 + " }}", "number is too large"),
    "infinite number": ("{{ 1e999 | int }}", "number is too large"),
    "infinite number by float": ("{{ '1e999' | float | int }}", "infinity"),
    "lone surrogate": (r'{{ "\ud800" }}', "half of a character"),
    "lone surrogate by format": ("{{ '%c' | format(55296) }}", "half of a character"),
    "page of gigabytes": (
        "{% for a in range(10000) %}{{ deck.title }}" + "a" * 1000 + "{% endfor %}",
        "characters",
    ),
    "division": ("{{ 1 / 0 }}", "division"),
    "undefined name": ("\n{{ nothing }}", "undefined"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Render a template of the project and return its finding."""
    project = tmp_path_factory.mktemp("hostile")
    (project / "decks").mkdir()
    (project / "seeds").mkdir()
    (project / "templates" / "html").mkdir(parents=True)
    (project / "seeds" / "article.txt").write_text("Ann Lee opened 3 parks.", "utf-8")
    (project / "decks" / "parks.yaml").write_text(
        "deck: parks\ntitle: Parks\nsources:\n"
        "  article: {file: seeds/article.txt, title: The parks, cite: a report}\n"
        f"facts:{FACT}",
        "utf-8",
    )
    deck, findings = load_deck(project / "decks" / "parks.yaml")
    assert not findings

    def render(template):
        path = project / "templates" / "html" / "own.j2.html"
        path.write_text(template, "utf-8")
        with pytest.raises(ProjectError) as caught:
            render_page(deck, "own.j2.html")
        return caught.value.finding

    return render


@pytest.fixture
def limits():
    """Limit this process to three more gigabytes, and to minutes of processor time."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no ordinary file
        now = int(file.read().split()[0]) * resource.getpagesize()
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    limited = {resource.RLIMIT_AS: now + 3 * 10**9, resource.RLIMIT_CPU: seconds}
    before = {kind: resource.getrlimit(kind) for kind in limited}
    for kind, most in limited.items():
        resource.setrlimit(kind, (most, before[kind][1]))
    yield
    for kind, pair in before.items():
        resource.setrlimit(kind, pair)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_template_is_rejected(case, hostile, monkeypatch):
    """A hostile template is a finding at its line after limited steps and characters."""
    monkeypatch.setattr(page_sandbox, "MOST_STEPS", 300_000)
    monkeypatch.setattr(page_sandbox, "MOST_TEXT", 3_000_000)
    template, message = HOSTILE[case]
    finding = hostile(template)
    assert finding.code == "T01"
    assert finding.place.path == "templates/html/own.j2.html"
    assert any(part in finding.message for part in message.split("|"))


def test_an_error_of_a_whole_page_is_reported(tmp_path):
    """An error of a whole page is reported at the project's folder if the page template is ours."""
    project = copy_project(tmp_path / "project")
    own = project / "templates" / "html" / "page.css"
    own.parent.mkdir(parents=True)
    own.write_text("{{ '%c' | format(55296) }}", "utf-8")
    printed = run_quizgen("build", "-q", "insulin", cwd=project, code=1).stderr
    message = "the page cannot be rendered: it prints a lone surrogate"
    assert printed.startswith(f"templates/html:1:1: error T01: {message}")


def test_limits_change_no_page(tmp_path):
    """A project with its own copy of a template gets the same bytes as a project without."""
    project = copy_project(tmp_path / "project")
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    folder = project / "build" / "kursk-engineers"
    before = {path.name: path.read_bytes() for path in folder.glob("*.html")}
    own = project / "templates" / "html" / "page.css"
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "html" / "page.css", own)
    run_quizgen("build", "-q", "kursk-engineers", cwd=project)
    assert {path.name: path.read_bytes() for path in folder.glob("*.html")} == before


def test_printed_deck_contains_no_path(deck_project, tmp_path):
    """A template may print a whole deck, in any way: the page does not name the user's folders."""
    path = deck_project(FACT)
    own = tmp_path / "templates" / "html" / "own.j2.html"
    own.parent.mkdir(parents=True)
    own.write_text("{{ deck }}{{ [deck] }}{{ deck ~ '' }}{{ '%s' | format(deck) }}", "utf-8")
    deck, _ = load_deck(path)
    page = render_page(deck, "own.j2.html").decode()
    assert page.count("Deck(") == 4
    assert tmp_path.name not in page
