"""What does staff say about whether a ticket is covered?"""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from makegood.articles.queries import Shown
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.coverage.verdict import Covers, judgeable
from makegood.ui.covers import HEADINGS
from makegood.ui.fact_fields import add_facts, facts_of_staff

OUTCOMES = (Covers.COVERED, Covers.PAYABLE, Covers.REFUSED)
READ = gettext_lazy("The customer reads it.")


class JudgeForm(forms.Form):
    """A rule that is left to staff, why it is used, and what that rests on."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"),
        error_messages={"required": gettext_lazy("Choose the rule that you use.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=READ,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        error_messages={"required": gettext_lazy("Say why: the customer reads it.")},
    )
    evidence = forms.CharField(
        label=gettext_lazy("What it rests on"),
        help_text=READ,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4_000,
        required=False,
    )
    article = forms.ChoiceField(
        label=gettext_lazy("The page of the documentation that answers it"), required=False
    )


class OverruleForm(forms.Form):
    """A decision against the rules, or where they say nothing."""

    covers = forms.ChoiceField(
        label=gettext_lazy("We decide"), choices=[(one, HEADINGS[one][1]) for one in OUTCOMES]
    )
    tier = forms.ChoiceField(label=gettext_lazy("Kind of support"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=READ,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        error_messages={"required": gettext_lazy("Say why: the customer reads it.")},
    )


class TellForm(forms.Form):
    """What staff found out; the agreement says which questions there are."""


class ReviewForm(forms.Form):
    """The answer to an objection."""

    upheld = forms.ChoiceField(
        label=gettext_lazy("Who is right?"),
        choices=[
            ("yes", gettext_lazy("The customer: it is covered, and free of charge")),
            ("no", gettext_lazy("The decision stands")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say who is right.")},
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        help_text=READ,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4_000,
        error_messages={"required": gettext_lazy("Write the answer that the customer reads.")},
    )


def judge_form(
    agreement: Agreement,
    rules: Iterable[Coverage],
    articles: Iterable[Shown],
    *,
    typed: QueryDict | None = None,
) -> JudgeForm:
    """The form with the rules that are open to staff, and the articles to name."""
    form = JudgeForm(typed, prefix="judge")
    _offer(form, "rule", [(rule.id, _rule(agreement, rule)) for rule in rules])
    titles = [(str(one.article.id), one.revision.title) for one in articles]
    _offer(form, "article", [("", _("none")), *titles])
    return form


def open_rules(agreement: Agreement, known: Known, used: Iterable[str]) -> list[Coverage]:
    """The rules that staff can use on what is known, and did not use yet."""
    before = set(used)
    return [rule for rule in judgeable(agreement, known) if rule.id not in before]


def overrule_form(agreement: Agreement, *, typed: QueryDict | None = None) -> OverruleForm:
    """The form with the agreement's tiers."""
    form = OverruleForm(typed, prefix="overrule")
    language = get_language() or "en"
    tiers = [(one.id, agreement.tier_name(one.id, language)) for one in agreement.tiers]
    _offer(form, "tier", [("", _("the first that fits")), *tiers])
    return form


def tell_form(agreement: Agreement, *, typed: QueryDict | None = None) -> TellForm:
    """The form with all facts that staff can tell under this agreement."""
    form = TellForm(typed)
    add_facts(form, agreement, facts_of_staff(agreement))
    return form


def _rule(agreement: Agreement, rule: Coverage) -> str:
    heading = agreement.clause_heading(rule.clause, get_language() or "en")
    return _("§ %(clause)s %(heading)s: %(rule)s, %(outcome)s") % {
        "clause": rule.clause,
        "heading": heading,
        "rule": rule.id.replace("_", " "),
        "outcome": HEADINGS[Covers(rule.outcome)][1],
    }


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
