"""Formats for learning platforms and other programs, which `quizgen export` writes."""

from __future__ import annotations

from quizgen.exports.platforms.aiken import AIKEN
from quizgen.exports.platforms.anki_text import ANKI_TEXT
from quizgen.exports.platforms.blackboard import BLACKBOARD
from quizgen.exports.platforms.canvas_package import CANVAS
from quizgen.exports.platforms.crowdanki import CROWDANKI
from quizgen.exports.platforms.game_tables import BLOOKET, GIMKIT, WAYGROUND
from quizgen.exports.platforms.gift import GIFT
from quizgen.exports.platforms.item_table import CSV
from quizgen.exports.platforms.kahoot_sheet import KAHOOT
from quizgen.exports.platforms.moodle_xml import MOODLE
from quizgen.exports.platforms.olx_library import OLX
from quizgen.exports.platforms.qti_package import QTI_2_1, QTI_3
from quizgen.exports.platforms.quizlet import QUIZLET
from quizgen.exports.platforms.word_quiz import DOCX

PLATFORMS = (
    MOODLE, GIFT, AIKEN, CANVAS, QTI_3, QTI_2_1, OLX, BLACKBOARD,
    KAHOOT, BLOOKET, GIMKIT, WAYGROUND, QUIZLET, ANKI_TEXT, CROWDANKI, DOCX, CSV,
)  # fmt: skip
"""The formats that learning platforms and other programs import."""
