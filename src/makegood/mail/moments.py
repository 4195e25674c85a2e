"""When was a mail written, and when did each host on its way take it?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from makegood.mail import limits
from makegood.mail.fields import Fields, plain_ascii

_LONGEST_DATE = 200
_BY = re.compile(r"(?:\A|\s)by\s+([\w.-]{1,255})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hop:
    """One Received field: the host that took the mail ("" where it names none), and when."""

    host: str
    at: datetime | None


def written_at(fields: Fields) -> datetime | None:
    """What the Date field says; None where it says nothing that is a moment."""
    return moment(fields.ascii("date"))


def hops(fields: Fields) -> tuple[Hop, ...]:
    """The way that the mail says it came, its last host first. Anything below the fields that our
    own hosts wrote may be invented."""
    return tuple(_hop(value) for value in fields.values("received")[: limits.HOPS])


def accepted_at(way: Iterable[Hop], hosts: frozenset[str]) -> datetime | None:
    """When the first of our `hosts` (in lower case) took the mail: the moment that counts for the
    customer, however late it was fetched. None where the way does not begin with one of them."""
    taken = None
    for hop in way:
        if hop.host not in hosts:
            break
        taken = hop.at or taken
    return taken


def moment(said: str) -> datetime | None:
    """A date of RFC 5322, section 3.3, in UTC. One without a zone is taken as UTC, as the `-0000`
    of that section means."""
    if not said or len(said) > _LONGEST_DATE:
        return None
    try:
        found = parsedate_to_datetime(said)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _hop(value: bytes) -> Hop:
    way, _, said = plain_ascii(value).rpartition(";")
    by = _BY.search(way)
    return Hop(by[1].lower().rstrip(".") if by else "", moment(said.strip()))
