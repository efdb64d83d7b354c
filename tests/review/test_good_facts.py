"""Good facts of fields that no shipped deck is about have no findings."""

import json

import pytest
import yaml
from conftest import ROOT

from quizgen.pipeline import check_deck

FILE = ROOT / "tests" / "review" / "corpus" / "good_facts.yaml"
FACTS = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only


@pytest.mark.parametrize("field", FACTS)
def test_good_facts_have_no_findings(field, deck_project):
    """Teachers would write the facts of each field like this."""
    facts = [{"id": f"fact-{number}", **fact} for number, fact in enumerate(FACTS[field], 1)]
    rows = "\n".join(f"- {json.dumps(fact, ensure_ascii=False)}" for fact in facts)
    article = "\n\n".join(fact["quote"] for fact in facts)
    checked = check_deck(deck_project(rows, article=article))
    assert checked.items
    assert [f"{finding.code} {finding.message}" for finding in checked.findings] == []
