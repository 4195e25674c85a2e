"""What do findings about windows, renewals, downloads and the wallet say?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

WINDOWS = {
    "window_runs": _("It runs from %(begins)s to %(ends)s."),
    "added_after_the_end": _("The renewal is added after the present end: it now ends %(ends)s."),
    "runs_from_payment": _("It runs from the payment, and ends %(ends)s."),
    "runs_from_the_end": _("It goes on from its former end, and ends %(ends)s."),
    "share_of_list": _("A renewal costs %(percent)s %% of the list price."),
    "fixed_price": _("A renewal has a fixed price."),
    "no_discounts": _("No discount counts for a renewal."),
    "late_fee_is_due": _("The renewal comes late, and a fee is due."),
    "missed_periods_cost": ngettext_lazy(
        "%(periods)s period that was left out is paid for, too.",
        "%(periods)s periods that were left out are paid for, too.",
        "periods",
    ),
    "newer_is_not_accepted": _("The newer version does not apply before you accept it."),
    "renewed_under_the_newer": _("You renewed under the newer version and accepted it."),
    "newer_is_better": _("The newer version is no worse for you, and you accepted it."),
    "kept_until_renewal": _("Your version stays until you renew."),
    "release_was_bought": _("This is the release that you bought; it may always be downloaded."),
    "release_is_not_out": _("The release is not out yet."),
    "release_is_withdrawn": _("The release was withdrawn."),
    "window_is_open": _("All releases may be downloaded for now."),
    "is_a_security_fix": _("Security fixes may be downloaded after the end, too."),
    "only_what_was_bought": _("Only the release that was bought may be downloaded."),
    "was_out_before_the_end": _("The release was out before the end."),
    "came_out_after_the_end": _("The release came out after the end."),
    "platform_is_not_told": _("Which version do you run? Service is given for %(advertised)s."),
    "platform_was_advertised": _("Version %(runs)s is among those advertised: %(advertised)s."),
    "platform_was_not_advertised": _(
        "Version %(runs)s is not among those advertised: %(advertised)s."
    ),
    "never_withdrawn": _("This money can be spent with us, but not withdrawn."),
    "withdrawable_from": ngettext_lazy(
        "The money can be withdrawn after %(days)s day.",
        "The money can be withdrawn after %(days)s days.",
        "days",
    ),
    "below_the_least": _("This is less than the smallest sum that is paid out."),
    "is_paid_out": _("So much can be withdrawn now."),
    "more_than_there_is": _("There is less than that in the wallet."),
    "not_withdrawable_yet": _("So much can be withdrawn from %(from)s on."),
}
