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
            "instructions": "Answer every question: a guess costs nothing.",
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
            "practice": "Practice",
            "practice-intro": (
                "Each answer is marked at once, with the words of the source that show it."
            ),
            "practice-no-script": (
                "This viewer runs no scripts. All questions stand below, each with its answer to "
                "unfold; open the file in a browser to be asked them one by one."
            ),
            "practice-count": "How many questions",
            "practice-all": "All",
            "practice-fitting": "{n} to choose from.",
            "practice-none": "Choose at least one kind and one section.",
            "practice-view": "Show them",
            "practice-one": "One at a time",
            "practice-page": "All on one page",
            "practice-styles": "Kinds of question",
            "practice-typed": "Typed answer",
            "practice-sections": "Sections",
            "practice-start": "Start",
            "practice-keys": "Keys: 1 to 9 choose an option, Enter goes on.",
            "practice-choose": "Choose …",
            "practice-your-answer": "Your answer",
            "practice-check": "Check",
            "practice-reveal": "Show the answer",
            "practice-knew": "I knew it",
            "practice-did-not": "I did not",
            "practice-up": "Move up: {text}",
            "practice-down": "Move down: {text}",
            "practice-right": "Right",
            "practice-wrong": "Not right",
            "practice-accepted": "Right too:",
            "practice-claim": "Count mine as right",
            "practice-next": "Next",
            "practice-finish": "See the score",
            "practice-progress": "Question {at} of {total}",
            "practice-score": "{right} of {total} right",
            "practice-mistakes": "What was not right, once more:",
            "practice-retry": "Practise the mistakes",
            "practice-again": "Start again",
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
