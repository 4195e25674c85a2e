"""What is covered where help is free and other work is paid by the hour.

Each clause is tried with the agreement as written, and where it bears a list or a number, with one
in which that differs.
"""

import pytest

from makegood.brands.scope import reading
from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.tickets.models import State
from makegood.tickets.verdicts import standing_verdict
from tests.journeys.asking import asking
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, facts, fresh, key

HOURLY = pack("hourly")
UNCHANGED = {"modified": "no", "applied_to_another": "no"}
FREE = "Covered, free of charge"
PRICED = "Not covered, but it can be done for a price"
NOT = "Not covered"


def a_desk(world, changes=None):
    """A customer and what he bought, and an agent."""
    brand = world.brand(agreement=changed(HOURLY, changes) if changes else HOURLY)
    nora = world.customer(brand)
    return nora, world.purchase(nora, world.product(brand)), world.agent(brand)


def on_desk(tomas, ticket, act, **said):
    """What staff do with a form of the ticket's page."""
    page = f"/desk/tickets/{ticket.id}/"
    browser = signed_in(tomas)
    fields = hidden_fields(browser.get(page), action=f"{page}{act}")
    return browser.post(f"{page}{act}", {**fields, **said}, follow=True)


def verdict_of(ticket):
    with reading(ticket.brand_id):
        return standing_verdict(ticket)


# --- H-07: what is covered ---

HELP = 'when = { issue_class = ["installation", "configuration", "use"], owned = true }'


@pytest.mark.clause("H-07", through="page")
@pytest.mark.parametrize(
    ("changes", "covered"),
    [(None, True), ({HELP: HELP.replace('"installation", ', "")}, False)],
    ids=["as-written", "without-installation"],
)
def test_help_with_a_product_that_is_owned_is_free_of_charge(world, changes, covered):
    nora, forms, _tomas = a_desk(world, changes)
    form = asking(nora, "installation", forms, **UNCHANGED)

    assert (FREE if covered else NOT) in form.shown()
    ticket = form.sent()

    assert ticket.state == (State.ACCEPTED if covered else State.REFUSED)
    read = form.read(ticket)
    assert FREE in read if covered else NOT in read
    assert "§ 7" in read


def test_what_is_not_owned_is_not_covered(world):
    nora, _forms, _tomas = a_desk(world)

    assert NOT in asking(nora, "use", **UNCHANGED).shown()


def test_only_what_matters_is_asked(world):
    nora, forms, _tomas = a_desk(world)

    assert asking(nora, "use", forms).asks() == ["modified", "applied_to_another"]
    assert "repair_at" in asking(nora, "fault", forms).asks()
    assert asking(nora, "fault", forms, modified="yes").asks() == ["modified"]
    assert asking(nora, "misconfiguration", forms).asks() == []


def test_whoever_does_not_know_is_asked_on_the_ticket(world):
    nora, forms, _tomas = a_desk(world)
    form = asking(nora, "use", forms)
    ticket = form.sent()
    assert ticket.state == State.NEEDS_FACTS

    page = f"/tickets/{ticket.number}/"
    fields = hidden_fields(form.browser.get(page), action=f"{page}answers")
    answered = form.browser.post(
        f"{page}answers",
        {**fields, "fact-modified": "no", "fact-applied_to_another": "no"},
        follow=True,
    )

    assert FREE in text_of(answered)
    assert fresh(ticket).state == State.ACCEPTED


# --- H-08: what others changed ---

MODIFIED = (
    'when = { issue_class = ["installation", "configuration", "use", "fault"], modified = true }\n'
    'outcome = "refused"'
)
OFFERED = MODIFIED.replace('"refused"', '"payable"\ntier = "premium"')


@pytest.mark.clause("H-08", through="page")
@pytest.mark.parametrize(
    ("changes", "says", "state"),
    [(None, NOT, State.REFUSED), ({MODIFIED: OFFERED}, PRICED, State.SUBMITTED)],
    ids=["as-written", "offered-for-a-price"],
)
def test_what_was_modified_is_not_covered(world, changes, says, state):
    nora, forms, _tomas = a_desk(world, changes)
    form = asking(nora, "use", forms, modified="yes", applied_to_another="no")

    assert says in form.shown()
    ticket = form.sent()

    assert ticket.state == state
    assert "§ 8" in form.read(ticket)


