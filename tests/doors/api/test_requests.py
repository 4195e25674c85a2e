"""Whatever a program sends, it gets an answer that it can read, and nothing of ours fails."""

import json

import pytest
import time_machine
from django.db import connection
from django.test import Client

from tests.doors.api.program import ROOT, problem
from tests.doors.hostile import LONG, NAUGHTY, kept
from tests.world import after, key

NO_JSON = (
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"\xff",
    b'{"text": "a", "text": "b"}',
    b'{"text": NaN}',
    b'{"text": -Infinity}',
    b'{"text": 1' + b"0" * 400 + b"}",
    b'{"text": 9007199254740992}',
    b'{"text": "\\ud800"}',
    b'{"text": "\\u0000"}',
    b'{"\\u0000": "x"}',
    b'{"text": ' + b"[" * 30 + b"]" * 30 + b"}",
    b"[" * 200_000,
    b'{"text": "' + b"\xed\xa0\x80" + b'"}',
    json.dumps({"text": "Hello"}).encode("utf-16"),
)
UNFIT = (
    {},
    {"text": None},
    {"text": 1},
    {"text": True},
    {"text": ["Hello"]},
    {"text": {"text": "Hello"}},
    {"text": 1.5},
    {"text": "Hello", "asks": "yes"},
    {"text": "Hello", "asks": 1},
    {"text": "Hello", "turn": 1},
    {"text": "Hello", "ticket_id": "x"},
    {"text": "Hello", "unknown": 1},
    {"text": "Hello", "attachments": "x"},
    {"text": "Hello", "attachments": ["made up"]},
    {"text": "Hello", "attachments": [{"name": "a", "blob": "0" * 64}]},
    {"text": LONG[1]},
)


@pytest.fixture(autouse=True)
def used(cast):
    """The first use of a token in a day is noted; here something else is looked at."""
    cast.noras.get("/me")


def path_of(cast):
    return f"/tickets/{cast.ticket.id}/replies"


@pytest.mark.parametrize("body", NO_JSON, ids=lambda body: body[:40].decode("latin-1"))
def test_a_body_that_is_no_json_is_refused(cast, body):
    before = kept()
    assert problem(cast.noras.post(path_of(cast), body), 400)["code"] == "body_is_no_json"
    assert kept() == before


@pytest.mark.parametrize("body", UNFIT, ids=lambda body: str(body)[:50])
def test_a_body_that_does_not_fit_is_refused_with_the_place(cast, body):
    before = kept()
    refused = problem(cast.noras.post(path_of(cast), body), 422)
    assert refused["code"] in ("body_is_malformed", "file_is_unknown")
    if refused["code"] == "body_is_malformed":
        assert all(
            one["pointer"].startswith("body/") and one["detail"] for one in refused["errors"]
        )
    assert kept() == before


def test_what_nobody_types_by_accident_is_kept_as_it_is_or_refused(cast):
    for text in NAUGHTY:
        answer = cast.noras.post(path_of(cast), {"text": text})
        assert answer.status_code in (200, 400, 422), text[:40]
        if answer.status_code == 200:
            page = cast.tomas_.get(f"/tickets/{cast.ticket.id}/messages", limit="100").json()
            assert page["items"][-1]["text"] == text


def test_other_types_than_json_are_refused(cast):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "é"):
        answer = cast.noras.client.post(
            ROOT + path_of(cast),
            b'{"text": "Hello"}',
            content_type=kind,
            headers={**cast.noras.headers, "Idempotency-Key": key()},
        )
        refused = problem(answer, answer.status_code)
        assert answer.status_code in (400, 415), kind
        assert refused["code"] in ("media_type_is_not_known", "request_is_malformed")


def test_a_body_beyond_all_measure_is_refused(cast):
    large = problem(cast.noras.post(path_of(cast), {"text": "x" * 3_000_000}), 413)
    assert large["code"] == "body_is_too_large"
    announced = cast.noras.client.post(
        ROOT + path_of(cast),
        b"{}",
        content_type="application/json",
        headers=cast.noras.headers,
        CONTENT_LENGTH=str(10**12),
    )
    problem(announced, 413)


