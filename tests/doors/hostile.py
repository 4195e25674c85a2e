"""What nobody types by accident: strings, files and ids that have broken others' software."""

import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connections

from makegood.brands.tables import BRAND_TABLES
from makegood.intake.file_names import LONGEST_NAME

# Collections made by others, which are not ours to ship: looked at where they lie beside us.
COLLECTED = Path(__file__).resolve().parents[3] / "shared/data/abuse"

KEPT = " UNION ALL ".join(
    f"SELECT '{table}', md5(coalesce(string_agg(row::text, '' ORDER BY id), '')) FROM {table} row"
    for table in (*BRAND_TABLES, "brands_brand", "people_person", "procrastinate_jobs")
)

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</title></textarea><svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>go</a>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "<!--<style>*{display:none}</style>-->",
)
LETTERS = (
    "\x00",
    "before\x00after",
    "\ufeffmarked",
    "zero\u200bwidth\u200d\u2060",
    "\u202etxt.exe",
    "\ud7ff\ue000\uffff",
    "\U0001f469\u200d\U0001f4bb \U00010348",
    "Z\u0351\u036b\u0343\u036a" * 40,
    "\x01\x08\x1b[31m\x7f\x85\x9f",
    "one\r\nBcc: victim@example.com\r\n\r\ntwo",
    "\u2028\u2029",
    "\u0130\u0131\u00df\u017f\u212a",
)
NUMBERS = (
    "-1",
    "0",
    "1e3",
    "NaN",
    "Infinity",
    "0x10",
    "1,5",
    "٣",
    "99999999999999999999",
    "9" * 5000,
    "2147483648",
    "9223372036854775808",
)
QUERIES = (
    "' OR '1'='1",
    "%",
    "_",
    "%s%(x)s{0}",
    "\\",
    "../../etc/passwd",
    "NULL",
    "None",
    "null",
    "undefined",
    "[]",
)
LONG = ("\U0001f4a5" * 50_001, "x" * 1_000_001)
NAUGHTY = ("", " ", "\t\n", *MARKUP, *LETTERS, *NUMBERS, *QUERIES, LONG[0])

FILE_NAMES = (
    "zero\u200bwidth.txt",
    "\u202egnp.exe",
    "isolate\u2066d\u2069.txt",
    "mark\u061c\u180e\u2061\u00ad.txt",
    "tag\U000e0041\U000e007f.txt",
    "nul\x00.txt",
    "line\r\nX-Evil: 1.txt",
    "c1\x85\x9f.txt",
    "trailing.",
    "trailing. . ",
    "...",
    "..",
    ".htaccess",
    " ",
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "C:\\windows\\system32\\cmd.exe",
    "a/b/c",
    "\u2215\uff0fslash.txt",
    "n" * 4096 + ".txt",
    "." * 4096,
    "ä" * 300 + ".pdf",
    'quo"te;x=1.txt',
    "<script>.html",
    "x.pht\u200b.php",
    "\ud800lone.txt",
    "\U0001f4a5.png",
    "CON",
    "%2e%2e%2f.txt",
)


def multipart(
    fields: dict[str, str], files: list[tuple[str, str]], *, field: str = "attachments"
) -> dict[str, Any]:
    """What a client sends that keeps to no rule: names and types stand as they are."""
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    parts += [
        f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        f"Content-Type: {content_type}\r\n\r\nbytes\r\n"
        for name, content_type in files
    ]
    body = "".join([*parts, "--edge--\r\n"]).encode(errors="surrogatepass")
    return {"data": body, "content_type": "multipart/form-data; boundary=edge"}


def is_safe(name: str) -> bool:
    """Whether the name can mislead neither a reader nor a file system."""
    letters = all(unicodedata.category(letter)[0] not in "CZ" or letter == " " for letter in name)
    no_path = not re.search(r'[<>:"/\\|?*]', name)
    device = re.match(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9]) *([.]|$)", name)
    short = 0 < len(name) <= LONGEST_NAME
    return letters and no_path and short and not device and name == name.strip(" .")


def collected_strings() -> list[str]:
    """The big list of naughty strings, or nothing where it does not lie beside us."""
    path = COLLECTED / "blns.json"
    return list(json.loads(path.read_text())) if path.exists() else []


def collected_markup() -> list[str]:
    """Markup that has got past others' cleaners, or nothing."""
    path = COLLECTED / "bleach_xss.json"
    cases = json.loads(path.read_text())["cases"] if path.exists() else []
    return [case["payload"] for case in cases]


def kept() -> dict[str, str]:
    """A digest of all rows of each brand's tables, and of who signs in: what a no may not change.

    Sessions and what counts tries are left out: they are sign-in's own.
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute(KEPT)
        return dict(cursor.fetchall())


class Page(HTMLParser):
    """The elements of a page, with what in them could run or lead away."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def dangers(html: str) -> Iterator[str]:
    """What on the page could run, or looks as if somebody had put it there."""
    for tag, attributes in Page(html).elements:
        if tag in {"img", "iframe", "object", "embed", "base", "style", "math", "audio", "video"}:
            yield f"<{tag}>"
        if tag == "script" and not attributes.get("src", "").startswith("/static/"):
            yield f"<script {attributes}>"
        for name, value in attributes.items():
            if name.startswith("on") or name == "style":
                yield f"{tag} {name}"
            if name in {"href", "src", "action", "formaction"}:
                scheme = urlsplit(value.strip()).scheme
                if scheme not in {"", "http", "https", "mailto"}:
                    yield f"{tag} {name}={value}"
