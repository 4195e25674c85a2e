"""How far the sender of a mail can be believed."""

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from dkim.canonicalization import Relaxed
from hypothesis import given
from hypothesis import strategies as st

from makegood.mail.alignment import ascii_domain, speaks_for
from makegood.mail.signatures import Signed, _easy_to_read
from makegood.mail.trust import Standing, judge

OURS = frozenset({"mx.desk.example"})
LETTER = (
    b"From: Anna <anna@shop.example>\r\n"
    b"To: help@desk.example\r\n"
    b"Subject: anna asks\r\n"
    b"\r\n"
    b"It  says \t E17. \r\n\r\nAnna\r\n\r\n\r\n"
)


def with_results(*results, letter=LETTER):
    return b"".join(f"Authentication-Results: {one}\r\n".encode() for one in results) + letter


def standing(raw, dns=None):
    return judge(raw, authserv_ids=OURS, dns=dns).standing


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("spf=pass smtp.mailfrom=anna@shop.example", Standing.ALIGNED),
        ("spf=pass smtp.mailfrom=shop.example", Standing.ALIGNED),
        ("dkim=pass header.d=shop.example", Standing.ALIGNED),
        ("dkim=pass header.d=SHOP.example.", Standing.ALIGNED),
        ("dkim=pass (1024-bit key) header.i=@shop.example header.b=x", Standing.ALIGNED),
        ("dmarc=pass (p=reject) header.from=shop.example", Standing.ALIGNED),
        ("spf=fail smtp.mailfrom=shop.example; dkim=pass header.d=shop.example", Standing.ALIGNED),
        ("spf=pass smtp.mailfrom=other.example", Standing.UNKNOWN),
        ("spf=pass smtp.helo=shop.example", Standing.UNKNOWN),
        ("dkim=pass header.d=other.example", Standing.UNKNOWN),
        ("dkim=pass header.d=example", Standing.UNKNOWN),
        ("dkim=pass header.d=news.shop.example", Standing.UNKNOWN),
        ("dkim=pass header.d=notshop.example", Standing.UNKNOWN),
        ("dkim=pass header.d=other.example header.d=shop.example", Standing.UNKNOWN),
        ("dkim=pass header.d=other.example header.i=@shop.example", Standing.UNKNOWN),
        ("dmarc=pass header.from=other.example", Standing.UNKNOWN),
        ("dmarc=bestguesspass header.from=shop.example", Standing.UNKNOWN),
        ("dkim=neutral header.d=shop.example", Standing.UNKNOWN),
        ("auth=pass smtp.auth=anna@shop.example", Standing.UNKNOWN),
        ("none", Standing.UNKNOWN),
        ("spf=softfail smtp.mailfrom=shop.example", Standing.FAILED),
        ("dkim=fail header.d=shop.example", Standing.FAILED),
        ("dmarc=fail header.from=shop.example", Standing.FAILED),
        ("dkim=pass header.d=shop.example; dmarc=fail header.from=shop.example", Standing.FAILED),
        ("dkim=pass (unfinished header.d=shop.example", Standing.UNKNOWN),
        ("dkim=pass " + "(" * 5_000, Standing.UNKNOWN),
        ("dkim=pass header.d=shop.example;" + " " * 9_000, Standing.UNKNOWN),
    ],
)
def test_our_own_server_is_believed_about_the_domain_of_the_sender(results, expected):
    assert standing(with_results(f"mx.desk.example; {results}")) is expected


def test_nobody_else_is_believed():
    assert standing(with_results("mx.other.example; dmarc=pass header.from=shop.example")) is (
        Standing.UNKNOWN
    )
    assert standing(with_results("mx.desk.example.other.example; spf=pass")) is Standing.UNKNOWN


