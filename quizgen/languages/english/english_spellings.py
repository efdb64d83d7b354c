"""British and American spellings of English words, as patterns of typed answers."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.values.answer_folding import literal

_RULES = (
    (
        r"(col|lab|arm|vap|tum|hum|rum|vig|val|cand|parl|behavi|neighb|harb|hon|od|fav|flav|splend)ou?r",
        r"\1ou?r",
    ),
    (r"(met|lit|fib|cent|calib|spect|theat|lust|och)(?:re|er)(s?)$", r"\1(?:re|er)\2"),
    (r"sul(?:ph|f)(?=ur|at|id|it)", "sul(?:ph|f)"),
    (r"([a-z]{3})i[sz](?=e[ds]?$|ing$|ations?$|ers?$)", r"\1i[sz]"),
    (r"([a-z]{3})y[sz](?=e[ds]?$|ing$|ers?$)", r"\1y[sz]"),
    (r"alumini?um", "alumini?um"),
    (r"(^h|^an|leuk)a?em(?=[aio])", r"\1a?em"),
    (r"(^arch|^pal)a?eo", r"\1a?eo"),
    (r"^(?:oe|e)(?=stro|soph|dema)", "o?e"),
    (r"f(?:oe|e)t(?=us|al)", "fo?et"),
    (r"gr[ae]y", "gr[ae]y"),
    (r"d[iy]ke", "d[iy]ke"),
    (r"(def|off|lic|pret)en[cs]e", r"\1en[cs]e"),
    (r"pl(?:ough|ow)", "pl(?:ough|ow)"),
    (r"(cata|dia|ana)log(?:ue)?(s?)$", r"\1log(?:ue)?\2"),
    (r"program(?:me)?(s?)$", r"program(?:me)?\1"),
    (r"mou?ld", "mou?ld"),
    (r"([a-z][aeiou])ll?(?=ed$|ing$|ers?$)", r"\1ll?"),
)
"""Patterns of folded words. Of these rules, only the first that fits changes a word."""


@lru_cache(maxsize=1024)
def spell(word: str) -> str:
    """Return the pattern of a word in British and American spelling."""
    pattern = literal(word)
    for old, new in _RULES:
        changed, count = re.subn(old, new, pattern)
        if count:
            return changed
    return pattern
