"""Using the API as a program does: a token, JSON, and a new key for each thing to do."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from makegood.people.models import Member
from tests.world import World, key

ROOT = "/api/v1"


class Program:
    """Somebody's program, at the host of his brand."""

    def __init__(self, world: World, member: Member, **token: Any) -> None:
        self.member = member
        self.token = world.token(member, **token)
        self.client = Client(HTTP_HOST=member.brand.host)
        self.headers = {"Authorization": f"Bearer {self.token.text}"}

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> HttpResponse:
        return self.client.get(ROOT + path, query, headers={**self.headers, **(headers or {})})

    def send(self, path: str, fields: Any = None, **more: Any) -> HttpResponse:
        """A form, as programs send files."""
        said = {"data": fields or {}, **more}
        return self.client.post(ROOT + path, **said, headers=self.headers)

    def head(self, path: str) -> HttpResponse:
        return self.client.head(ROOT + path, headers=self.headers)

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        turn: str | int | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> HttpResponse:
        """`turn`: the ETag that is named, or the turn in it. An empty `key` sends none."""
        said = {**self.headers, "Idempotency-Key": new_key() if key is None else key}
        if turn is not None:
            said["If-Match"] = turn if isinstance(turn, str) else f'"{turn}.0"'
        if not said["Idempotency-Key"]:
            del said["Idempotency-Key"]
        content = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        return self.client.post(
            ROOT + path,
            content,
            content_type="application/json",
            headers={**said, **(headers or {})},
        )


def new_key() -> str:
    """An Idempotency-Key that nobody used yet."""
    return key()


def problem(response: HttpResponse, status: int) -> dict[str, Any]:
    """What the answer says is wrong, which is told as RFC 9457 asks for."""
    assert response.status_code == status, (response.status_code, response.content)
    assert response["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = json.loads(response.content)
    assert said["status"] == status
    assert said["type"] == f"/api/v1/problems/{said['code']}"
    assert said["title"] and said["detail"] and said["instance"]
    return said
