"""The foreseen no's that several commands on purchases share."""

from makegood.commands.refused import Refused


class PurchaseIsMalformed(Refused):
    """`field` does not hold what a purchase needs there."""

    code = "purchase_is_malformed"


class PurchaseHasEnded(Refused):
    """The purchase was undone: nothing can be added to it."""

    code = "purchase_has_ended"


class PurchaseIsPending(Refused):
    """The purchase is not paid for yet, so that it carries nothing."""

    code = "purchase_is_pending"