@pytest.mark.clause("H-08", through="page")
def test_what_is_about_another_product_is_not_covered(world):
    nora, forms, _tomas = a_desk(world)
    form = asking(nora, "configuration", forms, modified="no", applied_to_another="yes")

    assert NOT in form.shown()
    assert "§ 8" in form.read(form.sent())


# --- H-09: servers ---


@pytest.mark.clause("H-09", through="page")
def test_a_server_is_covered_for_who_bought_it_from_the_vendor(world):
    nora, forms, _tomas = a_desk(world)
    server = world.purchase(nora, world.product(nora.brand, "server", kind="service"))
    paul = world.customer(nora.brand, "paul")

    bought, other, none = (
        asking(nora, "server", server),
        asking(nora, "server", forms),
        asking(paul, "server"),
    )

    assert FREE in bought.shown()
    for form in (other, none):
        assert FREE not in form.shown()
        ticket = form.sent()
        assert (ticket.state, "§ 9" in form.read(ticket)) == (State.REFUSED, True)
    assert bought.sent().state == State.ACCEPTED


# --- H-13: abuse ---


@pytest.mark.clause("H-13", through="page")
@pytest.mark.parametrize("needed", [5, 2], ids=["five-as-written", "two"])
def test_frequent_requests_without_an_issue_are_premium_and_counted(world, needed):
    nora, forms, tomas = a_desk(world, {"at_least = 5": f"at_least = {needed}"})
    form = asking(nora, "use", forms, **UNCHANGED)
    tickets = []
    for _each in range(needed):
        form.said["key"] = key()
        tickets.append(form.sent())
    last = tickets[-1]
    assert last.state == State.ACCEPTED
    for count, ticket in enumerate(tickets, start=1):
        desk = text_of(signed_in(tomas).get(f"/desk/tickets/{last.id}/"))
        assert ("unfounded" in desk) is False, count
        page = on_desk(tomas, ticket, "unfounded")
        assert f"{count} ticket" in text_of(page)

    said = {
        "judge-rule": "unfounded",
        "judge-reason": "It happens often.",
        "judge-evidence": "Log.",
    }
    judged = on_desk(tomas, last, "judgement", **said)

    assert PRICED in text_of(judged)
    ticket = fresh(last)
    assert (ticket.state, ticket.tier) == (State.SUBMITTED, "premium")
    read = form.read(ticket)
    assert "It happens often." in read
    assert "§ 13" in read
    assert f"{needed} so far" in read
    assert "Nothing is charged" in read or "nothing is charged" in read


@pytest.mark.clause("H-13", through="page")
def test_the_customer_reads_why_and_must_agree_before_anything_is_charged(world):
    nora, forms, tomas = a_desk(world)
    form = asking(nora, "use", forms, **UNCHANGED)
    ticket = form.sent()

    unreasoned = on_desk(tomas, ticket, "judgement", **{"judge-rule": "own_change"})
    assert unreasoned.status_code == 400
    said = {
        "judge-rule": "own_change",
        "judge-reason": "You changed the web server.",
        "judge-evidence": "Its log of Sunday.",
    }
    on_desk(tomas, ticket, "judgement", **said)

    now = fresh(ticket)
    assert (now.state, now.approved_quote) == (State.SUBMITTED, None)
    read = form.read(now)
    assert "You changed the web server." in read
    assert "Its log of Sunday." in read


# --- H-14: what the documentation answers ---


@pytest.mark.clause("H-14", through="page")
def test_what_is_documented_is_given_free_and_more_is_premium(world):
    nora, forms, tomas = a_desk(world)
    early = an_article(tomas, "Raise the memory limit", at=MONDAY_9AM)
    form = asking(nora, "use", forms, **UNCHANGED)
    ticket = form.sent()
    late = an_article(tomas, "Written afterwards", at=after(hours=1))
    said = {"judge-rule": "documented", "judge-reason": "The manual says how."}

    assert "Name the page" in text_of(on_desk(tomas, ticket, "judgement", **said))
    refused = on_desk(tomas, ticket, "judgement", **said, **{"judge-article": str(late)})
    assert "was not out when the customer asked" in text_of(refused)
    assert fresh(ticket).state == State.ACCEPTED

    on_desk(tomas, ticket, "judgement", **said, **{"judge-article": str(early)})

    now = fresh(ticket)
    assert (now.state, now.tier) == (State.SUBMITTED, "premium")
    read = form.read(now)
    assert "The page that answers it: Raise the memory limit" in read
    assert "Words of: Raise the memory limit" in read
    assert "§ 14" in read


