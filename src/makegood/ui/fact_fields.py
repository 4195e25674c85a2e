"""How does somebody tell a fact that an agreement asks for? A field for each kind of fact."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.told import IN_WORDS, can_tell, declared_fact, is_answer
from makegood.wording.facts import question_of

PREFIX: Final = "fact-"
YES, NO = "yes", "no"
LONGEST: Final = 60  # letters of a version that somebody runs
MOST: Final = 1_000_000
LONGEST_NUMBER: Final = 7  # digits


def add_facts(form: forms.Form, agreement: Agreement, facts: Iterable[str]) -> None:
    """Give the form a field for each of the facts, in their order; none has to be answered."""
    for fact in facts:
        form.fields[f"{PREFIX}{fact}"] = _field(agreement, fact)


def facts_of_staff(agreement: Agreement) -> list[str]:
    """All that staff can tell under this agreement."""
    facts = [fact.id for fact in agreement.rules.fact]
    if agreement.rules.compatibility is not None:
        facts.append(IN_WORDS)
    return [one for one in facts if can_tell(agreement.rules, one, by_staff=True)]


def told_in(agreement: Agreement, typed: Mapping[str, Any]) -> dict[str, Value]:
    """What was answered, by its fact, in the types that agreements know.

    What no customer can tell, or what is no answer, is left out: a form that was not made here
    tells nothing by it.
    """
    answers = {
        name.removeprefix(PREFIX): _value(agreement, name.removeprefix(PREFIX), value)
        for name, value in typed.items()
        if name.startswith(PREFIX) and value not in ("", None)
    }
    return {
        fact: value
        for fact, value in answers.items()
        if can_tell(agreement.rules, fact, by_staff=True)
        and is_answer(agreement.rules, fact, value)
    }


def _field(agreement: Agreement, fact: str) -> forms.Field:
    language = get_language() or "en"
    label = question_of(agreement, fact, language)
    declared = declared_fact(agreement.rules, fact)
    if declared is None:
        return forms.CharField(
            label=label,
            help_text=_("Such as 8.1. It is compared with what was advertised when you bought."),
            max_length=LONGEST,
            required=False,
        )
    if declared.kind == "number":
        return forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)
    return forms.ChoiceField(
        label=label,
        choices=[
            *_choices(agreement, declared.choices, language),
            ("", _("I do not know yet")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


def _choices(
    agreement: Agreement, choices: tuple[str, ...] | None, language: str
) -> list[tuple[str, str]]:
    if choices is None:
        return [(YES, _("Yes")), (NO, _("No"))]
    return [(one, agreement.name_of("choice", one, language)) for one in choices]


def _value(agreement: Agreement, fact: str, typed: Any) -> Value:  # noqa: ANN401 - a cleaned value
    declared = declared_fact(agreement.rules, fact)
    kind = declared.kind if declared else ""
    if kind == "yes_no" and typed in (YES, NO):
        return bool(typed == YES)
    if kind == "number" and str(typed).isdecimal() and len(str(typed)) <= LONGEST_NUMBER:
        return int(typed)
    return str(typed)
