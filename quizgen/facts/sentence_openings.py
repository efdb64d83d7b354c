"""The first word of a sentence, as it is within a sentence: only names keep their capital.

An answer at the start of a sentence is shown alone, and an attribution may come before a sentence:
“According to Plutarch, the barge …”.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from quizgen.facts.fields import SentenceFactEntry
from quizgen.facts.marked_sentences import Mark
from quizgen.facts.sources import Source
from quizgen.facts.vocabulary import Vocabulary
from quizgen.languages.language import Language
from quizgen.values.quantities import NumberKind
from quizgen.values.texts import WORD, fold_case


def lower_opening(text: str, entry: SentenceFactEntry, vocabulary: Vocabulary) -> str:
    """Return a sentence or question without the capital of its first word, unless it is a name.

    A sentence that begins with a mark stays as it is. `finish` of a language brings the capital
    back where the sentence begins.
    """
    first = WORD.match(text)
    if not first or not first[0][1:].islower():
        return text
    word, rest = first[0].lower(), text[first.end() :]
    begins_name = rest[1:2].isupper() and _occurs(first[0], entry, vocabulary)
    is_article = word in vocabulary.language.nouns.articles
    is_common = is_article or (_occurs(word, entry, vocabulary) and not begins_name)
    return word + rest if is_common else text


def lower_openings(text: str, source: Source, language: Language) -> str:
    """Return sentences without the capitals of their first words, unless these are names.

    A word is not a name if many sentences begin with it, or if the source has it in lower case.
    """
    parts = (
        _lower_first_word(part, source, language) for part, _ in language.sentences.split(text)
    )
    return " ".join(parts)


def _lower_first_word(sentence: str, source: Source, language: Language) -> str:
    first = WORD.search(sentence)
    if first is None:
        return sentence
    word = first[0].lower()
    is_common = word in language.grounding.opening_words or word in source.places
    return sentence[: first.start()] + word + sentence[first.end() :] if is_common else sentence


def lower_first_mark(mark: Mark, entry: SentenceFactEntry, vocabulary: Vocabulary) -> Mark:
    """Return a mark without the capital that it has as the first word of its sentence."""
    first = WORD.search(mark.words)
    if mark.start or not first or not _is_common(first[0].lower(), mark, entry, vocabulary):
        return mark
    words = mark.words[: first.start()] + first[0].lower() + mark.words[first.end() :]
    return replace(mark, words=words)


def _is_common(word: str, mark: Mark, entry: SentenceFactEntry, vocabulary: Vocabulary) -> bool:
    """Return whether the first word of a mark is not a name: it occurs in lower case elsewhere.

    If wrong answers begin with small letters, the right one is not a name either.
    """
    language = vocabulary.language
    if word in language.nouns.articles or _is_amount_in_words(mark, language):
        return True
    if any(other[:1].isupper() for other in mark.words.split()[1:]):
        return False  # “New Zealand” is a name, although “new” is none
    if _occurs(word, entry, vocabulary):
        return word.islower()
    return any(text[:1].islower() for text in _distractors_of(mark, entry))


def _is_amount_in_words(mark: Mark, language: Language) -> bool:
    """Return whether a mark is an amount such as “Tens of thousands of people”."""
    quantity = None if mark.tag else language.read_quantity(mark.words)
    is_word = quantity and quantity.number.word
    return bool(quantity and is_word and quantity.number.kind is not NumberKind.ORDINAL)


def _occurs(word: str, entry: SentenceFactEntry, vocabulary: Vocabulary) -> bool:
    """Return whether the source or a question of the fact has a word, with the same capitals."""
    source = vocabulary.source(entry.source)
    questions = entry.ask.values() if isinstance(entry.ask, dict) else (entry.ask,)
    asked = (found for question in questions for found in WORD.findall(question))
    return word in (source.places if source else ()) or word in asked


def _distractors_of(mark: Mark, entry: SentenceFactEntry) -> Iterable[str]:
    if not isinstance(entry.distractors, dict):
        return entry.distractors
    by_answer = {fold_case(words): texts for words, texts in entry.distractors.items()}
    return by_answer.get(fold_case(mark.words), ())
