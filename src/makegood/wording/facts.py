"""How is a fact about a request asked for, and how is its value said?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.told import declared_fact

# What Makegood knows by itself, and facts that the records tell under fixed ids.
OWN = {
    "issue_class": gettext_lazy("Kind of question"),
    "priority": gettext_lazy("Priority"),
    "tier": gettext_lazy("Kind of support"),
    "plan": gettext_lazy("Plan"),
    "channel": gettext_lazy("Asked by"),
    "offer": gettext_lazy("What was bought"),
    "owned": gettext_lazy("It is yours and paid for"),
    "platform": gettext_lazy("The version that you run it with"),
    "encrypted": gettext_lazy("The edition is encrypted"),
    "premium_withheld": gettext_lazy("Paid support is not offered"),
    "unfounded_requests": gettext_lazy("Requests without an issue behind them"),
}
VALUES = {
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "active": gettext_lazy("running"),
    "ended": gettext_lazy("ended"),
    "none": gettext_lazy("none"),
    "left": gettext_lazy("some is left"),
    "used_up": gettext_lazy("used up"),
    "product": gettext_lazy("a product"),
    "extension": gettext_lazy("an extension"),
    "service": gettext_lazy("a service"),
    "compatible": gettext_lazy("among those advertised"),
    "incompatible": gettext_lazy("not among those advertised"),
}
NAMED = ("issue_class", "priority", "tier", "plan")  # whose values have names


def question_of(agreement: Agreement, fact: str, language: str) -> str:
    """The agreement's own words for the fact, or ours for what Makegood knows by itself."""
    declared = declared_fact(agreement.rules, fact)
    if declared is not None and declared.asked_of != "records":
        return agreement.name_of("fact", fact, language)
    if fact in OWN:
        return str(OWN[fact])
    if fact in {window.id for window in agreement.rules.window}:
        return agreement.name_of("window", fact, language)
    for quota in agreement.rules.quota:
        if quota.id == fact:
            return agreement.clause_heading(quota.clause, language)
    return fact.replace("_", " ")


def value_in_words(agreement: Agreement, fact: str, value: Value, language: str) -> str:
    """What the fact is, in the agreement's own words where it has some."""
    if value in ("yes", "no") or isinstance(value, bool):
        return _("yes") if value in ("yes", True) else _("no")
    declared = declared_fact(agreement.rules, fact)
    if declared is not None and declared.choices and declared.asked_of != "records":
        return agreement.name_of("choice", str(value), language)
    if fact == "channel":
        return agreement.channel_name(str(value), language)
    if fact in NAMED:
        return agreement.name_of(fact, str(value), language)
    return str(VALUES.get(str(value), value)).replace("_", " ")
