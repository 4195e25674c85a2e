"""Walls the brands off in what verdicts, work and the desk remember."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Inside, Wall


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_entitlement")]
    operations = [
        Wall(
            "tickets_verdict",
            {"ticket_id": "tickets_ticket", "by_id": "people_member"},
        ),
        AppendOnly("tickets_verdict"),
        Wall(
            "tickets_objection",
            {
                "ticket_id": "tickets_ticket",
                "verdict_id": "tickets_verdict",
                "by_id": "people_member",
                "reviewed_by_id": "people_member",
            },
        ),
        Wall(
            "tickets_timeentry",
            {
                "ticket_id": "tickets_ticket",
                "worker_id": "people_member",
                "struck_by_id": "people_member",
            },
        ),
        Wall(
            "tickets_settlement",
            {
                "ticket_id": "tickets_ticket",
                "quote_id": "tickets_quote",
                "by_id": "people_member",
            },
        ),
        AppendOnly("tickets_settlement"),
        Wall("tickets_tag"),
        Wall("tickets_tickettag", {"ticket_id": "tickets_ticket", "tag_id": "tickets_tag"}),
        Wall("tickets_fieldrule"),
        Wall("tickets_ticketlink", {"ticket_id": "tickets_ticket", "by_id": "people_member"}),
        Wall("tickets_savedreply"),
        Wall("tickets_draft", {"ticket_id": "tickets_ticket", "writer_id": "people_member"}),
        Wall("tickets_look", {"ticket_id": "tickets_ticket", "member_id": "people_member"}),
        Wall(
            "tickets_merge",
            {
                "ticket_id": "tickets_ticket",
                "into_id": "tickets_ticket",
                "by_id": "people_member",
                "undone_by_id": "people_member",
            },
        ),
        Wall(
            "tickets_call",
            {
                "ticket_id": "tickets_ticket",
                "asked_by_id": "people_member",
                "answered_by_id": "people_member",
            },
        ),
        Inside("tickets_ticket", {"merged_into_id": "tickets_ticket"}),
        Inside(
            "tickets_quote",
            {
                "supplements_id": "tickets_quote",
                "seconded_by_id": "people_member",
                "when_funded_by_id": "people_member",
            },
        ),
    ]
