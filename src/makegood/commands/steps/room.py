"""Is there room for what was written?"""

from collections.abc import Iterable

from makegood.commands.refusals.words import TooLong


def require_room(texts: Iterable[tuple[str, str]], *, most: int) -> None:
    """Raises TooLong for the first field whose text is longer than `most` characters."""
    for field, text in texts:
        if len(text) > most:
            raise TooLong(field=field, most=most)
