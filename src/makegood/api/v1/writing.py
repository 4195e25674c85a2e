"""How does a command become an operation of the API?"""

import inspect
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from typing import Final, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema

from makegood.api.problems import Problem, Stopped, of_refusal, stop
from makegood.api.v1.bearer import ApiRequest
from makegood.api.v1.etags import etag_of, turn_named
from makegood.api.v1.files import attachment_of
from makegood.api.v1.places import parameter, places_of
from makegood.api.v1.resources.tickets import TicketOut, ticket_now
from makegood.api.v1.route import Act
from makegood.api.v1.shapes import said_from, shape_of
from makegood.commands.command import plain
from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import Refused

KEY: Final = re.compile(r"[\x21-\x7e]{1,64}")


def actor_of(act: Act) -> Callable[..., HttpResponse]:
    """The view of the route: runs the command in the token's name, and tells its answer."""
    answer = answer_model(act)

    def run(
        request: HttpRequest, path: Schema | None = None, body: Schema | None = None
    ) -> HttpResponse:
        asked = cast(ApiRequest, request)
        named: dict[str, UUID] = path.model_dump() if path else {}
        key = _key(asked)
        said = _said(act, asked, named, body)
        try:
            answered = act.command(said, by=asked.member, key=key, at=timezone.now())
        except TicketHasChanged as changed:
            raise Stopped(_late(changed, _ticket(asked, named))) from changed
        except Refused as refused:
            raise Stopped(of_refusal(refused)) from refused
        return _told(answer.model_validate(plain(answered)), _ticket(asked, named))

    run.__name__ = act.name
    run.__doc__ = act.command.__doc__
    run.__signature__ = _signature(act)  # type: ignore[attr-defined]
    return run


def answer_model(act: Act) -> type[Schema]:
    """The schema of what the command answers."""
    return shape_of(act.command.answer)


def _signature(act: Act) -> inspect.Signature:
    parameters = places_of(act.path, act.name)
    body = shape_of(act.command.said, without=act.elsewhere)
    if body.model_fields:
        parameters.append(parameter("body", body))
    return inspect.Signature(parameters)


def _said(act: Act, request: ApiRequest, named: dict[str, UUID], body: Schema | None) -> object:
    given: dict[str, object] = dict(named)
    for one in fields(act.command.said):
        if one.name == "turn":
            # Where it may be left out, that is so for customers alone.
            is_needed = one.default is MISSING or request.member.is_staff
            given["turn"] = turn_named(request, is_needed=is_needed)
    return said_from(
        act.command.said, body, given, revive=lambda text: attachment_of(request.member, text)
    )


def _key(request: ApiRequest) -> str:
    """The command's key: no two tokens ever have the same. Raises Stopped without one."""
    key = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise stop(
            400,
            "key_is_missing",
            _(
                "Send an Idempotency-Key of 1 to 64 visible letters: a new one for each thing to"
                " do, the same one to try it again."
            ),
        )
    return f"api:{request.token.id}:{key}"


def _ticket(request: ApiRequest, named: dict[str, UUID]) -> TicketOut | None:
    """The ticket that the address names, as it is now."""
    return ticket_now(request.member, named["ticket_id"]) if "ticket_id" in named else None


def _late(changed: TicketHasChanged, now: TicketOut | None) -> Problem:
    problem = of_refusal(changed, by_precondition=True)
    if now is None:
        return problem
    return replace(problem, more={**problem.more, "now": now.model_dump(mode="json")})


def _told(answer: Schema, now: TicketOut | None) -> HttpResponse:
    """The command's answer, with the tag under which the next command may name the ticket."""
    response = HttpResponse(answer.model_dump_json(), content_type="application/json")
    if now is not None:
        response["ETag"] = etag_of(now, now.model_dump_json().encode())
    return response
