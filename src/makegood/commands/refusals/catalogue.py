"""The foreseen no's that several commands on what can be bought share."""

from makegood.commands.refused import Refused


class ProductIsMalformed(Refused):
    """`field` does not hold what a product needs there."""

    code = "product_is_malformed"


class RangeIsUnreadable(Refused):
    """The `words` about a `platform` name no versions: `finding` says why, `place` where."""

    code = "range_is_unreadable"


class AlreadyThere(Refused):
    """`field` holds what another of the same kind has: a code, a name, a version."""

    code = "already_there"
