"""Credits are granted, held, captured, released and moved: each whole, each once."""

from uuid import UUID

import pytest
from django.db import IntegrityError

from makegood.brands.scope import reading
from makegood.ledger import book
from makegood.ledger.book import AlreadyMoved, MoreThanHeld, NotEnough, Terms
from makegood.ledger.models import HoldPart, Kind
from makegood.ledger.queries import Balance, balances, statement
from tests.records.book import UNIT, Book
from tests.world import MONDAY_9AM, after


@pytest.fixture
def linde(empty: None) -> Book:
    return Book()


def test_what_was_never_granted_is_nothing(linde):
    assert linde.balance(linde.company()) == Balance(0, 0)


def test_granted_units_are_available_as_a_lot_of_their_own(linde):
    company = linde.company()

    linde.grant(company, 10, terms=Terms(price_minor=9900, currency="EUR"))
    linde.grant(company, 2, terms=Terms(promotional=True))

    assert linde.balance(company) == Balance(available=12, held=0)
    gift, bought = linde.lots(company)
    assert (bought.units, bought.left, bought.price_minor, bought.currency) == (10, 10, 9900, "EUR")
    assert (gift.units, gift.left, gift.price_minor, gift.promotional) == (2, 2, 0, True)


def test_held_units_are_neither_available_nor_gone(linde):
    company = linde.company()
    linde.grant(company, 10)

    linde.hold(company, 3)

    assert linde.balance(company) == Balance(available=7, held=3)
    assert linde.balance(company).total == 10


def test_captured_units_are_gone_and_released_ones_are_back(linde):
    company = linde.company()
    linde.grant(company, 10)
    hold = linde.hold(company, 4)

    linde.capture(hold, 1)
    linde.release(hold, 3)

    assert linde.balance(company) == Balance(available=9, held=0)


def test_what_was_used_and_taken_back_is_in_its_lot_again(linde):
    company = linde.company()
    linde.grant(company, 10, terms=Terms(price_minor=9900, currency="EUR"))
    hold = linde.hold(company, 4)
    linde.capture(hold, 3)
    linde.release(hold, 1)

    with pytest.raises(MoreThanHeld):
        linde.take_back(hold, 4)
    linde.take_back(hold, 3)

    assert linde.balance(company) == Balance(available=10, held=0)
    (lot,) = linde.lots(company)
    assert (lot.left, lot.price_minor, lot.promotional) == (10, 9900, False)
    with pytest.raises(MoreThanHeld):
        linde.take_back(hold, 1)


@pytest.mark.parametrize(("available", "wanted"), [(0, 1), (3, 4), (10, 11)])
def test_nothing_is_held_that_is_not_there(linde, available, wanted):
    company = linde.company()
    if available:
        linde.grant(company, available)
    before = linde.transfers()

    with pytest.raises(NotEnough) as short:
        linde.hold(company, wanted)

    assert (short.value.available, short.value.wanted) == (available, wanted)
    assert linde.balance(company) == Balance(available, 0)
    assert linde.transfers() == before


def test_all_that_is_there_can_be_held(linde):
    company = linde.company()
    linde.grant(company, 10)

    linde.hold(company, 10)

    assert linde.balance(company) == Balance(available=0, held=10)


@pytest.mark.parametrize("settle", ["capture", "release"])
@pytest.mark.parametrize(("held", "wanted"), [(1, 2), (3, 4)])
def test_a_hold_gives_no_more_than_it_has(linde, settle, held, wanted):
    company = linde.company()
    linde.grant(company, 20)
    linde.hold(company, 10)  # another hold has enough, but it is not asked
    hold = linde.hold(company, held)

    with pytest.raises(MoreThanHeld):
        getattr(linde, settle)(hold, wanted)

    assert linde.balance(company) == Balance(20 - 10 - held, 10 + held)


def test_a_settled_hold_has_nothing_left(linde):
    company = linde.company()
    linde.grant(company, 5)
    hold = linde.hold(company, 3)
    linde.capture(hold, 2)
    linde.release(hold, 1)

    for settle in (linde.capture, linde.release):
        with pytest.raises(MoreThanHeld):
            settle(hold, 1)


def test_an_unknown_hold_gives_nothing(linde):
    linde.grant(linde.company(), 5)

    with pytest.raises(MoreThanHeld):
        linde.capture(UUID(int=5), 1)


def test_a_key_moves_once(linde):
    company = linde.company()
    why = linde.why("order:4711")
    linde.grant(company, 10, why=why)

    with pytest.raises(AlreadyMoved, match="order:4711"):
        linde.grant(company, 10, why=why)

    assert linde.balance(company) == Balance(10, 0)


