"""What English questions ask for: yes or no, a definition, or a single thing of a class."""

from __future__ import annotations

import re

_LINKS = "which|that|who|whose|where|when|in|on|of|at|by|for|from|with|as|to"
_PARTICIPLES = r"(?:\w+ed|made|found|known|meant|built|kept|held|said|won|lost|given|taken|wrong)\b"
_TERM = rf"(?!(?:the|{_LINKS})\b|{_PARTICIPLES})[^?,]{{1,60}}"
"""A thing without “the”: “the speed of light” asks which speed it is, “osmosis” what it means."""
_KNOWN_TERM = rf"the (?:(?!(?:{_LINKS})\b)[^\s?,]+ ?){{1,4}}"
DEFINITION_QUESTIONS = re.compile(
    rf"what (?:is|are|was|were) (?:{_TERM}|{_KNOWN_TERM}|meant by .+)\?$"
    r"|what (?:does|do|did) .+ mean(?: in .+)?\?$"
    r"|how (?:is|are|was|were) .+ defined\b",
    re.IGNORECASE,
)

YES_NO_QUESTIONS = re.compile(
    r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b",
    re.IGNORECASE,
)
OPEN_QUESTIONS = re.compile(
    r"(?:(?:in|on|at|to|from|by|for|with|of|into|under|after) )?"
    r"(?:who|whom|whose|what|when|where|which|why|how)\b",
    re.IGNORECASE,
)

OWN_WORDS = re.compile(
    r"\b(?:the|a|an|of|to|and|or|by|with|from|at|for|that|this|it|its|he|his|she|they|you|there"
    r"|than|not|any|all|more|other|each|one)\b",
    re.IGNORECASE,
)
"""Frequent words that other languages with Latin letters do not begin questions with."""
WORDS_OF_OTHERS = re.compile(
    r"\b(?:ist|sind|waren|das|dem|ein|eine|einem|einen|einer|eines|und|heißt|heisst|bedeutet"
    r"|bedeuten|macht|hat|haben|wird|werden|wurde|wurden|kann|können|muss|soll|gibt|geschah"
    r"|passierte|für|mit|bei|nach|auf|aus|zum|zur|nicht|sich|wie|wer|wir|ihr|sie|er"
    r"|est|une|les|dans|pour|avec|sur|aux|que|qui|los|las|una|por|para|como|são|foi|uma"
    r"|sono|gli|della|che|het|een|voor|niet|zijn|wat|jest|się|czego|których|når|ikke)\b",
    re.IGNORECASE,
)
"""Frequent words of languages with Latin letters that are neither English nor parts of names."""
