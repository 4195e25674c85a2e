"""Which files does nobody refer to any more?"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import batched
from typing import Final
from uuid import UUID

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.intake.models import Enclosure, RawMail
from makegood.intake.words import words_of
from makegood.outside.blobs import forget, forget_incoming, kept_before
from makegood.tickets.models import Attachment

# A form that has to be corrected, and a file that a program handed in, have a day.
WAITS_FOR: Final = timedelta(days=2)
AT_ONCE: Final = 1000


def forget_leftovers(*, at: datetime) -> int:
    """Take away the files of refused forms and the like; gives how many."""
    before = at - WAITS_FOR
    forget_incoming(before=before)
    brand_ids = Brand.objects.order_by("id").values_list("id", flat=True)
    return sum(_forget(brand_id, before) for brand_id in brand_ids)


def _forget(brand_id: UUID, before: datetime) -> int:
    unused: set[str] = set()
    with reading(brand_id):
        for names in batched(kept_before(before, brand_id), AT_ONCE, strict=False):
            unused |= set(names) - _used(names)
        if unused:
            unused -= _in_held_mail(brand_id)
    return forget(unused, brand_id, before=before) if unused else 0


def _used(names: Iterable[str]) -> set[str]:
    """Those that a message or a request has."""
    return {
        name
        for kind in (Attachment, Enclosure)
        for name in kind.objects.filter(blob__in=names).values_list("blob", flat=True)
    }


def _in_held_mail(brand_id: UUID) -> set[str]:
    """Those of mails of which staff have still to say what becomes of them."""
    waiting = RawMail.objects.filter(
        brand=brand_id, state__in=[RawMail.State.KEPT, RawMail.State.HELD]
    )
    said = (words_of(mail) for mail in waiting.iterator())
    return {file.blob for words in said if words for file in words.enclosures}
