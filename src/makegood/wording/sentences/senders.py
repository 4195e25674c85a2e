"""What do findings about the sender of a mail say?"""

from django.utils.translation import gettext_lazy as _

SENDERS = {
    "address_is_registered": _("The mail comes from a registered address."),
    "address_is_not_registered": _("The mail does not come from a registered address."),
    "sender_is_trusted": _("The mail truly comes from its sender's address."),
    "sender_is_not_trusted": _("Nothing proves that the mail comes from its sender's address."),
    "user_name_is_in_subject": _("The subject holds the user name that goes with the address."),
    "user_name_is_not_in_subject": _(
        "The subject does not hold the user name that goes with the address."
    ),
    "nothing_is_required": _("Every mail becomes a request."),
}
