"""What do findings about costs, work, ceilings, quotas and unused units say?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

RATING = {
    # proposals
    "rate_is_free": _("Tickets of this kind cost nothing."),
    "rate_costs_nothing": _("Tickets of this kind cost nothing, so there is no price to propose."),
    "no_rate_applies": _("The agreement has no price for such a ticket."),
    "facts_are_missing": _("What it costs depends on what is not known yet: %(asked)s."),
    "ceiling_is_missing": _("A proposal needs a limit that the ticket can never cost more than."),
    "paid_otherwise": _("Such a ticket is not paid for in this way: %(units)s."),
    "range_is_upside_down": _("From %(from)s to %(units)s is no range."),
    "in_range": _("The cost lies within the usual range, from %(least)s to %(most)s."),
    "never_outside_range": _("The cost is always within the range, from %(least)s to %(most)s."),
    "reason_for_range_is_missing": _(
        "The cost is not within the usual range, from %(least)s to %(most)s,"
        " so the customer must be told why."
    ),
    "outside_range_with_reason": _(
        "The cost is not within the usual range, from %(least)s to %(most)s, for the reason given."
    ),
    "range_of_part": _("One part of it usually costs from %(least)s to %(most)s."),
    "on_request": _("Such a ticket has a quote of its own: %(units)s."),
    "reason_on_request_is_missing": _(
        "Such a ticket has a quote of its own, and the customer must be told why."
    ),
    "second_person_must_agree": _(
        "So high a quote needs the consent of a second member of staff: %(units)s."
    ),
    "up_to_ceiling": _("The work is paid for by the hour, up to %(units)s and never more."),
    # work
    "time_is_summed": _(
        "All work together took %(worked)s hours and counts as %(counted)s, at %(an_hour)s an hour."
    ),
    "surcharge_is_added": _(
        "For %(time)s hours of it %(percent)s %% is added, as you confirmed: %(adds)s."
    ),
    "least_is_due": _("Once work has begun, it costs at least %(least)s."),
    "before_approval_is_free": _(
        "%(time)s hours were worked before you confirmed, and cost nothing."
    ),
    "beyond_needs_supplement": _(
        "%(time)s hours were worked beyond what you confirmed, and are not charged:"
        " for more work we ask you again."
    ),
    "beyond_is_not_charged": _(
        "%(time)s hours were worked beyond what you confirmed, and are not charged."
    ),
    "cut_at_ceiling": _("%(cut)s is taken off, so that it costs no more than you confirmed."),
    "below_ceiling": _("%(percent)s %% of what was confirmed, %(ceiling)s, is used."),
    "ceiling_is_near": _(
        "%(percent)s %% of what was confirmed, %(ceiling)s, is used: the limit is near."
    ),
    "ceiling_is_reached": _("All of what was confirmed, %(ceiling)s, is used: the timer stops."),
    "needs_no_supplement": _("What was confirmed, %(confirmed)s, is enough."),
    "supplement_is_difference": _(
        "Beside the confirmed %(confirmed)s, only the difference is to be confirmed: %(more)s."
    ),
    "beyond_is_vendors_cost": _(
        "What is worked beyond the confirmed %(confirmed)s is not charged, so nothing more is to be"
        " confirmed."
    ),
    # consumption
    "balance_suffices": ngettext_lazy(
        "You have %(available)s and need %(units)s unit.",
        "You have %(available)s and need %(units)s units.",
        "units",
    ),
    "units_are_missing": ngettext_lazy(
        "You need %(units)s and have %(available)s: %(missing)s unit is missing.",
        "You need %(units)s and have %(available)s: %(missing)s units are missing.",
        "missing",
    ),
    "all_was_taken": _("All that was approved was used with the approval: %(charged)s."),
    "used_for_work": _(
        "Of the %(approved)s that were approved, %(charged)s are used for the work;"
        " %(released)s come back."
    ),
    "kept_at_the_end": _("What was approved is used even if the work ends early: %(charged)s."),
    "billed_once_it_is_done": _(
        "Nothing is charged with the approval; the work is billed once it is solved, with at most"
        " %(most)s."
    ),
    "never_above_approved": _("It costs what it takes, and never more than %(most)s."),
    "charged_for_defects_too": _(
        "What was used stays used, even if the cause proves to be a defect of ours."
    ),
    "billed": _("Of the %(approved)s that were approved, %(charged)s are billed."),
    "defect_costs_nothing": _("The cause was a defect of ours, so it costs nothing."),
    "defect_is_charged_as_agreed": _(
        "What was used stays used, though the cause was a defect of ours: %(charged)s."
    ),
    # quotas
    "drawn_from_quota": _("%(amount)s of what is included is used; %(left)s is left."),
    "quota_is_used_up": _("What is included in this period is used up."),
    # unused units
    "unspent_is_kept": _("Unused units are not paid back."),
    "unspent_at_price_paid": _(
        "%(left)s of %(units)s units are unused, and paid back at the price that was paid:"
        " %(refund)s."
    ),
    "used_at_single_price": _(
        "%(left)s of %(units)s units are unused. The other %(spent)s count at the single price,"
        " %(single)s each: %(refund)s is paid back."
    ),
}
