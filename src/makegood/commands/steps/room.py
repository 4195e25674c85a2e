"""Is there room for what was written, and for what comes with it?"""

from collections.abc import Iterable, Sequence

from makegood.commands.refusals.words import FilesTooLarge, TooLong, TooManyFiles
from makegood.intake.file_kinds import MOST_FILES, MOST_TOGETHER, WhyNot, why_too_much
from makegood.intake.words import NewFile


def require_room(texts: Iterable[tuple[str, str]], *, most: int) -> None:
    """Raises TooLong for the first field whose text is longer than `most` characters."""
    for field, text in texts:
        if len(text) > most:
            raise TooLong(field=field, most=most)


def require_room_for(files: Sequence[NewFile]) -> None:
    """Raises TooManyFiles, FilesTooLarge: forms and programs hand in one after the other."""
    too_much = why_too_much([file.size for file in files])
    if too_much is WhyNot.TOO_MANY:
        raise TooManyFiles(most=MOST_FILES)
    if too_much is WhyNot.TOGETHER:
        raise FilesTooLarge(most=MOST_TOGETHER)
