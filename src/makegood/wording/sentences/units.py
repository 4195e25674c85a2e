"""What do findings about units, their use and who decides say?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

UNITS = {
    # rating
    "tier_is_free": _("This kind of support is free."),
    "tier_costs_nothing": _("This kind of support is free, so it can't cost anything."),
    "no_units": _("A ticket of this kind cannot cost nothing."),
    "usual_cost": ngettext_lazy(
        "%(units)s unit is the usual cost.", "%(units)s units are the usual cost.", "units"
    ),
    "below_usual_cost": ngettext_lazy(
        "%(units)s unit is less than the usual %(usual)s.",
        "%(units)s units are less than the usual %(usual)s.",
        "units",
    ),
    "never_above_usual": ngettext_lazy(
        "%(units)s unit is more than the usual %(usual)s, which is also the most.",
        "%(units)s units are more than the usual %(usual)s, which is also the most.",
        "units",
    ),
    "reason_is_missing": ngettext_lazy(
        "%(units)s unit is more than the usual %(usual)s, so the customer must be told why.",
        "%(units)s units are more than the usual %(usual)s, so the customer must be told why.",
        "units",
    ),
    "above_usual_with_reason": ngettext_lazy(
        "%(units)s unit is more than the usual %(usual)s, for the reason given.",
        "%(units)s units are more than the usual %(usual)s, for the reason given.",
        "units",
    ),
    # consumption
    "taken_on_approval": ngettext_lazy(
        "With the approval %(units)s unit is used.",
        "With the approval %(units)s units are used.",
        "units",
    ),
    "held_on_approval": ngettext_lazy(
        "With the approval %(units)s unit is set aside until it is worked.",
        "With the approval %(units)s units are set aside until they are worked.",
        "units",
    ),
    "nothing_back": ngettext_lazy(
        "Once approved, %(units)s unit is used whatever the outcome; nothing comes back.",
        "Once approved, %(units)s units are used whatever the outcome; nothing comes back.",
        "units",
    ),
    "unworked_back": ngettext_lazy(
        "Of %(units)s unit, %(used)s is used for %(minutes)s minutes of work; the rest comes back.",
        "Of %(units)s units, %(used)s are used for %(minutes)s minutes of work;"
        " the rest comes back.",
        "units",
    ),
    "rest_comes_back": _("If you end it early, what was not worked off comes back."),
    # decision
    "may_decide": _("Members with this role may approve and cancel for their company."),
    "nothing_to_decide": _("Nothing costs anything here, so there is nothing to decide."),
    "may_not_decide": _("Only members with the right role may approve and cancel."),
}
