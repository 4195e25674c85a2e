"""How is one brand kept from another in the database itself? By one migration operation a table."""

from abc import abstractmethod

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL
from django.db.migrations.state import ProjectState

from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES, LOCAL_TABLES

ANALYSED_AFTER_ROWS = 2_000
SEEN_BRANDS = "brand_id = ANY (nullif(current_setting('app.brands', true), '')::uuid[])"


def rights(table: str) -> RunSQL:
    """Gives the app role on a table that is no brand's what `brands.tables` lists, and no more."""
    return RunSQL(
        [
            f"REVOKE ALL ON {table} FROM {settings.APP_ROLE}",
            f"GRANT {(DIRECTORY_TABLES | LOCAL_TABLES)[table]} ON {table} TO {settings.APP_ROLE}",
        ],
        RunSQL.noop,
    )


class InTheDatabaseAlone(Operation):
    """An operation on one table of which the models know nothing."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str) -> None:
        self.table = table

    @abstractmethod
    def forwards(self) -> list[str]:
        """The statements that do it."""

    @abstractmethod
    def backwards(self) -> list[str]:
        """The statements that undo it."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for statement in self.forwards():
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for statement in self.backwards():
            schema_editor.execute(statement)


def _references(table: str, refers: dict[str, str]) -> list[str]:
    return [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_own_brand"
        f" FOREIGN KEY (brand_id, {column}) REFERENCES {target} (brand_id, id)"
        for column, target in refers.items()
    ]


def _no_references(table: str, refers: dict[str, str]) -> list[str]:
    return [f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_own_brand" for column in refers]


def _analysed(table: str) -> list[str]:
    """PostgreSQL has no idea of a brand that came after it last counted, and by default counts anew
    when a tenth of the table has changed: until then it looks through all rows of such a brand.
    """
    return [
        f"ALTER TABLE {table} SET (autovacuum_analyze_scale_factor = 0,"
        f" autovacuum_analyze_threshold = {ANALYSED_AFTER_ROWS})"
    ]


class Analysed(InTheDatabaseAlone):
    """Has PostgreSQL count anew how many rows each brand has, after so many changes.

    For tables whose walls are older than this.
    """

    def describe(self) -> str:
        return f"Count the rows of {self.table} more often"

    def forwards(self) -> list[str]:
        return _analysed(self.table)

    def backwards(self) -> list[str]:
        reset = "autovacuum_analyze_scale_factor, autovacuum_analyze_threshold"
        return [f"ALTER TABLE {self.table} RESET ({reset})"]


class Inside(InTheDatabaseAlone):
    """Lets columns that a walled table got later refer to rows of their own brand alone.

    `refers` names each column and the brand table that it points to, as in `Wall`.
    """

    def __init__(self, table: str, refers: dict[str, str]) -> None:
        super().__init__(table)
        self.refers = refers

    def describe(self) -> str:
        return f"Keep the references of {self.table} inside their brand"

    def forwards(self) -> list[str]:
        return _references(self.table, self.refers)

    def backwards(self) -> list[str]:
        return _no_references(self.table, self.refers)


class Wall(InTheDatabaseAlone):
    """Walls one brand table: policy, rights of the app role, and references that stay inside.

    `refers` names each column that points to another brand table, and that table. Beside the
    ordinary foreign key stands one on (brand_id, column), so that no row can point across brands,
    whoever writes it. Row-level security is not forced on the owner of the tables: migrations,
    `verify` and dumps run as the owner and see everything.
    """

    def __init__(self, table: str, refers: dict[str, str] | None = None) -> None:
        super().__init__(table)
        self.refers = refers or {}

    def describe(self) -> str:
        return f"Wall the brands off in {self.table}"

    def forwards(self) -> list[str]:
        table, app_role = self.table, settings.APP_ROLE
        return [
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_brand_id_id UNIQUE (brand_id, id)",
            *_references(table, self.refers),
            *_analysed(table),
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY own_brand ON {table} USING ({SEEN_BRANDS}) WITH CHECK ({SEEN_BRANDS})",
            f"REVOKE ALL ON {table} FROM {app_role}",
            f"GRANT {BRAND_TABLES[table]} ON {table} TO {app_role}",
        ]

    def backwards(self) -> list[str]:
        table = self.table
        return [
            f"DROP POLICY own_brand ON {table}",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            *_no_references(table, self.refers),
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_brand_id_id",
        ]


class AppendOnly(InTheDatabaseAlone):
    """Refuses UPDATE and DELETE of a table's rows, to the owner as well: they are written once."""

    def describe(self) -> str:
        return f"Refuse every change of a row of {self.table}"

    def forwards(self) -> list[str]:
        return [
            f"CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {self.table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        ]

    def backwards(self) -> list[str]:
        return [f"DROP TRIGGER written_once ON {self.table}"]
