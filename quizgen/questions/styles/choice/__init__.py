"""Multiple choice: a question with one right option among distractors from the deck.

There are three ways to make an item: with distractors from a pool, by date, and by amount.
"""

from quizgen.questions.asked_questions import POOLED_STYLE
from quizgen.questions.interactions import Choice
from quizgen.questions.style import Practice, SheetPart, Stem, Style

CHOICE = Style(
    POOLED_STYLE,
    interaction=Choice,
    stem=Stem.QUESTION,
    sheet=SheetPart(position=10, share=8, fills_up=True),
    note_type="choice",
    practice=Practice(position=10),
)