def test_only_the_topmost_word_of_our_server_counts():
    good = "mx.desk.example; dmarc=pass header.from=shop.example"
    assert standing(with_results("mx.desk.example; none", good)) is Standing.UNKNOWN
    assert standing(with_results("mx.other.example; none", f"MX.Desk.example 1; {good[17:]}")) is (
        Standing.ALIGNED
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"From: anna@shop.example\r\nFrom: bert@shop.example\r\n", Standing.FAILED),
        (b"From: anna@shop.example, bert@shop.example\r\n", Standing.FAILED),
        (b"From: anna\r\n", Standing.UNKNOWN),
        (b"To: anna@shop.example\r\n", Standing.UNKNOWN),
        (b"From: anna@shop.exa\0mple\r\n", Standing.UNKNOWN),
    ],
)
def test_without_one_plain_sender_there_is_nobody_to_trust(header, expected):
    results = "mx.desk.example; dmarc=pass header.from=shop.example"
    trust = judge(with_results(results, letter=header + b"\r\n"), authserv_ids=OURS, dns=None)
    assert trust.standing is expected
    assert not trust.is_trusted


def test_staff_see_what_the_outcome_rests_on():
    results = "spf=fail smtp.mailfrom=shop.example; dkim=pass header.d=other.example"
    raw = with_results(f"mx.desk.example; {results}")
    assert judge(raw, authserv_ids=OURS, dns=None).evidence == ("mta: spf=fail shop.example",)


@pytest.fixture(scope="module")
def keys():
    """(the private key, the record of the public one) in 2,048 bits, and one too small."""
    made = {}
    for bits in (2_048, 1_024):
        key = rsa.generate_private_key(public_exponent=65_537, key_size=bits)
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        public = key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        record = b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])
        made[bits] = (secret, record)
    return made


def signed(keys, *, domain=b"shop.example", letter=LETTER, headers=None, length=False, **given):
    secret, _ = keys[2_048]
    headers = headers or [b"From", b"To", b"Subject"]
    given = {"canonicalize": (b"relaxed", b"relaxed"), **given}
    return (
        dkim.sign(letter, b"s1", domain, secret, include_headers=headers, length=length, **given)
        + letter
    )


def answers(keys, asked=None):
    def dns(name):
        if asked is not None:
            asked.append(name)
        return keys[2_048][1] if name.startswith("s1._domainkey.") else None

    return dns


@pytest.mark.parametrize("body", [b"simple", b"relaxed"])
@pytest.mark.parametrize("line_end", [b"\r\n", b"\n"])
def test_a_signature_of_the_sender_s_domain_is_trust(keys, body, line_end):
    raw = signed(keys, canonicalize=(b"relaxed", body)).replace(b"\r\n", line_end)
    asked = []
    trust = judge(raw, authserv_ids=OURS, dns=answers(keys, asked))
    assert trust.standing is Standing.ALIGNED
    assert trust.evidence == ("signature: dkim=pass shop.example",)
    assert asked == ["s1._domainkey.shop.example"]


def test_a_signature_of_the_domain_above_is_trust(keys):
    letter = LETTER.replace(b"@shop.example", b"@till.shop.example")
    assert standing(signed(keys, letter=letter), answers(keys)) is Standing.ALIGNED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda raw: raw.replace(b"E17", b"E18"), Standing.FAILED),
        (lambda raw: raw.replace(b"anna asks", b"bert asks"), Standing.FAILED),
        (lambda raw: raw.replace(b"<anna@", b"<bert@"), Standing.FAILED),
        (lambda raw: b"From: x@other.example\r\n" + raw, Standing.FAILED),
        (lambda raw: b"Subject: other\r\n" + raw, Standing.UNKNOWN),
        (lambda raw: raw.replace(b"s=s1;", b"s=s2;"), Standing.UNKNOWN),
        (lambda raw: raw.replace(b"s=s1;", b"s=s1/../x;"), Standing.UNKNOWN),
        (lambda raw: raw.replace(b"rsa-sha256", b"rsa-sha1"), Standing.UNKNOWN),
        (lambda raw: raw.replace(b"b=", b"b=%%%"), Standing.FAILED),
        (lambda raw: raw.replace(b"\r\nTo:", b"\r\nno field\r\nTo:"), Standing.UNKNOWN),
    ],
)
def test_a_changed_mail_is_not_its_sender_s(keys, change, expected):
    assert standing(change(signed(keys)), answers(keys)) is expected


