"""A reply is owed within 24 plain hours of the first message that nobody has answered."""

import pytest

from tests.terms.promises.written import REPLY, lines, promises

CASES = [
    ("0 opened", "1d", ["0 1d - running"]),
    ("0 opened", "1d+1s", ["0 1d - broken"]),
    ("0 opened, 1d reply", "30d", ["0 1d 1d kept"]),
    ("0 opened, 1d+1s reply", "30d", ["0 1d 1d+1s broken"]),
    # the first unanswered message counts, later ones do not start it again
    ("0 opened, 1h customer_message, 23h customer_message", "1d+1s", ["0 1d - broken"]),
    (
        "0 opened, 1h reply, 2h customer_message, 3h customer_message, 1d+2h reply",
        "30d",
        ["0 1d 1h kept", "2h 1d+2h 1d+2h kept"],
    ),
    # what no person wrote, what nobody reads, and changes of state answer nothing
    *(
        (f"0 opened, 1h {what}", "1d+1s", ["0 1d - broken"])
        for what in ("auto_reply", "note", "assigned", "waiting", "solved", "closed")
    ),
    ("0 opened, 1h no_answer_needed", "30d", ["0 1d 1h lifted"]),
    ("0 opened, 1d+1s no_answer_needed", "30d", ["0 1d 1d+1s broken"]),
    ("0 note, 1h reply", "30d", []),
    ("0 opened, 5h reply", "4h", ["0 1d - running"]),
]


@pytest.mark.parametrize(("words", "until", "found"), CASES)
def test_a_message_is_answered_in_time_or_not(words, until, found):
    assert lines(promises(REPLY, words, until)) == found
