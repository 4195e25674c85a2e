"""What does a step of a ruling say, in the language that is active?"""

from collections.abc import Mapping
from typing import Any

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


def because_of(step: Mapping[str, Any]) -> Because:
    """The step of a ruling, from the form in which records keep it."""
    facts = tuple((name, value) for name, value in step["facts"])
    return Because(step["clause"], step["finding"], facts)
