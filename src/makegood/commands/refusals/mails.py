"""The foreseen no's that several commands on mails and requests share."""

from makegood.commands.refused import Refused


class MailIsSettled(Refused):
    """Something became of this mail before; `state` says what."""

    code = "mail_is_settled"


class NoAgreementInForce(Refused):
    """The brand has no agreement in force on that day, so that nothing can be judged by it."""

    code = "no_agreement_in_force"
