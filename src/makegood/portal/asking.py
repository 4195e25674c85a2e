"""What does the form of a new ticket ask?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_at
from makegood.commands.intake.submit_request import LONGEST_SUBJECT
from makegood.people.models import Company, Member
from makegood.portal.context import CHANNEL
from makegood.purchases.models import Purchase
from makegood.terms.agreement.applies import applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.priority import propose_priority
from makegood.terms.coverage.told import declared_fact
from makegood.terms.coverage.verdict import to_ask
from makegood.tickets.known import Asked, all_known
from makegood.ui.fact_fields import PREFIX, add_facts, told_in
from makegood.ui.fields import SeveralFiles

NOTHING_BOUGHT = "none"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a request rests on: what it is about, and the version that applies to it."""

    company: Company
    purchase: Purchase | None
    version: Version

    @property
    def agreement(self) -> Agreement:
        return terms_of(self.version)


class RequestForm(forms.Form):
    """What is asked. Its choices and questions are those of the agreement."""

    purchase = forms.ChoiceField(
        label=_("Which product is it about?"),
        error_messages={"required": _("Choose what it is about.")},
    )
    issue_class = forms.ChoiceField(
        label=_("What kind of question is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of question.")},
    )
    symptoms = forms.MultipleChoiceField(
        label=_("What do you see?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    subject = forms.CharField(
        label=_("In one line"),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Say in one line what it is about.")},
    )
    text = forms.CharField(
        label=_("What happens, and what did you expect?"),
        help_text=_("Paste the exact error message if there is one. Never a password."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=50_000,
        error_messages={"required": _("Describe what happens and what you expected.")},
    )
    attachments = SeveralFiles(label=_("Files"), required=False)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The facts that are asked, in their order."""
        return [bound for bound in self if bound.name.startswith(PREFIX)]


def basis_of(by: Member, chosen: str, purchases: Iterable[Purchase], *, at: datetime) -> Basis:
    """What a request about the chosen one of the purchases rests on, or about none of them.

    Raises LookupError where no agreement is in force.
    """
    assert by.company is not None
    purchase = next((one for one in purchases if str(one.id) == chosen), None)
    version = purchase.agreement_version if purchase else version_at(by.brand, at=at)
    if version is None:
        raise LookupError
    return Basis(by.company, purchase, version)


def empty_form(basis: Basis, purchases: Iterable[Purchase], *, chosen: str) -> RequestForm:
    """The form before anything was typed, about the chosen purchase if there is one."""
    return _made(RequestForm(initial={"purchase": chosen}), basis, purchases)


def checked_form(
    basis: Basis, purchases: Iterable[Purchase], typed: QueryDict, *, at: datetime
) -> RequestForm:
    """The form with what was typed so far, and with the questions that matter by now.

    Nothing is found wrong with it: it is not sent yet.
    """
    initial = {**typed.dict(), "symptoms": typed.getlist("symptoms")}
    form = _made(RequestForm(initial=initial), basis, purchases)
    return _with_questions(form, basis, typed, at=at)


def sent_form(
    basis: Basis,
    purchases: Iterable[Purchase],
    typed: QueryDict,
    files: "MultiValueDict[str, UploadedFile[bytes]]",
    *,
    at: datetime,
) -> RequestForm:
    """As `checked_form`, to be found right or wrong."""
    form = _made(RequestForm(typed, files), basis, purchases)
    return _with_questions(form, basis, typed, at=at)


def _made(form: RequestForm, basis: Basis, purchases: Iterable[Purchase]) -> RequestForm:
    agreement, language = basis.agreement, get_language() or "en"
    about = [(str(one.id), one.product.name) for one in purchases]
    _offer(form, "purchase", [*about, (NOTHING_BOUGHT, _("None of these"))])
    _offer(
        form,
        "issue_class",
        [(one.id, agreement.class_name(one.id, language)) for one in agreement.classes],
    )
    symptoms = [symptom for one in agreement.rules.priority for symptom in one.symptoms]
    _offer(
        form, "symptoms", [(one, agreement.name_of("symptom", one, language)) for one in symptoms]
    )
    if not symptoms:
        del form.fields["symptoms"]
    return form


def _with_questions(
    form: RequestForm, basis: Basis, typed: QueryDict, *, at: datetime
) -> RequestForm:
    if is_class(basis.agreement, typed.get("issue_class", "")):
        add_facts(form, basis.agreement, asked_facts(basis, typed, at=at))
    return form


def is_class(agreement: Agreement, issue_class: str) -> bool:
    """Whether the agreement has such a kind of question."""
    return issue_class in {one.id for one in agreement.classes}


def asked_facts(basis: Basis, typed: QueryDict, *, at: datetime) -> tuple[str, ...]:
    """The facts that the form asks by now: those that matter, and those that were answered.

    An answer is kept on the form as long as the agreement would ask for it at all.
    """
    agreement = basis.agreement
    told = told_in(agreement, typed.dict())
    known = all_known(asked(basis, typed, told=told), agreement, at=at)
    answered = [fact for fact in told if _is_asked_here(agreement, fact, known)]
    return tuple(dict.fromkeys((*answered, *to_ask(agreement, known))))


def asked(basis: Basis, typed: QueryDict, *, told: dict[str, Value]) -> Asked:
    """What is asked so far, as the verdict is given on it."""
    agreement = basis.agreement
    known = {symptom for one in agreement.rules.priority for symptom in one.symptoms}
    symptoms = [symptom for symptom in typed.getlist("symptoms") if symptom in known]
    priority = propose_priority(agreement, symptoms).outcome if agreement.rules.priority else ""
    return Asked(
        company=basis.company,
        purchase=basis.purchase,
        channel=CHANNEL,
        issue_class=typed.get("issue_class", ""),
        priority=priority,
        told=told,
    )


def purchase_id_of(form: RequestForm) -> UUID | None:
    """What the valid form is about."""
    chosen = form.cleaned_data["purchase"]
    return None if chosen == NOTHING_BOUGHT else UUID(chosen)


def _is_asked_here(agreement: Agreement, fact: str, known: dict[str, Value]) -> bool:
    declared = declared_fact(agreement.rules, fact)
    return declared is None or applies(declared.when, known) is not False


def _offer(form: forms.Form, name: str, choices: list[tuple[str, object]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
