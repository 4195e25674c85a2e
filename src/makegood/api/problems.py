"""How does the API say no? As problem details, with a code that stays (RFC 9457)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from makegood.commands.refused import Refused
from makegood.ui.refusals import refusal

CONTENT_TYPE: Final = "application/problem+json"
PROBLEMS: Final = "/api/v1/problems/"

# What the API itself says no to: the code, by the status of an answer that says nothing more.
BY_STATUS: Final = {
    400: "request_is_malformed",
    401: "token_is_missing",
    403: "not_allowed",
    404: "not_there",
    405: "method_is_not_offered",
    413: "body_is_too_large",
    415: "media_type_is_not_known",
    500: "our_mistake",
}
STATUS: Final = {
    "not_there": 404,
    "not_allowed": 403,
    "may_not_approve": 403,
    "key_already_used": 422,
    "nothing_said": 422,
    "cost_is_refused": 422,
    "roles_do_not_fit": 422,
    "agreement_has_flaws": 422,
}
CONFLICT: Final = 409
UNPROCESSABLE: Final = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One no. `more` are members beyond those that every problem has."""

    status: int
    code: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


class Stopped(Exception):
    """The request goes no further: the answer is this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def stop(status: int, code: str, detail: str, *, more: Mapping[str, Any] | None = None) -> Stopped:
    """What a part of the API raises that refuses a request by itself."""
    return Stopped(Problem(status=status, code=code, detail=detail, more=more or {}))


def of_refusal(refused: Refused, *, by_precondition: bool = False) -> Problem:
    """A command's no. A stale turn is 412 if the request named it as its precondition."""
    more = {"clause": refused.details["clause"]} if refused.details.get("clause") else {}
    if refused.details:
        more["details"] = refused.details
    return Problem(
        status=_status(refused, by_precondition=by_precondition),
        code=refused.code,
        detail=refusal(refused),
        more=more,
    )


def of_status(status: int) -> Problem:
    """What there is to say of an answer that some layer below gave without words for programs."""
    known = status if status in BY_STATUS else 400 if status < 500 else 500
    words = {
        400: _("The request makes no sense: something in its address or its headers is malformed."),
        401: _("Show a token that is good: `Authorization: Bearer mg_…`."),
        403: _("This is not allowed."),
        404: _("There is no such thing, or it is not for you to see."),
        405: _("This address does not offer that method."),
        413: _("The body is larger than anything that is taken here."),
        415: _("The body has to be JSON: `Content-Type: application/json`."),
        500: _("Something went wrong on our side. Trying again with the same key is safe."),
    }
    return Problem(status=status, code=BY_STATUS[known], detail=words[known])


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer that tells the problem."""
    body = {
        "type": PROBLEMS + problem.code,
        "title": title(problem.code),
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "instance": request.get_full_path(),
        **problem.more,
    }
    return HttpResponse(
        json.dumps(body, default=_plain),
        status=problem.status,
        content_type=CONTENT_TYPE,
        headers=dict(problem.headers),
    )


def title(code: str) -> str:
    """The code as words. It is the same for each occurrence, in whatever language."""
    return code.replace("_", " ").capitalize()


def _status(refused: Refused, *, by_precondition: bool) -> int:
    if refused.code == "ticket_has_changed" and by_precondition:
        return 412
    if known := STATUS.get(refused.code):
        return known
    return UNPROCESSABLE if "field" in refused.details else CONFLICT


def _plain(value: object) -> str | dict[str, Any]:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no place in a problem")
