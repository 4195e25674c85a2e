"""The foreseen no's of keeping a desk in order."""

from makegood.commands.refused import Refused


class UnknownDepartment(Refused):
    """No class of the ticket's agreement has that `department`."""

    code = "unknown_department"


class UnknownPriority(Refused):
    """The ticket's agreement has no such `priority`."""

    code = "unknown_priority"


class RelabelIsRefused(Refused):
    """The agreement does not allow that change of priority; `finding` and `clause` say why."""

    code = "relabel_is_refused"


class TagIsRetired(Refused):
    """The tag of that `name` is put on no further ticket."""

    code = "tag_is_retired"


class AlreadyRetired(Refused):
    """It is retired already."""

    code = "already_retired"


class FieldIsMalformed(Refused):
    """The `part` of the field is missing, or is not what a field can have."""

    code = "field_is_malformed"


class FieldIsThere(Refused):
    """A field has that `code` already."""

    code = "field_is_there"


class ValueDoesNotFit(Refused):
    """The field is of that `kind`, and the value is none."""

    code = "value_does_not_fit"


class LinksToItself(Refused):
    """A ticket does not point at itself."""

    code = "links_to_itself"


class AlreadyLinked(Refused):
    """The ticket points there already."""

    code = "already_linked"


class UnknownPlace(Refused):
    """Nothing fills that `place` of a saved reply; `known` are those that are filled."""

    code = "unknown_place"


class TitleIsTaken(Refused):
    """A saved reply of that language has the `title` already."""

    code = "title_is_taken"


class NotAhead(Refused):
    """The moment is past, or more than so many `days` ahead."""

    code = "not_ahead"


class NotAsleep(Refused):
    """The ticket is not put aside."""

    code = "not_asleep"


class NothingUnanswered(Refused):
    """Nothing that the customer wrote waits for an answer."""

    code = "nothing_unanswered"


class AnotherCompany(Refused):
    """The two tickets are of different companies."""

    code = "another_company"


class SameTicket(Refused):
    """A ticket does not go on in itself."""

    code = "same_ticket"


class CostIsOpen(Refused):
    """The ticket has a cost that awaits its decision, or holds something: settle that first."""

    code = "cost_is_open"


class MessageIsNotMovable(Refused):
    """What staff wrote stays where it was written."""

    code = "message_is_not_movable"


class DraftLooksSecret(Refused):
    """A password seems to stand in what was begun: it would lie in the clear."""

    code = "draft_looks_secret"


class CallIsOpen(Refused):
    """A call was asked for, or arranged, already."""

    code = "call_is_open"


class CallIsOver(Refused):
    """The call is over or declined; `state` says which."""

    code = "call_is_over"
