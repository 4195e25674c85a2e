"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        ("brands", "0002_walls"),
        ("people", "0002_walls"),
        ("agreements", "0002_walls"),
    ]
    operations = [
        Wall("intake_rawmail"),
        Wall("intake_answeredsender"),
        Wall(
            "intake_request",
            {
                "company_id": "people_company",
                "requester_id": "people_member",
                "agreement_version_id": "agreements_version",
                "raw_mail_id": "intake_rawmail",
            },
        ),
        Wall("intake_enclosure", {"request_id": "intake_request"}),
        AppendOnly("intake_enclosure"),
    ]
