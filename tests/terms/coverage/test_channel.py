"""Support is given by the channels that the agreement names, and by no other."""

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.coverage.channel import arranged_channels, rule_on_channel
from makegood.terms.coverage.sender import requirements, rule_on_sender
from tests.terms.drafted import draft, files_of


def channel(name, clause, takes):
    return f'\n[[channel]]\nid = "{name}"\nclause = "{clause}"\ntakes = "{takes}"\n'


CENTRE = channel("mail", "4", "pointed_on") + channel("portal", "3", "requests")
AGREEMENT = draft(
    CENTRE
    + channel("call", "5", "on_request")
    + channel("chat", "6", "answers")
    + channel("phone", "7", "refused")
)
REFUSES = draft(channel("mail", "9", "refused"))


@pytest.mark.parametrize(
    ("name", "takes", "clause", "finding"),
    [
        ("portal", "requests", "3", "channel_takes_requests"),
        ("mail", "pointed_on", "4", "channel_points_on"),
        ("call", "on_request", "5", "channel_is_arranged"),
        ("chat", "answers", "6", "channel_takes_answers"),
        ("phone", "refused", "7", "channel_is_refused"),
        ("social", "refused", "3", "channel_is_not_named"),
    ],
)
def test_what_comes_of_a_channel(name, takes, clause, finding):
    ruling = rule_on_channel(AGREEMENT, name)
    assert ruling.outcome == takes
    assert (ruling.cites, ruling.findings) == ([clause], [finding])
    assert ruling.because[0].facts == (("channel", name), ("instead", "portal"))


def test_where_no_channel_takes_requests_none_is_pointed_at():
    ruling = rule_on_channel(REFUSES, "phone")
    assert (ruling.outcome, ruling.cites) == ("refused", ["1"])
    assert ruling.because[0].facts == (("channel", "phone"), ("instead", ""))


@pytest.mark.parametrize(
    ("agreement", "clause", "finding"),
    [
        (AGREEMENT, "4", "channel_points_on"),
        (REFUSES, "9", "channel_is_refused"),
        (draft(channel("mail", "8", "answers")), "8", "channel_takes_answers"),
    ],
)
@pytest.mark.parametrize("so", [True, False])
def test_a_mail_opens_nothing_where_the_channel_takes_no_requests(agreement, clause, finding, so):
    ruling = rule_on_sender(
        agreement, address_is_registered=so, sender_is_trusted=so, user_name_in_subject=so
    )
    assert ruling.outcome == "refused"
    assert (ruling.cites, ruling.findings) == ([clause], [finding])
    assert requirements(agreement) == ()


def test_a_call_is_arranged_where_the_agreement_says_so():
    assert arranged_channels(AGREEMENT) == ("call",)
    assert arranged_channels(REFUSES) == ()


def test_a_channel_is_called_as_the_agreement_calls_it_and_else_by_its_id():
    files = files_of(CENTRE)
    words = files["clauses.en.toml"].replace('portal = "Portal"', 'portal = "Your account"')
    agreement = read_agreement({**files, "clauses.en.toml": words.replace('mail = "Mail"', "")})

    assert agreement.channel_name("portal", "en") == "Your account"
    assert agreement.channel_name("mail", "en") == "mail"
    assert agreement.channel_name("social_media", "en") == "social media"
