"""Shared fixtures: the sample deck, a build of it, a real Anki collection, a real browser."""

from __future__ import annotations

import atexit
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

import pytest
from hypothesis import HealthCheck, settings
from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
ARTICLE_DECK = ROOT / "decks" / "kursk-engineers.yaml"
SAMPLE_DECK = ROOT / "tests" / "decks" / "kursk-engineers.yaml"
"""A deck about the same article that stays as it is, whatever becomes of the shipped one."""
ELEMENTS = ROOT / "decks" / "elements.yaml"
ARTICLE_DECKS = sorted({*(ROOT / "decks").glob("*.yaml")} - {ELEMENTS})
"""Our decks but that of the elements, whose 2,000 items are alike: it has tests of its own."""
IF_NEWER = 0
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    # The hidden pages below the address bar take longer to load than the page of a test, and so
    # does a process for each frame of a preview. This replaces a list that has HttpsUpgrades.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,IsolateSandboxedIframes,HttpsUpgrades",
]
BROWSER_TIMEOUT = 180_000
"""Milliseconds to wait for a browser. On a loaded machine, a sound page may take half a minute."""
settings.register_profile(
    "suite",
    derandomize=True,  # the same examples in every run; `make fuzz` looks for new ones
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every child compiles all of quizgen
signal.signal(signal.SIGINT, signal.default_int_handler)  # else background children ignore it
os.environ["QUIZGEN_CACHE_DIR"] = ""  # tests build without a cache, except tests of the cache
CARD_ADDRESS = "http://card.localhost/"  # served by tests/anki_clients.py inside the browser
GROUPS = (
    ("test_card_design", "test_card_rendering", "test_choice_keys", "test_choice_script"),
    *((name,) for name in ("test_sheets", "test_flashcards", "test_pages", "test_accessibility")),
    ("test_print_engines",),
    *((name,) for name in ("test_hostile_input", "test_injection", "test_preview")),
    ("test_answer_sheets",),
)
"""Modules whose tests share a slow set-up. The tests of a group run in the same process."""
collect_ignore = [] if importlib.util.find_spec("aqt") else ["compat"]  # see `make compat`
REQUIRED = set(filter(None, os.environ.get("QUIZGEN_REQUIRE", "").split(",")))


def pytest_addoption(parser):
    parser.addoption(
        "--golden",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With `-n` alone, start with the groups of tests, and run each group in one process."""
    from xdist.scheduler import LoadScopeScheduling

    class GroupScheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            module = Path(nodeid.partition("::")[0]).stem
            return next((group for group in GROUPS if module in group), nodeid)

    return GroupScheduling(config, log) if config.getvalue("dist") == "load" else None


def need(part, *, present):
    """Skip the test if the machine lacks a part; fail instead if QUIZGEN_REQUIRE names it."""
    if present:
        return
    if part in REQUIRED:
        pytest.fail(f"QUIZGEN_REQUIRE names {part}, which this machine does not have")
    pytest.skip(f"this machine has no {part}")


@pytest.fixture
def golden(request):
    """Compare a text with a golden file; with --golden, write the file."""

    def compare(path, text):
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run `make golden`"
        assert text == path.read_text(encoding="utf-8"), f"{path} is stale: run `make golden`"

    return compare


@pytest.fixture
def compare_findings(golden):
    """Compare findings, without their places, with a golden file in tests/messages/.

    This is for findings that no deck in tests/bad_decks/ can have.
    """

    def compare(name, findings, hide=()):
        rows = [
            f"{finding.severity} {finding.code}: {finding.message}\n"
            + f"  help: {finding.help}\n" * bool(finding.help)
            for finding in findings
        ]
        text = "\n".join(dict.fromkeys(rows))
        for variable in hide:
            text = text.replace(variable, "…")
        golden(ROOT / "tests" / "messages" / f"{name}.txt", text)

    return compare


@pytest.fixture(scope="session")
def checked():
    """The sample deck, checked: its items and findings."""
    from quizgen.pipeline import check_deck

    return check_deck(SAMPLE_DECK)


@pytest.fixture(scope="session")
def publication():
    """The publication that a build of the sample deck exports."""
    from quizgen.publishing.build_plan import plan_build

    return plan_build(SAMPLE_DECK, now=2_000_000_000).publication


@pytest.fixture(scope="session")
def form(publication):
    """Form A of the quiz of the sample deck."""
    return publication.forms[0]


@pytest.fixture(scope="session")
def in_language(publication):
    """Return a function that gives the publication two forms and labels in a language."""
    from quizgen.quizzes.forms import make_forms

    def relabel(language):
        deck = replace(publication.deck, labels=language)
        forms = make_forms(deck, publication.items, count=2)
        return replace(publication, deck=deck, forms=forms)

    return relabel


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory):
    """A copy of our project with the sample deck, for commands that change no deck."""
    return copy_sample(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def built(sample_project):
    """The folder of a build of the sample deck."""
    run_quizgen("build", SAMPLE_DECK.stem, cwd=sample_project)
    return sample_project / "build" / SAMPLE_DECK.stem


@pytest.fixture
def deck_project(tmp_path):
    """Write a project with one small deck: `deck_project(facts, entities=…) -> its path`."""

    def write(facts, *, entities="", head="", article="Ann Lee opened 3 parks in May 2020."):
        (tmp_path / "decks").mkdir(exist_ok=True)
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / "article.txt").write_text(article, encoding="utf-8")
        path = tmp_path / "decks" / "parks.yaml"
        parts = [
            "deck: parks",
            "title: Parks",
            "sources:",
            "  article: {file: seeds/article.txt, title: The parks, cite: a report on parks}",
            dedent(head).strip(),
            "entities:" if entities else "",
            indent(dedent(entities).strip("\n"), "  "),
            "facts:",
            dedent(facts).strip("\n"),
        ]
        path.write_text("\n".join(filter(None, parts)) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def collection(tmp_path):
    """A new collection of the real Anki."""
    need("anki", present=importlib.util.find_spec("anki") is not None)
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


NOTE_TYPES = {"Flashcards": "fact", "Cloze": "cloze", "Typed": "typed", "Multiple": "choice"}


def key_of_type(note_type):
    """Return the key of one of our note types in Anki: `fact` of “Quizgen Flashcards”."""
    return NOTE_TYPES[note_type["name"].split()[1]]


def import_package(collection, path, notes=IF_NEWER):
    """Import a package with the default options of the desktop; return the counts of the log."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(update_notes=notes, update_notetypes=IF_NEWER)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    log = collection.import_anki_package(request).log
    parts = ("new", "updated", "duplicate", "conflicting")
    return {part: len(getattr(log, part)) for part in parts if getattr(log, part)}


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """All cards of our decks and the samples, as the real Anki renders them."""
    need("anki", present=importlib.util.find_spec("anki") is not None)
    from anki.collection import Collection
    from anki_clients import build_everything, render_cards

    folder = tmp_path_factory.mktemp("shown")
    opened = Collection(str(folder / "collection.anki2"))
    for package in build_everything(folder).values():
        import_package(opened, package)
    rendered = render_cards(opened)
    opened.close()
    return rendered


@pytest.fixture(scope="session")
def window(tmp_path_factory):
    """The real Anki desktop, for tests in `compat`: Qt allows one per process."""
    from desktop import QT_NEEDS, Desktop, missing_libraries

    if missing := missing_libraries():
        pytest.fail(f"Qt lacks {', '.join(missing)}; on Debian: apt-get install {QT_NEEDS}")
    opened = Desktop(tmp_path_factory.mktemp("desktop"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, headless and without network."""
    executable = shutil.which("chromium")
    need(
        "chromium", present=bool(executable) and importlib.util.find_spec("playwright") is not None
    )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=executable, args=CHROMIUM_FLAGS, timeout=BROWSER_TIMEOUT
        )
        launched.new_page = with_timeout(launched.new_page)
        launched.new_context = with_timeout(launched.new_context)
        yield launched
        launched.close()


def with_timeout(open_):
    """Make `new_page` or `new_context` of a browser wait as long as BROWSER_TIMEOUT says."""

    def open_patiently(**options):
        opened = open_(**options)
        opened.set_default_timeout(BROWSER_TIMEOUT)
        return opened

    return open_patiently


@contextmanager
def open_page(browser):
    """Open a page; fail if one of its scripts fails or it requests anything but files."""
    opened = browser.new_page()
    problems = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda request: note_request(request.url, problems))
    yield opened
    opened.close()
    assert not problems


@pytest.fixture
def page(browser):
    """A new page, on which no script may fail."""
    with open_page(browser) as opened:
        yield opened


@pytest.fixture
def quiet_page(page):
    """A page of the browser whose console must stay empty."""
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    yield page
    assert not messages


@pytest.fixture
def practice(quiet_page, built):
    """A learner at the practice page of the sample deck."""
    from practice_page_driver import Learner

    return Learner(quiet_page, built)


@pytest.fixture(scope="session")
def choices(shown):
    """The cards with shuffled options."""
    return [
        card for card in shown if card.type == "choice" and card.fields["Option order"] == "shuffle"
    ]


@pytest.fixture
def desktop(page):
    """A learner at a client that keeps one page."""
    from anki_clients import Learner, OnePage

    return Learner(OnePage(page))


@pytest.fixture(params=["OnePage", "PagePerSide"])
def learner(request, page):
    """A learner at each kind of client."""
    import anki_clients

    return anki_clients.Learner(getattr(anki_clients, request.param)(page))


def note_request(url, problems):
    """Record a request that leaves the machine."""
    if not url.startswith(("file:", "data:", "about:", CARD_ADDRESS)):
        problems.append(f"asked for {url}")


def copy_project(target):
    """Copy the decks of articles, ledgers and seeds of our project."""
    for folder in ("decks", "seeds"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("elements.*"))
    return target


def copy_sample(target):
    """Copy our project, with the sample deck, which has no ledger, as the article's deck."""
    copy_project(target)
    shutil.copy(SAMPLE_DECK, target / "decks")
    (target / "decks" / f"{SAMPLE_DECK.stem}.ledger.json").unlink(missing_ok=True)
    return target


def build_files(deck):
    """Return the names of the files that a build of a deck with one form writes."""
    pages = {"coverage", "flashcards", "practice", "quiz-A", "quiz-A.answers", "quiz-A.key"}
    others = {f"{deck}.apkg", "items.json", "quiz-A.answers.json"}
    return {*others, *(f"{page}.html" for page in pages)}


def run_quizgen(*arguments, cwd=ROOT, code=0, new_process=False, **environment):
    """Run the command as a user does and return its result; fail on another exit code.

    The process has already imported quizgen, unless `environment` or `new_process` is given.
    """
    if new_process or environment or not hasattr(os, "fork"):
        done = run_in_new_process(arguments, cwd, environment)
    else:
        done = command_server().run(arguments, cwd, dict(os.environ))
    assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done


def run_in_new_process(arguments, cwd, environment):
    """Run the command in a new Python process."""
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


@cache
def command_server():
    """Return the process that runs commands, which ends after the tests."""
    from command_server import CommandServer

    server = CommandServer()
    atexit.register(server.end)
    return server
