"""axe-core, the checker of accessibility, in a page of the real browser."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from conftest import need

_RUN = """() => {
  document.getAnimations().forEach(one => one.finish());
  const options = { resultTypes: ["violations"], iframes: false };
  return axe.run(document, options).then(found => found.violations.map(
    one => `${one.id} ${one.nodes.length}: ${one.nodes[0].html}`));
}"""


def find_violations(page):
    """Return what axe-core finds: rule, how often, and the first element of each.

    Transitions are brought to their end first: a colour half way between day and night is
    nobody's choice, and whether axe saw one would be chance.
    """
    package = importlib.util.find_spec("axe_playwright_python")
    need("axe", present=package is not None)
    if page.evaluate("typeof axe") == "undefined":
        script = Path(package.submodule_search_locations[0]) / "axe.min.js"
        page.evaluate(script.read_text("utf-8"))
    return page.evaluate(_RUN)
