"""Did the sender whom this mail names really send it?

Two witnesses are heard: the Authentication-Results field of our own mail server (RFC 8601), and
the mail's own DKIM signatures where the caller lends us a look-up of DNS records. Each counts only
for a domain aligned with that of From: the same one, or one above it. A signature from *below*,
which DMARC also allows within one registered domain, would need a list of the domains under which
strangers register, and the lists that packages bring are years old; there the word of our mail
server counts (`dmarc=pass`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import authres

from makegood.mail import limits
from makegood.mail.addresses import author, mailboxes
from makegood.mail.alignment import ascii_domain, speaks_for
from makegood.mail.fields import Fields, plain_ascii, split_header
from makegood.mail.signatures import Signed, TextRecord, aligned_signatures


class Standing(StrEnum):
    """What may be believed; only `aligned` is trust."""

    ALIGNED = "aligned"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Trust:
    """The outcome, and what it rests on, for staff: `mta: dkim=pass example.com`."""

    standing: Standing
    evidence: tuple[str, ...]

    @property
    def is_trusted(self) -> bool:
        """Whether the mail may be taken as its sender's."""
        return self.standing is Standing.ALIGNED


@dataclass(frozen=True, slots=True)
class _Word:
    """What one witness says by one method about one domain."""

    witness: str
    method: str
    result: str
    domain: str

    def __str__(self) -> str:
        return f"{self.witness}: {self.method}={self.result} {self.domain}"


_FAILURES = frozenset({"fail", "softfail", "hardfail"})
_PROPERTIES = {
    "dkim": (("header", "d"), ("header", "i")),
    "spf": (("smtp", "mailfrom"),),
    "dmarc": (("header", "from"),),
}


def judge(raw: bytes, *, authserv_ids: frozenset[str], dns: TextRecord | None) -> Trust:
    """How far the sender of `raw` can be believed. Never raises.

    Of the Authentication-Results fields the topmost counts that bears one of `authserv_ids`, the
    names that our own mail servers give themselves. They must remove that name from mail that
    comes in (RFC 8601, section 5): we cannot tell their field from a forged one. Without `dns`
    the signatures are left alone.
    """
    try:
        fields, body_start = split_header(raw, 0, len(raw))
    except limits.OverLimit as over:
        return Trust(Standing.UNKNOWN, (over.code,))
    sender = author(fields)
    domain = ascii_domain(sender.address.rpartition("@")[2]) if sender else ""
    if not domain:
        return _without_sender(fields)
    words = list(_words_of_our_server(fields, domain, authserv_ids))
    standing = _standing(words)
    if dns is not None and standing is not Standing.ALIGNED and len(raw) <= limits.MAIL_BYTES:
        signatures = aligned_signatures(Signed(raw, fields, body_start), domain, dns)
        words += [_Word("signature", "dkim", one.result, one.domain) for one in signatures]
        standing = _standing(words)
    return Trust(standing, tuple(map(str, words)))


def _without_sender(fields: Fields) -> Trust:
    if len(fields.values("from")) > 1 or len(mailboxes(fields, "from")) > 1:
        return Trust(Standing.FAILED, ("several-senders",))
    return Trust(Standing.UNKNOWN, ("no-sender",))


def _standing(words: Iterable[_Word]) -> Standing:
    """A failed DMARC is the domain's own order not to believe; else one witness for it is enough,
    since mail that is passed on often loses the other."""
    said = {(word.method, word.result) for word in words}
    failures = {result for _, result in said} & _FAILURES
    if ("dmarc", "fail") in said:
        return Standing.FAILED
    if any(result == "pass" for _, result in said):
        return Standing.ALIGNED
    return Standing.FAILED if failures else Standing.UNKNOWN


def _words_of_our_server(
    fields: Fields, sender_domain: str, authserv_ids: frozenset[str]
) -> Iterator[_Word]:
    """What our server says about domains that speak for the sender's; nothing about others."""
    for value in fields.values("authentication-results"):
        said = plain_ascii(value)
        if _server_named(said) in {one.lower() for one in authserv_ids}:
            yield from _words_in(said, sender_domain)
            return


def _server_named(said: str) -> str:
    return next(iter(said.partition(";")[0].lower().split()), "")


def _words_in(said: str, sender_domain: str) -> Iterator[_Word]:
    if len(said) > limits.RESULTS_BYTES:
        return
    try:
        results = authres.core_features().parse_value(said).results
    except (authres.AuthResError, ValueError, LookupError, AttributeError, RecursionError):
        yield _Word("mta", "results", "malformed", "")
        return
    for result in results:
        domain = _domain_of(result)
        if _is_about(result.method, domain, sender_domain):
            yield _Word("mta", result.method, result.result, domain)


def _is_about(method: str, domain: str, sender_domain: str) -> bool:
    """DMARC judges the domain of From itself; the others a domain that may speak for it."""
    return domain == sender_domain if method == "dmarc" else speaks_for(domain, sender_domain)


def _domain_of(result: authres.core.AuthenticationResult) -> str:
    """The domain that a result is about; "" where it names none, or two that differ."""
    for wanted in _PROPERTIES.get(result.method, ()):
        named = {str(p.value) for p in result.properties if (p.type, p.name) == wanted}
        if named:
            return ascii_domain(named.pop().rpartition("@")[2]) if len(named) == 1 else ""
    return ""
