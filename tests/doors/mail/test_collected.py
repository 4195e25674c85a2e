"""What is read from mails that other projects collected, against what they expect."""

from collections import Counter
from datetime import datetime

import pytest

from makegood.mail.parse import ParsedMail, UnreadableMail, parse
from tests.doors.mail.corpora import CORPORA, collected, expectations, named, needs_corpora

pytestmark = needs_corpora

CASES = expectations("chatwoot", "freescout", "django_helpdesk")
BOUNCES = expectations("flufl_bounce")

# Where we read otherwise on purpose: the file, what of it, and why.
OTHERWISE = {
    ("non_utf_encoded_mail.eml", "subject"): "a subject ends where its last character is seen",
    ("mail_with_inline_images.eml", "attachment_count"): "pictures are kept, marked as inline",
    ("mail_with_plain_text_and_inline_image.eml", "attachment_count"): "likewise",
    ("mail_with_html_part_no_html_content.eml", "attachment_count"): "likewise",
    ("multiple_attachments.eml", "attachment_count"): "all 30 are kept; the peer keeps 15",
    ("message-2.eml", "attachment_size"): "we count the file's bytes, the peer those of its base64",
    ("message-1.eml", "filenames"): "every space in a name is a plain one",
    ("utf-nondecodable.eml", "body_contains"): "two alternatives differ: we read the plain one",
    ("notification.eml", "creates_ticket"): "nothing marks it but the peer's own account data",
    (
        "reply_to.eml",
        "prefer_reply_to_as_contact",
    ): "only From is checked and believed",
    ("group_sender_support.eml", "contact_email_header"): "likewise: anybody can write that header",
    ("mail_with_inline_images.eml", "html_must_not_contain"): "we keep text only",
}

CHECKS = {
    "subject": lambda mail, said: mail.subject == said,
    "subject_starts": lambda mail, said: mail.subject.startswith(said),
    "body": lambda mail, said: mail.text == said,
    "text_starts": lambda mail, said: mail.text.startswith(said),
    "reply_starts": lambda mail, said: mail.text.startswith(said),
    "text_contains": lambda mail, said: said in mail.text,
    "body_contains": lambda mail, said: said in mail.text,
    "quoted_contains": lambda mail, said: said in mail.text,
    "text_ends": lambda mail, said: mail.text.endswith(said),
    "attachment_count": lambda mail, said: len(mail.attachments) == said,
    "filenames": lambda mail, said: [file.name for file in mail.attachments] == said,
    "attachment_size": lambda mail, said: [file.size for file in mail.attachments] == [said],
    "every_attachment_gets_a_name": lambda mail, _: all(file.name for file in mail.attachments),
    "auto_reply": lambda mail, said: mail.is_automatic == said,
    "creates_ticket": lambda mail, said: (mail.sender != "" and not mail.is_automatic) == said,
    "in_reply_to": lambda mail, said: mail.in_reply_to == (said or ""),
    "references": lambda mail, said: list(mail.references) == said,
    "date": lambda mail, said: mail.date == datetime.fromisoformat(said),
    "from_name": lambda mail, said: mail.sender_name == said,
    "contact_email": lambda mail, said: mail.sender == said,
    "from_must_be_lowercased": lambda mail, _: mail.sender == mail.sender.lower() != "",
    "html_must_not_contain": lambda mail, said: False,
    "prefer_reply_to_as_contact": lambda mail, said: False,
    "contact_email_header": lambda mail, said: False,
    "must_not_raise": lambda mail, _: True,
    "note": lambda mail, _: True,
}


@pytest.mark.parametrize(("path", "expected"), CASES, ids=named)
def test_a_collected_mail_is_read_as_its_collectors_expect(path, expected):
    mail = parse(path.read_bytes())
    assert isinstance(mail, ParsedMail), mail
    for what, said in expected.items():
        holds = CHECKS[what](mail, said)
        reason = OTHERWISE.get((path.name, what))
        assert holds == (reason is None), (what, said, reason, mail)


def test_every_exception_is_still_one():
    listed = {(path.name, what) for path, expected in CASES for what in expected}
    assert set(OTHERWISE) <= listed


def test_bounces_are_known_by_structure_alone(record_property):
    found = Counter()
    for path, expected in BOUNCES:
        mail = parse(path.read_bytes())
        found[expected["is_bounce"], mail.is_automatic] += 1
    record_property("bounces", f"{found[True, True]} of {found[True, True] + found[True, False]}")
    # Five look like letters in everything but their words. Of the five that their collectors hold
    # for no bounce, three came from lists or vacation programs.
    assert found == {(True, True): 107, (True, False): 5, (False, True): 3, (False, False): 2}


@pytest.mark.parametrize("folder", ["cpython", "django_mailbox", "flufl_bounce", "chatwoot"])
def test_a_collection_made_to_break_readers_breaks_nothing(folder):
    outcomes = Counter()
    for path in collected(folder):
        mail = parse(path.read_bytes())
        outcomes[mail.code if isinstance(mail, UnreadableMail) else "read"] += 1
    without_header = 1 if folder == "cpython" else 0
    assert outcomes["read"] == len(collected(folder)) - without_header > 20
    assert outcomes["no-header"] == without_header


def test_names_in_cyrillic_are_read_from_koi8():
    path = CORPORA / "django_mailbox" / "message_with_koi8r_filename_attachments.eml"
    mail = parse(path.read_bytes())
    assert [file.name for file in mail.attachments][1] == "Ведомости.pdf"
