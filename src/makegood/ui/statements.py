"""How is every movement of a balance shown, so that it can be added up by hand?"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from makegood.ledger.models import Kind, Lot
from makegood.ledger.queries import Entry, Statement, lots_left, statement
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.tickets.queries import all_tickets

PER_PAGE: Final = 50
AT_ONCE: Final = 1000  # entries of a file that are read together
MOST_DIGITS: Final = 9

type Link = Callable[[Ticket], str]


@dataclass(frozen=True, slots=True)
class Account:
    """Whose movements are shown: a company's units of an agreement, as `by` may see them."""

    by: Member
    company_id: UUID
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A movement. `units` changes what can be spent, `aside` what is set aside for approved work;
    both balances are those after it.
    """

    at: datetime
    words: str
    remark: str
    clause: str
    version_id: UUID | None  # of the agreement that the clause is in
    ticket: Ticket | None
    url: str
    units: int
    aside: int
    balance: int
    aside_after: int

    @property
    def signed(self) -> str:
        return signed(self.units)

    @property
    def signed_aside(self) -> str:
        return signed(self.aside)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of movements, the newest first: what was there before, plus all rows, is the end."""

    rows: tuple[Row, ...]
    lots: tuple[Lot, ...]
    before: tuple[int, int]  # units to spend, and set aside
    end: tuple[int, int]
    is_newest: bool
    earlier: int | None

    @property
    def has_aside(self) -> bool:
        """Whether any unit is, was, or comes to be set aside here."""
        return any(row.aside or row.aside_after for row in self.rows) or any(self.before[1:])


def shown(account: Account, *, before: str, link: Link) -> Shown:
    """The page that ends before the turn `before`, or the newest one. Three queries."""
    turn = int(before) if before.isdecimal() and len(before) <= MOST_DIGITS else None
    page = _page(account, before=turn, limit=PER_PAGE)
    rows = tuple(_rows(page.entries, account.by, link))
    first = page.entries[-1] if page.entries else None
    return Shown(
        rows=rows,
        lots=tuple(lots_left(account.by.brand_id, account.company_id, account.unit)),
        before=(
            (first.available_after - first.available, first.held_after - first.held)
            if first
            else (0, 0)
        ),
        end=(rows[0].balance, rows[0].aside_after) if rows else (0, 0),
        is_newest=turn is None,
        earlier=page.earlier,
    )


def as_csv(account: Account) -> HttpResponse:
    """All movements as a file that adds up, the newest first."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [
            _("Date"),
            _("What happened"),
            _("Ticket"),
            _("Clause"),
            _("Units"),
            _("Set aside"),
            _("Balance"),
            _("Set aside in all"),
        ]
    )
    brand = account.by.brand
    for row in _all_rows(account):
        number = f"{brand.prefix}-{row.ticket.number}" if row.ticket else ""
        told = (f"{row.words} {row.remark}".strip(), number, row.clause)
        sums = (row.units, row.aside, row.balance, row.aside_after)
        writer.writerow([row.at.isoformat(), *map(plain, told), *sums])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statement.csv"'
    return response


def plain(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def signed(units: int) -> str:
    """With a sign that is read as one, and none where nothing changes."""
    if units == 0:
        return "0"
    return f"+ {units}" if units > 0 else f"\N{MINUS SIGN} {-units}"


def _page(account: Account, *, before: int | None, limit: int) -> Statement:
    brand_id = account.by.brand_id
    return statement(brand_id, account.company_id, account.unit, before=before, limit=limit)


def _all_rows(account: Account) -> Iterator[Row]:
    page = _page(account, before=None, limit=AT_ONCE)
    yield from _rows(page.entries, account.by, _nowhere)
    while page.earlier:
        page = _page(account, before=page.earlier, limit=AT_ONCE)
        yield from _rows(page.entries, account.by, _nowhere)


def _nowhere(ticket: Ticket) -> str:
    """A file has no links."""
    return ""


def _rows(entries: tuple[Entry, ...], by: Member, link: Link) -> Iterator[Row]:
    seen = {entry.ticket for entry in entries if entry.ticket}
    tickets: dict[UUID, Ticket] = all_tickets(by).prefetch_related(None).in_bulk(seen)
    for entry in entries:
        ticket = tickets.get(entry.ticket) if entry.ticket else None
        yield Row(
            at=entry.at,
            words=_words(entry),
            remark=entry.remark,
            clause=entry.clause,
            version_id=entry.agreement_version,
            ticket=ticket,
            url=link(ticket) if ticket else "",
            units=entry.available,
            aside=entry.held,
            balance=entry.available_after,
            aside_after=entry.held_after,
        )


def _words(entry: Entry) -> str:
    name = entry.by_name
    words = {
        Kind.GRANT: _("Bought"),
        Kind.GOODWILL: _("Given out of goodwill"),
        Kind.HOLD: _("Approved by %(name)s") % {"name": name},
        Kind.CAPTURE: _("Used"),
        Kind.RELEASE: _("Given back"),
        Kind.RETURN: _("Given back: the cause was a defect of ours"),
        Kind.MOVE: _("Moved between accounts"),
    }
    return words[entry.kind]
