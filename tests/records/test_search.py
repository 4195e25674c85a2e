"""What is found on tickets, by whom, and by which index; with real commits, as the app role."""

import json

import pytest
from django.db import connection, connections

from makegood.brands.scope import reading
from makegood.brands.sought import excerpts, sought
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.tickets.places import Place
from makegood.tickets.search import Found, find_tickets
from tests.records.rows import superuser
from tests.world import MONDAY_9AM, after, company_of, fresh, key

# What is written, and other forms in which somebody looks for it.
IN_EACH_LANGUAGE = [
    ("en", "Both invoices were paid twice", ["twice invoice", "INVOICES", '"invoices were"']),
    ("de", "Die Häuser haben keine Rechnungen", ["haus rechnung", "hauser", '"keine rechnungen"']),
    ("es", "Las facturas están equivocadas", ["factura equivocada", "estan"]),
    ("fr", "Les réunions ont été annulées", ["réunion annulée", "reunion", "annulees"]),
    ("it", "Le fatture non sono pagate", ["fattura pagato"]),
    ("nl", "De betalingen zijn mislukt", ["betaling", "mislukte"]),
    ("ru", "Счёта не оплачены клиентами", ["счет клиент", "счета", "оплачен"]),
]
NAUGHTY = [
    *("'", '"', '""', '"""', "-", "--", '-"', "- -", "&", "|", "!", ":*", "a:*b", "<->", "a & | b"),
    *("(", ")))", "\\", "\\\\", "%", "_", "%s", "{}", "$$", "E'\\'", "NULL", "a" * 10_000),
    *(
        " ".join(["word"] * 2000),
        "\x00",
        "a\x00b",
        "\ud7ff",
        "\ue000b\ue001",
        "💥" * 500,
        "é" * 300,
    ),
    *("'; DROP TABLE tickets_ticket; --", "2841; SELECT 1", "-x -y", "9" * 40, "QB-" + "9" * 30),
]


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 40)
    return nora, tomas


def find(typed, *askers, filters=None, after=None, most=25) -> Found:
    """What these members find who type this."""
    with reading(*(asker.brand_id for asker in askers)):
        return find_tickets(askers, sought(typed), filters=filters or {}, after=after, most=most)


def titles(typed, *askers, **how):
    return [hit.ticket.title for hit in find(typed, *askers, **how).hits]


def reply(ticket, by, text, *, at=MONDAY_9AM):
    said = Reply(ticket_id=ticket.id, text=text, turn=fresh(ticket).turn)
    reply_to_ticket(said, by=by, key=key(), at=at)


# --- what was typed ---


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("invoice paid", ("invoice", "paid"), ()),
        ('"not  paid" invoice', ("not paid", "invoice"), ()),
        ("invoice -paid", ("invoice",), ("paid",)),
        ('invoice -"not paid', ("invoice",), ("not paid",)),
        ('"unfinished phrase', ("unfinished phrase",), ()),
        ("e-mail a@b.example", ("e-mail", "a@b.example"), ()),
        ("  - & | \t", (), ()),
        ("", (), ()),
    ],
)
def test_what_was_typed_is_understood(typed, wanted, unwanted):
    what = sought(typed)

    assert (what.wanted, what.unwanted, what.cut) == (wanted, unwanted, False)


def test_more_than_twelve_words_or_two_hundred_letters_are_cut_and_it_says_so():
    assert sought("word " * 13).cut
    assert len(sought("word " * 13).wanted) == 12
    assert sought("x" * 201).cut
    assert not sought("word " * 12).cut


# --- what is found ---


@pytest.mark.parametrize(("language", "written", "typed"), IN_EACH_LANGUAGE)
def test_a_word_is_found_in_all_its_forms(world, cast, language, written, typed):
    nora, tomas = cast
    reply(world.ticket(nora, tomas, title="The one"), nora, f"Hello. {written}.")
    reply(world.ticket(nora, tomas, title="Another"), nora, "Nothing of that kind.")

    for words in typed:
        assert titles(words, tomas) == ["The one"], (language, words)
        assert "<mark>" in find(words, tomas).hits[0].excerpt, (language, words)


def test_all_words_must_stand_on_a_ticket_but_not_in_one_text(world, cast):
    nora, tomas = cast
    both = world.ticket(nora, tomas, title="Both")
    reply(both, nora, "The invoice is wrong.")
    reply(both, tomas, "It was refunded.")
    reply(world.ticket(nora, tomas, title="One"), nora, "The invoice is wrong.")

    assert titles("invoice refunded", tomas) == ["Both"]
    assert titles("invoice -refunded", tomas) == ["One"]
    assert titles('"invoice refunded"', tomas) == []


