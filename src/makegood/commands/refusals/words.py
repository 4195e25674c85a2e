"""The foreseen no's to words, whatever they are about."""

from makegood.commands.refused import Refused


class TooLong(Refused):
    """`field` holds more than `most` characters."""

    code = "too_long"


class TooManyFiles(Refused):
    """A message takes at most `most` files."""

    code = "too_many_files"


class FilesTooLarge(Refused):
    """The files of a message have at most `most` bytes together."""

    code = "files_too_large"