def test_what_is_not_offered_is_said_as_a_problem(cast):
    here, ticket = cast.noras, f"{ROOT}/tickets/{cast.ticket.id}"
    for nowhere in ("/api/", "/api/v1/", f"{ROOT}/nothing", f"{ROOT}/tickets/7", "/api/v2/tickets"):
        assert problem(here.client.get(nowhere, headers=here.headers), 404)["code"] == "not_there"
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "POST"):
        refused = here.client.generic(method, ticket, headers=here.headers)
        assert problem(refused, 405)["code"] == "method_is_not_offered"
        assert refused["Allow"] == "GET, HEAD, OPTIONS"
    acts = here.client.get(f"{ticket}/replies", headers=here.headers)
    assert problem(acts, 405) and acts["Allow"] == "OPTIONS, POST"


def test_options_say_what_is_offered_and_head_what_get_would_say(cast):
    here, ticket = cast.noras, f"{ROOT}/tickets/{cast.ticket.id}"
    offered = here.client.options(ticket)
    assert (offered.status_code, offered.content, offered["Allow"]) == (
        204,
        b"",
        "GET, HEAD, OPTIONS",
    )
    got = here.client.get(ticket, headers=here.headers)
    head = here.client.head(ticket, headers=here.headers)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (got["ETag"], str(len(got.content)))
    assert here.client.head(ticket).status_code == 401
    assert here.client.head(f"{ROOT}/nothing").content == b""


def test_too_many_requests_wait_for_the_next_minute(cast, settings):
    settings.API_PER_MINUTE = {"token": 3, "address": 5}
    with time_machine.travel(after(hours=3, seconds=18), tick=False):
        answers = [cast.noras.get("/me") for _each in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert problem(answers[-1], 429)["code"] == "too_many_requests"
        assert answers[-1]["Retry-After"] == "42"
        assert cast.tomas_.get("/me").status_code == 200
        assert cast.tomas_.get("/me").status_code == 429  # the sixth from this address
    with time_machine.travel(after(hours=3, seconds=60), tick=False):
        assert cast.noras.get("/me").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM api_visits")
        assert cursor.fetchone() == (2,)  # what was counted before is forgotten


def test_a_failure_of_ours_is_a_problem_too(cast, settings):
    settings.API_PER_MINUTE = {"address": 100}  # a token's limit is missing: a fault of ours
    here = Client(HTTP_HOST=cast.nora.brand.host, raise_request_exception=False)
    broken = problem(here.get(f"{ROOT}/me", headers=cast.noras.headers), 500)
    assert broken["code"] == "our_mistake"


def test_the_document_is_for_anybody_and_says_it_all(cast):
    answer = Client(HTTP_HOST=cast.nora.brand.host).get(f"{ROOT}/openapi.json")
    document = answer.json()
    assert document["openapi"].startswith("3.1")
    codes = document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]
    reply = document["paths"][f"{ROOT}/tickets/{{ticket_id}}/replies"]["post"]
    assert set(reply["x-codes"]) >= {"nothing_said", "ticket_has_ended", "not_there"}
    assert set(reply["x-codes"]) < set(codes)
    assert set(reply["responses"]) == {
        *("200", "400", "401", "403", "404", "409", "412"),
        *("413", "415", "422", "428", "429", "500"),
    }
    for code in codes:
        told = cast.noras.client.get(f"{ROOT}/problems/{code}").json()
        assert told["code"] == code and told["means"].endswith(".")
    problem(cast.noras.client.get(f"{ROOT}/problems/nothing"), 404)
    operations = [one for path in document["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    assert all(one["security"] for one in operations)
    assert [one["operationId"] for one in operations if not one["x-scope"]] == ["me"]
