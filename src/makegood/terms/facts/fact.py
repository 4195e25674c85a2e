"""What is a fact? Something that happened, with ids and numbers, never with names or words."""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The first field of every fact is the id of what it is about: its subject."""

    kind: ClassVar[str]

    @property
    def subject(self) -> str:
        """The id of the ticket, request or account that the fact is about."""
        value = getattr(self, fields(self)[0].name)
        assert isinstance(value, str)
        return value
