"""Where did each credit come from, and where did it go?"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from makegood.ledger.models import Kind
from makegood.ledger.queries import Entry, balance
from makegood.ledger.queries import statement as statement_of
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import UsualRate
from makegood.terms.rating.card import paid_rate, usual_cost
from makegood.tickets.models import Ticket
from makegood.tickets.queries import all_tickets
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest

PER_PAGE = 50
WHOLE = 100_000  # entries of a statement that is downloaded


@dataclass(frozen=True, slots=True)
class Row:
    """A movement as the page shows it; `units` changes what can be spent."""

    at: datetime
    words: str
    remark: str
    clause: str
    version_id: UUID | None  # of the agreement that the clause is in
    ticket: Ticket | None
    units: int
    balance: int

    @property
    def signed(self) -> str:
        """With a sign that is read as one, and nothing where the balance stays."""
        if self.units == 0:
            return "0"
        return f"+ {self.units}" if self.units > 0 else f"\N{MINUS SIGN} {-self.units}"


@require_safe
@customers_only
def statement(request: BrandRequest, by: Member) -> HttpResponse:
    """The balance, and every movement with its reason."""
    assert by.company_id is not None
    context = page_context(by, at=timezone.now())
    before = request.GET.get("before", "")
    found = statement_of(
        by.brand_id,
        by.company_id,
        context.unit,
        before=int(before) if before.isdecimal() and len(before) < 10 else None,
        limit=PER_PAGE,
    )
    return render(
        request,
        "portal/credits.html",
        {
            **context.shown(),
            "balance": balance(by.brand_id, by.company_id, context.unit),
            "rows": list(_rows(found.entries, by)),
            "rules": rules_of(context.agreement),
            "earlier": found.earlier,
        },
    )


@require_safe
@customers_only
def statement_csv(request: BrandRequest, by: Member) -> HttpResponse:
    """The same as a file that adds up, the newest first."""
    assert by.company_id is not None
    context = page_context(by, at=timezone.now())
    found = statement_of(by.brand_id, by.company_id, context.unit, limit=WHOLE)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statement.csv"'
    writer = csv.writer(response)
    writer.writerow(
        [_("Date"), _("What happened"), _("Ticket"), _("Clause"), _("Units"), _("Balance")]
    )
    for row in _rows(found.entries, by):
        number = f"{by.brand.prefix}-{row.ticket.number}" if row.ticket else ""
        words = f"{row.words} {row.remark}".strip()
        writer.writerow(
            [row.at.isoformat(), plain(words), number, row.clause, row.units, row.balance]
        )
    return response


def rules_of(agreement: Agreement | None) -> dict[str, Any] | None:
    """What tickets cost as a rule, and what happens to units: numbers, and clauses to read."""
    rate = paid_rate(agreement) if agreement else None
    if agreement is None or rate is None:
        return None
    return {
        "usual": usual_cost(rate),
        "usual_clause": rate.clause,
        "may_cost_more": not isinstance(rate, UsualRate) or rate.above_usual == "with_reason",
        "approval_clause": agreement.consumption.approval.clause,
        "taken_at_once": agreement.consumption.approval.takes == "all",
        "end_clause": agreement.consumption.end_after_approval.clause,
        "final": agreement.consumption.end_after_approval.gives_back == "nothing",
    }


def plain(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _rows(entries: tuple[Entry, ...], by: Member) -> Iterator[Row]:
    seen = {entry.ticket for entry in entries if entry.ticket}
    tickets: dict[UUID, Ticket] = all_tickets(by).prefetch_related(None).in_bulk(seen)
    for entry in entries:
        if entry.available == 0 and entry.kind == Kind.CAPTURE:
            continue  # it was taken from the balance when it was set aside
        yield Row(
            at=entry.at,
            words=_words(entry),
            remark=entry.remark,
            clause=entry.clause,
            version_id=entry.agreement_version,
            ticket=tickets.get(entry.ticket) if entry.ticket else None,
            units=entry.available,
            balance=entry.available_after,
        )


def _words(entry: Entry) -> str:
    name = entry.by_name
    words = {
        Kind.GRANT: _("Bought"),
        Kind.GOODWILL: _("Given out of goodwill"),
        Kind.HOLD: _("Approved by %(name)s") % {"name": name},
        Kind.CAPTURE: _("Used"),
        Kind.RELEASE: _("Given back"),
        Kind.MOVE: _("Moved between accounts"),
    }
    return words[entry.kind]
