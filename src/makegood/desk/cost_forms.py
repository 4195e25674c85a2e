"""What does an agent type who proposes a cost, by the kind of rate that the ticket falls under?"""

from decimal import Decimal
from typing import Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.commands.refusals.quotes import HIGHEST_COST, MOST_PEOPLE
from makegood.commands.tickets.propose_quote import Proposal
from makegood.terms.agreement.amounts import digits_of
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import HourlyRate, RangeRate, Rate, UsualRate
from makegood.terms.rating.card import Undecided, paid_in, settled_rate, usual_cost
from makegood.terms.values import currency_of
from makegood.tickets.models import Ticket
from makegood.tickets.timers import counts_time

PREFIX: Final = "proposal"
NEEDED: Final = {"required": _("Enter how much.")}


class ProposalForm(forms.Form):
    """What a ticket costs at the most, and why; what else is asked follows from its rate."""

    most = forms.Field()
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The customer reads it. More than the usual cost needs one."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )
    currency = ""

    def said(self, ticket_id: UUID, *, turn: int) -> Proposal:
        """What is proposed; a lower end that was left empty is the same as the upper one."""
        typed = self.cleaned_data
        most = self._minor(typed["most"])
        least = typed.get("least")
        return Proposal(
            ticket_id=ticket_id,
            turn=turn,
            least=most if least is None else self._minor(least),
            most=most,
            currency=self.currency,
            reason=typed["reason"],
            classes=tuple(typed.get("classes", ())),
            surcharges=tuple(typed.get("surcharges", ())),
            people=typed.get("people") or 1,
        )

    def _minor(self, typed: int | Decimal) -> int:
        if isinstance(typed, int):
            return typed
        return int(typed.scaleb(digits_of(self.currency)))


def rate_of(ticket: Ticket, agreement: Agreement, known: Known) -> Rate | None:
    """The rate by which the ticket's cost is judged; None while that cannot be said."""
    if not ticket.tier or not agreement.tier(ticket.tier).paid:
        return None
    rate = settled_rate(agreement, known)
    return None if isinstance(rate, Undecided) else rate


def proposal_form(
    ticket: Ticket,
    agreement: Agreement,
    known: Known,
    *,
    typed: QueryDict | None = None,
) -> ProposalForm:
    """The form for this ticket, with the fields that its rate asks for."""
    rate = rate_of(ticket, agreement, known)
    sample = (paid_in(agreement, rate) if rate else None) or 0
    form = ProposalForm(typed, prefix=PREFIX, initial={"most": _usual(rate)})
    form.currency = currency_of(sample) or ""
    amounts: dict[str, forms.Field] = {"most": _amount(form.currency, _most_label(rate))}
    if not isinstance(rate, UsualRate):
        amounts["least"] = _amount(form.currency, _("From"), required=False)
    form.fields = {**dict(reversed(amounts.items())), "reason": form.fields["reason"]}
    form.fields |= _further(ticket, agreement, rate)
    if counts_time(agreement, sample):
        form.fields |= _of_time(agreement)
    return form


def _usual(rate: Rate | None) -> int | None:
    return usual_cost(rate) if isinstance(rate, UsualRate | RangeRate) else None


def _most_label(rate: Rate | None) -> str:
    if isinstance(rate, UsualRate):
        return str(_("Units"))
    return str(_("Never more than")) if isinstance(rate, HourlyRate) else str(_("Up to"))


def _amount(currency: str, label: object, *, required: bool = True) -> forms.Field:
    if not currency:
        return forms.IntegerField(
            label=str(label),
            min_value=0,
            max_value=HIGHEST_COST,
            required=required,
            error_messages=NEEDED,
        )
    digits = digits_of(currency)
    return forms.DecimalField(
        label=f"{label} ({currency})",
        min_value=0,
        max_digits=9,
        decimal_places=digits,
        required=required,
        error_messages=NEEDED,
    )


def _further(ticket: Ticket, agreement: Agreement, rate: Rate | None) -> dict[str, forms.Field]:
    """The classes that the ticket may span beside its own, where ranges can be added up."""
    others = [one for one in agreement.classes if one.id != ticket.issue_class]
    if not isinstance(rate, RangeRate) or not others:
        return {}
    language = get_language() or "en"
    names = [(one.id, agreement.class_name(one.id, language)) for one in others]
    return {"classes": _several(_("It is about this, too"), names)}


def _of_time(agreement: Agreement) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if rules := agreement.rules.surcharge:
        names = [(one.id, _("%(percent)s %% more") % {"percent": one.percent}) for one in rules]
        fields["surcharges"] = _several(_("Added at certain times"), names)
    fields["people"] = forms.IntegerField(
        label=_("People at work at the same time, of whom each counts"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        required=False,
    )
    return fields


def _several(label: object, names: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=str(label),
        choices=names,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
