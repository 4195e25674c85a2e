"""A browser at the sign-in pages, and the mails that its person gets."""

import re
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.test import Client

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal

SIGN_IN = "/signin/"
CODE = "/signin/code/"
PASSWORD = "/signin/password/"
RESET = "/signin/reset/"
RESET_CODE = "/signin/reset/code/"
NEW_PASSWORD = "/signin/reset/password/"
OUT = "/signin/out/"
GOOD_PASSWORD = "a ladder, two cups and rain"
NOON = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


def browser(brand: Brand | None = None) -> Client:
    """A fresh browser at a brand's host, or at the desk's."""
    return Client(headers={"host": brand.host if brand else "localhost"})


def letters(brand: Brand) -> list[dict[str, str]]:
    """The brand's letters in the order in which they were posted: that of their jobs."""
    with reading(brand.id), connection.cursor() as cursor:
        parcels = {str(parcel.id): parcel for parcel in Parcel.objects.filter(brand=brand)}
        cursor.execute("SELECT args -> 'parcels' ->> 0 FROM procrastinate_jobs ORDER BY id")
        posted = [parcels[parcel_id] for (parcel_id,) in cursor.fetchall() if parcel_id in parcels]
    return [
        {**unseal(bytes(parcel.sealed), parcel.id), "letter": parcel.letter} for parcel in posted
    ]


def code_in(letter: dict[str, str]) -> str:
    found = re.search(r"\d{4}-\d{4}", letter["text"])
    assert found, letter["text"]
    return found[0]


def another(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code[:4]) + 1) % 10000:04d}{code[4:]}"


def ask_for_code(client: Client, brand: Brand, login: str) -> str:
    """Ask for a code; what the mail says."""
    answer = client.post(SIGN_IN, {"email": login})
    assert answer.status_code == 302, answer.content.decode()
    return code_in(letters(brand)[-1])


def sign_in(client: Client, brand: Brand, login: str) -> Any:
    """Sign in with a code; the answer to it."""
    return client.post(CODE, {"code": ask_for_code(client, brand, login)})


def set_password(client: Client, brand: Brand, address: str, password: str = GOOD_PASSWORD) -> Any:
    """Set a password by way of a code; the answer to it."""
    client.post(RESET, {"email": address})
    client.post(RESET_CODE, {"code": code_in(letters(brand)[-1])})
    return client.post(NEW_PASSWORD, {"password1": password, "password2": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def bare(content: bytes, login: str) -> bytes:
    """A page without what differs each time it is asked for, and without what was typed."""
    plain = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", content)
    return plain.replace(login.encode(), b"LOGIN")


def job_count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]
