"""How long does somebody stay signed in?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from makegood.brands.scope import reading_as_staff
from makegood.people.queries import memberships


@dataclass(frozen=True, slots=True)
class Stay:
    """A session ends after so long without a request, and after so long altogether."""

    idle: timedelta
    whole: timedelta


STAFF: Final = Stay(idle=timedelta(minutes=60), whole=timedelta(hours=12))
CUSTOMER: Final = Stay(idle=timedelta(days=14), whole=timedelta(days=60))


def session_ends(get_response: Callable[[HttpRequest], HttpResponseBase]) -> object:
    """Signs out whoever was idle, or signed in, for too long. Middleware, below sessions."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            _look_at(request, now=int(timezone.now().timestamp()))
        return get_response(request)

    return answer


def _look_at(request: HttpRequest, *, now: int) -> None:
    """Begins, goes on with or ends the session; its marks are seconds since 1970."""
    session = request.session
    if "signed_in_at" not in session:
        assert request.user.pk is not None
        session["is_staff"] = _is_staff(request.user.pk)
        session["signed_in_at"] = session["seen_at"] = now
        return
    stay = STAFF if session["is_staff"] else CUSTOMER
    idle, whole = now - session["seen_at"], now - session["signed_in_at"]
    if idle > stay.idle.total_seconds() or whole > stay.whole.total_seconds():
        logout(request)
    elif idle > stay.idle.total_seconds() // 12:  # not each request is worth a write
        session["seen_at"] = now


def _is_staff(person_id: UUID) -> bool:
    with reading_as_staff(person_id):
        return bool(memberships(person_id))
