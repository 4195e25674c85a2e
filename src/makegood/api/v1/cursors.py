"""Where does the next page of a list begin?"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from typing import Annotated, Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from makegood.api.problems import stop

MOST: Final = 100  # rows of a page
USUAL: Final = 50
PLACE: Final = re.compile(r"[0-9a-f]{32}|\d{1,9}")


class Paging(Schema):
    """Which page of a list: `cursor` is the `next` of the page before."""

    cursor: Annotated[str, Field(max_length=60)] = ""
    limit: Annotated[int, Field(ge=1, le=MOST)] = USUAL


def page_of[Row: Any](
    rows: QuerySet[Row], paging: Paging, *, order: str
) -> tuple[Sequence[Row], str | None]:
    """The rows after the cursor, and the cursor of the next page, None on the last.

    What is put in meanwhile moves no row from one page to another. Raises Stopped.
    """
    name, backwards = order.removeprefix("-"), order.startswith("-")
    if paging.cursor:
        place = place_of(paging.cursor)
        rows = rows.filter(**{f"{name}__{'lt' if backwards else 'gt'}": place})
    found = list(rows.order_by(order)[: paging.limit + 1])
    page = found[: paging.limit]
    return page, cursor_at(getattr(page[-1], name)) if len(found) > len(page) else None


def cursor_at(place: UUID | int) -> str:
    """The cursor of the page after that place: nothing that anybody should read."""
    text = place.hex if isinstance(place, UUID) else str(place)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of(cursor: str) -> UUID | int:
    """The place that the cursor names. Raises Stopped for what is no cursor of ours."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (Error, ValueError) as malformed:
        raise _no_cursor() from malformed
    if not PLACE.fullmatch(text):
        raise _no_cursor()
    return UUID(text) if len(text) == 32 else int(text)


def _no_cursor() -> Exception:
    return stop(400, "cursor_is_malformed", _("Send as cursor what a page called `next`."))
