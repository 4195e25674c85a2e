"""How is a file handed in before the message that it belongs to?"""

from datetime import timedelta
from typing import Final

from django.core import signing
from django.utils.translation import gettext as _

from makegood.api.problems import stop
from makegood.intake.words import NewFile
from makegood.people.models import Member

SALT: Final = "makegood.api.files"
GOOD_FOR: Final = timedelta(days=1)


def name_of(file: NewFile, *, by: Member) -> str:
    """What the program sends for the file later on: nobody else can, and nobody can make it up."""
    said = [str(by.id), file.name, file.content_type, file.size, file.blob]
    return signing.dumps(said, salt=SALT)


def attachment_of(by: Member, name: str) -> NewFile:
    """The file that `by` handed in within GOOD_FOR. Raises Stopped for any other text."""
    try:
        member_id, *said = signing.loads(name, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature as made_up:
        raise _unknown() from made_up
    if member_id != str(by.id):
        raise _unknown()
    file_name, content_type, size, blob = said
    return NewFile(name=file_name, content_type=content_type, size=size, blob=blob)


def _unknown() -> Exception:
    return stop(
        422,
        "file_is_unknown",
        _("Name files as they were named to you when you sent them, within a day."),
    )
