"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("brands", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall(
            "ledger_account",
            {
                "company_id": "people_company",
            },
        ),
        Wall(
            "ledger_transfer",
            {
                "by_id": "people_member",
            },
        ),
        AppendOnly("ledger_transfer"),
        Wall(
            "ledger_posting",
            {
                "transfer_id": "ledger_transfer",
                "account_id": "ledger_account",
            },
        ),
        AppendOnly("ledger_posting"),
        Wall(
            "ledger_lot",
            {
                "account_id": "ledger_account",
                "transfer_id": "ledger_transfer",
            },
        ),
        Wall(
            "ledger_hold",
            {
                "account_id": "ledger_account",
            },
        ),
        Wall(
            "ledger_holdpart",
            {
                "hold_id": "ledger_hold",
                "lot_id": "ledger_lot",
            },
        ),
        # The second of each pair of assertions: whatever the code does, a transfer whose postings
        # do not add up to nothing is refused when it commits.
        migrations.RunSQL(
            """
            CREATE FUNCTION ledger_transfer_balances() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE total bigint;
            BEGIN
                SELECT sum(units) INTO total FROM ledger_posting
                WHERE brand_id = NEW.brand_id AND transfer_id = NEW.transfer_id;
                IF total <> 0 THEN
                    RAISE EXCEPTION 'transfer % is off by %', NEW.transfer_id, total;
                END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER transfer_balances AFTER INSERT ON ledger_posting
            DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION ledger_transfer_balances();
            """,
            "DROP TRIGGER transfer_balances ON ledger_posting;"
            " DROP FUNCTION ledger_transfer_balances();",
        ),
    ]
