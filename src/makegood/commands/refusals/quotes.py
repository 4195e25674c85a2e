"""The foreseen no's that the commands on quotes share."""

from typing import Final

from makegood.commands.refused import Refused

HIGHEST_COST: Final = 10**9  # units, or minor units of a currency
MOST_PEOPLE: Final = 9


class CostIsRefused(Refused):
    """The agreement does not allow this cost; `finding` and `clause` say why."""

    code = "cost_is_refused"


class CostIsMalformed(Refused):
    """`field` does not hold what a cost needs there."""

    code = "cost_is_malformed"


class NothingToPay(Refused):
    """No verdict says yet that the ticket is paid for, so that there is no cost to judge."""

    code = "nothing_to_pay"