def test_a_quote_has_one_hold(linde):
    company, quote = linde.company(), UUID(int=7)
    linde.grant(company, 10)
    linde.run(lambda: book.hold(company, UNIT, 3, quote_id=quote, why=linde.why()))

    with pytest.raises(AlreadyMoved):
        linde.run(lambda: book.hold(company, UNIT, 3, quote_id=quote, why=linde.why()))

    assert linde.balance(company) == Balance(7, 3)


def test_units_are_taken_from_the_soonest_to_expire_then_from_gifts_then_from_the_oldest(linde):
    """Edge case B24: each lot keeps its own price; there is never an average."""
    company = linde.company()
    made = {
        "bought later": linde.grant(company, 1, why=linde.why(at=after(days=1))),
        "bought first": linde.grant(company, 1),
        "a gift": linde.grant(company, 1, terms=Terms(promotional=True)),
        "expires late": linde.grant(company, 1, terms=Terms(expires_at=after(days=90))),
        "expires soon": linde.grant(company, 1, terms=Terms(expires_at=after(days=60))),
    }
    names = {granted.lot_id: name for name, granted in made.items()}

    taken = [_lots_of(linde, linde.hold(company, 1)) for _ in made]

    assert [names[lot] for (lot,) in taken] == [
        "expires soon", "expires late", "a gift", "bought first", "bought later",
    ]  # fmt: skip


def test_a_hold_over_several_lots_gives_back_first_what_would_be_used_last(linde):
    company = linde.company()
    linde.grant(company, 3)
    linde.grant(company, 3, why=linde.why(at=after(hours=1)))
    hold = linde.hold(company, 5)
    assert [lot.left for lot in linde.lots(company)] == [0, 1]

    linde.release(hold, 1)
    assert [lot.left for lot in linde.lots(company)] == [0, 2]
    linde.release(hold, 2)
    assert [lot.left for lot in linde.lots(company)] == [1, 3]
    linde.capture(hold, 2)
    assert [lot.left for lot in linde.lots(company)] == [1, 3]


def test_released_units_go_back_to_the_very_lot_they_came_from(linde):
    """Clause C-07: what was set aside and not used comes back, whatever came in between."""
    company = linde.company()
    first = linde.grant(company, 5, terms=Terms(price_minor=500, currency="EUR"))
    hold = linde.hold(company, 5)
    linde.grant(company, 5, terms=Terms(promotional=True))

    linde.release(hold, 5)

    lots = {lot.id: lot for lot in linde.lots(company)}
    assert lots[first.lot_id].left == 5
    assert {lot.left for lot in lots.values()} == {5}


def test_what_has_expired_is_not_taken(linde):
    company = linde.company()
    linde.grant(company, 5, terms=Terms(expires_at=after(days=30)))
    linde.grant(company, 2)
    linde.hold(company, 1, why=linde.why(at=after(days=30, seconds=-1)))

    with pytest.raises(NotEnough) as short:
        linde.hold(company, 3, why=linde.why(at=after(days=30)))

    assert (short.value.available, short.value.wanted) == (2, 3)
    linde.hold(company, 2, why=linde.why(at=after(days=30)))


def test_credits_without_an_end_never_run_out_by_age(linde):
    company = linde.company()
    linde.grant(company, 5)

    linde.hold(company, 5, why=linde.why(at=after(days=36_500)))

    assert linde.balance(company) == Balance(0, 5)


def test_moved_units_keep_price_currency_and_age(linde):
    """Edge case B40: a transfer in the book, and no currency changes."""
    giver, taker = linde.company(), linde.company()
    linde.grant(giver, 3, terms=Terms(price_minor=1000, currency="EUR"))
    linde.grant(giver, 5, terms=Terms(price_minor=700, currency="USD"), why=_later(linde))

    linde.move(giver, taker, 5, why=linde.why(at=after(days=9)))

    assert linde.balance(giver) == Balance(3, 0)
    assert linde.balance(taker) == Balance(5, 0)
    assert [
        (lot.units, lot.left, lot.price_minor, lot.currency, lot.at) for lot in linde.lots(taker)
    ] == [(3, 3, 1000, "EUR", MONDAY_9AM), (2, 2, 280, "USD", after(hours=1))]


