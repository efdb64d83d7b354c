"""Distractors that an author writes for numbers in all notations."""

import json

import pytest

from quizgen.pipeline import check_deck

HEAD = """deck: d
title: D
sources:
  a: {file: seeds/a.txt, title: A, cite: a book}
facts:
"""


def check(project, answer, distractors):
    """Check a deck with one fact that has distractors."""
    for folder in ("decks", "seeds"):
        (project / folder).mkdir()
    quote = f"The reply of the oracle to the town was {answer}"
    (project / "seeds" / "a.txt").write_text(f"{quote}.", "utf-8")
    path = project / "decks" / "d.yaml"
    keys = {
        "say": quote.replace(answer, f"[{answer}].").replace("..", "."),
        "ask": "What was the reply of the oracle to the town?",
        "distractors": distractors,
        "quote": quote,
    }
    lines = [f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()]
    path.write_text(f"{HEAD}  - id: f\n{''.join(lines)}", "utf-8")
    return check_deck(path)


@pytest.mark.parametrize(
    ("answer", "distractors", "options"),
    [
        ("−180 °C", ["-120", "−90 °C"], ["−180 °C", "−120 °C", "−90 °C"]),
        ("2 × 10³⁰ kg", ["6e24 kg", "7 × 10^22"], ["7 × 10²² kg", "6 × 10²⁴ kg", "2 × 10³⁰ kg"]),
        ("400–1,000 ppm", ["20–30 ppm", "2,000–3,000"], None),
        ("3:1", ["2:1", "5:1"], ["2:1", "3:1", "5:1"]),
        ("one in ten", ["one in two", "one in five"], ["one in ten", "one in five", "one in two"]),
        ("27th", ["14th", "19th"], ["14th", "19th", "27th"]),
        ("threefold", ["twofold", "tenfold"], ["twofold", "threefold", "tenfold"]),
        ("the 1860s", ["1840s", "the 1880s"], ["the 1840s", "the 1860s", "the 1880s"]),
        ("by 1795", ["1780", "by 1770"], ["by 1770", "by 1780", "by 1795"]),
        ("$5 million", ["$2 million", "9 million"], ["$2 million", "$5 million", "$9 million"]),
        ("2½ hours", ["1½ hours", "3½"], ["1½ hours", "2½ hours", "3½ hours"]),
    ],
)
def test_distractors_are_written_like_the_answer(tmp_path, answer, distractors, options):
    """They are read in any notation, and all options are sorted and printed alike."""
    checked = check(tmp_path, answer, distractors)
    assert [finding.message for finding in checked.findings if finding.code == "Q02"] == []
    (item,) = [item for item in checked.items if item.style.name == "choice"]
    shown = options or ["20–30 ppm", "400–1,000 ppm", "2,000–3,000 ppm"]
    assert list(item.options) == shown


@pytest.mark.parametrize(
    ("answer", "distractor", "message"),
    [
        ("400–1,000 ppm", "700–1,200 ppm", "is not clearly different from “400–1,000”"),
        ("400–1,000 ppm", "300 ppm", "has another form than the answer, “400–1,000”"),
        ("3:1", "2", "has another form than the answer, “3:1”"),
        ("27th", "28", "has another form than the answer, “27th”"),
        ("2 × 10³⁰ kg", "500 kg", "has another form than the answer, “2 × 10³⁰”"),
        ("at most 7 days", "at most 9 days", "may be right as well: “at most 7” has an open end"),
        ("1.5 million men", "1,500,000 men", "has another form than the answer, “1.5 million”"),
    ],
)
def test_unlike_distractors_are_reported(tmp_path, answer, distractor, message):
    """The author reads why, and what the answer looks like."""
    checked = check(tmp_path, answer, [distractor])
    found = [finding.message for finding in checked.findings if finding.code == "Q02"]
    assert found == [f"the distractor “{distractor}” {message}"]
