"""The wheel, installed outside the checkout, builds a deck; both distributions are complete."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_bytes

import pytest
from conftest import ROOT, copy_sample


@pytest.fixture(scope="module")
def distributions(tmp_path_factory):
    """Return the folder of a wheel and an sdist, built as for a release."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "-sw", "--no-isolation", "--outdir", target, ROOT],
        check=True,
        capture_output=True,
    )
    return target


@pytest.fixture(scope="module")
def wheel(distributions):
    """Return the path of the wheel."""
    return next(distributions.glob("*.whl"))


def test_wheel_contains_templates_and_no_tests(wheel):
    """The wheel has the package with its templates, and nothing else of the repository."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "quizgen/templates/kinds/quantity.yaml" in names
    assert "quizgen/templates/anki/choice.js" in names
    assert "quizgen/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "decks", "build"))]


def test_wheel_states_license_and_authors(wheel):
    """The metadata names the licence and the authors, and the licence's text is included."""
    archive = zipfile.ZipFile(wheel)
    folder = next(name.partition("/")[0] for name in archive.namelist() if ".dist-info/" in name)
    metadata = message_from_bytes(archive.read(f"{folder}/METADATA"))
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Author"] == "the quizgen authors"
    license_text = archive.read(f"{folder}/licenses/LICENSE").decode()
    assert license_text == (ROOT / "LICENSE").read_text("utf-8")


def test_sdist_contains_what_a_contributor_needs(distributions):
    """The sdist has every tracked file at the top that is about using or changing quizgen."""
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    pages = {path.name for path in ROOT.glob("*.md")}
    others = {".gitattributes", ".pre-commit-hooks.yaml", "LICENSE", "Makefile", "pyproject.toml"}
    assert pages | others <= names
    assert {"docs/README.md", "seeds/cleopatra.txt", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith((".venv", "build", "dist"))]


def test_installed_wheel_builds_a_deck(wheel, tmp_path, checked):
    """The wheel works in a virtual environment that shares only the libraries with ours."""
    project = copy_sample(tmp_path / "project")
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    shutil.unpack_archive(wheel, site, "zip")
    (site / "libraries.pth").write_text(f"{libraries_folder()}\n", "utf-8")
    where = run(python, "-c", "import quizgen; print(quizgen.__file__)", cwd=project)
    assert where.startswith(str(tmp_path))
    printed = run(python, "-m", "quizgen", "build", "kursk-engineers", cwd=project)
    assert f"{len(checked.deck.facts)} facts, {len(checked.items)} items" in printed
    assert (project / "build" / "kursk-engineers" / "kursk-engineers.apkg").is_file()


def libraries_folder():
    """Return the folder in which our environment has its libraries."""
    import click

    return click.__path__[0].rpartition("/")[0]


def run(*command, cwd):
    """Run a command in a folder and return its output; fail if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
