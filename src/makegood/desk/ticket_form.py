"""What does staff say of a ticket that they make of a request?"""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from makegood.commands.tickets.split_request import NewTicket
from makegood.desk.forms import HOW_MANY, MOST_UNITS
from makegood.desk.usual import usual_proposal
from makegood.purchases.models import Purchase
from makegood.terms.agreement.model import Agreement
from makegood.ui.fact_fields import PREFIX, add_facts, facts_of_staff, told_in


class TicketForm(forms.Form):
    """One of the tickets that a request becomes."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Give the ticket a title.")},
    )
    text = forms.CharField(
        label=_("What it is about"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=50_000,
        error_messages={"required": _("Say what the ticket is about.")},
    )
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    issue_class = forms.ChoiceField(label=_("Class"))
    purchase = forms.ChoiceField(label=_("About"), required=False)
    units = forms.IntegerField(
        label=_("Units"),
        help_text=_("0 of what is free, and of what is rated later."),
        min_value=0,
        max_value=MOST_UNITS,
        error_messages=HOW_MANY,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "The customer reads it. More than the usual cost needs one, and so does another tier"
            " than that of the agreement."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )

    @property
    def questions(self) -> list[forms.BoundField]:
        """What can be told of the ticket."""
        return [bound for bound in self if bound.name.startswith(PREFIX)]

    def said(self, agreement: Agreement) -> NewTicket:
        """The ticket that the valid form describes."""
        typed = self.cleaned_data
        return NewTicket(
            title=typed["title"],
            text=typed["text"],
            issue_class=typed["issue_class"],
            tier=typed["tier"],
            units=typed["units"],
            reason=typed["reason"],
            purchase_id=UUID(typed["purchase"]) if typed["purchase"] else None,
            told=tuple(sorted(told_in(agreement, typed).items())),
        )


def ticket_form(
    agreement: Agreement,
    purchases: Iterable[Purchase],
    *,
    place: int,
    typed: QueryDict | None = None,
    text: str = "",
) -> TicketForm:
    """The form of the ticket at that place, with what the agreement lets one choose and tell.

    Where rules decide about coverage, the tier is theirs unless staff choose another.
    """
    judges = bool(agreement.rules.coverage)
    usual = {"units": 0} if judges else usual_proposal(agreement)
    form = TicketForm(typed, prefix=f"ticket-{place}", initial={**usual, "text": text})
    language = get_language() or "en"
    tiers = [(one.id, agreement.tier_name(one.id, language)) for one in agreement.tiers]
    _offer(form, "tier", [("", gettext("as the agreement says")), *tiers] if judges else tiers)
    _offer(
        form,
        "issue_class",
        [(one.id, agreement.class_name(one.id, language)) for one in agreement.classes],
    )
    bought = [(str(one.id), one.product.name) for one in purchases]
    _offer(form, "purchase", [("", gettext("nothing that was bought")), *bought])
    form.fields["tier"].required = not judges
    add_facts(form, agreement, facts_of_staff(agreement))
    return form


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
