"""Irregular English verbs: the base, the past and the participle of each.

Variants are separated by slashes; the first past is the one that is inferred from the base.
"""

from __future__ import annotations

from collections.abc import Iterator

_IRREGULAR_VERBS = """
arise arose arisen, awake awoke awoken, bear bore born/borne, beat beat beaten, become became
become, befall befell befallen, beget begot begotten, begin began begun, behold beheld beheld,
bend bent bent, beset beset beset, bet bet bet, bid bid/bade bid/bidden, bind bound bound, bite
bit bitten, bleed bled bled, blow blew blown, break broke broken, breed bred bred, bring brought
brought, build built built, burn burned/burnt burned/burnt, burst burst burst, buy bought bought,
cast cast cast, catch caught caught, choose chose chosen, cling clung clung, come came come, cost
cost cost, creep crept crept, cut cut cut, deal dealt dealt, dig dug dug, dive dived/dove dived,
do did done, draw drew drawn, dream dreamed/dreamt dreamed/dreamt, drink drank drunk, drive drove
driven, dwell dwelt dwelt, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight
fought fought, find found found, flee fled fled, fling flung flung, fly flew flown, forbear
forbore forborne, forbid forbade forbidden, forecast forecast forecast, foresee foresaw foreseen,
forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone, forsake forsook
forsaken, freeze froze frozen, get got got/gotten, give gave given, go went gone, grind ground
ground, grow grew grown, hang hung/hanged hung/hanged, have had had, hear heard heard, hide hid
hidden, hit hit hit, hold held held, hurt hurt hurt, keep kept kept, kneel knelt/kneeled knelt,
knit knitted/knit knitted/knit, know knew known, lay laid laid, lead led led, lean leaned/leant
leaned/leant, leap leaped/leapt leaped/leapt, learn learned/learnt learned/learnt, leave left
left, lend lent lent, let let let, lie lay lain, light lit/lighted lit/lighted, lose lost lost,
make made made, mean meant meant, meet met met, mow mowed mown/mowed, pay paid paid, plead
pleaded/pled pleaded, prove proved proven/proved, put put put, quit quit quit, read read read,
rend rent rent, rid rid rid, ride rode ridden, ring rang rung, rise rose risen, run ran run, saw
sawed sawn/sawed, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent,
set set set, sew sewed sewn/sewed, shake shook shaken, shear sheared shorn/sheared, shed shed
shed, shine shone/shined shone/shined, shoot shot shot, show showed shown/showed, shrink shrank
shrunk, shut shut shut, sing sang sung, sink sank sunk, sit sat sat, slay slew slain, sleep slept
slept, slide slid slid, sling slung slung, slit slit slit, smell smelled/smelt smelled/smelt,
smite smote smitten, sow sowed sown/sowed, speak spoke spoken, speed sped/speeded sped, spell
spelled/spelt spelled/spelt, spend spent spent, spill spilled/spilt spilled/spilt, spin spun spun,
spit spat spat, split split split, spoil spoiled/spoilt spoiled/spoilt, spread spread spread,
spring sprang sprung, stand stood stood, steal stole stolen, stick stuck stuck, sting stung stung,
stink stank stunk, strew strewed strewn, stride strode stridden, strike struck struck/stricken,
string strung strung, strive strove striven, swear swore sworn, sweep swept swept, swell swelled
swollen/swelled, swim swam swum, swing swung swung, take took taken, teach taught taught, tear
tore torn, tell told told, think thought thought, thrive thrived/throve thrived, throw threw
thrown, thrust thrust thrust, tread trod trodden, understand understood understood, wake woke
woken, wear wore worn, weave wove woven, wed wed wed, weep wept wept, wet wet wet, win won won,
wind wound wound, withdraw withdrew withdrawn, withhold withheld withheld, withstand withstood
withstood, wring wrung wrung, write wrote written
"""
_PREFIXES = (
    "re", "over", "under", "out", "un", "mis", "fore", "up", "pre", "off", "inter", "broad", "tele",
    "de-", "re-", "par", "proof",
)  # fmt: skip
"""Prefixes of verbs that have the forms of the verb without it: “rebuild”, “overtake”."""
_NOT_PREFIXED = ("relay", "parlay", "unfit")


def _rows() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for row in _IRREGULAR_VERBS.replace("\n", " ").split(","):
        base, past, participle = row.split()
        yield base, tuple(past.split("/")), tuple(participle.split("/"))


_PASTS = {base: pasts[0] for base, pasts, _ in _rows()}
_BASES = {past: base for base, pasts, _ in _rows() for past in pasts}
_PARTICIPLES = {word: base for base, _, participles in _rows() for word in participles}


def irregular_past(base: str) -> str:
    """Return the past of an irregular verb; empty for a regular one."""
    prefix, root = _split_prefix(base, _PASTS)
    return prefix + _PASTS[root] if root in _PASTS else ""


def irregular_base(past: str) -> str:
    """Return the base of the past of an irregular verb; empty for another word.

    “Overlay” is a base rather than the past of “overlie”.
    """
    if past.endswith("lay") and past != "lay":
        return ""
    prefix, root = _split_prefix(past, _BASES)
    return prefix + _BASES[root] if root in _BASES else ""


def base_of_participle(word: str) -> str:
    """Return the base of the participle of an irregular verb; empty for another word."""
    prefix, root = _split_prefix(word, _PARTICIPLES)
    return prefix + _PARTICIPLES[root] if root in _PARTICIPLES else ""


def _split_prefix(word: str, known: dict[str, str]) -> tuple[str, str]:
    """Split a prefix from a verb, if the rest is a known form: “over”, “took”."""
    if word in known or word in _NOT_PREFIXED:
        return "", word
    for prefix in _PREFIXES:
        root = word.removeprefix(prefix)
        if root != word and root in known:
            return prefix, root
    return "", word
