"""How is a record named? By a UUID of version 7, made from the moment it came to be."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(at: datetime) -> UUID:
    """A fresh UUIDv7 whose time part is `at`, to the millisecond.

    The moment is an argument like everywhere else, so that what is recorded with a past moment
    also sorts there. Source: RFC 9562, section 5.7.
    """
    milliseconds = int(at.timestamp() * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
