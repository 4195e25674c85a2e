"""The foreseen no's that the commands on work share."""

from typing import Final

from makegood.commands.refused import Refused

LONGEST_WORDS: Final = 500  # characters of what was done, or of why an entry is struck


class NotApprovedYet(Refused):
    """What costs something is not worked on before its customer approved it: `clause` says so."""

    code = "not_approved_yet"


class LimitIsReached(Refused):
    """All that was confirmed is used: `clause`. More work needs a supplement."""

    code = "limit_is_reached"


class TimesOverlap(Refused):
    """The same person worked on ticket `number` from `begins_at` to `ends_at`, None if still."""

    code = "times_overlap"


class TimeIsMalformed(Refused):
    """`field` does not hold what an entry needs there: no future, no more than a day."""

    code = "time_is_malformed"


class TimeIsSettled(Refused):
    """It was settled at the moment `settled_at`: what it was charged for stays as it is."""

    code = "time_is_settled"
