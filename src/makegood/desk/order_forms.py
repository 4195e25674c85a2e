"""What does an agent type who keeps tickets in order?"""

from datetime import datetime
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from makegood.commands.calls.arrange_call import LONGEST_ANSWER
from makegood.tickets.models import LONGEST_TAG, LONGEST_TITLE, FieldRule

LONGEST_REASON = 2_000


class MomentForm(forms.Form):
    """A moment on the clocks of the brand."""

    until = forms.DateTimeField(
        label=_("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={
            "required": _("Choose a day and a time."),
            "invalid": _("Write it as 2026-08-04 09:30."),
        },
    )

    @property
    def moment(self) -> datetime:
        until: datetime = self.cleaned_data["until"]
        return until


class TitleForm(forms.Form):
    """What a ticket is called."""

    title = forms.CharField(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Give the ticket a title.")},
    )


class TagForm(forms.Form):
    """A tag, new or known."""

    name = forms.CharField(
        label=_("Tag"),
        max_length=LONGEST_TAG,
        error_messages={"required": _("Write the tag first.")},
    )


class ValueForm(forms.Form):
    """What is noted in the field of the id `rule_id`; empty takes out what is there."""

    value = forms.CharField(required=False)

    def __init__(self, data: QueryDict, *, rule_id: UUID) -> None:
        super().__init__(data)
        self.rule_id = rule_id


class ReasonForm(forms.Form):
    """Why, for the customer to read."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The customer reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why: the customer reads it.")},
    )


class SavedReplyForm(forms.Form):
    """Words that are used again; `saved_reply` names those that are changed."""

    saved_reply = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    title = forms.CharField(
        label=_("Title"), max_length=120, error_messages={"required": _("Give it a title.")}
    )
    language = forms.CharField(label=_("Language"), max_length=10)
    department = forms.CharField(label=_("Department"), max_length=80, required=False)
    text = forms.CharField(
        label=_("Text"),
        help_text=_("{customer}, {company}, {ticket}, {title}, {agent} and {brand} are filled in."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        error_messages={"required": _("Write the words first.")},
    )


class FieldForm(forms.Form):
    """A field that tickets have on the desk."""

    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages={"required": _("Give it a name.")}
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Small letters, digits and _; programs use it."),
        max_length=40,
        error_messages={"required": _("Give it a code.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (FieldRule.Kind.TEXT, _("Text")),
            (FieldRule.Kind.NUMBER, _("Number")),
            (FieldRule.Kind.CHOICE, _("Choice")),
            (FieldRule.Kind.YES_NO, _("Yes or no")),
        ],
    )
    choices = forms.CharField(
        label=_("Choices"),
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    issue_class = forms.CharField(
        label=_("Class"),
        help_text=_("As the agreement names it; empty for all."),
        max_length=40,
        required=False,
    )


class NoCallForm(forms.Form):
    """Why a call that was asked for is not to be."""

    answer = forms.CharField(
        label=_("Why there will be none"),
        help_text=_("The customer reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_ANSWER,
        error_messages={"required": _("Say why: the customer reads it.")},
    )


class CallForm(MomentForm):
    """When a call is to be."""

    answer = forms.CharField(
        label=_("Words for the customer"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_ANSWER,
        required=False,
    )
