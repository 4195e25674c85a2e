"""What does a program see of a file?"""

from uuid import UUID

from ninja import Schema

from makegood.intake.models import Enclosure
from makegood.tickets.models import Attachment


class FileOut(Schema):
    """A file of a message or of a request; its bytes are at `/files/{id}`."""

    id: UUID
    name: str
    content_type: str
    size: int


def show_file(file: Attachment | Enclosure) -> FileOut:
    """What there is to know of a file before it is fetched."""
    return FileOut(id=file.id, name=file.name, content_type=file.content_type, size=file.size)
