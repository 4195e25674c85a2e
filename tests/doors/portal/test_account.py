"""What somebody reads in his account: what needs him, what it costs, and what it rests on."""

import pytest

from makegood.agreements.models import Version
from makegood.brands.scope import reading
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from tests.commands.work.scene import scene_of
from tests.journeys.pages import signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, company_of, key


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 3)
    return nora, tomas, world.ticket(nora, tomas, units=2, reason="Two pieces of work.")


def test_whoever_may_decide_is_told_what_waits_and_what_would_be_left(cast):
    nora, _tomas, _ticket = cast

    home = text_of(signed_in(nora).get("/"))

    assert "One ticket waits for your decision" in home
    assert "of your 3, you would keep 1" in home
    assert "1 needs you" in home
    assert "Read and decide" in home


def test_whoever_may_not_decide_is_not_told_that_it_is_his_turn(world, cast):
    nora, _tomas, ticket = cast
    paul = world.customer(nora.brand, "paul", company=company_of(nora), roles=("requester",))
    account = signed_in(paul)

    home = text_of(account.get("/"))
    page = text_of(account.get(f"/tickets/{ticket.number}/"))

    assert "One ticket waits for your company's decision" in home
    assert "needs you" not in home
    assert "Somebody of your company who may approve decides about this." in page
    assert "Approve for" not in page


def test_what_is_missing_is_said_and_nothing_can_be_approved(world, cast):
    nora, tomas, _ticket = cast
    ticket = world.ticket(nora, tomas, units=5, reason="Five pieces.")
    account = signed_in(nora)

    page = text_of(account.get(f"/tickets/{ticket.number}/"))

    assert "of your 3: 2 missing" in text_of(account.get("/"))
    assert "You are 2 units short." in page
    assert "Approve for" not in page


def test_an_account_without_anything_says_how_to_begin(world):
    nora = world.customer(world.brand())
    account = signed_in(nora)

    assert "No ticket is open." in text_of(account.get("/"))
    assert (
        "Write to support@quillbit.example from nora@example.com, with nora in the subject."
        in text_of(account.get("/tickets/"))
    )
    assert "No unit was bought or used yet." in text_of(account.get("/credits/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "As a rule a premium ticket costs 1 unit."),
        ("de", "In der Regel"),
    ],
)
def test_a_proposal_quotes_its_clauses_in_the_readers_language(world, cast, language, words):
    nora, tomas, _ticket = cast
    reader = world.customer(nora.brand, "lena", company=company_of(nora), language=language)
    ticket = world.ticket(nora, tomas)

    page = signed_in(reader).get(f"/tickets/{ticket.number}/").content.decode()

    assert f'<blockquote class="quote before-2" lang="{language}">' in page
    assert words in page


def test_a_ticket_leads_to_the_version_that_it_was_made_under(world, cast):
    nora, _tomas, ticket = cast
    newer = changed(pack("tickets"), {"usual = 1": "usual = 3"})
    said = NewVersion(files=tuple(newer.items()))
    publish_version(said, by=world.machine(nora.brand), key=key(), at=MONDAY_9AM)
    account = signed_in(nora)

    page = account.get(f"/tickets/{ticket.number}/").content.decode()
    older = f"/agreement/?version={ticket.agreement_version_id}"

    assert f'href="{older}#clause-4"' in page
    assert "costs 1 unit" in text_of(account.get(older))
    assert "not the version in force today" in text_of(account.get(older))
    assert "costs 3 units" in text_of(account.get("/agreement/"))


def test_another_brands_version_is_not_there(world, cast):
    nora, _tomas, _ticket = cast
    other = world.brand("lotmarkt")
    with reading(other.id):
        version = Version.objects.get(brand=other.id)
    account = signed_in(nora)

    for asked in (version.id, "no-id", ""):
        assert account.get(f"/agreement/?version={asked}").status_code == 404


def test_credits_says_what_each_kind_costs(world):
    by_card = signed_in(world.customer(world.brand(agreement=pack("credits"))))
    words = text_of(by_card.get("/credits/"))
    assert "Installation and configuration: 1 to 2 units § 13" in words
    assert "Anything else: We name a price first § 13" in words
    assert "as a rule" not in words
    as_usual = signed_in(world.customer(world.brand("tannhill"), "paul"))
    assert "costs 1 unit as a rule" in text_of(as_usual.get("/credits/"))


def test_a_clause_that_several_reasons_rest_on_is_quoted_once(world):
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.propose(scene.asked("management"), 0, 100_00, currency="USD")
    page = signed_in(scene.nora).get(f"/tickets/{ticket.number}/").content.decode()
    proposal = page[page.index('id="proposal"') : page.index("</ol>")]
    assert proposal.count("charged to the minute") == 1
    assert proposal.count("#clause-16") > 1
