"""What does a step of a ruling say to whoever reads it, on the reader's own clocks?"""

from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone

from makegood.terms.ruling import Because
from makegood.wording.rulings import sentence

# What rulings on windows and promises tell as ISO 8601 has it.
MOMENTS: Final = ("begins", "ends", "due", "stopped")


def said(step: Because) -> str:
    """The step as a sentence, its moments in the reader's zone and language."""
    facts = tuple((name, _on_the_clocks(name, value)) for name, value in step.facts)
    return sentence(Because(step.clause, step.finding, facts))


def _on_the_clocks(name: str, value: str | int) -> str | int:
    if name not in MOMENTS:
        return value
    moment = datetime.fromisoformat(str(value)).astimezone(get_current_timezone())
    return date_format(moment, "DATETIME_FORMAT")
