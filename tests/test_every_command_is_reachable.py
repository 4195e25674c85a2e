"""Can people and their programs do whatever Makegood can do? Where not, it says here why."""

import ast
import importlib
import pkgutil
from pathlib import Path

import makegood.commands
from makegood.api.v1.acts import ACTS
from makegood.commands.command import COMMANDS

SOURCE = Path(makegood.commands.__file__).parent.parent
PAGES = ("portal", "desk", "owner")

BY_THE_CLOCK = "what is due by itself, found by the clock"
BY_MAIL = "what the door for mail does with what arrives"
BY_DELIVERY = "the delivery of letters, done by jobs"
BY_THE_OPERATOR = "the operator's, at the command line"
BY_NO_MEMBER = "before there is a brand, nobody is a member of it or has a token"

NOT_BY_API = {
    "brands.create_brand": BY_THE_OPERATOR,
    "brands.offer_setup_link": BY_THE_OPERATOR,
    "brands.set_up_brand": BY_NO_MEMBER,
    "intake.keep_mail": BY_MAIL,
    "intake.set_mail_aside": BY_MAIL,
    "intake.submit_mail": BY_MAIL,
    "outbox.claim_parcel": BY_DELIVERY,
    "outbox.post_sign_in_letter": "the door for signing in posts its letters",
    "outbox.requeue_parcels": BY_DELIVERY,
    "outbox.settle_parcel": BY_DELIVERY,
    "people.issue_token": "with a stolen token one could stay in, by making another",
    "people.keep_password": BY_THE_OPERATOR,
    "people.note_token_use": "the API notes by itself that it was used",
    "people.revoke_token": "whoever lost a token revokes it signed in, and not by it",
    "tickets.lapse_quotes": BY_THE_CLOCK,
    "tickets.remind_of_decisions": BY_THE_CLOCK,
    "work.stop_timers": BY_THE_CLOCK,
    "work.warn_of_limits": BY_THE_CLOCK,
}
NOT_BY_PAGE = {
    "brands.create_brand": BY_THE_OPERATOR,
    "brands.offer_setup_link": BY_THE_OPERATOR,
    "intake.keep_mail": BY_MAIL,
    "intake.set_mail_aside": BY_MAIL,
    "intake.submit_mail": BY_MAIL,
    "outbox.claim_parcel": BY_DELIVERY,
    "outbox.post_sign_in_letter": "the door for signing in posts its letters",
    "outbox.requeue_parcels": BY_DELIVERY,
    "outbox.settle_parcel": BY_DELIVERY,
    "people.add_company": "the page adds a company with its first member, by add_customer",
    "people.keep_password": BY_THE_OPERATOR,
    "people.note_token_use": "the API notes by itself that it was used",
    "tickets.lapse_quotes": BY_THE_CLOCK,
    "tickets.remind_of_decisions": BY_THE_CLOCK,
    "work.stop_timers": BY_THE_CLOCK,
    "work.warn_of_limits": BY_THE_CLOCK,
}


def every_command() -> set[str]:
    for module in pkgutil.walk_packages(makegood.commands.__path__, "makegood.commands."):
        importlib.import_module(module.name)
    return set(COMMANDS)


def called_by_pages() -> set[str]:
    """The commands that a module of the pages calls by their names."""
    found: set[str] = set()
    for path in (path for door in PAGES for path in (SOURCE / door).rglob("*.py")):
        tree = ast.parse(path.read_text())
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "makegood.commands."
            ):
                name = node.module.removeprefix("makegood.commands.")
                verbs = {alias.name for alias in node.names} & used
                found |= {name} if name.rpartition(".")[2] in verbs else set()
    return found


def test_programs_can_give_every_command():
    by_api = {act.command.operation for act in ACTS}
    assert every_command() - by_api == NOT_BY_API.keys(), "Add a line to api/v1/acts, or say why."


def test_people_can_give_every_command():
    missing = every_command() - called_by_pages()
    assert missing == NOT_BY_PAGE.keys(), "Add it to a page, or say here why there is none."
