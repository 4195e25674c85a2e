"""The foreseen no's that several commands on verdicts share."""

from makegood.commands.refused import Refused


class CostIsAgreed(Refused):
    """The customer approved what the ticket costs; no verdict changes that any more."""

    code = "cost_is_agreed"
