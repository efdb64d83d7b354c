"""Word documents come back with the questions, options and key, and real numbering."""

import importlib.util
import io
import re
import shutil
import subprocess

import pytest
from conftest import need
from hostile_items import hostile, shipped, written
from platform_texts import one_line

from quizgen.exports.platforms.word_quiz import DOCX
from quizgen.formulas import in_plain_characters
from quizgen.questions.interactions import Choice, Match

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])


def plain(text):
    """Return a text as the document shows it."""
    return one_line(in_plain_characters(text))


@PUBLICATIONS
def test_python_docx_reads_questions_and_key(publication):
    """Each question has its options as a list of its own, and the key has its letter."""
    need("python-docx", present=importlib.util.find_spec("docx") is not None)
    from docx import Document

    items, files = written(DOCX, publication())
    (content,) = files.values()
    document = Document(io.BytesIO(content))
    read = [(p.style.name, list_of(p), one_line(p.text)) for p in document.paragraphs]
    questions = group(read, "1")
    answers = group(read, "2")
    assert len(questions) == len(answers) == len(items)
    items = sorted(items, key=lambda item: item.style.sheet.position)
    for item, question, answer in zip(items, questions, answers, strict=True):
        assert question[0] == plain(item.task)
        if isinstance(item.interaction, Choice) and not item.style.has_label_options:
            assert question[1 : 1 + len(item.options)] == list(map(plain, item.options))
            key = "ABCDEFGH"[item.interaction.key]
            assert answer[0] == f"{key} · {plain(item.answer)}"
    assert len(document.tables) == sum(isinstance(item.interaction, Match) for item in items)


def list_of(paragraph):
    """Return the number of the list of a paragraph, as a text; empty without one."""
    number = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    return str(number.numId.val) if number is not None else ""


def group(read, list_):
    """Return the texts of each paragraph of a list, with those that follow it."""
    groups = []
    for _, number, text in read:
        if number == list_:
            groups.append([text])
        elif groups:
            groups[-1].append(text)
    return groups


def test_pandoc_reads_the_numbering(tmp_path):
    """Pandoc finds numbered questions, and lists of options that begin with A."""
    need("pandoc", present=bool(shutil.which("pandoc")))
    items, files = written(DOCX, shipped())
    path = tmp_path / "quiz.docx"
    path.write_bytes(next(iter(files.values())))
    done = subprocess.run(
        ["pandoc", path, "-t", "markdown", "--wrap=none"],
        capture_output=True,
        text=True,
        check=True,
    )
    choices = [i for i in items if isinstance(i.interaction, Choice) and len(i.options) > 2]
    assert len(re.findall(r"^ *A\. ", done.stdout, re.MULTILINE)) >= len(choices)
    assert "# Multiple choice" in done.stdout
    assert "# Answer key" in done.stdout


def test_the_same_input_gives_the_same_bytes():
    """The document contains no times."""
    assert written(DOCX, hostile())[1] == written(DOCX, hostile())[1]
