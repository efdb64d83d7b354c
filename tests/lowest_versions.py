"""Print the lowest versions of all dependencies that pyproject.toml allows, as constraints of pip.

`make compat` installs them and runs tests with them, so that a bound that is too low is noticed.
"""

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BOUND = re.compile(r"(?P<name>[\w.-]+)(?:>=|==)(?P<version>[\w.]+)(?P<marker>;.*)?")


def lowest_versions():
    """Return a constraint such as `click==8.2` for each dependency, also of the extras.

    Raises ValueError for a dependency without a lowest version.
    """
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    written = [*project["dependencies"], *(name for extra in extras for name in extra)]
    found = [BOUND.fullmatch(requirement.replace(" ", "")) for requirement in written]
    if None in found:
        raise ValueError(f"{written[found.index(None)]} has no lowest version")
    return [f"{each['name']}=={each['version']}" for each in found]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest_versions()) + "\n")
