"""Whom does an address field name, and which user names could a subject hold?

An address list is cut into items before its encoded words are read, so that a comma inside a word
divides nothing. What is not plainly an address is no address: guessing would name somebody else.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from makegood.mail import limits
from makegood.mail.charsets import decode
from makegood.mail.fields import Fields, unfolded
from makegood.mail.words import decoded_words, one_line, unquoted

_OUTSIDE = re.compile(
    r'"(?:[^"\\]|\\.)*+(?:"|\Z)|<[^<>]*+(?:>|\Z|(?=<))|[(,;:]|[^"<(,;:]++', re.DOTALL
)
_INSIDE_COMMENT = re.compile(r"[^()\\]++|\\.?|[()]", re.DOTALL)
_ADDRESS = re.compile(
    r'(?:[^\s<>()\[\],;:\\"@\x00-\x1f\x7f]{1,64}|"[^"\\\x00-\x1f\x7f]{1,62}")'
    r"@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){0,20}"
)
_LONGEST_ADDRESS = 254
_UNFIT_FOR_AUTHOR = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_MARKS_IN_USER_NAMES = frozenset("._-@")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address in NFC and lower case, and the name shown beside it ("" where there is none).

    RFC 5321 lets a host tell `Anna@` from `anna@`; hardly one does, people type either, and the
    sign-in keeps addresses in lower case: one form compares everywhere.
    """

    address: str
    name: str


def mailboxes(fields: Fields, *names: str) -> tuple[Mailbox, ...]:
    """Who is named in the fields of these names, in their order, each address once."""
    found: dict[str, Mailbox] = {}
    for name in names:
        for value in fields.values(name):
            for mailbox in read_mailboxes(unfolded(decode(value))):
                found.setdefault(mailbox.address, mailbox)
    return tuple(found.values())


def author(fields: Fields) -> Mailbox | None:
    """The one mailbox of the one From field. None where there is no From or a second one, no
    address in it or a second one, or a byte that another program might read in another way: such
    a mail can be shown under one sender and checked under another (RFC 7489, section 6.6.1)."""
    values = fields.values("from")
    if len(values) != 1 or len(values[0]) == limits.FIELD_BYTES:
        return None
    if _UNFIT_FOR_AUTHOR.search(values[0]):
        return None
    named = list(read_mailboxes(unfolded(decode(values[0]))))
    return named[0] if len(named) == 1 else None


def read_mailboxes(value: str) -> Iterator[Mailbox]:
    """The mailboxes of an address list (RFC 5322, section 3.4), in time linear in its length."""
    words: list[str] = []
    comments: list[str] = []
    for token in _tokens(value):
        if token.startswith("<"):
            yield from _mailbox(token.strip("<> \t"), words)
            words = []
        elif token in (",", ";"):
            yield from _mailbox("".join(words).strip(), comments)
            words, comments = [], []
        elif token.startswith(":"):
            words, comments = [], []
        elif token.startswith("("):
            comments.append(token.removeprefix("(").removesuffix(")"))
        else:
            words.append(token)
    yield from _mailbox("".join(words).strip(), comments)


def words_of_subject(subject: str) -> frozenset[str]:
    """What could be a user name in a subject, case-folded: the runs of letters, digits and `._-@`,
    each as it stands and without such marks around it."""
    folded = unicodedata.normalize("NFKC", subject).casefold()
    runs = "".join(mark if _may_name(mark) else " " for mark in folded).split()
    bare = {run.strip("".join(_MARKS_IN_USER_NAMES)) for run in runs}
    return frozenset({*runs, *bare} - {""})


def _may_name(mark: str) -> bool:
    return mark.isalnum() or mark in _MARKS_IN_USER_NAMES or unicodedata.category(mark)[0] == "M"


def _tokens(value: str) -> Iterator[str]:
    """Quoted strings, angle addresses, separators, whole comments with those inside, other text."""
    position = 0
    while found := _OUTSIDE.match(value, position):
        position = found.end() if found[0] != "(" else _end_of_comment(value, found.start())
        yield value[found.start() : position]


def _end_of_comment(value: str, start: int) -> int:
    depth = 0
    for found in _INSIDE_COMMENT.finditer(value, start):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(value)


def _mailbox(address: str, beside: list[str]) -> Iterator[Mailbox]:
    form = unicodedata.normalize("NFC", address).lower()
    if _ADDRESS.fullmatch(form) and len(form) <= _LONGEST_ADDRESS:
        name = " ".join(unquoted(word) for word in beside)
        yield Mailbox(form, one_line(decoded_words(name), limits.NAME_CHARACTERS))
