"""Whom an address field names, and which user names a subject could hold."""

# Other scripts stand here on purpose.
# ruff: noqa: RUF001

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.mail.addresses import author, read_mailboxes, words_of_subject
from makegood.mail.fields import split_header


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("anna@example.com", [("anna@example.com", "")]),
        ("Anna@EXAMPLE.com", [("anna@example.com", "")]),
        ("Anna <anna@example.com>", [("anna@example.com", "Anna")]),
        ('"Berg, Anna" <anna@example.com>', [("anna@example.com", "Berg, Anna")]),
        ('"An \\"the\\" na" <anna@example.com>', [("anna@example.com", 'An "the" na')]),
        (
            "anna@example.com (Anna (the first) Berg)",
            [("anna@example.com", "Anna (the first) Berg")],
        ),
        ("=?utf-8?q?Berg=2C_Anna?= <anna@example.com>", [("anna@example.com", "Berg, Anna")]),
        ('"=?utf-8?q?J=C3=B6rg?=" <j@example.com>', [("j@example.com", "Jörg")]),
        ("a@example.com, b@example.com", [("a@example.com", ""), ("b@example.com", "")]),
        ("a@example.com; b@example.com", [("a@example.com", ""), ("b@example.com", "")]),
        (
            "Team: a@example.com, B <b@example.com>;",
            [("a@example.com", ""), ("b@example.com", "B")],
        ),
        ("undisclosed-recipients:;", []),
        ("A <a@example.com> b@example.com", [("a@example.com", "A"), ("b@example.com", "")]),
        ("A <a@example.com> B <b@example.com>", [("a@example.com", "A"), ("b@example.com", "B")]),
        ('"a@example.com" <b@example.com>', [("b@example.com", "a@example.com")]),
        ('"anna berg"@example.com', [('"anna berg"@example.com', "")]),
        ("ju\u0308rgen@mu\u0308ller.example", [("jürgen@müller.example", "")]),
        ("<>", []),
        ('"" (Mail Delivery System)', []),
        ("anna at example.com", []),
        ("anna@", []),
        ("@example.com", []),
        ("anna@@example.com", []),
        ("anna@example..com", []),
        ("an\tna@example.com", []),
        ("<@relay.example:anna@example.com>", []),
        ("<anna@example.com", [("anna@example.com", "")]),
        ('"unfinished <anna@example.com>', []),
        ("(unfinished <anna@example.com>", []),
        ("x" * 65 + "@example.com", []),
    ],
)
def test_an_address_list_is_read_and_nothing_is_guessed(said, found):
    assert [(one.address, one.name) for one in read_mailboxes(said)] == found


@pytest.mark.parametrize(
    ("header", "address"),
    [
        (b"From: Anna <anna@example.com>\n\n", "anna@example.com"),
        (b"FROM : anna@example.com\n\n", "anna@example.com"),
        (b"From: Anna\r\n <anna@example.com>\r\n\r\n", "anna@example.com"),
        (b"From: anna@example.com\nFrom: bert@example.com\n\n", None),
        (b"From: anna@example.com\nfrom: anna@example.com\n\n", None),
        (b"From: anna@example.com, bert@example.com\n\n", None),
        (b"From: anna@example.com <bert@example.com>\n\n", "bert@example.com"),
        (b"From: <anna@example.com> <bert@example.com>\n\n", None),
        (b"From: anna@exam\0ple.com\n\n", None),
        (b"From: anna@example.com\rFrom: bert@example.com\n\n", None),
        (b"From:\n\n", None),
        (b"To: anna@example.com\n\n", None),
        (b"From: anna@example.com" + b" " * 70_000 + b", bert@example.com\n\n", None),
    ],
)
def test_a_mail_has_an_author_only_where_no_reader_could_see_another(header, address):
    fields, _ = split_header(header, 0, len(header))
    found = author(fields)
    assert (found.address if found else None) == address


@pytest.mark.parametrize(
    ("subject", "user_name", "is_held"),
    [
        ("anna", "anna", True),
        ("ANNA needs help", "anna", True),
        ("Re: [anna] printer", "anna", True),
        ("User: anna.berg, printer", "anna.berg", True),
        ("My name is anna.", "anna", True),
        ("anna.: printer", "anna.", True),
        ("(anna_b-1)", "anna_b-1", True),
        ("anna@example.com: printer", "anna@example.com", True),
        ("ａｎｎａ: printer", "anna", True),
        ("STRASSE 7", "straße".casefold(), True),
        ("jo\u0308rg braucht Hilfe", "jörg", True),
        ("анна спрашивает", "анна", True),
        ("अन्ना पूछती है", "अन्ना", True),
        ("annabel", "anna", False),
        ("anna.berg", "anna", False),
        ("bert asks for anna's desk", "anna", True),
        ("", "anna", False),
        ("...", "", False),
    ],
)
def test_a_subject_holds_a_user_name_as_a_word_of_its_own(subject, user_name, is_held):
    assert (user_name in words_of_subject(subject)) == is_held


@given(st.text(), st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}[a-z0-9]", fullmatch=True), st.text())
def test_a_user_name_between_spaces_is_always_found(before, user_name, after):
    assert user_name in words_of_subject(f"{before} {user_name} {after}")


@given(st.text(alphabet='ab@.<>()[]",;:\\ \t\u00fc=?qQ-_', max_size=60))
def test_what_is_read_as_an_address_is_one(said):
    for mailbox in read_mailboxes(said):
        local, _, domain = mailbox.address.rpartition("@")
        assert local and domain
        assert not set("<>\n\r\0") & set(mailbox.address)
        assert "\n" not in mailbox.name
