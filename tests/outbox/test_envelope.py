"""Can anything that people write become a header of our mails, or another recipient?"""

from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from makegood.brands.ids import new_id
from makegood.brands.models import Brand
from makegood.outbox.envelope import message_of, name_in_header, one_line
from makegood.outbox.letters.letter import Letter
from makegood.outbox.models import Parcel
from makegood.outbox.post import seal

AT = datetime(2026, 8, 3, 7, 0, tzinfo=UTC)
HEADERS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
]
# What a database stores: no NUL and no half of a pair. Seeded with what headers are attacked with.
STORED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
NASTY = st.sampled_from(
    [
        "a\r\nBcc: x@example.com",
        "a\nBcc: x@example.com\n\nbody",
        "a\rBcc: x",
        "a\x0bBcc: x",
        "a\x85Bcc: x\u2028Cc: y\u2029",
        "=?utf-8?q?a=0D=0ABcc:_x=40example.com?=",
        "=?utf-8?b?DQpCY2M6IHg=?=",
        'a" <x@example.com>, "b',
        "a, b <c@example.com>;",
        '\\"\\',
        "x" * 300,
        "\u00e4" * 300,
        "\u202eevil",
        "",
        " ",
    ]
)
WRITTEN = st.one_of(NASTY, STORED, st.builds(str.__add__, STORED, NASTY))


def parcel_of(
    subject="Hello", to="nora@example.com", text="Hi.", html="", support="help@q.example"
):
    """A parcel and its brand, as the database would give them."""
    parcel = Parcel(id=new_id(AT), letter="ticket_created", at=AT)
    letter = Letter(
        code="ticket_created", to=to, recipient_id=None, subject=subject, text=text, html=html
    )
    parcel.sealed = seal(letter, parcel.id)
    return parcel, Brand(name="Quillbit", support_address=support)


def read_back(message):
    return BytesParser(policy=policy.default).parsebytes(message.as_bytes(policy=policy.SMTP))


def unspaced(text):
    return "".join(text.split())


@pytest.fixture(autouse=True, scope="module")
def ring(database):
    """Parcels are sealed with the keys of the test's installation."""


@given(subject=WRITTEN, name=WRITTEN)
def test_nothing_that_is_written_makes_another_header(subject, name):
    parcel, brand = parcel_of(subject=subject, html="<p>Hi.</p>")
    brand.name = name

    mail = read_back(message_of(parcel, brand))

    assert mail.keys() == HEADERS
    assert [address.addr_spec for address in mail["From"].addresses] == ["help@q.example"]
    assert [address.addr_spec for address in mail["To"].addresses] == ["nora@example.com"]
    # Between encoded words the parser of the standard library puts spaces that are not there.
    shown = name_in_header(name)
    assert unspaced(mail["From"].addresses[0].display_name) == unspaced(shown)
    assert one_line(name).startswith(shown)
    assert shown == one_line(name) or len(shown) >= 34  # 34 marks that are all escaped fill a line
    assert " ".join(mail["Subject"].split()) == one_line(subject)[:250].rstrip()


@given(text=STORED)
def test_what_is_written_arrives_as_it_was(text):
    parcel, brand = parcel_of(text=text, html=f"<p>{text}</p>")

    mail = read_back(message_of(parcel, brand))

    plain = mail.get_body(("plain",)).get_content()
    assert plain.split() == text.split()
    assert max(map(len, mail.as_bytes(policy=policy.SMTP).splitlines())) <= 998


def test_each_try_sends_the_same_mail():
    parcel, brand = parcel_of()

    first, second = (message_of(parcel, brand) for _ in range(2))

    assert first.as_bytes() == second.as_bytes()
    assert first["Message-ID"] == f"<{parcel.id}@q.example>"
    assert first["Date"].datetime == AT


def test_no_answer_by_mail_is_asked_for():
    message = message_of(*parcel_of())

    assert message["Reply-To"] is None
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_domain_is_written_as_every_server_knows_it():
    message = message_of(*parcel_of(to="nora@bücher.example"))

    assert message["To"].addresses[0].addr_spec == "nora@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "to",
    [
        "a@example.com, b@example.com",
        "a,b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com\nBcc: b@example.com",
        "Nora <a@example.com>",
        "nöra@example.com",
        "@example.com",
        "a@",
        "a@..",
        "a",
        "",
        f"a@{'x' * 64}.example",
    ],
)
def test_what_is_no_single_address_is_refused(to):
    with pytest.raises(ValueError):
        message_of(*parcel_of(to=to))


def test_words_of_another_parcel_are_refused():
    parcel, brand = parcel_of()
    other, _brand = parcel_of()
    parcel.sealed = other.sealed

    with pytest.raises(InvalidTag):
        message_of(parcel, brand)