def test_a_title_comes_before_a_text_and_the_newer_before_the_older(world, cast):
    nora, tomas = cast
    for day, title in enumerate(["Invoice A", "Plain B", "Invoice C", "Plain D"]):
        made = world.ticket(nora, tomas, title=title, at=after(days=day))
        reply(made, nora, "About the invoice.", at=after(days=day))

    assert titles("invoice", tomas) == ["Invoice C", "Invoice A", "Plain D", "Plain B"]


def test_a_page_goes_on_behind_the_one_before(world, cast):
    nora, tomas = cast
    for day in range(5):
        title = f"Invoice {day}" if day % 2 else f"Plain {day}"
        made = world.ticket(nora, tomas, title=title, at=after(days=day))
        reply(made, nora, "About the invoice.", at=after(days=day))
    everything = titles("invoice", tomas)

    page, seen = find("invoice", tomas, most=2), []
    while page.next is not None:
        seen += [hit.ticket.title for hit in page.hits]
        place = Place.read(str(page.next))
        page = find("invoice", tomas, most=2, after=place)
    seen += [hit.ticket.title for hit in page.hits]

    assert seen == everything
    assert len(seen) == 5


@pytest.mark.parametrize(
    "written", ["", "2", "9.x", "2.", "1.ffff", "-1." + "0" * 32, "²." + "0" * 32]
)
def test_a_place_that_is_none_is_none(written):
    assert Place.read(written) is None


def test_a_number_finds_its_ticket_first(world, cast):
    nora, tomas = cast
    first, second = world.ticket(nora, tomas, title="A"), world.ticket(nora, tomas, title="B")
    reply(second, nora, f"As in {first.number}.")

    assert titles(str(first.number), tomas) == ["A", "B"]
    assert titles(f"qu-{first.number}", tomas) == ["A"]
    assert titles(f"XX-{first.number}", tomas) == []
    assert titles("9" * 10, tomas) == []


def test_names_of_company_and_requester_find_their_tickets(world, cast):
    nora, tomas = cast
    anna = world.customer(nora.brand, "anna", company=world.company(nora.brand, "Blumen & Söhne"))
    world.units(anna, 5)
    world.ticket(nora, tomas, title="Nora's")
    reply(world.ticket(anna, tomas, title="Anna's"), anna, "The invoice is wrong.")

    assert titles("blumen", tomas) == ["Anna's"]
    assert titles("anna invoice", tomas) == ["Anna's"]
    assert titles("blumen -invoice", tomas) == []
    assert titles("100%", tomas) == []


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others(world, cast):
    nora, tomas = cast
    world.ticket(nora, tomas, title="Pay invoices")
    world.ticket(nora, tomas, title="The who")

    assert titles("how to pay the invoice", tomas) == ["Pay invoices"]
    assert titles("the who", tomas) == ["The who"]


def test_a_title_that_resembles_it_is_offered_where_nothing_was_found(world, cast):
    nora, tomas = cast
    world.ticket(nora, tomas, title="The invoice is wrong")
    world.ticket(nora, tomas, title="Forms stop sending")

    found = find("invioce", tomas)

    assert found.near
    assert [hit.ticket.title for hit in found.hits] == ["The invoice is wrong"]
    assert find("zyzzyva", tomas) == Found(hits=[])


def test_filters_let_through_what_they_name(world, cast):
    nora, tomas = cast
    world.ticket(nora, tomas, title="Paid one")
    world.ticket(nora, tomas, title="Free one", tier="basic", units=0)

    assert titles("one", tomas, filters={"tier": ["basic"]}) == ["Free one"]
    assert titles("one", tomas, filters={"state": ["awaiting_approval"]}) == ["Paid one"]
    assert titles("one", tomas, filters={"company_id": [str(company_of(nora))]}) != []
    assert titles("", tomas, filters={"tier": ["basic"]}) == ["Free one"]
    assert titles("one", tomas, filters={"state": ["closed"], "tier": ["basic"]}) == []


@pytest.mark.parametrize("typed", NAUGHTY)
def test_whatever_is_typed_is_no_error(world, cast, typed):
    nora, tomas = cast
    world.ticket(nora, tomas)

    for member in cast:
        find(typed, member)


def test_what_is_shown_is_escaped_and_marks_alone_are_html(world, cast):
    nora, tomas = cast
    nasty = "<script>alert(1)</script> \ue000invoice\ue001 & <b>invoice</b>"
    reply(world.ticket(nora, tomas, title="<i>Invoice</i>"), nora, nasty)

    with reading(nora.brand_id):
        [shown] = excerpts([nasty], ["invoice"], whole=True)
    hit = find("invoice", tomas).hits[0]

    marked = "&lt;script&gt;alert(1)&lt;/script&gt; <mark>invoice</mark>"
    assert shown == f"{marked} &amp; &lt;b&gt;<mark>invoice</mark>&lt;/b&gt;"
    assert hit.title == "&lt;i&gt;<mark>Invoice</mark>&lt;/i&gt;"


