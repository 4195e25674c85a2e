"""The walls between brands, as the database itself knows them, with real commits."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections
from psycopg import errors, sql

from makegood.brands.scope import reading, reading_as_staff, writing
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES, LOCAL_TABLES, Whose, whose
from tests.records.rows import id_of, insert, put_in_all, references, row_of, superuser

OURS, THEIRS = uuid.UUID(int=0xA), uuid.UUID(int=0xB)
ALL_TABLES = BRAND_TABLES | DIRECTORY_TABLES | LOCAL_TABLES
CHANGEABLE = [table for table, rights in BRAND_TABLES.items() if "UPDATE" in rights]
KEPT = [table for table in CHANGEABLE if "DELETE" not in BRAND_TABLES[table]]
WRITTEN_ONCE = [table for table, rights in BRAND_TABLES.items() if "UPDATE" not in rights]
each_table = pytest.mark.parametrize("table", BRAND_TABLES)


@pytest.fixture(scope="module")
def two_brands(database: None) -> Iterator[None]:
    """A row of ours and a row of theirs in every brand table. No test here leaves a change."""
    empty_tables = f"TRUNCATE brands_brand, {', '.join(BRAND_TABLES)} CASCADE"
    with superuser() as root:
        root.execute(empty_tables)
        put_in_all(root, OURS)
        put_in_all(root, THEIRS)
    yield
    with superuser() as root:
        root.execute(empty_tables)
    connections.close_all()


def ask(statement: str | sql.Composable, params: object = None) -> psycopg.Cursor:
    """Run a statement as the product's own connection does, past the guard of the tests."""
    connection.ensure_connection()
    return connection.connection.execute(statement, params)


def catalogue(statement: str, *params: object) -> list[tuple]:
    with superuser() as root:
        return root.execute(statement, params).fetchall()


# --- what the catalogue says ---


