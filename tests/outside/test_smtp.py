"""What becomes of a mail, whatever its server does?"""

from email.message import EmailMessage

import pytest

from makegood.outside.answers import PutOff, Refused, Sent, Unreached
from makegood.outside.mail import NoPlaceForMail, sender_for
from makegood.outside.smtp import Encryption, SmtpServer
from tests.outside.mail_servers import Post, free_port, mail_server, scripted_server, self_signed

GREETING = b"220 here\r\n"
HELLO = b"250-here\r\n250 SIZE 100000\r\n"
HELLO_WITH_TLS = b"250-here\r\n250-STARTTLS\r\n250 SIZE 100000\r\n"
FINE = b"250 2.0.0 fine\r\n"
GO_ON = b"354 go on\r\n"


def mail(to="nora@example.com"):
    message = EmailMessage()
    message["From"] = "support@quillbit.example"
    message["To"] = to
    message["Subject"] = "Grüße"
    message["Message-ID"] = "<1@quillbit.example>"
    message.set_content("Größer als ASCII.\n.\nEin Punkt allein.\n", cte="quoted-printable")
    return message


def server(port, encryption=Encryption.IF_OFFERED, **more):
    return SmtpServer(
        host="127.0.0.1", port=port, encryption=encryption, answers_within_seconds=1, **more
    )


def test_a_mail_is_handed_over_whole():
    post = Post()
    with mail_server(post) as port:
        assert server(port).send(mail()) == Sent()

    (taken,) = post.taken
    assert taken.mail_from == "support@quillbit.example"
    assert taken.rcpt_tos == ["nora@example.com"]
    assert b"Gr=C3=B6=C3=9Fer als ASCII.\r\n.\r\nEin Punkt allein." in taken.content


@pytest.mark.parametrize(
    ("answer", "became"),
    [
        ("450 4.2.1 nora@example.com is busy", PutOff("450 4.2.1")),
        ("452 no room", PutOff("452")),
        ("421 4.3.2 closing", Unreached("421 4.3.2")),
        ("550 5.1.1 nora@example.com is unknown", Refused("550 5.1.1")),
        ("554 go away", Refused("554")),
    ],
)
@pytest.mark.parametrize("where", ["to_recipient", "to_data"])
def test_a_server_says_no_for_now_or_for_good(where, answer, became):
    post = Post(**{where: answer})
    with mail_server(post) as port:
        assert server(port).send(mail()) == became


def test_a_server_that_is_down_is_unreached():
    assert server(free_port()).send(mail()) == Unreached("ConnectionRefusedError")


@pytest.mark.parametrize(
    ("answers", "became"),
    [
        ([b"554 not you\r\n"], Unreached("554")),
        ([b"421 4.3.2 too busy\r\n"], Unreached("421 4.3.2")),
        ([b""], Unreached("SMTPServerDisconnected")),
        ([None], Unreached("SMTPServerDisconnected")),
        ([b"nonsense\r\n"], Unreached("-1")),
        ([GREETING, None], Unreached("SMTPServerDisconnected")),
        ([GREETING, b"501 5.5.4 who?\r\n", b"501 5.5.4 who?\r\n"], Unreached("501 5.5.4")),
    ],
    ids=["not-you", "busy", "hangs-up", "silent", "nonsense", "silent-later", "no-hello"],
)
def test_a_server_that_takes_no_mail_at_all_is_unreached(answers, became):
    with scripted_server(*answers) as (port, heard):
        assert server(port).send(mail()) == became
    assert not any(b"MAIL" in said for said in heard)


@pytest.mark.parametrize("last", [b"", None], ids=["gone", "mute"])
def test_a_mail_that_was_not_acknowledged_is_not_sent(last):
    with scripted_server(GREETING, HELLO, FINE, FINE, GO_ON, last) as (port, heard):
        assert server(port).send(mail()) == PutOff("SMTPServerDisconnected")
    assert b"Subject:" in b"".join(heard)


