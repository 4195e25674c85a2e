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
            "ledger_hold",
            {
                "account_id": "ledger_account",
            },
        ),
        Wall(
            "ledger_transfer",
            {
                "hold_id": "ledger_hold",
                "by_id": "people_member",
            },
        ),
        AppendOnly("ledger_transfer"),
        Wall(
            "ledger_remark",
            {
                "transfer_id": "ledger_transfer",
            },
        ),
        AppendOnly("ledger_remark"),
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
                "came_from_id": "ledger_lot",
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
        # do not add up to nothing, in one unit, is refused when it commits.
        migrations.RunSQL(
            """
            CREATE FUNCTION ledger_transfer_balances() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE total bigint; kinds bigint;
            BEGIN
                SELECT sum(posting.units), count(DISTINCT account.unit) INTO total, kinds
                FROM ledger_posting posting
                JOIN ledger_account account
                  ON account.brand_id = posting.brand_id AND account.id = posting.account_id
                WHERE posting.brand_id = NEW.brand_id AND posting.transfer_id = NEW.transfer_id;
                IF total <> 0 OR kinds <> 1 THEN
                    RAISE EXCEPTION 'transfer % is off by % in % kinds of unit',
                        NEW.transfer_id, total, kinds;
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
