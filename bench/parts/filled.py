"""How does an empty database become a large desk? Loaded once Django is set up on it."""

from datetime import datetime, timedelta
from importlib import import_module

import psycopg
from psycopg import sql

from bench.parts import words
from bench.parts.copies import ids_in, tables_of, write_copies
from bench.parts.desk import TICKETS, Days, Desk
from tests.world import World


def fill(root: psycopg.Connection, tickets: int, *, at: datetime) -> dict[str, str]:
    """So many tickets in one brand, a third of them open; gives who and what to ask for."""
    world = World()
    brand = world.brand()
    desk = Desk(brand, world.agent(brand), world.customer(brand, "nora"))
    world.units(desk.customer, 1_000_000)
    begin = at - timedelta(days=TICKETS + 5)
    known = ids_in(root)
    copied = world.customer(brand, "copied")
    world.units(copied, 2 * TICKETS)
    Days(world, desk, copied, begin=begin).tickets()
    tables = tables_of(root, known)
    with root.transaction():
        root.execute("SET LOCAL session_replication_role = replica")
        definitions = _without_word_indexes(root)
        write_copies(root, tables, range(1, tickets // TICKETS))
        _words_anew(root)
        _counted(root)
        for definition in definitions:
            root.execute(definition.encode())
    long_one = Days(world, desk, desk.customer, begin=begin).long_ticket(
        words.title(1), words.text(1)
    )
    root.execute("VACUUM ANALYZE")
    return {
        "agent": desk.agent.person.user_name,
        "customer": desk.customer.person.user_name,
        "host": brand.host,
        "long_ticket": str(long_one.id),
    }


def _without_word_indexes(root: psycopg.Connection) -> list[str]:
    """Drops what is quicker made at the end, and gives how to make it."""
    query = "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%USING gin%'"
    found = root.execute(query).fetchall()
    for name, _definition in found:
        root.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _name, definition in found]


def _words_anew(root: psycopg.Connection) -> None:
    searched = import_module("makegood.tickets.migrations.0007_searched")
    root.execute("TRUNCATE tickets_searchedtext")
    root.execute(searched.ALREADY_THERE)


def _counted(root: psycopg.Connection) -> None:
    for series, table in {"ticket": "tickets_ticket", "request": "intake_request"}.items():
        root.execute(
            sql.SQL(
                "UPDATE brands_counter SET last = (SELECT max(number) FROM {}) WHERE series = {}"
            ).format(sql.Identifier(table), series)
        )
