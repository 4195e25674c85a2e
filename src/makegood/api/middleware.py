"""What is said to a program, whatever happens on the way to it or back?"""

import hashlib
from collections.abc import Callable
from datetime import UTC
from typing import Final

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from makegood.api import problems
from makegood.api.limits import seconds_to_wait
from makegood.commands.people.note_token_use import TokenUse, note_token_use
from makegood.intake.file_kinds import MOST_BYTES
from makegood.people.models import Machine
from makegood.ui.unspoken import SaysNothing

type Answerer = Callable[[HttpRequest], HttpResponseBase]

ROOT: Final = "/api/"
LARGEST_BODY: Final = MOST_BYTES + 10_000  # a file, and what parts it from nothing else


def speaks_json(get_response: Answerer) -> Answerer:
    """Middleware: below /api/ there are no cookies, no pages, and no answer without a type.

    Whatever refuses a request between here and the view answers with a page; a program gets the
    problem instead. A session proves nothing here: cookies are dropped before anybody reads them.
    And as bodies may hold secrets, no error report tells what was sent.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ROOT):
            return get_response(request)
        request.COOKIES = {}
        request.exception_reporter_filter = SaysNothing()
        wanted = request.method
        if wanted == "HEAD":
            request.method = "GET"
        response = _spoken(request, get_response(request))
        return _offered(response) if wanted == "OPTIONS" else _without_body(response, wanted)

    return answer


def counts_visits(get_response: Answerer) -> Answerer:
    """Middleware, right inside `speaks_json`: who asks too much waits, and who asks is noted."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ROOT):
            return get_response(request)
        if refused := _too_large(request) or _waiting(request):
            return problems.answer(request, refused)
        response = get_response(request)
        _note_use(request)
        return response

    return answer


def _too_large(request: HttpRequest) -> problems.Problem | None:
    length = request.META.get("CONTENT_LENGTH") or ""
    fits = not length.isdecimal() or int(length) <= LARGEST_BODY
    return None if fits else problems.of_status(413)


def _waiting(request: HttpRequest) -> problems.Problem | None:
    at = timezone.now()
    seconds = seconds_to_wait("address", _address(request), at=at)
    if shown := request.headers.get("Authorization", ""):
        token = hashlib.sha256(shown.encode(errors="surrogateescape")).hexdigest()
        seconds = max(seconds, seconds_to_wait("token", token, at=at))
    if not seconds:
        return None
    return problems.Problem(
        status=429,
        code="too_many_requests",
        detail=_("That is more than may be asked for within a minute. Please wait."),
        headers={"Retry-After": str(seconds)},
    )


def _address(request: HttpRequest) -> str:
    """Where the request comes from, as sign-in sees it: a proxy is believed if it is configured.

    All whose address nobody says, or says wrongly, are counted together.
    """
    try:
        return str(get_adapter(request).get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied):
        return "unknown"


def _spoken(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer as it is, or as a problem where it is a refusal without one."""
    if response.status_code < 400 or response.get("Content-Type") == problems.CONTENT_TYPE:
        return response
    problem = problems.answer(request, problems.of_status(response.status_code))
    for name in ("Allow", "WWW-Authenticate", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    if response.status_code == 405:
        problem["Allow"] = _allowed(response)
    return problem


def _allowed(response: HttpResponseBase) -> str:
    methods = {method.strip() for method in response.get("Allow", "").split(",")} - {""}
    if "GET" in methods:
        methods |= {"HEAD"}
    return ", ".join(sorted({*methods, "OPTIONS"}))


def _offered(response: HttpResponseBase) -> HttpResponseBase:
    """The answer to OPTIONS: what the address offers, if there is one."""
    if response.status_code != 405:
        return response
    return HttpResponse(status=204, headers={"Allow": response["Allow"]})


def _without_body(response: HttpResponseBase, wanted: str | None) -> HttpResponseBase:
    response["Cache-Control"] = response.get("Cache-Control", "private, no-store")
    response["X-Content-Type-Options"] = "nosniff"
    if wanted != "HEAD":
        return response
    if isinstance(response, HttpResponse):
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    elif isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    return response


def _note_use(request: HttpRequest) -> None:
    """Once a day of each token; after the answer, because a page that is read changes nothing."""
    token = getattr(request, "token", None)
    if token is None:
        return
    at = timezone.now()
    today = at.astimezone(UTC).date()
    if token.last_used_on != today:
        door = Machine("api", brand_id=token.brand_id)
        use = TokenUse(token_id=token.id)
        note_token_use(use, by=door, key=f"{token.id}:{today.isoformat()}", at=at)
