"""Check the accessibility of a page in the browser with axe-core."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from conftest import need

_RUN = """() => {
  document.getAnimations().forEach(animation => animation.finish());
  const options = { resultTypes: ["violations"], iframes: false };
  return axe.run(document, options).then(found => found.violations.map(
    rule => `${rule.id} ${rule.nodes.length}: ${rule.nodes[0].html}`));
}"""


def find_violations(page):
    """Return the violations that axe-core finds: rule, number of elements, and the first element.

    Transitions are finished first. Otherwise axe-core may see a colour half way between two.
    """
    package = importlib.util.find_spec("axe_playwright_python")
    need("axe", present=package is not None)
    if page.evaluate("typeof axe") == "undefined":
        script = Path(package.submodule_search_locations[0]) / "axe.min.js"
        page.evaluate(script.read_text("utf-8"))
    return page.evaluate(_RUN)
