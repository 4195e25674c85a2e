"""How is every movement of a balance shown, so that it can be added up by hand?"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from makegood.ledger.models import Kind, Lot
from makegood.ledger.queries import EVER, Entry, Period, Statement, lots_left, statement
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.tickets.queries import all_tickets
from makegood.ui.statement_days import NAMES, DaysForm, days_form, period_of

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

    @property
    def zone(self) -> ZoneInfo:
        """On whose clocks days begin."""
        return ZoneInfo(self.by.brand.time_zone)


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
    """A page of movements, the newest first: what was there before, plus all rows, is the end.

    `days` are those of which they are, all if it is not bound; `query` keeps them in an address.
    """

    rows: tuple[Row, ...]
    lots: tuple[Lot, ...]
    before: tuple[int, int]  # units to spend, and set aside
    end: tuple[int, int]
    is_newest: bool
    earlier: int | None
    days: DaysForm
    period: Period
    query: str

    @property
    def has_aside(self) -> bool:
        """Whether any unit is, was, or comes to be set aside here."""
        return any(row.aside or row.aside_after for row in self.rows) or any(self.before[1:])


def shown(account: Account, asked: QueryDict, *, link: Link) -> Shown:
    """The page that ends before the turn `before` that is asked for, or the newest one, of the days
    `from` and `to`. Three queries; one more of days on which nothing happened.
    """
    before, days = asked.get("before", ""), days_form(asked)
    turn = int(before) if before.isdecimal() and len(before) <= MOST_DIGITS else None
    period = period_of(days, account.zone)
    page = _page(account, before=turn, period=period, limit=PER_PAGE)
    rows = tuple(_rows(page.entries, account.by, link))
    brought = _before(account, page.entries, period)
    return Shown(
        rows=rows,
        lots=tuple(lots_left(account.by.brand_id, account.company_id, account.unit)),
        before=brought,
        end=(rows[0].balance, rows[0].aside_after) if rows else brought,
        is_newest=turn is None,
        earlier=page.earlier,
        days=days,
        period=period,
        query=_query(asked, days),
    )


def as_csv(account: Account, asked: QueryDict) -> HttpResponse:
    """The movements of the days that are asked for as a file that adds up, the newest first.

    Where it does not begin with the first of all, the last row is what was there before. Days that
    make no sense are answered with 400 and what is wrong with them.
    """
    days = days_form(asked)
    if days.is_bound and not days.is_valid():
        return HttpResponse(days.errors.as_text(), content_type="text/plain", status=400)
    period = period_of(days, account.zone)
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
    brought = (0, 0)
    for entries in _pages(account, period):
        brought = _before(account, entries, period)
        _write(writer, account, entries)
    if period.since is not None:
        was = (_("Brought forward"), "", "", *brought, *brought)
        writer.writerow([period.since.isoformat(), *was])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statement.csv"'
    return response


def _write(writer: Any, account: Account, entries: tuple[Entry, ...]) -> None:  # noqa: ANN401 - of csv
    brand = account.by.brand
    for row in _rows(entries, account.by, _nowhere):
        number = f"{brand.prefix}-{row.ticket.number}" if row.ticket else ""
        told = (f"{row.words} {row.remark}".strip(), number, row.clause)
        sums = (row.units, row.aside, row.balance, row.aside_after)
        writer.writerow([row.at.isoformat(), *map(plain, told), *sums])


def plain(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def signed(units: int) -> str:
    """With a sign that is read as one, and none where nothing changes."""
    if units == 0:
        return "0"
    return f"+ {units}" if units > 0 else f"\N{MINUS SIGN} {-units}"


def _page(account: Account, *, before: int | None, period: Period, limit: int) -> Statement:
    return statement(
        account.by.brand_id,
        account.company_id,
        account.unit,
        before=before,
        period=period,
        limit=limit,
    )


def _pages(account: Account, period: Period) -> Iterator[tuple[Entry, ...]]:
    page = _page(account, before=None, period=period, limit=AT_ONCE)
    yield page.entries
    while page.earlier:
        page = _page(account, before=page.earlier, period=period, limit=AT_ONCE)
        yield page.entries


def _before(account: Account, entries: tuple[Entry, ...], period: Period) -> tuple[int, int]:
    """What could be spent, and was set aside, before these entries of a period, if there are any,
    and else before the period.
    """
    if entries:
        first = entries[-1]
        return first.available_after - first.available, first.held_after - first.held
    ends = period.since or period.until
    past = Period(until=ends) if ends else EVER
    last = _page(account, before=None, period=past, limit=1).entries if ends else ()
    return (last[0].available_after, last[0].held_after) if last else (0, 0)


def _query(asked: QueryDict, days: DaysForm) -> str:
    """The days as they are written in an address, to which more can be added."""
    if not days.is_bound:
        return ""
    kept = QueryDict(mutable=True)
    for name in NAMES:
        kept[name] = asked.get(name, "")
    return kept.urlencode()


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
