"""What do findings about promises, remedies and attainment say?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

PROMISES = {
    "promise_runs": _("This is owed by %(due)s."),
    "promise_stands_still": _("The time for this stands still for now."),
    "promise_was_kept": _("This was done in time, at %(stopped)s."),
    "promise_was_broken": _("This was owed by %(due)s, and is late by %(late)s hours."),
    "promise_was_lifted": _("This is no longer owed since %(stopped)s."),
    # remedies
    "no_remedy_hangs_on_it": _("This is aimed at and not guaranteed, so nothing is owed for it."),
    "no_remedy_agreed": _("Nothing is agreed that would be owed for this."),
    "remedy_needs_facts": _("What is owed hangs on what is not known yet: %(asked)s."),
    "base_is_missing": _("What is owed is a share of a sum that is not known yet."),
    "nothing_was_paid": _("Nothing was paid, so there is no amount to give back. We are sorry."),
    "share_by_delay": _("%(amount)s of %(base)s, for a delay of %(late)s hours."),
    "share_of_base": _("%(amount)s of %(base)s, whatever the delay."),
    "fixed_money": _("%(amount)s are owed for this."),
    "fixed_units": ngettext_lazy(
        "%(amount)s unit is owed for this.", "%(amount)s units are owed for this.", "amount"
    ),
    "fixed_days": ngettext_lazy(
        "%(amount)s day more is owed for this.", "%(amount)s days more are owed for this.", "amount"
    ),
    "remedied_up_to_most": _(
        "Something is owed or was given for this ticket already; this adds what is left up to the"
        " most."
    ),
    "remedied_once": _("Something was given for this ticket before, and it is given only once."),
    "cap_cuts": _("Of %(wanted)s no more than %(left)s are left under the limit."),
    "never_more_than_paid": _(
        "Of %(wanted)s no more than %(left)s are left of what was paid and not given back."
    ),
    # decisions, claims, appeals
    "delay_goes_on": _("Nothing can be decided while the delay goes on."),
    "decided_by_rule": _("The agreement itself decides: %(proposed)s."),
    "rule_decides": _("The agreement itself decides, and nobody can change it: %(proposed)s."),
    "decided_by_one_who_caused": _("Whoever caused a breach does not decide about it."),
    "decided_in_range": _("This was decided between %(least)s and %(most)s, with a reason."),
    "decided_outside_range": _("A decision lies between %(least)s and %(most)s."),
    "decision_needs_reason": _("A decision needs a reason that the customer can read."),
    "no_claim_is_needed": _("This is owed without a claim."),
    "claim_waits_for_the_end": _("The time for a claim begins when the delay is over."),
    "claimed_in_time": ngettext_lazy(
        "The claim came within %(days)s day.", "The claim came within %(days)s days.", "days"
    ),
    "claimed_too_late": _("It could be claimed until %(until)s."),
    "no_appeal_agreed": _("An appeal against this decision is not agreed."),
    "appealed_in_time": ngettext_lazy(
        "The appeal came within %(days)s day; somebody else looks at it.",
        "The appeal came within %(days)s days; somebody else looks at it.",
        "days",
    ),
    "appealed_too_late": _("It could be appealed until %(until)s."),
    "appeal_needs_another_person": _("Whoever decided does not look at the appeal."),
    # attainment
    "too_few_promises": ngettext_lazy(
        "There was %(made)s promise in that time; it takes %(sample)s for a credit.",
        "There were %(made)s promises in that time; it takes %(sample)s for a credit.",
        "made",
    ),
    "enough_were_kept": _("%(kept)s of %(made)s promises were kept: %(percent)s %%."),
    "too_few_were_kept": _(
        "%(kept)s of %(made)s promises were kept, which is below %(below)s %%: %(gives)s %% are"
        " owed."
    ),
}
