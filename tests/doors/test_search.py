"""Looking for something, at the desk and in one's account."""

import json

import pytest

from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from tests.doors.hostile import COLLECTED, NAUGHTY
from tests.journeys.pages import signed_in, text_of
from tests.world import MONDAY_9AM, after, fresh, key

NOTHING = "Nothing was found."


@pytest.fixture
def cast(world):
    """A ticket with a reply and a note, and a request that is no ticket yet."""
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 40)
    ticket = world.ticket(nora, tomas, title="The <b>form</b> sends no mail")
    said = Reply(ticket_id=ticket.id, text="See the zyzzyva & more.", turn=ticket.turn)
    reply_to_ticket(said, by=nora, key=key(), at=MONDAY_9AM)
    note = Note(ticket_id=ticket.id, text="A wiretapped xylophone.")
    add_note(note, by=tomas, key=key(), at=MONDAY_9AM)
    world.request(nora, subject="nora: an unsplit quagga")
    return nora, tomas, fresh(ticket)


def look(member, typed, **chosen):
    path = "/desk/search/" if member.is_staff else "/search/"
    answer = signed_in(member).get(path, {"q": typed, **chosen})
    assert answer.status_code == 200, (typed, answer.status_code)
    return answer


def test_staff_find_a_ticket_by_its_words_and_get_to_it(cast):
    _nora, tomas, ticket = cast

    answer = look(tomas, "zyzzyva")

    html = answer.content.decode()
    assert f'href="/desk/tickets/{ticket.id}/"' in html
    assert "The &lt;b&gt;form&lt;/b&gt; sends no mail" in html
    assert "See the <mark>zyzzyva</mark> &amp; more." in html
    assert "Nora Example" in text_of(answer)


def test_a_customer_finds_the_same_but_no_note(cast):
    nora, tomas, ticket = cast

    assert f'href="/tickets/{ticket.number}/"' in look(nora, "zyzzyva").content.decode()
    assert "<mark>xylophone</mark>" in look(tomas, "xylophone").content.decode()
    assert "internal" in text_of(look(tomas, "xylophone"))
    assert NOTHING in text_of(look(nora, "xylophone"))


def test_a_number_leads_to_its_ticket(cast):
    nora, tomas, ticket = cast

    for member in (nora, tomas):
        assert f"QU-{ticket.number}" in text_of(look(member, f"QU-{ticket.number}"))


def test_requests_that_are_no_tickets_yet_are_found_by_staff(cast):
    nora, tomas, _ticket = cast

    assert "nora: an unsplit quagga" in text_of(look(tomas, "unsplit QUAGGA"))
    assert "quagga" not in text_of(look(nora, "unsplit")).replace("q=", "")


def test_a_typing_mistake_is_understood(cast):
    _nora, tomas, _ticket = cast

    assert "These titles resemble them" in text_of(look(tomas, "sendz mial"))


def test_filters_are_kept_in_the_form_and_unknown_ones_are_none(cast):
    nora, tomas, _ticket = cast
    company = str(nora.company_id)

    assert NOTHING in text_of(look(tomas, "zyzzyva", state="closed"))
    kept = look(tomas, "zyzzyva", state="awaiting_approval", company=company).content.decode()
    assert '<option value="awaiting_approval" selected>' in kept
    assert f'name="company" value="{company}"' in kept
    for strange in ({"state": "x"}, {"tier": "' OR 1"}, {"company": "x"}, {"after": "9.9"}):
        assert "<mark>zyzzyva</mark>" in look(tomas, "zyzzyva", **strange).content.decode()


def test_hits_are_shown_page_by_page(world, cast):
    nora, tomas, _ticket = cast
    for day in range(27):
        world.ticket(nora, tomas, title=f"Quokka {day}", at=after(days=day))

    first = look(tomas, "quokka")
    place = first.content.decode().partition("after=")[2].partition('"')[0]
    second = look(tomas, "quokka", after=place)

    titles = [f"Quokka {day}" for day in range(27)]
    shown = [
        [title for title in titles if f"{title} " in text_of(page)] for page in (first, second)
    ]
    assert [len(each) for each in shown] == [25, 2]
    assert sorted(shown[0] + shown[1]) == sorted(titles)
    assert 'rel="next"' not in second.content.decode()


def test_nobody_looks_who_is_not_signed_in(cast, client):
    assert client.get("/search/?q=zyzzyva", HTTP_HOST="quillbit.localhost").status_code == 302
    assert client.get("/desk/search/?q=zyzzyva", HTTP_HOST="localhost").status_code == 302


@pytest.mark.parametrize("who", ["nora", "tomas"])
def test_whatever_is_typed_is_answered_with_a_page(cast, who):
    member = cast[0] if who == "nora" else cast[1]
    browser = signed_in(member)
    path = "/desk/search/" if member.is_staff else "/search/"

    for typed in [*NAUGHTY, "the", "the of and", "x" * 10_000, "word " * 2_000]:
        answer = browser.get(path, {"q": typed})
        assert answer.status_code == 200, typed
        assert b"<script>alert(1)" not in answer.content


def test_collected_strings_are_answered_with_a_page(cast):
    if not COLLECTED.exists():
        pytest.skip("the collections of strings, which others made, do not lie beside us")
    browser = signed_in(cast[1])
    strings = json.loads((COLLECTED / "blns.json").read_text())

    for typed in strings:
        assert browser.get("/desk/search/", {"q": typed}).status_code == 200, typed
