"""A ticket can be about something that was bought."""

import django.db.models.deletion
from django.db import migrations, models

from makegood.brands.walls import Inside


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0004_entitlement_walls"),
        ("purchases", "0002_walls"),
    ]
    operations = [
        migrations.AddField(
            model_name="ticket",
            name="purchase",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="purchases.purchase",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("purchase__isnull", False)),
                fields=["brand", "purchase", "id"],
                name="ticket_by_purchase",
            ),
        ),
        Inside("tickets_ticket", {"purchase_id": "purchases_purchase"}),
    ]
