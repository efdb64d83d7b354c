"""Labels are complete in every language, with the same placeholders."""

import re

import pytest

from quizgen.diagnostics import ProjectError
from quizgen.exports.html.labels import LABELS_FILE, direction_of, labels_in, read_labels
from quizgen.languages import LABEL_LANGUAGES, LANGUAGES
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.ordering import ORDERING
from quizgen.resources import shipped_templates

TABLE = shipped_templates() / "html" / LABELS_FILE


def test_every_label_exists_in_every_language():
    """Every label has a text in every language that a deck can use."""
    assert set(LANGUAGES) <= set(LABEL_LANGUAGES)
    for label, texts in read_labels(TABLE).items():
        assert set(texts) == set(LABEL_LANGUAGES), label
        assert all(text and text == text.strip() for text in texts.values()), label


def test_every_language_has_the_placeholders():
    """A translation has the placeholders of the English label, equally often."""
    for label, texts in read_labels(TABLE).items():
        filled = {tuple(sorted(re.findall(r"\{\w*\}", text))) for text in texts.values()}
        assert len(filled) == 1, label


def test_every_style_on_a_sheet_has_its_labels(form):
    """Each style on a sheet has a label for its name and one for its instructions."""
    labels = labels_in("en", TABLE.parent)
    assert {CHOICE, ORDERING} < {part.style for part in form.parts}
    for part in form.parts:
        assert labels[part.style.name]
        assert labels[f"{part.style.name}-how"]


def test_every_language_is_written_in_its_own_script():
    """Every label in Russian, Korean or Arabic has letters of that script."""
    scripts = {"ru": "[а-яё]", "ko": "[가-힣]", "ar": "[ء-ي]"}
    for language, script in scripts.items():
        for label, texts in read_labels(TABLE).items():
            assert re.search(script, texts[language], re.IGNORECASE), (label, language)
    assert {language for language in LABEL_LANGUAGES if direction_of(language) == "rtl"} == {"ar"}


def test_a_project_can_change_single_labels(tmp_path):
    """Labels that a project's own file leaves out stay the same."""
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    (own / LABELS_FILE).write_text("name: {en: Candidate}\n", encoding="utf-8")
    labels = labels_in("en", tmp_path)
    assert (labels["name"], labels["date"]) == ("Candidate", "Date")
    assert labels_in("de", tmp_path)["name"] == "Name"


@pytest.mark.parametrize("text", ["name: Candidate", "name: {en: [a", "- name"])
def test_an_invalid_label_file_is_reported_with_its_path(tmp_path, text):
    """The finding on an invalid label file has its path."""
    path = tmp_path / "templates" / "html" / LABELS_FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        read_labels(path)
    assert caught.value.finding.place.path == f"templates/html/{LABELS_FILE}"
