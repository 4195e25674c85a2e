"""What does a step of a ruling say, in the language that is active?"""

from makegood.terms.ruling import Because
from makegood.wording.sentences.coverage import COVERAGE
from makegood.wording.sentences.promises import PROMISES
from makegood.wording.sentences.rating import RATING
from makegood.wording.sentences.senders import SENDERS
from makegood.wording.sentences.units import UNITS
from makegood.wording.sentences.windows import WINDOWS

# A sentence for each finding; stored rulings are read for years, so a finding keeps its sentence.
SENTENCES = {**UNITS, **RATING, **SENDERS, **COVERAGE, **PROMISES, **WINDOWS}


def sentence(because: Because) -> str:
    """The step as a sentence, with its numbers. Its finding is one that the terms can make."""
    return str(SENTENCES[because.finding] % dict(because.facts))
