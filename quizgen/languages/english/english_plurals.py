"""Plurals and singulars of English nouns.

Regular nouns follow rules; the tables have the common exceptions. A noun that is in no table is
taken as regular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

PERCENT = "percent"

_SYMBOLS = (
    "kg g mg µg μg t kt Mt Gt lb oz m km dm cm mm µm μm nm pm ft yd mi pc kpc Mpc ly AU ha"
    " l L ml mL dl dL cl cL hl µl µL μl s ms µs μs ns ps min h d"
    " A mA kA V mV kV W mW kW MW GW TW J mJ kJ MJ GJ TJ EJ eV keV MeV GeV TeV Wh kWh MWh GWh TWh"
    " N mN kN MN Pa hPa kPa MPa GPa mbar Hz kHz MHz GHz THz K mK C F mC µC nF pF µF T mT µT Ω kΩ MΩ"
    " cal kcal mol mmol µmol μmol nmol pmol kmol M mM µM μM nM pM Da kDa MDa Bq kBq MBq GBq Gy mGy"
    " Sv mSv µSv lm lx cd dB B kB MB GB TB PB ppm ppb ppt mph kph rpm bpm fps psi"
    " ATP ADP AMP GTP NADH NADPH FADH IU BTU TNT GDP DNA RNA USD EUR GBP CHF JPY"
)
_SYMBOL_SET = frozenset(_SYMBOLS.split())
_SIGN = re.compile(r"[°²³‰%/·µμΩ^€£¥$]")
"""A character that only symbols of units have."""

_INVARIANT = (
    "people series species aircraft spacecraft hovercraft watercraft sheep fish deer salmon trout"
    " cod bison moose swine offspring headquarters crossroads barracks gallows means hertz lux"
    " siemens yen yuan baht won personnel police cattle livestock poultry infantry cavalry staff"
    " clergy chassis"
)
_IN_VES = "half loaf leaf calf knife life wife elf self shelf thief wolf scarf hoof sheaf wharf"
_IN_OES = (
    "hero potato tomato echo veto torpedo embargo mosquito volcano tornado domino mango buffalo"
    " superhero antihero"
)
_IN_CHS = "stomach monarch patriarch matriarch oligarch epoch loch eunuch"
_IN_I = (
    "nucleus nucleolus stimulus radius fungus cactus bacillus coccus streptococcus locus alumnus"
    " villus thrombus embolus meniscus"
)
_IN_AE = "alga larva pupa vertebra nebula supernova alumna lacuna"
_IN_A = (
    "bacterium stratum ovum spectrum quantum phylum erratum addendum curriculum flagellum cilium"
    " datum criterion phenomenon mitochondrion ganglion automaton granum"
)
_IN_ICES = "matrix vertex vortex appendix helix codex"
_IRREGULAR_PLURALS = {
    "person": "people", "man": "men", "child": "children", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "louse": "lice", "goose": "geese", "ox": "oxen", "die": "dice",
    "genus": "genera", "corpus": "corpora", "stoma": "stomata", "quiz": "quizzes",
    **{noun: noun for noun in _INVARIANT.split()},
    **{noun: re.sub("fe?$", "ves", noun) for noun in _IN_VES.split()},
    **{noun: f"{noun}es" for noun in _IN_OES.split()},
    **{noun: f"{noun}s" for noun in _IN_CHS.split()},
    **{noun: f"{noun[:-2]}i" for noun in _IN_I.split()},
    **{noun: f"{noun}e" for noun in _IN_AE.split()},
    **{noun: f"{noun[:-2]}a" for noun in _IN_A.split()},
    **{noun: re.sub("[ei]x$", "ices", noun) for noun in _IN_ICES.split()},
}  # fmt: skip
_IRREGULAR = re.compile(rf"(?<![^ -])(?:{'|'.join(_IRREGULAR_PLURALS)})$")
_COMPOUND_HEADS = {
    _IRREGULAR_PLURALS[noun]: noun
    for noun in ("man", "child", "wife", "tooth", "foot", "shelf", "wolf")
}
_COMPOUND = re.compile(
    r"(?<![^ -])(?!talisman)(?:\w*(?:wo|\ws|\wry|police|fire|chair|gentle|noble|fisher|sea|air|gun"
    r"|lay|fresh|watch|horse|English|French|Irish|Dutch|Welsh)(?=man$)"
    r"|\w+(?=(?:child|wife|tooth|foot|shelf|wolf)$))"
)
"""The start of a compound whose last part is irregular: “women”, “grandchildren”."""
_SIS = re.compile(r"(?<=[sx])is$")
_SES = re.compile(
    r"((?:y|[gm]no|the|cri|oa|pho|thro|bro|bio|tuberculo|neuro|psycho|empha|symbio)s|prax)es$"
)
"""The plurals of nouns in “sis”: most nouns in “ses” have a singular in “se” or “s”."""

_ENDINGS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
"""How regular plurals end, and their singulars."""
_IN_IE = (
    "calorie kilocalorie cookie movie selfie tie zombie pie lie genie prairie rookie magpie necktie"
    " brownie budgie hoodie smoothie reverie sortie menagerie eyrie Aussie"
)
_IN_CHE = "ache headache toothache cache niche moustache avalanche quiche creche"
_IN_S = (
    "gas lens bias atlas canvas iris pelvis alias pancreas trellis ibis mantis rhinoceros bus"
    " thermos bonus virus campus chorus circus status walrus census crocus focus genius surplus"
    " minus plus octopus sinus hippopotamus apparatus platypus prospectus syllabus caucus"
)
_SINGULARS = {
    **{plural: noun for noun, plural in _IRREGULAR_PLURALS.items()},
    "people": "person",
    "axes": "axis",
    **{f"{noun}s": noun for noun in (*_IN_IE.split(), *_IN_CHE.split())},
    **{f"{noun}es": noun for noun in _IN_S.split()},
}
_SINGULAR_IN_S = re.compile(
    rf"(?:[iu]s|ss|(?<![^ -])(?:{'|'.join(_IN_S.split())}"
    r"|(?:astro)?physics|genetics|mathematics|(?:\w+)?dynamics|mechanics|optics|statistics|economics"
    r"|politics|ethics|acoustics|kinetics|linguistics|logistics|electronics|robotics|acrobatics"
    r"|diabetes|rabies|herpes|measles|mumps|rickets|news))$"
)
"""The end of a singular that looks like a regular plural: “osmosis”, “virus”, “physics”."""
_EXCEPTION = re.compile(rf"(?<![^ -])(?:{'|'.join(sorted(_SINGULARS, key=len, reverse=True))})$")

_HEAD = re.compile(
    r" (?:an?|in|of|per|to|for|from|with|without|on|at|by|who|that|which) | old$"
    r"|-(?:in-law|of-war)$"
)
"""What follows the head of a noun phrase."""


@lru_cache(maxsize=1024)
def plural(noun: str) -> str:
    """Return the plural of a noun or noun phrase.

    The last word of the head is inflected: “mine clearance experts”, but “millimoles per litre”,
    “barrels of oil” and “calories a day”. “Percent”, symbols such as “kg” and comparisons such as
    “as much” have no plural.
    """
    head, rest = _split_head(noun)
    if not head or head == PERCENT or _is_symbol(head) or head.startswith("as "):
        return noun
    return (irregular_plural(head) or _regular_plural(head)) + rest


@lru_cache(maxsize=1024)
def singular(plural_: str) -> str:
    """Return the singular of a plural noun phrase; empty if it is not a plural.

    A noun that is its own plural, such as “sheep”, and a symbol are returned unchanged.
    """
    head, rest = _split_head(plural_)
    nouns = (*_singular_exceptions(head), *_regular_singulars(head))
    fitting = (noun + rest for noun in nouns if plural(noun) == head)
    unchanged = plural_ if plural(plural_) == plural_ else ""
    return next(fitting, unchanged)


def is_plural(noun: str) -> bool:
    """Return whether a noun phrase is a plural: “soldiers of the regiment”."""
    head, _ = _split_head(noun)
    return bool(singular(noun)) and plural(noun) != noun and not _SINGULAR_IN_S.search(head)


def irregular_plural(noun: str) -> str:
    """Return the plural of an irregular noun; empty for a regular noun."""
    if found := _IRREGULAR.search(noun):
        return noun[: found.start()] + _IRREGULAR_PLURALS[found[0]]
    if found := _COMPOUND.search(noun):
        return noun[: found.end()] + _IRREGULAR_PLURALS[noun[found.end() :]]
    return _SIS.sub("es", noun) if _SIS.search(noun) else ""


def _split_head(noun: str) -> tuple[str, str]:
    """Split a noun phrase after its head: “millimoles”, “ per litre”."""
    found = _HEAD.search(noun)
    end = found.start() if found else len(noun)
    return noun[:end], noun[end:]


def _is_symbol(noun: str) -> bool:
    last = noun.rpartition(" ")[2]
    return last in _SYMBOL_SET or bool(_SIGN.search(last))


def _regular_plural(noun: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    return re.sub(r"([^aeiou])y$", r"\1ie", noun) + "s"


def _singular_exceptions(head: str) -> Iterator[str]:
    if found := _EXCEPTION.search(head):
        yield head[: found.start()] + _SINGULARS[found[0]]
    for plural_, noun in _COMPOUND_HEADS.items():
        if head.endswith(plural_):
            yield head.removesuffix(plural_) + noun
    if _SES.search(head):
        yield f"{head[:-2]}is"


def _regular_singulars(head: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if head.endswith(ending):
            yield head.removesuffix(ending) + instead
