"""Where sentences end, and which full stops and quotation marks do not end one."""

import pytest
from work_growth import finishes

from quizgen.languages import language_of

SENTENCES = language_of("en").sentences
CASES = (
    ("J. J. Thomson discovered the electron in 1897.", "He won the Nobel Prize."),
    ("The book is by J. R. R. Tolkien.", "It sold well."),
    ("George W. Bush was re-elected in 2004.", "He served until 2009."),
    ("Dr. Smith met Mr. Jones at St. Mary's Hospital.", "They talked."),
    ("The gas has a density of 1.25 g/L.", "Water has 1,000 g/L."),
    ("He arrived at 5 p.m.", "The train had left."),
    ("Large firms, e.g. Siemens, employ many people.", "Small ones do not."),
    ("Some gases (e.g. CO2) absorb heat.", "Others do not."),
    ("The species is found in the U.S. and Canada.", "It eats fish."),
    ("He moved to the U.S. in 1933.", "Einstein stayed in Princeton."),
    ("She lives in the U.S.", "Her brother lives in France."),
    ("“I am tired,” she said.", "“Let us go.”", "They left."),
    ("He said: “This is new. It changes everything.”", "Nobody answered."),
    ("“It will not work!” he cried.", "She smiled."),
    ("“Is it true?” asked Darwin.", "Huxley nodded."),
    ("The company Yahoo! was founded in 1994.", "It grew fast."),
    ("Was it right?", "Historians disagree."),
    ("Acme Inc. was sold in 1999.", "Its founder retired."),
    ("He worked for Acme Inc.", "The firm closed later."),
    ("The genus E. coli lives in the gut.", "It is harmless."),
    ("Escherichia coli (E. coli) is a bacterium.", "Most strains are harmless."),
    ("See Fig. 3 for details.", "The curve rises."),
    ("According to No. 7 of the treaty, all states agree.", "None left."),
    ("Vol. 2 appeared in 1867.", "Marx did not finish it."),
    ("The battle was fought on Oct. 14, 1066.", "Harold fell."),
    ("It opened on 3 Jan. 1901.", "Crowds came."),
    ("Prof. A. Einstein taught in Zürich.", "He left in 1914."),
    ("Gen. Grant accepted the surrender of Gen. Lee.", "The war ended."),
    ("Sen. Warren voted against the bill.", "It passed."),
    ("The mass is approx. 5 kg.", "The length is 2 m."),
    ("The ratio was 3.5 vs. 4.2 in 1990.", "It fell."),
    ("The plant grows to ca. 30 cm in height.", "Its flowers are red."),
    ("Cleopatra (r. 51–30 BC) was queen of Egypt.", "She spoke nine languages."),
    ("Galen (b. 129 AD) was a physician.", "He wrote much."),
    ("He died in 44 B.C. in Rome.", "Octavian took power."),
    ("He died in 44 B.C.", "Octavian took power."),
    ("The temperature fell to -40 °C.", "1,200 people died."),
    ("It has three parts: 1. The head.", "2. The thorax.", "3. The abdomen."),
    ("What is life?", "Schrödinger asked this in 1944."),
    ("The quake measured 7.8 on the scale.", "5,000 houses fell."),
    ("iPhones sold well.", "iPads did too."),
    ("The pH is low.", "mRNA is read by ribosomes."),
    ("He wrote Washington, D.C., in his diary.", "Then he slept."),
    ("The capital is Washington, D.C.", "The largest city is New York."),
    ("The Ph.D. was awarded in 1955.", "He taught."),
    ("The law (Act No. 12 of 1990, as amended) applies.", "Courts enforce it."),
    ("(This was new.)", "People liked it."),
    ("Water boils at 100 °C (at sea level).", "Ice melts at 0 °C."),
    ("The treaty was signed in 1648…", "It ended the war."),
    ("“We hold these truths . . . to be self-evident,” it says.", "It was signed."),
    ("Martin Luther King Jr. gave a speech.", "Crowds cheered."),
    ("Plants need light, water, etc. to grow.", "Fungi do not."),
    ("They sell apples, pears, etc.", "Prices vary."),
    ("It is used in physics, i.e. in mechanics.", "It is old."),
    ("Henry VIII. was king.", "He had six wives."),
    ("Section 2. The Congress shall assemble once a year.",),
    ("The value of π is 3.14159.", "It is irrational."),
    ("Vitamin C is an acid.", "It prevents scurvy."),
    ("He was treated with vitamin D.", "The rickets vanished."),
    ("World War I.", "It began in 1914."),
    ("The answer was “No.”", "The king left."),
    ("She called it ‘a miracle.’", "Others agreed."),
    ("The report (see p. 14) is short.", "The next one, pp. 15–20, is long."),
    ("The lake is 3 km. wide and 5 km. long.", "It is deep."),
    ("It weighs 5 lb. and costs $3.", "That is cheap."),
    ("Lt. Col. Brown led the regiment.", "It won."),
    ("The U.S. Supreme Court ruled in 1954.", "Schools had to integrate."),
    ("The U.N. Charter was signed in 1945.", "It has 19 chapters."),
    ("The ratio is 1:2.", "The other is 1:3."),
    ("He cited Smith et al. (1999) in support.", "They had found it first."),
    ("Smith et al. found the gene.", "It is long."),
    ("Mt. Everest is 8,849 m high.", "It lies on the border."),
    ("Ft. Sumter was attacked in 1861.", "The war began."),
    ("Which element is Fe?", "Iron."),
)
UNCLOSED = 400_000


@pytest.mark.parametrize("sentences", CASES, ids=lambda found: found[0])
def test_paragraph_is_split_into_its_sentences(sentences):
    """The sentences come back as they are written, each with its place."""
    paragraph = " ".join(sentences)
    found = list(SENTENCES.split(paragraph))
    assert tuple(text for text, _ in found) == sentences
    assert all(paragraph.startswith(text, offset) for text, offset in found)


def test_lines_of_a_poem_are_one_sentence():
    """A line break does not end a sentence."""
    text = "Shall I compare thee\n  to a summer’s day?\n\tThou art more lovely."
    first, second = SENTENCES.split(text)
    assert first == ("Shall I compare thee\n  to a summer’s day?", 0)
    assert second == ("Thou art more lovely.", text.index("Thou"))


@pytest.mark.parametrize("text", ["", " \n ", "...", "1.", "?!", "“", "Dr.", "\u2028"])
def test_text_without_a_sentence_is_kept(text):
    """No text is lost, and nothing fails."""
    assert "".join(sentence for sentence, _ in SENTENCES.split(text)).split() == text.split()


def test_unclosed_quotation_marks_do_not_take_quadratic_time():
    """An article of four million characters with unclosed quotation marks is read in seconds."""
    assert finishes(lambda: list(SENTENCES.split("“Hi there. " * UNCLOSED)))
