"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0001_initial"),
        ("brands", "0002_walls"),
        ("intake", "0002_walls"),
        ("people", "0002_walls"),
        ("agreements", "0002_walls"),
    ]
    operations = [
        Wall(
            "tickets_ticket",
            {
                "request_id": "intake_request",
                "company_id": "people_company",
                "requester_id": "people_member",
                "assignee_id": "people_member",
                "agreement_version_id": "agreements_version",
            },
        ),
        Wall(
            "tickets_quote",
            {
                "ticket_id": "tickets_ticket",
                "proposed_by_id": "people_member",
                "decided_by_id": "people_member",
            },
        ),
        Wall(
            "tickets_message",
            {
                "ticket_id": "tickets_ticket",
                "author_id": "people_member",
            },
        ),
        AppendOnly("tickets_message"),
        Wall(
            "tickets_attachment",
            {
                "message_id": "tickets_message",
            },
        ),
        AppendOnly("tickets_attachment"),
    ]
