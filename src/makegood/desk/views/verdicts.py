"""Is it covered? What staff judge, find out, and decide otherwise."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.agreements.queries import terms_with_id
from makegood.commands.people.offer_paid import Offering, offer_paid
from makegood.commands.people.withhold_paid import Withholding, withhold_paid
from makegood.commands.refused import NotThere, Refused
from makegood.commands.verdicts.judge import Judgement, judge
from makegood.commands.verdicts.mark_unfounded import NoIssue, mark_unfounded
from makegood.commands.verdicts.overrule import Overruling, overrule
from makegood.commands.verdicts.review_objection import Review, review_objection
from makegood.commands.verdicts.tell_facts import Answers, tell_facts
from makegood.desk.covers import judging_form
from makegood.desk.verdict_forms import ReviewForm, overrule_form, tell_form
from makegood.desk.views.accounts import company_of
from makegood.desk.views.tickets import ticket_of, ticket_page
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.fact_fields import told_in
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of, turn_of


@require_POST
@staff_only
def judgement(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Use a rule that is left to staff."""

    def run(ticket: Ticket, form: Form, by: Member, key: str) -> None:
        article = form.cleaned_data["article"]
        said = Judgement(
            ticket_id=ticket.id,
            turn=turn_of(request),
            rule=form.cleaned_data["rule"],
            reason=form.cleaned_data["reason"],
            evidence=form.cleaned_data["evidence"],
            article_id=UUID(article) if article else None,
        )
        judge(said, by=by, key=key, at=timezone.now())

    def form_of(ticket: Ticket) -> Form:
        by = request.members[ticket.brand_id]
        return judging_form(ticket, by, request.POST)

    return _act(request, ticket_id, "judging", form_of, run)


@require_POST
@staff_only
def overruling(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Decide against the rules."""

    def run(ticket: Ticket, form: Form, by: Member, key: str) -> None:
        said = Overruling(ticket_id=ticket.id, turn=turn_of(request), **form.cleaned_data)
        overrule(said, by=by, key=key, at=timezone.now())

    def form_of(ticket: Ticket) -> Form:
        return overrule_form(terms_with_id(ticket.agreement_version_id), typed=request.POST)

    return _act(request, ticket_id, "overruling", form_of, run)


@require_POST
@staff_only
def answers(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Tell what was found out."""

    def run(ticket: Ticket, form: Form, by: Member, key: str) -> None:
        told = told_in(terms_with_id(ticket.agreement_version_id), form.cleaned_data)
        said = Answers(ticket_id=ticket.id, turn=turn_of(request), told=tuple(sorted(told.items())))
        tell_facts(said, by=by, key=key, at=timezone.now())

    def form_of(ticket: Ticket) -> Form:
        return tell_form(terms_with_id(ticket.agreement_version_id), typed=request.POST)

    return _act(request, ticket_id, "telling", form_of, run)


@require_POST
@staff_only
def review(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Answer an objection."""

    def run(ticket: Ticket, form: Form, by: Member, key: str) -> None:
        said = Review(
            ticket_id=ticket.id,
            upheld=form.cleaned_data["upheld"] == "yes",
            answer=form.cleaned_data["answer"],
        )
        review_objection(said, by=by, key=key, at=timezone.now())

    def form_of(ticket: Ticket) -> Form:
        return ReviewForm(request.POST, prefix="review")

    return _act(request, ticket_id, "reviewing", form_of, run)


@require_POST
@staff_only
def unfounded(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Note that there was no issue behind it."""

    def run(ticket: Ticket, form: Form, by: Member, key: str) -> None:
        mark_unfounded(NoIssue(ticket_id=ticket.id), by=by, key=key, at=timezone.now())

    return _act(request, ticket_id, "noting", lambda ticket: Form({}), run)


@require_POST
@staff_only
def withholding(request: BrandRequest, by: Member, company_id: UUID) -> HttpResponseBase:
    """Withhold paid support from a company, or offer it again."""
    with asking(request):
        company = company_of(request, company_id)
    member, key = request.members[company.brand_id], key_of(request, company_id)
    try:
        if request.POST.get("offer"):
            offer_paid(Offering(company_id=company_id), by=member, key=key, at=timezone.now())
        else:
            said = Withholding(company_id=company_id)
            withhold_paid(said, by=member, key=key, at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("It counts from now on, for what is asked then."))
    return redirect("desk:units", company_id)


def _act(
    request: BrandRequest,
    ticket_id: UUID,
    name: str,
    form_of: Callable[[Ticket], Form],
    run: Callable[[Ticket, Form, Member, str], Any],
) -> HttpResponseBase:
    """Find the ticket, read its form, run the command and go back; nothing typed is lost."""
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        form = form_of(ticket)
        if not form.is_valid():
            return ticket_page(request, ticket, typed={name: form})
    try:
        run(ticket, form, request.members[ticket.brand_id], key_of(request, ticket_id))
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            now = ticket_of(request, ticket_id)
            return ticket_page(request, now, typed={name: form}, trouble=refusal(refused))
    messages.success(request, _("Kept; the customer reads what concerns him."))
    return redirect("desk:ticket", ticket_id)
