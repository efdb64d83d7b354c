"""The words that pages print around a deck's own, by the deck's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "quiz": "Quiz",
            "key": "Answer key",
            "name": "Name",
            "class": "Class",
            "date": "Date",
            "score": "Score",
            "form": "Form",
            "page": "Page",
            "of": "of",
            "part": "Part",
            "instructions": (
                "Answer every question: a guess costs nothing. Each question gives one point."
            ),
            "choice": "Multiple choice",
            "choice-how": "One answer is right. Circle its letter.",
            "true-false": "True or false",
            "true-false-how": "Tick one box.",
            "matching": "Matching",
            "matching-how": "Write the letter on the line. Some letters are left over.",
            "ordering": "Ordering",
            "ordering-how": "Number the boxes, 1 for the earliest.",
            "cloze": "Fill the gap",
            "cloze-how": "Write what is missing on the line.",
            "flashcard": "Short answers",
            "flashcard-how": "A few words are enough.",
            "True": "True",
            "False": "False",
            "number": "No.",
            "answer": "Answer",
            "overview": "At a glance",
            "explained": "With reasons",
            "source": "Source",
            "note": "Note",
            "flashcards": "Flashcards",
            "fronts": "Fronts",
            "backs": "Backs",
            "cards": "Cards",
            "question": "Question",
            "calibration": "Calibration",
            "calibration-front": "Calibration: front",
            "calibration-front-how": (
                "Print both pages on one sheet, just as you print cards. Push a pin straight"
                " through the middle of a cross, and turn the sheet."
            ),
            "calibration-back": "Calibration: back",
            "calibration-back-how": (
                "Read on the rulers where the hole is: millimetres to the right, then down. Left"
                " and up are negative. Add what you read to what was given for this page:"
            ),
        }
    }
)
