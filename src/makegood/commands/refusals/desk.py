"""The foreseen no's of keeping a desk in order."""

from makegood.commands.refused import Refused


class UnknownDepartment(Refused):
    """No class of the ticket's agreement has that `department`."""

    code = "unknown_department"


class UnknownPriority(Refused):
    """The ticket's agreement has no such `priority`."""

    code = "unknown_priority"


class RelabelIsRefused(Refused):
    """The agreement does not allow that change of priority; `finding` and `clause` say why."""

    code = "relabel_is_refused"
