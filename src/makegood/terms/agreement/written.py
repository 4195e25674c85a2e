"""How is a value of a rule written in agreement.toml, without quotes?"""

from makegood.terms.agreement.amounts import written as written_money
from makegood.terms.agreement.lengths import Length, Period
from makegood.terms.agreement.rules.conditions import Bounds
from makegood.terms.values import Money

NOTHING = "none"


def written(value: object) -> str:
    """The value of a key, such as "24 hours", "50 USD", "2026-08-03" or "one, two"."""
    match value:
        case tuple():
            return ", ".join(written(one) for one in value)
        case dict():
            return f"{{ {', '.join(f'{key} = {written(one)}' for key, one in value.items())} }}"
        case Bounds():
            ends = {"at_least": value.at_least, "at_most": value.at_most}
            return written({name: end for name, end in ends.items() if end is not None})
        case _:
            return _one(value)


def _one(value: object) -> str:
    match value:
        case None:
            return NOTHING
        case bool():
            return str(value).lower()
        case Money():
            return written_money(value)
        case Length(amount, unit) | Period(amount, unit):
            return f"{amount} {unit}{'s' * (amount != 1)}"
        case _:
            return str(value)
