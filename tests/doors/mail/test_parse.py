"""What is read from our own samples, one kind of trouble each."""

# Other scripts stand here on purpose.
# ruff: noqa: RUF001

from datetime import UTC, datetime

import pytest

from makegood.mail import limits
from makegood.mail.automatic import Automatic
from makegood.mail.moments import accepted_at
from makegood.mail.parse import ParsedMail, Remark, UnreadableMail, parse
from tests.doors.mail.corpora import SAMPLES, sample

SAID = [
    (
        "plain_with_user_name",
        ("berta.vogt@kiosk.example", "Vogt, Berta"),
        "Kiosk_7: the drawer does not open (urgent)",
        "Good evening,\n\nsince the update the drawer stays shut – see the log:\n\n"
        "    17:02 open drawer\n    17:02 no answer\n\nBerta",
    ),
    (
        "html_only",
        ("carlo@forno.example", ""),
        "Pane & stampante",
        "Buongiorno,\nla stampante tace & l'errore è E-17.\n\n- carta: piena\n- cavo: a posto\n"
        "Versione 4.2\n\nFoto: qui <https://forno.example/foto?n=1> [stampante spenta]\n\n"
        "riga 1\n  riga 2\n\n> Che errore dà?\n> > Non stampa.",
    ),
    (
        "latin1_umlauts",
        ("joerg@baeckerei.example", "Jörg Müller"),
        "Grüße aus Köln: joerg.m braucht Hilfe",
        "Schöne Grüße, die Kasse läßt sich nicht öffnen.",
    ),
    (
        "attachments_rfc2231",
        ("dora@shop.example", "Dora"),
        "dora_s two files",
        "Both files, and a picture within.",
    ),
    ("out_of_office", ("emil@shop.example", "Emil"), "Re: Your ticket", "I am away until Monday."),
    (
        "bounce",
        ("mailer-daemon@relay.example", "Mail Delivery System"),
        "Undelivered Mail Returned to Sender",
        "The address <gone@shop.example> does not exist.",
    ),
    (
        "unknown_charset",
        ("frida@shop.example", "Frida"),
        "frida fragt",
        "Über alles: „Hilfe“.",
    ),
    ("no_boundary", ("gina@shop.example", "Gina"), "gina without a boundary", "It says E17."),
    ("two_authors", ("", ""), "hugo asks", "Who wrote this?"),
    (
        "answer_by_mail",
        ("ines@shop.example", "Ines"),
        "Re: Ihr Ticket – 12",
        "Ja, bitte.\nAm Mo., 10. Aug. 2026 um 09:12 Uhr schrieb Desk <notices@desk.example>:\n"
        "> Sollen wir anfangen?",
    ),
]


def read(raw):
    mail = parse(raw)
    assert isinstance(mail, ParsedMail), mail
    return mail


@pytest.mark.parametrize(("name", "sender", "subject", "text"), SAID)
def test_a_sample_says_what_its_writer_said(name, sender, subject, text):
    mail = read(sample(name))
    assert (mail.sender, mail.sender_name) == sender
    assert mail.subject == subject
    assert mail.text == text


def test_every_sample_is_in_the_table():
    assert {path.stem for path in SAMPLES.glob("*.eml")} == {row[0] for row in SAID}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("plain_with_user_name", None),
        ("answer_by_mail", None),
        ("out_of_office", Automatic.NULL_RETURN_PATH),
        ("bounce", Automatic.DELIVERY_REPORT),
    ],
)
def test_a_mail_that_a_program_sent_is_known_by_its_header(name, reason):
    mail = read(sample(name))
    assert mail.automatic == reason
    assert mail.is_automatic == (reason is not None)


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("Auto-Submitted: auto-generated; owner-email=x@example.com", Automatic.AUTO_SUBMITTED),
        ("Auto-Submitted: no", None),
        ("Precedence: BULK", Automatic.PRECEDENCE),
        ("Precedence: first-class", None),
        ("X-Precedence: auto_reply", Automatic.PRECEDENCE),
        ("List-Id: <news.example.com>", Automatic.MAILING_LIST),
        ("List-Unsubscribe: <mailto:off@example.com>", Automatic.MAILING_LIST),
        ("Return-Path: <>", Automatic.NULL_RETURN_PATH),
        ("Return-Path: <anna@example.com>", None),
        ("Return-Path: <MAILER-DAEMON@example.com>", Automatic.DELIVERY_REPORT),
        ("X-Failed-Recipients: gone@example.com", Automatic.DELIVERY_REPORT),
        ("X-Auto-Response-Suppress: DR, OOF", Automatic.AUTORESPONDER),
        ("X-Auto-Response-Suppress: DR", None),
        ("X-Autoreply: yes", Automatic.AUTORESPONDER),
        ("X-Autoreply: no", None),
        ("Sender: no-reply@example.com", Automatic.ROBOT_SENDER),
        ("Sender: noreply.anna@example.com", None),
    ],
)
def test_one_field_is_enough_to_know_a_program_by(field, reason):
    mail = read(f"From: anna@example.com\r\n{field}\r\n\r\nHello".encode())
    assert mail.automatic == reason


def test_attachments_are_named_for_people_and_kept_to_the_byte():
    files = read(sample("attachments_rfc2231")).attachments
    assert [(file.name, file.content_type, file.size, file.is_inline) for file in files] == [
        ("Übersicht März.pdf", "application/pdf", 18, False),
        ("цены.csv", "text/csv", 3, False),
        ("passwd.png", "image/png", 8, True),
        ("attachment-4.zip", "application/zip", 22, False),
    ]
    assert files[0].content == b"%PDF-1.4 hand-made"


