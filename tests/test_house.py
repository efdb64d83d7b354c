"""Check the project: registries are complete, tests have docstrings, the README is correct."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, copy_project, run_quizgen
from lowest_versions import lowest_versions

from quizgen.questions.style import Style

FAMILIES = {
    "quizgen.cli": (
        "COMMANDS",
        {
            "arguments",
            "draft_output",
            "error_boundary",
            "export_output",
            "finding_output",
            "import_output",
            "os_errors",
            "shell_completion",
        },
    ),
    "quizgen.cli.formats": ("FORMATS", {"finding_paths"}),
    "quizgen.imports.formats": ("FORMATS", set()),
    "quizgen.review.guessing.families": ("FAMILIES", set()),
    "quizgen.review.rules": ("RULES", set()),
    "quizgen.review.form_rules": ("FORM_RULES", set()),
}
SHELL = re.compile(r"^\$ (quizgen .*)$", re.MULTILINE)


@pytest.mark.parametrize("package", FAMILIES)
def test_every_module_of_a_family_is_registered(package):
    """A new member of a family is one module and one line in the registry."""
    registry_name, others = FAMILIES[package]
    loaded = importlib.import_module(package)
    registry = getattr(loaded, registry_name)
    modules = {path.stem for path in Path(loaded.__path__[0]).glob("*.py")} - {"__init__"}
    registered = {name for name in modules if is_registered(f"{package}.{name}", registry)}
    assert modules - others == registered


def is_registered(name, registry):
    """Return whether a registry has a module, or its short name, or an object that it defines."""
    members = registry.values() if isinstance(registry, dict) else registry
    module = importlib.import_module(name)
    candidates = (module, *vars(module).values())
    return name.rpartition(".")[2] in members or any(
        member is candidate for member in members for candidate in candidates
    )


def test_every_style_is_listed():
    """Each style that a module of the package declares is in STYLES."""
    from quizgen.questions import styles

    names = [f"{styles.__name__}.{found.name}" for found in pkgutil.iter_modules(styles.__path__)]
    modules = [importlib.import_module(name) for name in names]
    declared = {
        value for module in modules for value in vars(module).values() if isinstance(value, Style)
    }
    assert declared == set(styles.STYLES)


def test_module_names_are_unique():
    """One name finds one module, in the whole project."""
    paths = [path for path in (ROOT / "quizgen").rglob("*.py") if path.stem != "__init__"]
    assert repeated(path.stem for path in paths) == []


def test_class_names_are_unique():
    """One name finds one class, in the whole project."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "quizgen").rglob("*.py"))
    classes = (node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert repeated(classes) == []


def repeated(names):
    """Return the names that occur more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def test_prose_is_plain():
    """Code and documentation avoid the words that made our prose a private dialect."""
    dialect = re.compile(r"\b(stands|told|tells|whoever|whatever|mends?|mended)\b")
    code = (ROOT / "quizgen").rglob("*.py")
    paths = [path for path in code if "english" not in path.parts]  # it has lists of English words
    pages = [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "reference"]
    paths += [*ROOT.glob("*.md"), *pages]
    assert [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if dialect.search(line)
    ] == []


def test_rule_codes_are_unique():
    """No two rules have the same code."""
    from quizgen.review.form_rules import FORM_RULES
    from quizgen.review.rules import RULES

    rules = (*RULES, *FORM_RULES)
    assert len({rule.CODE for rule in rules}) == len(rules)


def test_every_test_has_a_docstring():
    """The docstring of a test says what should be."""
    undescribed = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not ast.get_docstring(node)
    ]
    assert undescribed == []


def test_names_of_test_modules_are_unique():
    """Pytest imports all of them as top-level modules."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_one_module_imports_genanki():
    """Only one module would change if genanki were replaced."""
    importing = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "quizgen").rglob("*.py")
        if re.search(r"^(import|from) genanki", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert importing == ["quizgen/exports/anki/package.py"]


def readme_commands():
    """Return the quizgen commands that the README shows at a prompt."""
    return SHELL.findall((ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("command", readme_commands())
def test_readme_commands_run(command, tmp_path):
    """Each command in the README runs in our project, in a new Python process."""
    project = copy_project(tmp_path / "project")
    assert run_quizgen(*command.split()[1:], cwd=project, new_process=True).stdout


def test_every_dependency_has_a_lowest_version():
    """`make compat` tests with these versions."""
    assert "click==8.2" in lowest_versions()


def test_readme_shows_what_build_prints(built):
    """The README names every file that a build writes."""
    readme = (ROOT / "README.md").read_text("utf-8")
    for path in built.glob("[!.]*"):
        assert path.name in readme


def test_shown_output_is_real():
    """The README shows the output of `quizgen show -f magma` as it is."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = run_quizgen("show", "-f", "magma").stdout.strip()
    assert shown in readme


def test_shown_finding_is_real(tmp_path):
    """The README shows the finding for a wrong digit as it is, except for its line."""
    project = copy_project(tmp_path / "project")
    deck = project / "decks" / "kursk-engineers.yaml"
    wrong = deck.read_text("utf-8").replace("amount: 42,400", "amount: 42,500")
    deck.write_text(wrong, encoding="utf-8")
    shown = run_quizgen("check", "-q", deck.stem, cwd=project, code=1).stderr.strip()
    assert hide_lines(shown) in hide_lines((ROOT / "README.md").read_text("utf-8"))


def hide_lines(text):
    """Return a text without the numbers of lines in findings, which change when a deck does."""
    return re.sub(r"(?<=\.yaml:)\d+(?=:)|^ +\d+(?= \|)", "…", text, flags=re.MULTILINE)
