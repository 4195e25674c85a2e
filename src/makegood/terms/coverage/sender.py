"""Does a mail from this sender become a request?"""

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.channels import Requirement
from makegood.terms.coverage.channel import rule_on_channel
from makegood.terms.ruling import Because, Ruling

# What a requirement of the agreement finds: where it is met, and where not.
MET = {
    "registered_address": "address_is_registered",
    "trusted_sender": "sender_is_trusted",
    "user_name_in_subject": "user_name_is_in_subject",
}
UNMET = {
    "registered_address": "address_is_not_registered",
    "trusted_sender": "sender_is_not_trusted",
    "user_name_in_subject": "user_name_is_not_in_subject",
}
MAIL = "mail"  # the id of the channel
ACCEPTED = "accepted"
REFUSED = "refused"


def requirements(agreement: Agreement) -> tuple[Requirement, ...]:
    """What must be so before a mail becomes a request; nothing where no mail ever does."""
    return agreement.rules.mail.requires if agreement.rules.mail else ()


def rule_on_sender(
    agreement: Agreement,
    *,
    address_is_registered: bool,
    sender_is_trusted: bool,
    user_name_in_subject: bool,
) -> Ruling[str]:
    """ "accepted" if all that the agreement requires of a mail is so, else "refused".

    A refusal rests on every requirement that is not met, an acceptance on each that is. Where no
    mail becomes a request, the refusal rests on what is said of mails as a channel.
    Source: table [mail], docs/terms/sender.md.
    """
    is_so = {
        "registered_address": address_is_registered,
        "trusted_sender": sender_is_trusted,
        "user_name_in_subject": user_name_in_subject,
    }
    rule = agreement.rules.mail
    if rule is None:
        return Ruling(REFUSED, rule_on_channel(agreement, MAIL).because)
    unmet = [each for each in rule.requires if not is_so[each.what]]
    if unmet:
        return Ruling(REFUSED, tuple(Because(each.clause, UNMET[each.what]) for each in unmet))
    met = tuple(Because(each.clause, MET[each.what]) for each in rule.requires)
    return Ruling(ACCEPTED, met or (Because(rule.clause, "nothing_is_required"),))
