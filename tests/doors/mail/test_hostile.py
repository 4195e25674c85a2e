"""Mails made to break a reader or to hide something: none raises, none is lost."""

# Other scripts stand here on purpose.

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makegood.mail.charsets import codec_name, decode
from makegood.mail.codings import base64_bytes
from makegood.mail.names import name_of
from makegood.mail.parse import UnreadableMail, parse
from makegood.mail.words import decoded_words, one_line
from tests.doors.hostile import is_safe
from tests.doors.mail.corpora import SAMPLES

WHOLE = [path.read_bytes() for path in sorted(SAMPLES.glob("*.eml"))]


def check(raw):
    """What holds of whatever is read, so that it can be stored and shown."""
    mail = parse(raw)
    if isinstance(mail, UnreadableMail):
        assert mail.code != "reader-failed", mail.detail
        return
    lines = [
        mail.message_id,
        mail.sender,
        mail.sender_name,
        *mail.claimed,
        *mail.recipients,
        mail.subject,
        mail.in_reply_to,
        *mail.references,
        *(file.name for file in mail.attachments),
        *(file.content_type for file in mail.attachments),
    ]
    assert not any(set("\0\r\n") & set(line) for line in lines)
    assert "\0" not in mail.text
    "".join([*lines, mail.text]).encode("utf-8")
    assert [file.name for file in mail.attachments if not is_safe(file.name)] == []


@given(st.binary(max_size=2_000))
def test_no_bytes_are_too_strange_to_read(raw):
    check(raw)


@given(st.sampled_from(WHOLE), st.data())
@settings(max_examples=300)
def test_a_mail_with_bytes_changed_is_still_read(raw, data):
    changed = bytearray(raw)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(raw) - 1))
        changed[place] = data.draw(st.integers(0, 255))
    check(bytes(changed))


@given(st.sampled_from(WHOLE), st.data())
def test_a_mail_with_a_piece_missing_or_doubled_is_still_read(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    check(raw[:start] + raw[end:])
    check(raw[:end] + raw[start:])


FIELDS = ["From", "To", "Subject", "Date", "Message-ID", "References", "Received", "Content-Type"]


@given(st.sampled_from(FIELDS), st.binary(max_size=300))
def test_no_value_of_a_field_is_too_strange(name, value):
    check(name.encode() + b": " + value + b"\n\nbody")
    structure = b'multipart/mixed; boundary="' + value + b'"\n\n--' + value + b"\n\nx\n"
    check(b"From: a@example.com\nContent-Type: " + structure)


@given(st.text(max_size=300), st.sampled_from(["image/png", "application/x-none", "a/b"]))
def test_a_file_name_is_safe_whatever_was_given(given_name, content_type):
    name = name_of(given_name, content_type, 7)
    assert is_safe(name), name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\report.doc", "report.doc"),
        ("fdp.\u202etxt.exe", "fdp.txt.exe"),
        ("shell.ph\u200bp", "shell.php"),
        ("a\0b.txt", "ab.txt"),
        ("..", "attachment-7.png"),
        ("", "attachment-7.png"),
        ("???", "attachment-7.png"),
        ("x" * 4_000 + ".png", "x" * 116 + ".png"),
        ("x." + "y" * 4_000, "y" * 120),
        ("Angebot 3.8.;2.pdf", "Angebot 3.8.;2.pdf"),
    ],
)
def test_a_file_name_is_made_safe(given_name, name):
    assert name_of(given_name, "image/png", 7) == name


NOT_OURS = [
    "rot13",
    "base64",
    "zlib",
    "idna",
    "punycode",
    "unicode_escape",
    "undefined",
    "mbcs",
    "hex",
    "é",
    "../x",
    "utf-0",
]


@pytest.mark.parametrize("charset", [*NOT_OURS, "", " ", "\0", "x" * 500, "utf-8\n"])
def test_a_charset_that_is_none_of_ours_is_not_asked(charset):
    assert codec_name(charset) in ("", "utf-8")
    assert decode(b"plain", charset) == "plain"


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Grüße €".encode(), "utf-8", "Grüße €"),
        ("Grüße €".encode("cp1252"), "iso-8859-1", "Grüße €"),
        ("Grüße €".encode(), "iso-8859-1", "Grüße €"),
        ("Grüße €".encode("cp1252"), "us-ascii", "Grüße €"),
        ("Grüße €".encode("cp1252"), "utf-8", "Grüße €"),
        ("Grüße".encode() + b"\xff", "utf-8", "Grüße\ufffd"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        ("привет".encode("cp1251"), '"windows-1251"', "привет"),
        ("こんにちは".encode("iso2022_jp"), "ISO-2022-JP", "こんにちは"),
        ("①".encode("cp932"), "Shift_JIS", "①"),
        ("你好".encode("gb18030"), "gb2312", "你好"),
        ("안녕".encode("cp949"), "ks_c_5601-1987", "안녕"),
        (b"a\0b\x1bc\td", "utf-8", "abc\td"),
        (b"+2AA-", "utf-7", ""),
    ],
)
def test_characters_are_read_as_their_writer_meant_them(data, charset, text):
    assert decode(data, charset) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?a_b=3F?= c", "a b? c"),
        ("=?utf-8?b?w7w=?= =?utf-8?b?w7w=?=", "üü"),
        ("=?utf-8?b?ww==?=\t=?UTF-8?b?vA==?=", "ü"),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
        ("=?utf-8?q?a?= =?iso-8859-1?q?=FC?=", "aü"),
        ("=?utf-8*en?q?a?=", "a"),
        ("=?utf-8?q?unfinished", "unfinished"),
        ("=?utf-8?q?why? so?=", "why? so"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("a =?", "a =?"),
    ],
)
def test_encoded_words_are_read(value, text):
    assert decoded_words(value) == text


def test_nothing_unseen_can_make_one_line_read_as_another():
    assert one_line("ab\u202ecd\r\nBcc: x\u200b\u2028y", 100) == "abcd Bcc: x y"
    assert one_line("o\u0308", 100) == "ö"
    assert one_line("x" * 50, 10) == "x" * 10


def test_base64_in_pieces_cut_short_is_read_to_its_end():
    assert base64_bytes(b"SGFs bG8=\r\nSGFsbG8=!!") == b"HalloHallo"
    assert base64_bytes(b"SGFsb") == b"Hal"
    assert base64_bytes(b"") == b""
