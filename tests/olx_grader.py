"""Grade problems with capa, Open edX's own grader, in an environment of its own.

Reads a list of pairs from stdin: the XML of a problem, and lists of answers to its inputs in order.
Writes, for each pair and list, which answers are right.
"""

import json
import logging
import sys
from pathlib import Path

import django.conf

logging.disable(logging.CRITICAL)
django.conf.settings.configure()

import xblocks_contrib.problem.capa  # noqa: E402 - it needs the settings

FOLDER = Path(xblocks_contrib.problem.capa.__file__).parent / "tests"
(FOLDER / "test_files").mkdir(exist_ok=True)  # the package lacks this folder

from xblocks_contrib.problem.capa.tests.helpers import new_loncapa_problem  # noqa: E402


def grade(xml, answers):
    """Return, for each list of answers, which of the inputs of a problem are right."""
    problem = new_loncapa_problem(xml)
    ids = [input_id for response in problem.responders.values() for input_id in response.answer_ids]
    ids.sort(key=lambda input_id: list(map(int, input_id.split("_")[1:])))
    graded = []
    for given in answers:
        result = problem.grade_answers(dict(zip(ids, given, strict=True)))
        graded.append([result.is_correct(input_id) for input_id in ids])
    return graded


def main():
    """Grade all problems."""
    json.dump([grade(xml, answers) for xml, answers in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
