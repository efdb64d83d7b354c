"""Remove from an English sentence what its facts do not need: parentheses, “however”."""

from __future__ import annotations

import re

_CONNECTIVES = re.compile(
    r"^(?:(?:However|Moreover|Furthermore|Indeed|Meanwhile|Nevertheless|Nonetheless|In addition"
    r"|In fact|In turn|In particular|By contrast|In contrast|On the other hand|For example"
    r"|For instance|As a result|Consequently|Therefore|Thus|Hence|Similarly|Likewise|Additionally"
    r"|Finally|First|Second|Third|Interestingly|Notably|Importantly|Of course|Overall|Generally"
    r"|Historically|Now|Instead|Still|Accordingly|Besides|Yet|So|Also|In other words|Crucially"
    r"|Not surprisingly|Unsurprisingly|Most importantly|More importantly|Rather|By the same token"
    r"|Put simply|Simply put|As always|Clearly|Obviously|Ultimately|Specifically|Conversely|But"
    r"|As a consequence|As mentioned earlier|Again|Soon|Nonetheless|At the same time"
    r"|In sum|In summary|In short"
    r"|In general|In essence|To illustrate|After all|Fortunately|Sadly|Though|Unfortunately"
    r"|Soon after|As such|That said|That is|To be sure|In reality|In practice|Presumably|Perhaps),"
    r"|(?:Recall|Note|Remember|Keep in mind|Bear in mind) that|But|And|Yet|So|Then|Thus|Hence"
    r"|Or|Meanwhile|Later|Eventually|Soon|Afterwards|Thereafter"
    r"|and|but|yet|so|or|while|whereas|then)\s+(?=\S)"
)
_ADDRESSES_READER = re.compile(
    r"(?:Consider|Imagine|Think|Notice|Note|Watch|Look|Suppose|Let|Let’s|Let's|Compare|See|Ask"
    r"|Read|Visit|Click|Recall|Take|Keep|Try|Use|Listen|Explore|Review|Retrieved"
    r"|As you|To learn|Having)\b"
    r"(?! that\b)|(?:[A-Z][a-z ]+, )?let[’']s\b"
)
"""Sentences that tell the readers what to do."""
_INNER = re.compile(
    r", (?:however|moreover|therefore|in turn|for example|for instance|by contrast|in contrast"
    r"|of course|in fact|indeed|too|as well|meanwhile|nevertheless|in particular|in effect"
    r"|then|also|on the other hand),"
)
_PARENTHESIS = re.compile(r" ?\([^()]*\)| [–—] [^–—]+ [–—](?= )")
_DASHES = re.compile(r" ?—[^—]+— ?")
_BEFORE_DEFINITION = re.compile(
    r"(?::| ?—) ?(?=(?:an?|the) (?:[a-z-]+ ){1,3}(?:of|that|which|where|known|called)\b[^—]*$)"
)
"""A colon or a dash before an apposition."""
_FRAME = re.compile(
    r"^(?:(?:But|And|So|However,|Thus,|Therefore,|Also,|Still,|Now|In fact,|Indeed,) )?"
    r"(?:(?:[Tt]his|[Tt]hat|[Tt]hese [a-z]+|[Ss]uch [a-z]+|[Tt]his [a-z]+|[Ww]e|[Ss]cientists"
    r"|[Rr]esearch|[Ss]tudies|[Ee]vidence|[Ee]xperiments|[Oo]bservations)"
    r" (?:\w+ly |also |now |has |have |can )*"
    r"(?:means?|shows?|shown|reveals?|revealed|demonstrates?|demonstrated|indicates?|indicated"
    r"|confirms?|confirmed|knows?|recognize) that "
    r"|[Tt]his (?:is|occurs|happens) (?:partly |mainly |in part )?because "
    r"|[Ii]t (?:is|has been) (?:well )?(?:known|shown|found|established|demonstrated) that "
    r"|[Tt]his (?:also )?means (?=(?:an?|the|people|[a-z]+s) )"
    r"|[Ii]t is (?:also )?(?:important|essential|useful|interesting|helpful|crucial|critical|worth)"
    r" (?:to (?:note|remember|realize|recognize|understand|recall|know|keep in mind)|noting) that )"
)
"""Words before a statement that say how it is known: “such studies reveal that …”."""
_FIGURE = re.compile(
    r",? (?:as )?(?:illustrated|shown|summarized|summarised|seen|depicted|listed|pictured) in$"
    r"|^As (?:shows|illustrates|indicates|seen in), "
)
"""What remains of a reference to a figure without its name: “, as shown in .”."""
_NOW = re.compile(r"\b(?:now|currently|therefore|thus) (?=\w)(?!that\b)")
_LEADS_BACK = re.compile(
    r"^(?:In this (?:way|example|case|study)|[\w ]{1,20} (?:ago|later|earlier)|For this reason"
    r"|Because of this|Despite this|At this point|With this in mind"
    r"|In addition to (?:this|these) [\w ,]+?), "
)


def addresses_reader(sentence: str) -> bool:
    """Return whether a sentence is a question, an exclamation or an instruction."""
    is_statement = not sentence.rstrip('”" ').endswith(("?", "!"))
    return not is_statement or bool(_ADDRESSES_READER.match(sentence))


def clean_sentence(sentence: str) -> str:
    """Return a sentence without parentheses, connectives such as “however”, and its full stop."""
    text = " ".join(sentence.split()).replace(",”", "”,")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    text = _BEFORE_DEFINITION.sub(", ", _FIGURE.sub("", text.rstrip(".: ").strip()))
    text = _NOW.sub("", _INNER.sub("", _DASHES.sub(" ", _PARENTHESIS.sub("", text))))
    text = _LEADS_BACK.sub("", text)
    text = text[:1].upper() + text[1:]
    text = _FRAME.sub("", text)
    text = text[:1].upper() + text[1:]
    while found := _CONNECTIVES.match(text):
        rest = text[found.end() :]
        text = rest[0].upper() + rest[1:]
    return text
