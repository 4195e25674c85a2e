"""Which requests that are no tickets yet have what somebody looks for?

They are few: what waits to be split is read as it is, without an index. Once tickets are made of a
request, they are what is found.
"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from makegood.intake.models import Request
from makegood.intake.queries import requests_to_split
from makegood.people.models import Member


def requests_with(staff: Sequence[Member], words: Sequence[str], *, most: int) -> QuerySet[Request]:
    """Those whose subject or text holds every word, whatever its case; the oldest first."""
    holding = [Q(subject__icontains=word) | Q(text__icontains=word) for word in words]
    return requests_to_split(staff).filter(*holding)[:most]
