"""The forms of English verbs are inferred from one form."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.languages import language_of
from quizgen.languages.english.irregular_verbs import irregular_base, irregular_past
from quizgen.languages.english.regular_verbs import (
    base_of_present,
    base_of_regular_past,
    regular_past,
)
from quizgen.values.entities import Entity, Member, Members

ENGLISH = language_of("en")
VERBS = ENGLISH.verbs
IRREGULAR = (
    "go went, find found, lay laid, read read, see saw, lead led, fall fell, write wrote, build"
    " built, put put, spread spread, flee fled, seek sought, teach taught, bring brought, sink"
    " sank, rise rose, rebuild rebuilt, overthrow overthrew, undergo underwent, broadcast"
    " broadcast, withdraw withdrew"
)
REGULAR = (
    "clear cleared, found founded, open opened, carry carried, die died, stop stopped, occur"
    " occurred, control controlled, travel travelled, visit visited, offer offered, invite"
    " invited, use used, add added, pass passed, fill filled, install installed, need needed,"
    " agree agreed, hope hoped, panic panicked, play played, discover discovered, repel"
    " repelled, focus focused, unite united, transmit transmitted, replace replaced, fuel"
    " fuelled, equip equipped, catalyse catalysed"
)
PRESENT = (
    "clear clears, go goes, have has, carry carries, die dies, watch watches, pass passes, use"
    " uses, focus focuses, lie lies, do does, catalyse catalyses, cache caches, fix fixes"
)


def pairs(text):
    """Return pairs of forms."""
    return [tuple(pair.split()) for pair in text.split(",")]


def forms(text):
    """Return the auxiliary, the main verb and the statement of a verb."""
    verb = VERBS.read(text)
    return verb.auxiliary, verb.main, verb.past


@pytest.mark.parametrize(("base", "past"), [*pairs(IRREGULAR), *pairs(REGULAR)])
def test_past_and_base_are_inferred_from_each_other(base, past):
    """Either form gives “did … clear” and “cleared”. “Found” and “lay” are the past of others."""
    assert forms(past) == ("did", base, past)
    if base not in ("found", "lay"):
        assert forms(base) == ("did", base, past)


@pytest.mark.parametrize(("base", "present"), pairs(PRESENT))
def test_present_asks_with_does(base, present):
    """The third person singular gives “does … clear”, and “do … clear” for several."""
    assert forms(present) == ("does", base, present)
    plural = VERBS.read(present).plural
    assert (plural.auxiliary, plural.main, plural.past) == ("do", base, base)


@pytest.mark.parametrize(
    ("text", "auxiliary", "main"),
    [
        *(("was repelled", "was", "repelled"), ("were built", "were", "built")),
        *(("is located", "is", "located"), ("has cleared", "has", "cleared"), ("was", "was", "")),
        *(("had fully cleared", "had", "fully cleared"), ("had been", "had", "been")),
        *(("will send", "will", "send"), ("can store", "can", "store"), ("had", "did", "have")),
        *(("cannot store", "can", "not store"), ("had to flee", "did", "have to flee")),
        *(("has to pay", "does", "have to pay"), ("used to live", "did", "use to live")),
        *(("lay", "did", "lie"), ("lied", "did", "lie"), ("had a fleet", "did", "have a fleet")),
        *(("broke out", "did", "break out"), ("took part in", "did", "take part in")),
        *(("fully repelled", "did", "fully repel"), ("consists of", "does", "consist of")),
        ("does not mean", "does", "not mean"),
    ],
)
def test_verb_of_several_words(text, auxiliary, main):
    """Auxiliaries precede the subject of a question; other words belong to the verb."""
    assert forms(text) == (auxiliary, main, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, "is not a verb form") for text in ("be", "42", "to clear", "the", "a park")),
        *((text, "is a participle") for text in ("written", "gone", "taken")),
        *((text, "not a finite form") for text in ("clearing", "building works")),
        *(
            (text, "not certain")
            for text in ("location", "deployment", "London", "often", "quickly")
        ),
        ("lie", "write lay or lied"),
    ],
)
def test_text_without_certain_forms_is_an_error(text, message):
    """The message says why, and the help what to write."""
    with pytest.raises(ValueError, match=message) as caught:
        VERBS.read(text)
    assert "; write " in str(caught.value)


@given(st.text(max_size=30) | st.text("abcdeinsty -’", max_size=30))
def test_any_text_is_a_verb_or_a_value_error(text):
    """No text crashes; a verb keeps the text as one of its forms."""
    with suppress(ValueError):
        verb = VERBS.read(text)
        assert text in (verb.past, verb.main)


@pytest.mark.parametrize(
    ("base", "past", "message"),
    [
        ("be", "was founded", "write was founded, or {aux: was, main: founded}"),
        ("be", "founded", "write was founded, or {aux: was, main: founded}"),
        ("be", "was", "write was$"),
        ("opened", "opened", "write opened, or {base: open, past: opened}"),
    ],
)
def test_forms_that_give_a_wrong_question_are_an_error(base, past, message):
    """No question begins with “did … be” or “did … opened”."""
    with pytest.raises(ValueError, match=message):
        VERBS.from_forms(base, past)


@pytest.mark.parametrize(("base", "past"), [("read", "read"), ("shed", "shed"), ("embed", "x")])
def test_forms_may_be_the_same(base, past):
    """Some verbs have one form for both."""
    assert VERBS.from_forms(base, past).main == base


def test_forms_of_single_verbs_do_not_mix():
    """A regular verb has no irregular forms, and the other way round."""
    assert irregular_past("clear") == irregular_base("cleared") == irregular_past("relay") == ""
    assert base_of_regular_past("need") == base_of_regular_past("hundred") == ""
    assert base_of_present("pass") == base_of_present("always") == ""
    assert regular_past("parallel") == "paralleled"


PLANTS = Entity("p", "plant", "C4 plants", "which plants", is_plural=True)
DYNASTY = Entity("d", "", "Ptolemies", "which dynasty", the=True, is_plural=True)
PEOPLE = Entity("f", "", "farmers", "who", is_plural=True)
LEAF = Entity("l", "part", "leaf", "which part")
LIST = Members((Member("l", LEAF), Member("p", PLANTS)))


@pytest.mark.parametrize(
    ("text", "subject", "shown"),
    [
        ("fixes", LEAF, ("does", "fixes", "fixes")),
        ("fixes", PLANTS, ("do", "fix", "fix")),
        ("rules", DYNASTY, ("do", "rule", "rules")),
        ("grows", PEOPLE, ("do", "grow", "grows")),
        ("carries", "soldiers of the regiment", ("do", "carry", "carries")),
        ("carries", "the regiment", ("does", "carries", "carries")),
        ("includes", None, ("does", "includes", "includes")),
        ("includes", LIST, ("do", "include", "includes")),
        ("was repelled", PEOPLE, ("were", "were repelled", "was repelled")),
        ("were repelled", LEAF, ("were", "were repelled", "were repelled")),
        ("has grown", PLANTS, ("have", "have grown", "have grown")),
        ("cleared", PEOPLE, ("did", "cleared", "cleared")),
    ],
)
def test_verbs_agree_with_their_subject(text, subject, shown):
    """In a question about the subject, the verb agrees with the question phrase: “who grows”."""
    phrase = ENGLISH.phrases.phrase(VERBS.read(text), subject=subject)
    assert (phrase.aux, str(phrase), phrase.asked) == shown
    assert phrase.singular == VERBS.read(text).past
