"""Who asks? One connection that is kept, signed in, with every answer looked at."""

import re
from collections.abc import Mapping
from html import unescape
from http.client import HTTPConnection
from typing import Final, Self
from urllib.parse import urlencode

HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORM: Final = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)


class WrongAnswer(Exception):
    """An answer that is not what was asked for: nothing that follows would mean anything."""


class Browser:
    """Somebody signed in at a host of the product."""

    def __init__(self, port: int, host: str, session: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._host = f"{host}:{port}"
        self._cookies = {"sessionid": session}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def get(self, path: str, *, holding: str, status: int = 200) -> str:
        """The page, which must hold that text."""
        return self._asked("GET", path, "", holding=holding, status=status)

    def post(self, path: str, fields: Mapping[str, str], *, status: int = 302) -> str:
        """Sends a form; gives where it leads."""
        return self._asked("POST", path, urlencode(fields), holding="", status=status)

    def form(self, page: str, sign: str) -> dict[str, str]:
        """The hidden fields of the form that posts to `sign`, or that has such a hidden field."""
        for attributes, body in FORM.findall(page):
            hidden = {name: unescape(value) for name, value in HIDDEN.findall(body)}
            if f'action="{sign}"' in attributes or sign in hidden:
                return hidden
        raise WrongAnswer(f"no form posts to {sign}")

    def _asked(self, method: str, path: str, body: str, *, holding: str, status: int) -> str:
        headers = {
            "Host": self._host,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://{self._host}",
        }
        self._connection.request(method, path, body or None, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status != status or holding not in text:
            raise WrongAnswer(f"{method} {path}: {answer.status} without {holding!r}: {text[:300]}")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return text if method == "GET" else answer.headers["Location"]
