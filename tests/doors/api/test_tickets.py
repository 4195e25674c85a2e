"""A program works on tickets as a person would: the same commands, the same gates."""

from tests.doors.api.program import Program, new_key, problem
from tests.world import balance_of, fresh


def test_a_customer_reads_approves_and_answers(cast):
    listed = cast.noras.get("/tickets").json()
    assert [one["id"] for one in listed["items"]] == [str(cast.ticket.id)]
    assert listed["next"] is None
    path = f"/tickets/{cast.ticket.id}"
    quote = cast.noras.get(f"{path}/quotes").json()["items"][0]

    approved = cast.noras.post(
        f"{path}/quotes/{quote['id']}/approval", {"content_sha256": quote["content_sha256"]}
    )
    assert approved.status_code == 200, approved.content
    assert approved.json()["captured"] == 1
    assert balance_of(cast.nora).available == 19

    said = cast.noras.post(f"{path}/replies", {"text": "It began on Monday."})
    assert said.status_code == 200
    messages = cast.tomas_.get(f"{path}/messages").json()["items"]
    assert [(one["author_name"], one["text"]) for one in messages] == [
        ("Nora Example", "It began on Monday.")
    ]


def test_a_note_is_for_staff_alone(cast):
    path = f"/tickets/{cast.ticket.id}"
    assert cast.tomas_.post(f"{path}/notes", {"text": "canary-note"}).status_code == 200

    assert "canary-note" in cast.tomas_.get(f"{path}/messages").content.decode()
    for page in ("", "/messages", "/timeline", "/quotes"):
        assert "canary-note" not in cast.noras.get(path + page).content.decode()
    assert problem(cast.noras.post(f"{path}/notes", {"text": "x"}), 403)["code"] == "not_allowed"


def test_who_works_on_it_is_told_to_staff_alone(cast):
    path = f"/tickets/{cast.ticket.id}"
    given = cast.tomas_.post(f"{path}/assignment", {"assignee_id": str(cast.tomas.id)})
    assert given.json() == {"assignee_id": str(cast.tomas.id), "was_id": None}

    assert cast.tomas_.get(path).json()["assignee_id"] == str(cast.tomas.id)
    assert cast.noras.get(path).json()["assignee_id"] is None
    mine = {"assignee_id": str(cast.tomas.id)}
    assert len(cast.tomas_.get("/tickets", **mine).json()["items"]) == 1
    assert cast.noras.get("/tickets", **mine).json()["items"] == []


def test_the_same_key_does_it_once(cast):
    path, key = f"/tickets/{cast.ticket.id}/replies", new_key()

    first = cast.noras.post(path, {"text": "Hello"}, key=key)
    again = cast.noras.post(path, {"text": "Hello"}, key=key)

    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    other = problem(cast.noras.post(path, {"text": "Other"}, key=key), 422)
    assert other["code"] == "key_already_used"
    # Another program's keys are its own, whatever it calls them.
    paul = Program(cast.world, cast.nora)
    assert paul.post(path, {"text": "Hello"}, key=key).json() != first.json()
    assert len(cast.noras.get(f"/tickets/{cast.ticket.id}/messages").json()["items"]) == 2


def test_a_key_is_asked_for(cast):
    path = f"/tickets/{cast.ticket.id}/replies"
    for key in ("", "two words", "x" * 65, "\xe9"):
        said = problem(cast.noras.post(path, {"text": "Hello"}, key=key), 400)
        assert said["code"] == "key_is_missing"
    assert cast.noras.get(f"/tickets/{cast.ticket.id}/messages").json()["items"] == []


def test_a_stale_turn_is_told_what_is_so_now(cast):
    path = f"/tickets/{cast.ticket.id}"
    etag = cast.tomas_.get(path)["ETag"]
    assert problem(cast.tomas_.post(f"{path}/replies", {"text": "Hi"}), 428)
    answered = cast.noras.post(f"{path}/replies", {"text": "One more thing."})

    late = problem(cast.tomas_.post(f"{path}/replies", {"text": "Hi"}, turn=etag), 412)

    assert late["code"] == "ticket_has_changed"
    assert late["now"] == cast.tomas_.get(path).json()
    assert late["now"]["turn"] == fresh(cast.ticket).turn
    assert cast.tomas_.post(f"{path}/replies", {"text": "Hi"}, turn=answered["ETag"]).json()


def test_a_precondition_is_one_tag_of_ours(cast):
    path = f"/tickets/{cast.ticket.id}/solution"
    for said in ("*", '"1.0", "2.0"', "1.0", 'W/"1.0"', '"'):
        malformed = problem(cast.tomas_.post(path, turn=said), 400)
        assert malformed["code"] == "precondition_is_malformed"
    for said in ('"x"', '"0.0"', '"999999999.0"'):
        assert problem(cast.tomas_.post(path, turn=said), 412)["code"] == "ticket_has_changed"


def test_a_refusal_names_its_clause(cast):
    said = {"least": 5, "most": 5}
    turn = fresh(cast.ticket).turn
    refused = problem(cast.tomas_.post(f"/tickets/{cast.ticket.id}/quotes", said, turn=turn), 422)

    assert refused["code"] == "cost_is_refused"
    assert refused["clause"] == refused["details"]["clause"] != ""


def test_what_is_known_already_is_not_sent_again(cast):
    path = f"/tickets/{cast.ticket.id}"
    first = cast.noras.get(path)
    again = cast.noras.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])

    cast.noras.post(f"{path}/replies", {"text": "Hello"})
    assert cast.noras.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_of_a_list_hold_each_once(cast):
    for _each in range(4):
        cast.world.ticket(cast.nora, cast.tomas)
    seen, cursor = [], ""
    while cursor is not None:
        page = cast.noras.get("/tickets", limit="2", cursor=cursor).json()
        seen += [one["number"] for one in page["items"]]
        cursor = page["next"]
    assert seen == [5, 4, 3, 2, 1]


def test_filters_leave_out_what_they_say(cast):
    assert cast.noras.get("/tickets", state="awaiting_approval").json()["items"]
    assert cast.noras.get("/tickets", state="closed").json()["items"] == []
    assert cast.noras.get("/tickets", tier="basic").json()["items"] == []
    assert cast.noras.get("/tickets", updated_since="2026-08-03T07:00:00Z").json()["items"]
    later = "2026-08-03T08:00:00Z"
    assert cast.noras.get("/tickets", updated_since=later).json()["items"] == []
    cast.tomas_.post(f"/tickets/{cast.ticket.id}/notes", {"text": "Hm."})
    assert cast.tomas_.get("/tickets", updated_since=later).json()["items"]
    assert cast.noras.get("/tickets", updated_since=later).json()["items"] == []
    for wrong in ({"stat": "closed"}, {"state": "lost"}, {"limit": "0"}, {"limit": "101"}):
        problem(cast.noras.get("/tickets", **wrong), 422)
    for wrong in ("x", "%%%", "YWJj", "\x00", "٣"):
        malformed = problem(cast.noras.get("/tickets", cursor=wrong), 400)
        assert malformed["code"] == "cursor_is_malformed"
