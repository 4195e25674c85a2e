"""Files come in by the API before what they belong to, and go out to whoever may read that."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from makegood.intake.file_kinds import MOST_BYTES, MOST_FILES, MOST_TOGETHER
from tests.doors.api.program import Program
from tests.doors.hostile import FILE_NAMES, is_safe, multipart
from tests.world import after

LOG = b"[error] it broke\n" * 5000


def hand_in(program, content=LOG, name="error.log", **more):
    file = SimpleUploadedFile(name, content, content_type="text/plain")
    return program.send("/files", {"file": file, **more})


def reply(program, cast, *files):
    path = f"/tickets/{cast.ticket.id}/replies"
    return program.post(path, {"text": "See the log.", "attachments": list(files)})


def messages(program, cast):
    return program.get(f"/tickets/{cast.ticket.id}/messages").json()["items"]


def test_a_file_is_handed_in_sent_with_a_reply_and_fetched_by_the_other_side(cast):
    told = hand_in(cast.noras)
    assert told.status_code == 200
    assert told.json() | {"file": ""} == {
        "file": "",
        "name": "error.log",
        "content_type": "text/plain",
        "size": len(LOG),
    }

    assert reply(cast.noras, cast, told.json()["file"]).status_code == 200

    (file,) = messages(cast.tomas_, cast)[-1]["attachments"]
    for program in (cast.noras, cast.tomas_):
        fetched = program.get(f"/files/{file['id']}")
        assert fetched.getvalue() == LOG
        assert fetched["Content-Length"] == str(len(LOG))
        assert fetched["Content-Type"] == "application/octet-stream"
        assert fetched["Content-Disposition"] == 'attachment; filename="error.log"'
        assert "sandbox" in fetched["Content-Security-Policy"]
    head = cast.noras.head(f"/files/{file['id']}")
    assert (head["Content-Length"], head.getvalue()) == (str(len(LOG)), b"")


def test_a_file_is_nothing_to_those_who_do_not_see_its_message(cast):
    reply(cast.noras, cast, hand_in(cast.noras).json()["file"])
    (file,) = messages(cast.tomas_, cast)[-1]["attachments"]
    vera = Program(cast.world, cast.world.customer(cast.nora.brand, "vera"))
    paul = Program(cast.world, cast.world.customer(cast.world.brand("fennick"), "paul"))

    answers = [one.get(f"/files/{file['id']}") for one in (vera, paul)]
    answers.append(vera.get(f"/files/{paul.member.id}"))

    assert [one.status_code for one in answers] == [404] * 3
    assert {one.json()["code"] for one in answers} == {"not_there"}


def test_nobody_sends_a_file_that_another_one_handed_in_or_after_its_day(cast):
    name = hand_in(cast.noras).json()["file"]

    assert reply(cast.tomas_, cast, name).status_code in (422, 428)
    with time_machine.travel(after(hours=27), tick=False):
        refused = reply(cast.noras, cast, name)
    assert (refused.status_code, refused.json()["code"]) == (422, "file_is_unknown")


def test_a_message_takes_as_many_files_as_on_pages(cast):
    name = hand_in(cast.noras).json()["file"]

    refused = reply(cast.noras, cast, *[name] * (MOST_FILES + 1))

    assert (refused.status_code, refused.json()["code"]) == (422, "body_is_malformed")
    assert reply(cast.noras, cast, *[name] * MOST_FILES).status_code == 200
    assert len(messages(cast.noras, cast)[-1]["attachments"]) == MOST_FILES


def test_files_that_were_handed_in_one_by_one_are_no_larger_together_than_on_pages(cast):
    size = MOST_TOGETHER // 3 + 1
    name = hand_in(cast.noras, content=b"a" * size).json()["file"]

    refused = reply(cast.noras, cast, name, name, name)

    assert (refused.status_code, refused.json()["code"]) == (409, "files_too_large")
    assert reply(cast.noras, cast, name, name).status_code == 200


def test_files_with_any_name_are_taken_under_one_that_misleads_nobody(cast):
    for name in (one for one in FILE_NAMES if len(one) < 1000):
        told = cast.noras.send("/files", **multipart({}, [(name, "text/html")], field="file"))
        if told.status_code == 200:
            assert is_safe(told.json()["name"]), told.json()["name"]
        else:
            assert told.status_code in (400, 422), name
            assert told["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "file_is_not_taken"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", 422, "file_is_not_taken"),
        (bytes(MOST_BYTES + 1), 422, "file_is_not_taken"),
        (bytes(MOST_BYTES + 20_000), 413, "body_is_too_large"),
    ],
    ids=["empty", "a program", "too large", "far too large"],
)
def test_what_pages_do_not_take_is_not_taken(cast, content, status, code):
    refused = hand_in(cast.noras, content)

    assert (refused.status_code, refused.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "sent",
    [
        {"data": b"{}", "content_type": "application/json"},
        {"data": b"--x\r\nbroken", "content_type": "multipart/form-data; boundary=x"},
        {"data": b"", "content_type": "multipart/form-data"},
        {"data": b"file=abc", "content_type": "application/x-www-form-urlencoded"},
    ],
    ids=["JSON", "broken", "no boundary", "a text"],
)
def test_what_is_no_file_is_a_problem_and_no_fault_of_ours(cast, sent):
    refused = cast.noras.send("/files", **sent)

    assert refused.status_code in (400, 422)
    assert refused["Content-Type"] == "application/problem+json"
