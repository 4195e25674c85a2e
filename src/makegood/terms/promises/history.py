"""What happened on a ticket, and in which order do things of one second count?"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Literal, NamedTuple, get_args

from makegood.terms.worktime.stretch import Stretch

_ByCustomers = Literal["customer_message", "not_fixed", "reopened", "no_answer_needed"]

type Label = Literal["tier", "issue_class", "plan", "priority"]  # its value counts from then on
type What = Literal[
    "opened",
    "accepted",
    "cleared",
    "reported",
    "confirmed",
    "assigned",
    "acknowledged",
    "escalated",
    "update",
    "auto_reply",
    "note",
    "reply",
    "corrected",
    "solved",
    "closed",
    "waiting",  # for an answer of the customer to an open question
    "resumed",
    _ByCustomers,
]

LABELS: Final[tuple[str, ...]] = get_args(Label.__value__)
_BY_CUSTOMERS: Final[tuple[str, ...]] = get_args(_ByCustomers)

# What happens in one second counts in this order: what the customer says counts last, so that no
# answer of that second is taken for an answer to it.
ORDER: Final[dict[str, int]] = {
    what: place for place, what in enumerate(LABELS + get_args(What.__value__))
}


class Moment(NamedTuple):
    """Something that happened on a ticket: `at` in seconds since 1970, `what` is one of ORDER.

    `value` is that of a label. A reply is a person's; one that no person wrote is an `auto_reply`.
    """

    at: int
    what: str
    value: str = ""


type History = tuple[Moment, ...]


def in_order(moments: Iterable[Moment], until: int) -> History:
    """The moments up to `until`, in the order that counts, in whichever order they are given."""
    past = tuple(moment for moment in moments if moment.at <= until)
    if all(one.at < other.at for one, other in pairwise(past)):
        return past
    return tuple(sorted(past, key=_place))


def _place(moment: Moment) -> tuple[int, int, str]:
    return moment.at, ORDER[moment.what], moment.value


def waits(history: History) -> Iterator[Stretch]:
    """When an answer of the customer was waited for: up to whatever the customer says next."""
    since: int | None = None
    for moment in history:
        if since is None:
            since = moment.at if moment.what == "waiting" else None
        elif moment.what == "resumed" or moment.what in _BY_CUSTOMERS:
            if moment.at > since:
                yield Stretch(since, moment.at)
            since = None
    if since is not None:
        yield Stretch(since)