# --- by whom ---


def test_an_internal_note_is_found_by_staff_alone(world, cast):
    nora, tomas = cast
    ticket = world.ticket(nora, tomas, title="The one")
    reply(ticket, nora, "Something invoice.")
    add_note(Note(ticket_id=ticket.id, text="Zyzzyva invoice"), by=tomas, key=key(), at=MONDAY_9AM)

    assert "<mark>Zyzzyva</mark>" in find("zyzzyva", tomas).hits[0].excerpt
    assert find("zyzzyva", nora) == Found(hits=[])
    assert find("zyzzyva invoice", nora) == Found(hits=[])
    assert "yzzyva" not in find("invoice", nora).hits[0].excerpt
    assert titles("invoice -zyzzyva", nora) == ["The one"]  # nor is it told by what is missing


def test_another_company_and_another_brand_find_nothing_of_it(world, cast):
    nora, tomas = cast
    world.ticket(nora, tomas, title="Zyzzyva")
    anna = world.customer(nora.brand, "anna")
    other = world.brand("tannhill")
    olaf, otto = world.customer(other, "olaf"), world.agent(other, "otto")

    assert titles("zyzzyva", nora) == ["Zyzzyva"]
    for stranger in (anna, olaf, otto):
        for typed in ("zyzzyva", "1", "QU-1", "zyzziva", "nora", "-nothing"):
            assert find(typed, stranger).hits == [], (stranger, typed)


def test_staff_of_two_brands_find_in_both_what_stands_in_either(world, cast):
    nora, tomas = cast
    other = world.brand("tannhill")
    olaf, otto = world.customer(other, "olaf"), world.agent(other, "otto")
    world.units(olaf, 5)
    world.ticket(nora, tomas, title="Zyzzyva here")
    world.ticket(olaf, otto, title="Zyzzyva there", at=after(days=1))

    assert titles("zyzzyva", tomas, otto) == ["Zyzzyva there", "Zyzzyva here"]
    assert titles("qu-1", tomas, otto) == ["Zyzzyva here"]


def test_the_look_up_gives_nothing_outside_of_the_scope_or_to_who_has_left(world, cast):
    nora, tomas = cast
    world.ticket(nora, tomas, title="Zyzzyva")
    other = world.brand("tannhill")

    with reading(other.id):
        assert find_tickets([tomas], sought("zyzzyva"), filters={}, most=5).hits == []
    with reading():
        assert find_tickets([tomas], sought("zyzzyva"), filters={}, most=5).hits == []
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE people_member SET left_at = now() WHERE id = %s", [tomas.id])
    assert find("zyzzyva", tomas).hits == []


def test_the_look_up_knows_no_other_filter_than_its_own(world, cast):
    nora, _tomas = cast
    query = "SELECT id FROM tickets_search(%s::uuid[], '{{}}', '{{}}', NULL, %s, 3, %s, 5)"

    with (
        pytest.raises(Exception, match="tickets have no filter text"),
        reading(nora.brand_id),
        connection.cursor() as cursor,
    ):
        cursor.execute(query.format(), [[nora.id], json.dumps({"text": ["a"]}), "f" * 32])


def test_staff_look_words_up_by_their_index_though_walls_stand_around_the_rows(world, cast):
    """Among three thousand texts; of a handful PostgreSQL would rather read all."""
    nora, tomas = cast
    ticket = world.ticket(nora, tomas, title="Zyzzyva")
    with superuser() as root:
        root.execute("SET LOCAL session_replication_role = replica")
        root.execute(
            "INSERT INTO tickets_searchedtext"
            " (id, brand_id, ticket_id, company_id, internal, title, title_words, words)"
            " SELECT gen_random_uuid(), brand_id, ticket_id, company_id, FALSE, '', NULL,"
            " words_of('word' || number) FROM tickets_searchedtext, generate_series(1, 3000)"
            " AS series (number) WHERE id = %s",
            [ticket.id],
        )
    with superuser() as root:
        root.execute("ANALYZE tickets_searchedtext")
    before = _uses("searched_words")

    with reading(nora.brand_id), connection.cursor() as cursor:
        assert len(find_tickets([tomas], sought("zyzzyva"), filters={}, most=5).hits) == 1
        cursor.execute("SELECT pg_stat_force_next_flush()")

    assert _uses("searched_words") > before


def _uses(index):
    """How often it was used by whoever's statements are counted by now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = %s", [index])
        return cursor.fetchone()[0]
