"""What is a letter? One mail, addressed and worded, not yet on its way."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`code` says which letter it is; `text` and `html` say the same."""

    code: str
    to: str
    recipient_id: UUID | None
    subject: str
    text: str
    html: str = ""
