"""Multiple choice: a question with one right option among distractors from the deck."""

from quizgen.questions.distractors import POOLED_STYLE
from quizgen.questions.interactions import Choice
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.questions.styles.choice import by_amount, by_date, from_pool

CHOICE = Style(
    POOLED_STYLE,
    interaction=Choice,
    stem=Stem.QUESTION,
    makers=(from_pool.make_items, by_date.make_items, by_amount.make_items),
    sheet=SheetPart(position=10, share=8, fills_up=True),
    note_type="choice",
    practice=Practice(position=10),
)
