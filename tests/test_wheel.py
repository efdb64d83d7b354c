"""The wheel, installed outside the checkout, finds its templates and builds a deck."""

import subprocess
import sys
import venv
import zipfile

import pytest
from conftest import ROOT, copy_project


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel as a release would."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT],
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


def test_the_wheel_holds_templates_and_no_tests(wheel):
    """What a user gets is the package with its templates."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "quizgen/templates/kinds/quantity.yaml" in names
    assert "quizgen/templates/anki/choice.js" in names
    assert "quizgen/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "decks", "build"))]


def test_the_installed_wheel_builds_a_deck(wheel, tmp_path):
    """In an environment of its own, which borrows only the libraries from ours."""
    project = copy_project(tmp_path / "project")
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "libraries.pth").write_text(f"{libraries()}\n", "utf-8")
    where = run(python, "-c", "import quizgen; print(quizgen.__file__)", cwd=project)
    assert where.startswith(str(tmp_path))
    assert "54 facts" in run(python, "-m", "quizgen", "build", cwd=project)
    assert (project / "build" / "kursk-engineers" / "kursk-engineers.apkg").is_file()


def libraries():
    """Return where our own environment keeps its libraries."""
    import click

    return click.__path__[0].rpartition("/")[0]


def run(*command, cwd):
    """Run a command away from the checkout."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
