"""The foreseen no's that several commands on what is asked share."""

from makegood.commands.refused import Refused


class ChannelIsClosed(Refused):
    """No request is taken here: `clause` and `finding` say why, `instead` is where one is."""

    code = "channel_is_closed"


class AgreementIsAnother(Refused):
    """Another version applies than the one that was read and accepted."""

    code = "agreement_is_another"


class UnknownTierOrClass(Refused):
    """The agreement has no such tier, or no such class; `field` says which."""

    code = "unknown_tier_or_class"


class UnknownSymptom(Refused):
    """The agreement has no such `symptom`."""

    code = "unknown_symptom"


class NotYoursToTell(Refused):
    """The agreement asks nobody in this place for the `fact`."""

    code = "not_yours_to_tell"


class UnknownAnswer(Refused):
    """The `fact` cannot be that."""

    code = "unknown_answer"
