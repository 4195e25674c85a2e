"""Where are sessions kept? In the database, as Django keeps them, and looked up faster.

Every request looks its session up: it is one query that always looks the same.
"""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from makegood.brands.compiled import compiled


class SessionStore(InDatabase):
    """Sessions in the database. Django finds this class by its name."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        found = _sessions.first(key, timezone.now()) if key else None
        if found is None:
            self._session_key = None
        return found


@compiled
def _sessions(session_key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=session_key, expire_date__gt=at)
