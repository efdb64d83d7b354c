"""Forms of regular English verbs.

Whether a base ends in a silent e, and whether its last letter is doubled, follows rules; the lists
have the common verbs that the rules get wrong.
"""

from __future__ import annotations

import re

_KNOWN_BASES = (
    "abate ache add adhere adore attune awe bang belie bias bone bore boycott breathe bus butt"
    " buzz cache catalog centre chime choreograph cite clone clothe collar compete condone console"
    " convene cope cube debut delineate dethrone die dome dope dupe dye ebb egg elope enroll"
    " enthrone err excrete exhale expedite extradite eye focus forestall fuel gas grope hang hole"
    " hone hope hype ignite impale incite inhale install interfere intervene knife lie loathe"
    " massacre mete misspell murmur nauseate owe panic parole paste permeate persevere phone ping"
    " pipe pivot plane postpone prime probe prune purr quiz rebuke recall recite refill refocus"
    " refuel reinstall reroute rev revere rhyme robe rope scale secrete sheathe site slope soothe"
    " stereotype stone swipe taste telephone tie time toe tone total traffic trek tune type"
    " underline unite unroll untie vie wane waste wing wipe zone"
)
_DOUBLING = (
    "abet abhor abut acquit admit allot bootstrap commit concur confer debar debug defer demur"
    " deter disbar eavesdrop embed emit equip format handicap incur infer inter kidnap leapfrog"
    " occur omit outfit outwit overlap permit prefer program rebut recap recur refer refit regret"
    " remit retrofit sidestep submit transfer transmit underpin unplug unwrap unzip worship zigzag"
)
"""Bases of several syllables whose last letter is doubled."""
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]|(?<=q)u)*(?<!(?<!q)u)[aeiou][bdgkmnprtvz]")
_IN_L = re.compile(r"(?:[^aeiou]|qu)[aeiou]l$|(?:u[ea]|[dt]ia)l$")
"""Bases in l, which is doubled, as in “controlled” and, in British spelling, in “travelled”."""
_IN_IC = ("panic", "traffic", "mimic", "picnic", "frolic")

_KEEPS_E = re.compile(
    r"(?:[ceuvz]|(?<!s)s|(?<!on)g|[^aeiourwl]l|[^ao]ul|[^aeou]il|ib|ik|[^o]ok|com|um|[^eo]a[dkmpr]"
    r"|[^aeiou]in|[^a]ir|(?:pl|st|gn|sc)or|[^o]ur|[^aeio][iu]d|[^o]od|[^e]ed"
    r"|(?:[^eo]|cre)at|(?:pl|del)et|(?:un|inv|exc)it|(?:[mnv]|qu)ot|[^o]ut)$"
)
"""Endings of the past of a regular verb, without “ed”, whose base ends in e."""
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_PASTS_IN_EED = ("agreed", "disagreed", "decreed", "freed", "guaranteed", "refereed")
_OTHERS_IN_ED = (
    "bed",
    "embed",
    "shred",
    "hundred",
    "sacred",
    "naked",
    "hatred",
    "kindred",
)
_IN_ED = re.compile("(?:[aeiouy].*[^e]|[iu])ed$")
"""Pasts; verbs in “eed”, such as “need”, are bases."""
_OTHERS_IN_S = ("bias", "bus", "canvas", "gas", "always", "perhaps", "towards", "whereas")
_IN_OE = ("toes", "shoes", "hoes", "canoes")
_IN_IE = ("dies", "lies", "ties", "vies", "unties", "belies", "underlies", "overlies")


def regular_past(base: str) -> str:
    """Return the past of a regular verb, in British spelling: “cleared”, “travelled”."""
    if base.endswith("e"):
        return f"{base}d"
    if re.search("[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    if base in _IN_IC:
        return f"{base}ked"
    return f"{base}{base[-1]}ed" if _doubles(base) else f"{base}ed"


def base_of_regular_past(word: str) -> str:
    """Return the base of the past of a regular verb; empty for a word that is not one."""
    if word in (*_BY_PAST, *_PASTS_IN_EED):
        return _BY_PAST.get(word, word[:-1])
    is_past = _IN_ED.search(word) and word not in _OTHERS_IN_ED
    return _base_of_stem(word.removesuffix("ed")) if is_past else ""


def _base_of_stem(stem: str) -> str:
    """Return the base of a verb whose past is a stem with “ed”."""
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if _DOUBLED.search(stem) or (stem.endswith("ll") and not _is_short(stem)):
        return stem[:-1]
    return f"{stem}e" if _KEEPS_E.search(stem) else stem


def base_of_present(word: str) -> str:
    """Return the base of a verb in the third person singular; empty for another word."""
    if not re.search("[^sui]s$", word) or word in _OTHERS_IN_S:
        return ""
    if word in _BY_PRESENT:
        return _BY_PRESENT[word]
    if word.endswith("ies") and word not in _IN_IE:
        return f"{word[:-3]}y"
    if re.search("(?:ss|sh|ch|x|zz|o)es$", word) and word not in _IN_OE:
        return word.removesuffix("es")
    return word.removesuffix("s")


def _doubles(base: str) -> bool:
    """Return whether the last letter of a base is doubled before “ed”."""
    if base.endswith("l"):
        return bool(_IN_L.search(base)) and base != "parallel"
    return base in _DOUBLING.split() or bool(_ONE_SYLLABLE.fullmatch(base))


def _is_short(stem: str) -> bool:
    """Return whether a stem has one syllable, as “roll” and “quell” have."""
    return len(re.findall("[aeiouy]+", stem.replace("qu", "q"))) == 1


def regular_present(base: str) -> str:
    """Return the third person singular of a regular verb: “clears”, “carries”."""
    if re.search("[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}es" if re.search("(?:s|x|z|ch|sh|o)$", base) else f"{base}s"


_BY_PAST = {
    **{regular_past(base): base for base in _KNOWN_BASES.split()},
    "gassed": "gas",
    "bussed": "bus",
    "focussed": "focus",
}
_BY_PRESENT = {
    **{regular_present(base): base for base in _KNOWN_BASES.split()},
    "has": "have",
    "does": "do",
}
