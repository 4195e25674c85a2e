"""What does a program see of a file?"""

from uuid import UUID

from ninja import Schema

from makegood.intake.file_kinds import WhyNot
from makegood.intake.models import Enclosure
from makegood.tickets.models import Attachment


class FileOut(Schema):
    """A file of a message or of a request; its bytes are at `/files/{id}`.

    Of a file of a mail that was not taken, `left_out` says why, and there are no bytes.
    """

    id: UUID
    name: str
    content_type: str
    size: int
    left_out: WhyNot | None


def show_file(file: Attachment | Enclosure) -> FileOut:
    """What there is to know of a file before it is fetched."""
    why = file.left_out if isinstance(file, Enclosure) else ""
    return FileOut(
        id=file.id,
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        left_out=WhyNot(why) if why else None,
    )
