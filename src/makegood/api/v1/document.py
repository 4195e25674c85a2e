"""What does the API say of itself, so that a program can rely on it (OpenAPI 3.1)?"""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Final

from ninja import NinjaAPI, Schema
from pydantic import ConfigDict

from makegood.api.problems import CONTENT_TYPE
from makegood.api.v1.bearer import CHALLENGE
from makegood.api.v1.route import Act, Many, One
from makegood.commands.refused import Refused

# What the API says no to by itself, before or beside any command.
OWN_CODES: Final = {
    "body_is_malformed": "The body does not fit the schema; `errors` say where.",
    "body_is_no_json": "The body is no JSON object that every reader takes in the same way.",
    "body_is_too_large": "The body is larger than anything that is taken there.",
    "cursor_is_malformed": "The cursor is none that a page of that list called `next`.",
    "file_is_not_taken": "The file is empty, too large, or of a kind that nobody takes.",
    "file_is_unknown": "The name of a file is none that was given to this member within a day.",
    "key_is_missing": "A POST has no Idempotency-Key of 1 to 64 visible letters.",
    "media_type_is_not_known": "The body is of another type than JSON.",
    "method_is_not_offered": "The address does not offer that method; `Allow` says which it does.",
    "our_mistake": "A fault of ours. To try again with the same key is safe.",
    "parameters_are_malformed": "A parameter is unknown there, or does not fit; see `errors`.",
    "precondition_is_malformed": "If-Match is no single ETag.",
    "precondition_is_missing": "The command rests on what was seen of a ticket: name its ETag.",
    "request_is_malformed": "Something in the address or the headers makes no sense.",
    "scope_is_missing": "The token was not made for that; `scope` is what it lacks.",
    "token_is_missing": "No token was shown.",
    "token_is_not_good": "The token is unknown at this host, expired or revoked.",
    "too_many_requests": "More than may be asked for within a minute; see Retry-After.",
}
WORD: Final = re.compile(r"\b[A-Z]\w+\b")
OF_ALL: Final = (400, 401, 403, 404, 422, 429, 500)
OF_ACTS: Final = (409, 413, 415)
RETRY: Final = {
    "Retry-After": {
        "description": "Seconds until the next request is welcome.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    }
}
ASKS: Final = {
    "WWW-Authenticate": {"required": True, "schema": {"type": "string", "const": CHALLENGE}}
}
TAG: Final = {
    "ETag": {
        "description": "The state that is shown; for If-None-Match and, of a ticket, If-Match.",
        "schema": {"type": "string"},
    }
}
KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "A new one for each thing to do; the same one to try it again.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,64}$"},
}


class Problem(Schema):
    """Problem details (RFC 9457). `code` stays the same for good; `detail` is for people."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str


def refusals() -> dict[str, type[Refused]]:
    """Every refusal of a command, by its class's name."""
    return {one.__name__: one for one in _below(Refused)}


@cache
def codes() -> tuple[str, ...]:
    """Every code that a problem can have."""
    return tuple(sorted({*OWN_CODES, *(one.code for one in refusals().values())}))


def codes_of(act: Act) -> list[str]:
    """The codes that a command's contract names, as its docstring does, and those of every one."""
    known = refusals()
    named = {known[word].code for word in WORD.findall(act.command.__doc__ or "") if word in known}
    return sorted({*named, "key_already_used", "not_there", "not_allowed"})


def answers_of(route: Act | One | Many, out: type[Schema]) -> dict[int, Any]:
    """The schema of each answer, by status."""
    statuses = [*OF_ALL]
    if isinstance(route, Act):
        statuses += [*OF_ACTS, *([412, 428] if route.takes_turn else [])]
    return {200: out, **dict.fromkeys(sorted(statuses), Problem)}


def described(route: Act | One | Many) -> dict[str, Any]:
    """What the document says of the route beyond its schemas."""
    headers: list[dict[str, Any]] = []
    if isinstance(route, Act):
        headers.append(KEY)
        if route.takes_turn:
            headers.append(_if_match(route))
    else:
        headers.append({"name": "If-None-Match", "in": "header", "schema": {"type": "string"}})
    extra: dict[str, Any] = {"parameters": headers, "x-scope": route.scope, "tags": [_tag(route)]}
    if isinstance(route, Act):
        extra["x-codes"] = codes_of(route)
    return extra


def meaning(code: str) -> str | None:
    """What a problem of that code means, in a few sentences; None for a code that there is not."""
    contracts = {one.code: " ".join((one.__doc__ or "").split()) for one in refusals().values()}
    return OWN_CODES.get(code) or contracts.get(code)


@cache
def document_of(api: NinjaAPI) -> dict[str, Any]:
    """The OpenAPI document. What the library can't say of answers is put right here."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1"))
    document["servers"] = [{"url": "/"}]
    for operations in document["paths"].values():
        for method, operation in operations.items():
            _put_right(method, operation)
    document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] = list(codes())
    return document


def _put_right(method: str, operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    for status, answer in answers.items():
        if int(status) >= 400:
            answer["content"] = {CONTENT_TYPE: answer["content"].pop("application/json")}
    answers[401]["headers"] = ASKS
    answers[429]["headers"] = RETRY
    answers[200]["headers"] = TAG
    if method == "get":
        answers[304] = {"description": "You have that already.", "headers": TAG}


def _if_match(act: Act) -> dict[str, Any]:
    turn = next(one for one in fields(act.command.said) if one.name == "turn")
    return {
        "name": "If-Match",
        "in": "header",
        "required": turn.default is MISSING,
        "description": "The ETag of the ticket that you looked at."
        + ("" if turn.default is MISSING else " Staff have to send it."),
        "schema": {"type": "string"},
    }


def _tag(route: Act | One | Many) -> str:
    return route.path.split("/")[1]


def _below(kind: type[Refused]) -> Iterator[type[Refused]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