@pytest.mark.parametrize(
    "given",
    [
        {"length": True},
        {"headers": [b"From", b"To"]},
        {"signature_algorithm": b"rsa-sha1"},
        {"domain": b"other.example"},
        {"domain": b"till.shop.example"},
        {"domain": b"example"},
    ],
)
def test_a_signature_that_says_too_little_is_worth_nothing_and_asks_nobody(keys, given):
    asked = []
    assert standing(signed(keys, **given), answers(keys, asked)) is Standing.UNKNOWN
    assert asked == []


def test_a_key_too_small_or_too_large_or_missing_is_worth_nothing(keys):
    raw = signed(keys)
    _, record = keys[2_048]
    assert standing(raw, lambda name: record + b" " * 2_000) is Standing.UNKNOWN
    assert standing(raw, lambda name: b"") is Standing.FAILED
    assert standing(raw, lambda name: None) is Standing.UNKNOWN


def test_a_silent_name_server_costs_no_mail(keys):
    def dns(name):
        raise TimeoutError(name)

    trust = judge(signed(keys), authserv_ids=OURS, dns=dns)
    assert trust.standing is Standing.UNKNOWN
    assert trust.evidence == ("signature: dkim=no-answer shop.example",)


def test_no_name_server_is_asked_where_our_own_server_has_spoken(keys):
    asked = []
    raw = with_results("mx.desk.example; dkim=pass header.d=shop.example", letter=signed(keys))
    assert standing(raw, answers(keys, asked)) is Standing.ALIGNED
    assert asked == []


def test_only_the_first_signatures_are_looked_at(keys):
    asked = []
    raw = b"DKIM-Signature: d=shop.example; s=x\r\n" * 100 + signed(keys)
    assert standing(raw, answers(keys, asked)) is Standing.UNKNOWN
    assert asked == []


BODIES = st.lists(st.sampled_from([b" ", b"\t", b"\r\n", b"\n", b"x", b"\r"]), max_size=30)


@given(BODIES.map(b"".join))
def test_what_is_made_easy_to_read_is_the_same_to_a_signature(body):
    mail = Signed(b"From: a@b.example\r\n\r\n" + body, None, 21)
    before, after = (
        Relaxed.canonicalize_body(dkim.rfc822_parse(raw)[1])
        for raw in (mail.raw, _easy_to_read(mail))
    )
    assert before == after


@pytest.mark.parametrize(
    ("domain", "other", "speaks"),
    [
        ("shop.example", "shop.example", True),
        ("shop.example", "till.shop.example", True),
        ("till.shop.example", "shop.example", False),
        ("shop.example", "workshop.example", False),
        ("example", "shop.example", False),
        ("", "shop.example", False),
    ],
)
def test_a_domain_speaks_for_itself_and_those_below(domain, other, speaks):
    assert speaks_for(domain, other) == speaks


def test_domains_are_compared_as_dns_knows_them():
    assert ascii_domain("BÜCHER.example.") == "xn--bcher-kva.example"
    assert ascii_domain("xn--bcher-kva.example") == "xn--bcher-kva.example"
    assert ascii_domain("a" * 64 + ".example") == ""
    assert ascii_domain("a..example") == ""


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange_to_judge(data):
    raw = b"From: anna@shop.example\nDKIM-Signature: d=shop.example; " + data
    judge(raw, authserv_ids=OURS, dns=lambda name: data)
    judge(data, authserv_ids=OURS, dns=lambda name: data)
    results = b"From: anna@shop.example\nAuthentication-Results: mx.desk.example; dkim=pass " + data
    judge(results, authserv_ids=OURS, dns=None)