@pytest.mark.parametrize(
    ("price", "units", "parts", "prices"),
    [
        (1000, 3, (1, 1, 1), (333, 333, 334)),
        (1000, 3, (2, 1), (666, 334)),
        (1, 3, (1, 1, 1), (0, 0, 1)),
        (0, 3, (1, 2), (0, 0)),
        (100, 10, (3, 3, 4), (30, 30, 40)),
    ],
)
def test_the_parts_of_a_lot_cost_what_the_lot_did(linde, price, units, parts, prices):
    giver, taker = linde.company(), linde.company()
    linde.grant(giver, units, terms=Terms(price_minor=price, currency="EUR"))

    for part in parts:
        linde.move(giver, taker, part)

    moved = sorted(linde.lots(taker), key=lambda lot: (lot.price_minor, lot.units))
    assert [lot.price_minor for lot in moved] == sorted(prices)
    assert sum(lot.price_minor for lot in moved) == price


def test_held_units_are_not_moved(linde):
    giver, taker = linde.company(), linde.company()
    linde.grant(giver, 5)
    linde.hold(giver, 3)

    with pytest.raises(NotEnough):
        linde.move(giver, taker, 3)

    assert linde.balance(taker) == Balance(0, 0)


def test_a_company_of_another_brand_has_no_account_here(linde):
    """The reference from an account to its company does not cross brands."""
    theirs = Book().company()

    with pytest.raises(IntegrityError, match="own_brand"):
        linde.grant(theirs, 5)


def test_a_statement_adds_up_entry_by_entry(linde):
    company = linde.company()
    linde.grant(company, 10)
    hold = linde.hold(company, 4)
    linde.capture(hold, 3)
    linde.release(hold, 1)

    entries = linde.entries(company)

    assert [
        (entry.turn, entry.kind, entry.available_after, entry.held_after) for entry in entries
    ] == [
        (1, Kind.GRANT, 10, 0),
        (2, Kind.HOLD, 6, 4),
        (3, Kind.CAPTURE, 6, 1),
        (4, Kind.RELEASE, 7, 0),
    ]
    assert entries[-1].total_after == linde.balance(company).total


def test_a_statement_says_why_each_entry_is_there(linde):
    company = linde.company()
    linde.grant(company, 10)

    (entry,) = linde.entries(company)

    assert (entry.clause, entry.ticket, entry.at) == ("1", UUID(int=1), MONDAY_9AM)
    assert (entry.by_id, entry.by_name, entry.remark) == (None, "", "Order 4711")


def test_a_long_statement_comes_in_pages_that_go_on_where_the_last_ended(
    linde, django_assert_num_queries
):
    company = linde.company()
    for _ in range(7):
        linde.grant(company, 1)
    pages, before = [], None

    with reading(linde.brand_id):
        for expected in ([7, 6, 5], [4, 3, 2], [1]):
            with django_assert_num_queries(1):
                page = statement(linde.brand_id, company, UNIT, before=before, limit=3)
            before = page.earlier
            assert [entry.turn for entry in page.entries] == expected
            pages += [entry.available_after for entry in page.entries]

    assert before is None
    assert pages == [7, 6, 5, 4, 3, 2, 1]


def test_a_statement_is_not_seen_from_another_brand(linde):
    company = linde.company()
    linde.grant(company, 10)

    with reading(Book().brand_id):
        assert statement(linde.brand_id, company, UNIT).entries == ()
        assert balances(linde.brand_id, [company], UNIT) == {}


def _later(linde: Book):
    return linde.why(at=after(hours=1))


def _lots_of(linde: Book, hold: UUID) -> list[UUID]:
    with reading(linde.brand_id):
        return list(HoldPart.objects.filter(hold=hold).values_list("lot_id", flat=True))


def test_the_worked_table_of_the_book_page(linde):
    """docs/terms/book.md: lots A, B and C; what is left of each, available and held."""
    company = linde.company()
    linde.grant(company, 3, terms=Terms(expires_at=after(days=60)))
    linde.grant(company, 2, terms=Terms(promotional=True))
    linde.grant(company, 10)
    rows = [_row(linde, company)]
    hold = linde.hold(company, 7)
    rows.append(_row(linde, company))
    for settle, units in ((linde.release, 1), (linde.capture, 3), (linde.release, 3)):
        settle(hold, units)
        rows.append(_row(linde, company))

    assert rows == [
        (3, 2, 10, 15, 0),
        (0, 0, 8, 8, 7),
        (0, 0, 9, 9, 6),
        (0, 0, 9, 9, 3),
        (0, 2, 10, 12, 0),
    ]


def _row(linde: Book, company: UUID) -> tuple[int, ...]:
    balance = linde.balance(company)
    return (*(lot.left for lot in linde.lots(company)), balance.available, balance.held)