def test_every_table_of_the_database_is_listed_and_every_listed_table_is_there(database):
    there = {
        name for (name,) in catalogue("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    }

    assert there == set(ALL_TABLES)


def test_a_table_that_is_not_listed_has_no_place():
    with pytest.raises(KeyError, match="say whose it is"):
        whose("tickets_secret")


def test_no_table_is_listed_twice():
    assert len(ALL_TABLES) == len(BRAND_TABLES) + len(DIRECTORY_TABLES) + len(LOCAL_TABLES)
    assert {whose(table) for table in BRAND_TABLES} == {Whose.BRAND}
    assert {whose(table) for table in DIRECTORY_TABLES} == {Whose.DIRECTORY}


def test_what_has_a_brand_is_listed_as_a_brands(database):
    with_brand = catalogue(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'brand_id'"
    )

    assert {table for (table,) in with_brand} == set(BRAND_TABLES)


@each_table
def test_a_brand_table_has_its_policy_and_no_other(database, table):
    policies = catalogue(
        "SELECT permissive, roles::text, cmd, qual, with_check FROM pg_policies"
        " WHERE tablename = %s",
        table,
    )
    secured = catalogue("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", table)

    assert secured == [(True,)]
    assert len(policies) == 1
    permissive, roles, commands, using, check = policies[0]
    assert (permissive, roles, commands) == ("PERMISSIVE", "{public}", "ALL")
    assert using == check
    assert "current_setting('app.brands'::text, true)" in using
    assert using.startswith("(brand_id = ANY")


@each_table
def test_a_new_brand_is_soon_known_to_the_planner(database, table):
    ((options,),) = catalogue("SELECT reloptions FROM pg_class WHERE oid = %s::regclass", table)

    assert {"autovacuum_analyze_scale_factor=0", "autovacuum_analyze_threshold=2000"} <= {*options}


def test_beside_every_reference_between_brand_tables_stands_one_inside_the_brand(database):
    with superuser() as root:
        wanted = {
            (table, f"(brand_id, {column}) REFERENCES {target}(brand_id, id)")
            for table, column, target in references(root)
        }
    inside = catalogue(
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND cardinality(conkey) = 2"
    )

    assert len(wanted) > 20
    assert {(table, text.removeprefix("FOREIGN KEY ")) for table, text in inside} == wanted


def test_every_index_of_a_brand_table_but_its_id_starts_with_the_brand(database):
    indexes = catalogue(
        """
        SELECT indrelid::regclass::text, indexrelid::regclass::text
        FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        WHERE indrelid::regclass::text = ANY (%s) AND NOT indisprimary AND attname <> 'brand_id'
        """,
        list(BRAND_TABLES),
    )

    assert indexes == []


@pytest.mark.parametrize("table", ALL_TABLES)
def test_the_app_role_has_the_rights_that_are_listed_and_no_more(database, table):
    rights = catalogue(
        "SELECT privilege_type FROM information_schema.table_privileges"
        " WHERE table_schema = 'public' AND table_name = %s AND grantee IN (%s, 'PUBLIC')",
        table,
        settings.APP_ROLE,
    )

    assert {right for (right,) in rights} == set(ALL_TABLES[table].split(", "))


def test_the_app_role_can_look_over_no_wall_and_owns_nothing(database):
    role = catalogue(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
        " WHERE rolname = %s",
        settings.APP_ROLE,
    )
    owned = catalogue(
        "SELECT classid::regclass, objid FROM pg_shdepend"
        " WHERE refobjid = %s::regrole AND deptype = 'o'",
        settings.APP_ROLE,
    )
    belongs_to = catalogue(
        "SELECT roleid::regrole FROM pg_auth_members WHERE member = %s::regrole",
        settings.APP_ROLE,
    )

    assert role == [(False,) * 5]
    assert owned == []
    assert belongs_to == []


def test_product_and_tests_connect_as_the_app_role(database):
    assert ask("SELECT current_user").fetchone() == (settings.APP_ROLE,)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() != (settings.APP_ROLE,)


def test_what_looks_over_the_walls_by_the_owners_right_gives_ids_alone(database):
    functions = catalogue(
        "SELECT proname, prorettype::regtype::text FROM pg_proc"
        " WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )

    assert set(functions) == {
        ("people_staff_brands", "uuid[]"),
        ("tickets_search", "record"),  # with the rank of each
        ("tickets_search_near", "record"),
    }


# --- what happens ---


@each_table
def test_another_brands_row_is_not_read(two_brands, table):
    seen = sql.SQL("SELECT brand_id FROM {}").format(sql.Identifier(table))

    with reading(OURS):
        assert ask(seen).fetchall() == [(OURS,)]
    with reading(OURS, THEIRS):
        assert len(ask(seen).fetchall()) == 2
    with writing(THEIRS):
        assert ask(seen).fetchall() == [(THEIRS,)]


@each_table
def test_who_names_no_brand_sees_nothing_and_hears_no_error(two_brands, table):
    seen = sql.SQL("SELECT brand_id FROM {}").format(sql.Identifier(table))

    assert ask(seen).fetchall() == []
    with reading():
        assert ask(seen).fetchall() == []
    with reading_as_staff(uuid.UUID(int=1)):
        assert ask(seen).fetchall() == []
    assert ask(seen).fetchall() == [], "What a scope set has gone with it."


@each_table
def test_a_row_for_another_brand_is_not_written(two_brands, table):
    with superuser() as root:
        row = row_of(root, table, THEIRS) | {"id": uuid.uuid4()}

    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), writing(OURS):
        ask(insert(table, row), row)


@pytest.mark.parametrize("table", CHANGEABLE)
def test_another_brands_row_is_not_changed(two_brands, table):
    change = sql.SQL("UPDATE {} SET id = id WHERE id = %s").format(sql.Identifier(table))

    with writing(OURS):
        assert ask(change, [id_of(table, THEIRS)]).rowcount == 0
        assert ask(change, [id_of(table, OURS)]).rowcount == 1


@pytest.mark.parametrize("table", CHANGEABLE)
def test_a_row_is_not_given_to_another_brand(two_brands, table):
    change = sql.SQL("UPDATE {} SET brand_id = %s WHERE id = %s").format(sql.Identifier(table))

    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), writing(OURS):
        ask(change, [THEIRS, id_of(table, OURS)])


@each_table
def test_no_row_refers_to_another_brands(two_brands, table):
    """Not even if the superuser writes it, for whom there are no walls to look over."""
    with superuser() as root:
        own = row_of(root, table, OURS)
        root.execute("SET LOCAL session_replication_role = replica")
        root.execute(f"DELETE FROM {table} WHERE id = %s", [own["id"]])
        root.execute("SET LOCAL session_replication_role = origin")
        for pointing, column, target in sorted(references(root)):
            if pointing == table:
                across = own | {column: id_of(target, THEIRS)}
                with pytest.raises(errors.ForeignKeyViolation) as refused, root.transaction():
                    root.execute(insert(table, across), across)
                assert refused.value.diag.constraint_name == f"{table}_{column}_own_brand"
        root.execute(insert(table, own), own)  # and inside the brand it would have gone in
        root.rollback()


@each_table
def test_a_reading_scope_writes_nothing(two_brands, table):
    with superuser() as root:
        row = row_of(root, table, OURS) | {"id": uuid.uuid4()}

    with pytest.raises(errors.ReadOnlySqlTransaction), reading(OURS):
        ask(insert(table, row), row)


def test_a_reading_scope_cannot_be_talked_into_writing(two_brands):
    with pytest.raises(errors.ActiveSqlTransaction), reading(OURS):
        ask("SET TRANSACTION READ WRITE")


@pytest.mark.parametrize("table", WRITTEN_ONCE)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_is_written_once_is_not_changed(two_brands, table, change):
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), writing(OURS):
        ask(sql.SQL(change).format(sql.Identifier(table)))


@pytest.mark.parametrize("table", KEPT)
def test_nothing_of_a_brand_is_deleted(two_brands, table):
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), writing(OURS):
        ask(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


@pytest.mark.parametrize("table", WRITTEN_ONCE)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_not_even_the_owner_of_the_tables_changes_what_is_written_once(two_brands, table, change):
    with superuser() as root, pytest.raises(errors.RaiseException, match="written once"):
        root.execute(sql.SQL(change).format(sql.Identifier(table)))


def test_a_transfer_that_does_not_add_up_is_refused_when_it_commits(two_brands):
    with superuser() as root:
        row = row_of(root, "ledger_posting", OURS) | {"id": uuid.uuid4(), "turn": 2, "units": 5}

    with pytest.raises(DatabaseError, match="is off by"), writing(OURS):
        ask(insert("ledger_posting", row), row)