def test_a_mail_within_a_mail_stays_the_bytes_that_came():
    raw = sample("bounce")
    report, original = read(raw).attachments
    assert report.name == "attachment-1.txt"
    assert original.content_type == "message/rfc822"
    assert original.content in raw
    assert original.content.startswith(b"From: notices@desk.example\r\n")
    assert original.content.endswith(b"--b2--")


def test_a_mail_says_what_it_answers_and_when_it_was_written():
    mail = read(sample("out_of_office"))
    assert mail.in_reply_to == "ticket-7@desk.example"
    assert mail.references == ("start@desk.example", "ticket-7@desk.example")
    assert mail.message_id == "away@shop.example"
    assert mail.date == datetime(2026, 8, 7, 8, 0, tzinfo=UTC)


def test_what_cannot_be_read_is_empty_and_the_rest_is_read():
    mail = read(sample("unknown_charset"))
    assert (mail.message_id, mail.date) == ("", None)


def test_recipients_are_named_once_each():
    mail = read(sample("plain_with_user_name"))
    assert mail.recipients == ("help@desk.example", "sales@desk.example")


def test_a_mail_with_two_authors_has_no_sender_and_says_so():
    mail = read(sample("two_authors"))
    assert mail.claimed == ("hugo@shop.example", "agent@desk.example")
    assert mail.remarks == {Remark.SEVERAL_SENDERS}


def test_a_mail_without_author_says_so():
    assert read(b"Subject: who?\n\nx").remarks == {Remark.NO_SENDER}


def test_a_mail_counts_from_when_our_first_host_took_it():
    way = read(sample("plain_with_user_name")).hops
    ours = frozenset({"store.desk.example", "relay.desk.example"})
    assert accepted_at(way, ours) == datetime(2026, 8, 2, 21, 59, 50, tzinfo=UTC)
    assert accepted_at(way, frozenset({"store.desk.example"})) == datetime(
        2026, 8, 2, 22, 3, 5, tzinfo=UTC
    )
    assert accepted_at(way, frozenset({"mail.kiosk.example"})) is None


def test_a_long_text_is_cut_and_says_so():
    raw = b"From: a@example.com\n\n" + b"word \n" * (limits.TEXT_CHARACTERS // 6 + 10)
    mail = read(raw)
    assert len(mail.text) == limits.TEXT_CHARACTERS
    assert Remark.TEXT_CUT in mail.remarks


def multipart(count):
    parts = b"".join(b"--b\n\nx\n" for _ in range(count))
    return (
        b"From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"
    )


def nested(depth):
    header = b"From: a@example.com\n"
    return header + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(depth)
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no-header"),
        (b"\n\n\n", "no-header"),
        (b"Dear desk,\nthis file is no mail\n", "no-header"),
        (b"\xff\xfe\x00", "no-header"),
        (b"A: b\n" * (limits.HEADER_FIELDS + 1), "too-many-fields"),
        (b"A: " + b"b" * limits.HEADER_BYTES, "header-too-long"),
        (b"A: b\n " + b"c\n " * limits.HEADER_BYTES, "header-too-long"),
        (multipart(limits.PARTS), "too-many-parts"),
        (nested(limits.DEPTH + 1), "too-deep"),
        (b"From: a@example.com\n\n" + bytes(limits.MAIL_BYTES), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mail_beyond_a_limit_is_refused_by_name(raw, code):
    mail = parse(raw)
    assert isinstance(mail, UnreadableMail)
    assert mail.code == code


@pytest.mark.parametrize(
    "raw",
    [
        b"A: b\n" * limits.HEADER_FIELDS,
        multipart(limits.PARTS - 1),
        nested(limits.DEPTH),
        b"A: " + b"b" * (limits.HEADER_BYTES - 3),
    ],
)
def test_a_mail_at_a_limit_is_read(raw):
    read(raw)


def test_a_part_that_repeats_its_name_says_one_thing():
    raw = (
        b"From: a@example.com\nContent-Type: text/plain; charset=utf-8; charset=utf-7\n"
        b"Content-Disposition: attachment; filename*=utf-8''%41; filename=b; filename*=c\n\nx"
    )
    assert [file.name for file in read(raw).attachments] == ["A"]


@pytest.mark.parametrize("encoding", ["base64", "BASE64 ", "quoted-printable", "8bit", "x", ""])
def test_a_transfer_encoding_is_undone_whatever_it_holds(encoding):
    raw = f"From: a@example.com\nContent-Transfer-Encoding: {encoding}\n\nSGFsbG8=SGFsbG8".encode()
    text = read(raw).text
    assert text == ("HalloHallo" if encoding.lower().startswith("base") else "SGFsbG8=SGFsbG8")


def test_words_in_html_are_read_only_where_no_plain_ones_are():
    def alternatives(plain, marked_up):
        return (
            "From: a@example.com\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
            f"\n{plain}\n--b\nContent-Type: text/html\n\n{marked_up}\n--b--\n"
        ).encode()

    assert read(alternatives("plain", "<p>marked up</p>")).text == "plain"
    assert read(alternatives(" \n", "<p>marked up</p>")).text == "marked up"
    assert read(alternatives("", "")).text == ""
