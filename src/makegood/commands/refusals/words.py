"""The foreseen no's to words, whatever they are about."""

from makegood.commands.refused import Refused


class TooLong(Refused):
    """`field` holds more than `most` characters."""

    code = "too_long"
