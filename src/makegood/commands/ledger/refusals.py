"""The foreseen no's that the commands on accounts share."""

from makegood.commands.refused import Refused


class EntryIsMalformed(Refused):
    """`field` does not hold what the entry needs there."""

    code = "entry_is_malformed"


class AlreadyGranted(Refused):
    """Units of this order were put into this company's account before."""

    code = "already_granted"