def test_a_server_that_takes_the_mail_and_drops_it_has_not_acknowledged_it():
    post = Post(drops=True)
    with mail_server(post) as port:
        assert isinstance(server(port).send(mail()), PutOff)
    assert post.encrypted == [False]


@pytest.mark.parametrize(
    "goodbye", [b"421 4.4.2 too slow\r\n", b"", None], ids=["421", "hangs-up", "silent"]
)
def test_a_mail_that_was_acknowledged_is_sent_however_the_server_says_goodbye(goodbye):
    with scripted_server(GREETING, HELLO, FINE, FINE, GO_ON, FINE, goodbye) as (port, _heard):
        assert server(port).send(mail()) == Sent()


# --- Encryption ---


def test_encryption_that_is_offered_is_used(tmp_path):
    post = Post()
    with mail_server(post, tls=self_signed(tmp_path)) as port:
        assert server(port).send(mail()) == Sent()
    assert post.encrypted == [True]


def test_a_server_must_prove_who_it_is_where_encryption_is_required(tmp_path):
    post = Post()
    with mail_server(post, tls=self_signed(tmp_path)) as port:
        became = server(port, Encryption.REQUIRED).send(mail())
    assert became == Unreached("SSLCertVerificationError")
    assert post.taken == []


def test_required_encryption_that_is_not_offered_sends_nothing():
    post = Post()
    with mail_server(post) as port:
        became = server(port, Encryption.REQUIRED).send(mail())
    assert became == Unreached("SMTPNotSupportedError")
    assert post.taken == []


@pytest.mark.parametrize("encryption", list(Encryption))
@pytest.mark.parametrize(
    "answer",
    [b"454 4.7.0 not now\r\n", b"554 5.7.0 never\r\n", b"220 go on\r\nnot TLS\r\n", b""],
    ids=["later", "never", "lies", "hangs-up"],
)
def test_encryption_that_breaks_sends_nothing_in_the_clear(encryption, answer):
    with scripted_server(GREETING, HELLO_WITH_TLS, answer, b"", b"") as (port, heard):
        became = server(port, encryption).send(mail())

    assert isinstance(became, Unreached)
    clear = b"".join(heard)
    assert b"MAIL" not in clear and b"nora" not in clear and b"Subject" not in clear


def test_a_password_is_not_told_to_a_server_that_did_not_prove_itself():
    url = "smtp://me:secret@127.0.0.1"
    with scripted_server(GREETING, b"250-here\r\n250 AUTH PLAIN\r\n", b"", b"") as (port, heard):
        became = sender_for(f"{url}:{port}").send(mail())

    assert became == Unreached("SMTPNotSupportedError")
    assert not any(b"AUTH" in said for said in heard)


# --- Where mail goes ---


def test_the_setting_names_a_server():
    assert sender_for("smtp://mail.example:587?starttls=required") == SmtpServer(
        host="mail.example", port=587, encryption=Encryption.REQUIRED
    )
    assert sender_for("smtp://mail.example") == SmtpServer(
        host="mail.example", port=25, encryption=Encryption.IF_OFFERED
    )
    assert sender_for("smtp://me%40x:a%2Fb@mail.example") == SmtpServer(
        host="mail.example",
        port=25,
        encryption=Encryption.REQUIRED,
        user="me@x",
        password="a/b",
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "smtp://",
        "smtps://mail.example",
        "/var/mail",
        "smtp://mail.example:many",
        "smtp://mail.example:99999",
        "smtp://mail.example?starttls=maybe",
    ],
)
def test_another_setting_is_refused_without_repeating_a_password(url):
    with pytest.raises(NoPlaceForMail):
        sender_for(url)


def test_a_refused_setting_is_not_repeated():
    with pytest.raises(NoPlaceForMail) as refused:
        sender_for("smtps://me:secret@mail.example")

    assert "secret" not in str(refused.value)