def an_article(by, title, *, at):
    said = NewArticle(product_id=None, language="en", title=title, body=f"Words of: {title}")
    article_id = write_article(said, by=by, key=key(), at=at).article_id
    publish_article(Publishing(article_id=article_id), by=by, key=key(), at=at)
    return article_id


# --- H-15: what premium covers ---

PREMIUM = ["web_server_change", "misconfiguration", "management"]


@pytest.mark.clause("H-15", through="page")
@pytest.mark.parametrize("an_hour", ["50 USD", "80 USD"], ids=["fifty-as-written", "eighty"])
def test_these_classes_are_offered_at_the_premium_rate(world, an_hour):
    nora, forms, _tomas = a_desk(world, {'an_hour = "50 USD"': f'an_hour = "{an_hour}"'})

    for issue_class in (*PREMIUM, "script_change"):
        shown = asking(nora, issue_class, forms).shown()
        assert PRICED in shown
        assert f"{an_hour} an hour" in shown
        assert "§ 15" in shown
    other = asking(nora, "other", forms).shown()
    assert "We name a price first" in other
    assert "USD" not in other


@pytest.mark.clause("H-15", through="page")
def test_a_script_of_an_encrypted_product_is_never_changed(world):
    nora, forms, _tomas = a_desk(world)
    sealed = world.purchase(nora, world.product(nora.brand, "sealed", encrypted=True))
    form = asking(nora, "script_change", sealed)

    shown = form.shown()
    assert NOT in shown
    assert PRICED not in shown
    assert "USD" not in shown
    ticket = form.sent()
    assert (ticket.state, "§ 10" in form.read(ticket)) == (State.REFUSED, True)
    assert asking(nora, "script_change", forms).sent().state == State.SUBMITTED


# --- H-17: to whom premium is offered ---


@pytest.mark.clause("H-17", through="page")
def test_to_whom_premium_is_withheld_no_price_is_shown(world):
    nora, forms, tomas = a_desk(world)
    form = asking(nora, "misconfiguration", forms)
    assert "USD" in form.shown()
    before = form.sent()

    desk = signed_in(tomas)
    company = f"/desk/companies/{nora.company_id}"
    fields = hidden_fields(desk.get(f"{company}/units"), action=f"{company}/paid-support")
    assert "It is withheld" in text_of(desk.post(f"{company}/paid-support", fields, follow=True))

    form.said["key"] = key()
    shown = form.shown()
    assert NOT in shown and PRICED not in shown and "USD" not in shown
    ticket = form.sent()
    read = form.read(ticket)
    assert ticket.state == State.REFUSED
    assert "§ 17" in read and "USD" not in read
    assert fresh(before).state == State.SUBMITTED, "what was asked before stays"

    fields = hidden_fields(desk.get(f"{company}/units"), action=f"{company}/paid-support")
    desk.post(f"{company}/paid-support", {**fields, "offer": "1"})
    form.said["key"] = key()
    assert "USD" in form.shown()


# --- Objections ---


def test_an_objection_is_made_and_answered_on_the_pages(world):
    nora, _forms, tomas = a_desk(world)
    ines = world.agent(nora.brand, "ines")
    form = asking(nora, "server")
    ticket = form.sent()
    page = f"/tickets/{ticket.number}/"

    fields = hidden_fields(form.browser.get(page), action=f"{page}objection")
    empty = form.browser.post(f"{page}objection", {**fields, "objection-text": " "})
    assert empty.status_code == 400
    said = {**fields, "objection-text": "It is your server."}
    assert "It is your server." in text_of(form.browser.post(f"{page}objection", said, follow=True))
    on_desk(ines, ticket, "review", **{"review-upheld": "yes", "review-answer": "Indeed it is."})

    read = form.read(ticket)
    assert "You were right." in read
    assert "Indeed it is." in read
    assert fresh(ticket).state == State.ACCEPTED
    assert tomas.is_staff


def test_the_preview_and_the_verdict_are_the_same(world):
    nora, forms, _tomas = a_desk(world)
    for issue_class in ("use", "server", "customisation", "other"):
        form = asking(nora, issue_class, forms, **UNCHANGED)
        shown = form.shown()
        ticket = form.sent()
        verdict = verdict_of(ticket)
        for step in verdict.because:
            assert f"§ {step['clause']}" in shown
    assert len(facts(nora.brand_id, "verdict.given")) == 4
