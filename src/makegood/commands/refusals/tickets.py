"""The foreseen no's that several commands on tickets share."""

from makegood.commands.refused import Refused


class TicketHasChanged(Refused):
    """Somebody was quicker: the ticket is at another turn than the one that was looked at."""

    code = "ticket_has_changed"


class TicketHasEnded(Refused):
    """The ticket is closed, cancelled, declined or lapsed; `state` says which."""

    code = "ticket_has_ended"


class WrongState(Refused):
    """The ticket's `state` does not allow this now."""

    code = "wrong_state"


class NothingSaid(Refused):
    """`field` is empty, and the other side needs to read something there."""

    code = "nothing_said"
