"""What exactly does a customer approve?"""

import hashlib
import json
from uuid import UUID


def content_of(ticket_id: UUID, *, number: int, units: int, reason: str) -> str:
    """What an approval names, so that nobody approves anything but what was read."""
    content = json.dumps([str(ticket_id), number, units, reason])
    return hashlib.sha256(content.encode()).hexdigest()
