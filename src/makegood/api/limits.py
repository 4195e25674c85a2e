"""How often may somebody ask within a minute?"""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection

# A request is counted in one statement, which also serialises whoever asks at the same time. The
# first of a minute forgets the minutes before; what another process forgets just now is left to it.
COUNT: Final = """
INSERT INTO api_visits AS kept (visitor, minute, count) VALUES (%(visitor)s, %(minute)s, 1)
ON CONFLICT (visitor) DO UPDATE SET
    count = CASE WHEN kept.minute = excluded.minute THEN kept.count + 1 ELSE 1 END,
    minute = excluded.minute
RETURNING count
"""
FORGET: Final = """
DELETE FROM api_visits WHERE visitor IN (
    SELECT visitor FROM api_visits WHERE minute < %(minute)s FOR UPDATE SKIP LOCKED
)
"""


def seconds_to_wait(kind: str, who: str, *, at: datetime) -> int:
    """0 for a request within `settings.API_PER_MINUTE[kind]`; else when the next one is welcome.

    Counts the request. A minute is one of the clock, so that all processes agree on it.
    """
    second = int(at.timestamp())
    said: dict[str, str | int] = {"visitor": f"{kind}:{who}", "minute": second // 60}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, said)
        row = cursor.fetchone()
        assert row is not None
        if row[0] == 1:
            cursor.execute(FORGET, said)
    return 0 if row[0] <= settings.API_PER_MINUTE[kind] else 60 - second % 60
