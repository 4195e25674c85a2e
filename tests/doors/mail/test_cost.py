"""Mails made to block a reader: none takes long, none takes much memory.

Each pattern fills a megabyte, or as much as we read of such a field. Times are of the processor, so
that a busy machine fails no test; each bound stands far above what is needed and far below what a
quadratic reader takes.
"""

import time
import tracemalloc

import pytest

from makegood.mail import limits
from makegood.mail.addresses import read_mailboxes
from makegood.mail.markup import text_of
from makegood.mail.parse import UnreadableMail, parse
from makegood.mail.quote import split_reply
from makegood.mail.trust import judge
from makegood.mail.words import decoded_words

MEGABYTE = 1_000_000
KEY = (
    b"v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDrgPSXwFHR9wgHM1RKmRCIZGKRtsx8oKd0z9/Q6NwU"
    b"6u9/+m0QxRtksVkaOR0tYT4P/5+Pm0Wm5fomIiCtkRWeXocjx9kjPeEXFN4Is3qzWKNqDgVutioMHE0gE2GXyQsFEYWK"
    b"YBx9HPBfBccycjmVCwPPKWIZpftdCVEcZzpXLQIDAQAB"
)
MIXED = b"From: a@b.example\nContent-Type: multipart/mixed"


def filled(pattern, size=MEGABYTE):
    return (pattern * (size // len(pattern) + 1))[:size]


IN_QUOTES = [
    *(">", ">\n", "-", "-----\n", "A: b\n", "*A:* b\n", "A: 2026 <a@b>\n", "a:", " ", "1", "\n"),
    *("x\n> y\n", "--\n", "A: b\n" * 7 + "\n", "-- \n> \n", "____________\nA: b\nB: c\nC: d\n"),
]


@pytest.mark.parametrize("pattern", IN_QUOTES)
def test_quotes_are_found_in_linear_time(pattern):
    text = filled(pattern)
    assert seconds(split_reply, text) < 2


IN_HTML = [
    *("<blockquote>", "<div>", "<div><p>", "<b><i>", "<o:p>&nbsp;</o:p>", "<table><tr><td>x", "<"),
    *("&", "&a", "&#9", "<!--", "<!", "<?", "</", "<script>", "</styl", "<a ", '<a x="', "<br>"),
    *("<a href='http://x'>y", "<img alt=x>", "<span> </span>", "<pre>\n", "<![CDATA[", "'", '"<'),
]


@pytest.mark.parametrize("pattern", IN_HTML)
def test_html_is_read_in_linear_time(pattern):
    assert seconds(text_of, filled(pattern)) < 3


@pytest.mark.parametrize("head", ["<style>", "<!--", "<script>", "&#", "&#x", '<a href="', "<pre>"])
def test_html_that_never_ends_is_read_in_linear_time(head):
    assert seconds(text_of, head + filled("9</styl")) < 3


@pytest.mark.parametrize("pattern", ["=?a?q?", "=?utf-8?b?", "=?", "=?utf-8?q?x?= ", "=?a?q?x?=y"])
def test_encoded_words_are_read_in_linear_time(pattern):
    assert seconds(decoded_words, filled(pattern, limits.FIELD_BYTES)) < 1


@pytest.mark.parametrize(
    "pattern", ['"', '"\\', "(", "()", "<", "<>", ",", "a@", "a@b,", ":", "\\"]
)
def test_addresses_are_read_in_linear_time(pattern):
    value = filled(pattern, limits.FIELD_BYTES)
    assert seconds(lambda said: list(read_mailboxes(said)), value) < 1


@pytest.mark.parametrize(
    "raw",
    [
        MIXED + b"; boundary=b\n\n" + filled(b"--b\n"),
        MIXED + b"\n\n" + filled(b"--b\nContent-"),
        MIXED + b"\n\n" + filled(b"--" + b"b" * 300 + b"\n"),
        MIXED + b"; boundary=" + filled(b';a="', 200_000),
        b"Content-Type: text/html\n\n" + filled(b"<p>x<br>", 10 * MEGABYTE),
        b"Content-Transfer-Encoding: base64\n\n" + filled(b"=", 10 * MEGABYTE),
        b"From: a@b.example\n\n" + filled(b"\xff", 10 * MEGABYTE),
        filled(b"Received: by x; ", 100_000),
        filled(b"From: a@b.example\n", 15_000),
        b"References: " + filled(b"<a", 200_000),
        b"References: " + filled(b"a", 200_000),
        b"Received: " + filled(b" by", 200_000),
        b"A: b\n" + filled(b" \n", 200_000),
    ],
    ids=range(13),
)
def test_a_whole_mail_is_read_in_a_time_in_which_others_can_wait(raw):
    assert seconds(parse, raw) < 5


def test_a_mail_too_large_or_too_manifold_costs_no_memory():
    huge = bytes(5 * limits.MAIL_BYTES)
    manifold = MIXED + b"; boundary=b\n\n" + b"--b\n\nx\n" * 10_000
    tracemalloc.start()
    assert isinstance(parse(huge), UnreadableMail)
    assert isinstance(parse(manifold), UnreadableMail)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * MEGABYTE


@pytest.mark.parametrize(
    "body", [filled(b" ") + b"x", filled(b" \t\r\n"), filled(b"\r\n"), filled(b"x\n")], ids=range(4)
)
def test_a_signature_over_much_white_space_is_checked_in_linear_time(body):
    tags = (
        b"v=1; a=rsa-sha256; c=relaxed/relaxed; d=b.example; s=s; h=from:subject; bh=YQ==; b=YQ=="
    )
    raw = b"DKIM-Signature: " + tags + b"\r\nFrom: a@b.example\r\n\r\n" + body
    spent = seconds(lambda mail: judge(mail, authserv_ids=frozenset(), dns=lambda _: KEY), raw)
    assert spent < 2


def seconds(work, given_value):
    """How much processor time it takes, so that a busy machine fails no test."""
    begun = time.process_time()
    work(given_value)
    return time.process_time() - begun
