"""What do findings about requests, priorities, channels and declarations say?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

COVERAGE = {
    "is_covered": _("This is covered."),
    "is_payable": _("This is not covered; it can be done at a price that you accept first."),
    "is_refused": _("This is not covered."),
    "judged_covered": _("We looked into it: this is covered."),
    "judged_payable": _(
        "We looked into it: this is not covered; it can be done at a price that you accept first."
    ),
    "judged_refused": _("We looked into it: this is not covered."),
    "rests_on_this": _("It rests on this, too."),
    "included_tickets_used": ngettext_lazy(
        "Before this one, %(used)s of the %(most)s ticket included in the period was used.",
        "Before this one, %(used)s of the %(most)s tickets included in the period were used.",
        "most",
    ),
    "included_minutes_used": ngettext_lazy(
        "Before this ticket, %(used)s of the %(most)s minute included in the period was used.",
        "Before this ticket, %(used)s of the %(most)s minutes included in the period were used.",
        "most",
    ),
    "overruled_covered": _("We decided to help you all the same, free of charge."),
    "overruled_payable": _("We decided that it can be done at a price that you accept first."),
    "overruled_refused": _("We decided not to do this."),
    "chosen_covered": _("No rule decides on this, and we chose support that costs nothing."),
    "chosen_payable": _("No rule decides on this, and we chose support that is paid for."),
    "offered_to_everybody": _("What was agreed is offered to everybody."),
    "vendor_chooses": _("We choose to whom paid support is offered."),
    "fact_is_needed": _("Something must be known first."),
    "no_rule_decides": _("No rule fits, so somebody decides."),
    "symptom_points_at": _("What you see points at this priority."),
    "no_symptom_is_said": _("Without a symptom, a ticket has this priority."),
    "priority_is_the_same": _("The ticket has this priority already."),
    "relabel_needs_a_reason": _("Another priority needs a reason that the customer reads."),
    "relabelled_with_a_reason": _("The priority was changed, for the reason given."),
    "channel_takes_requests": _("Requests are taken here."),
    "channel_takes_answers": _("Answers to tickets are taken here, but no requests."),
    "channel_is_arranged": _("This can be arranged inside a ticket."),
    "channel_points_on": _("No support is given here, but in the support centre."),
    "channel_is_refused": _("No support is given here."),
    "channel_is_not_named": _("Support is given in the ways that are named, and in no other."),
    "access_may_be_asked": _("Access details may be asked for."),
    "access_is_never_asked": _("Access details are never asked for."),
    "access_is_not_spoken_of": _("Nothing was agreed on access details, so none are asked for."),
    "backup_is_not_confirmed": _("Please confirm first that you have a backup."),
    "backup_is_confirmed": _("You confirmed that you have a backup."),
    "objection_is_in_time": ngettext_lazy(
        "You can object within %(days)s day.", "You can object within %(days)s days.", "days"
    ),
    "objection_is_too_late": ngettext_lazy(
        "The time to object, %(days)s day, is over.",
        "The time to object, %(days)s days, is over.",
        "days",
    ),
    "objection_was_made": _("You can object once, and did."),
    "no_objection_is_foreseen": _("No objection was agreed on."),
    "reviewer_is_another": _("Somebody else looks at the objection."),
    "reviewer_decided": _("Whoever decided does not look at the objection."),
    "declaration_is_not_foreseen": _("The agreement does not foresee that this is declared."),
    "declared_for_another_tier": _("This can't be declared for this kind of support."),
    "begins_before_it_is_said": _("Nothing begins before it is announced."),
    "notice_is_too_short": ngettext_lazy(
        "%(days)s day of notice is less than the %(needed)s that were agreed.",
        "%(days)s days of notice are less than the %(needed)s that were agreed.",
        "days",
    ),
    "declared_in_time": ngettext_lazy(
        "It was announced %(days)s day before.", "It was announced %(days)s days before.", "days"
    ),
    "closing_ahead": _("We close for good on %(day)s."),
    "closed_for_good": _(
        "We closed for good on %(day)s: nothing is sold or opened any more."
        " What you own can still be read and taken along."
    ),
}
