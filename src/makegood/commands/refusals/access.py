"""The foreseen no's that several commands on access details share."""

from makegood.commands.refused import Refused


class AccessIsRefused(Refused):
    """The ticket's agreement never asks for access details: `finding` and `clause` say so."""

    code = "access_is_refused"


class NothingIsKept(Refused):
    """There is nothing to open or to erase: it was not given yet, or it is erased."""

    code = "nothing_is_kept"
