"""Which role does what? The product's queries run as the app role, migrations as the owner."""

from django.db.models import Model


class AppRoleRouter:
    """Sends every query to the app role's connection, and every migration to the owner's."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        return "default"

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        return "default"

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: object) -> bool:
        return alias == "owner"
