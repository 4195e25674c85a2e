"""A table of rules that can't be obeyed, or can't be meant: where it is, and what is said of it."""

import pytest

from tests.terms.agreement.lint.found import (
    CONSUMPTION,
    DECISION,
    HOURS,
    INVOICED,
    MAIL,
    PAID,
    PRICED,
    REMEDY,
    REPLY,
    TIERS,
    UNITS,
    found,
    only,
)

ALL = '\n[[coverage]]\nid = "all"\nclause = "1"\noutcome = "covered"\n'


def covered(rule, when="", more='outcome = "covered"'):
    asked = f"when = {{ {when} }}\n" if when else ""
    return f'\n[[coverage]]\nid = "{rule}"\nclause = "1"\n{asked}{more}\n'


def fact(name, kind="yes_no", when=""):
    more = 'choices = ["red", "blue"]\n' if kind == "choice" else ""
    more += f"when = {{ {when} }}\n" if when else ""
    return (
        f'\n[[fact]]\nid = "{name}"\nclause = "1"\nkind = "{kind}"\nasked_of = "customer"\n{more}'
    )


def window(name, more=""):
    head = f'\n[[window]]\nid = "{name}"\nclause = "1"\n'
    return head + f'length = "1 month"\nbegins = "purchase"\n{more}'


def quota(name, every="month"):
    return (
        f'\n[[quota]]\nid = "{name}"\nclause = "1"\ncounts = "tickets"\namount = 1\n'
        f'every = "{every}"\nfor_each = "purchase"\n'
    )


def priority(name, symptom, more=""):
    return f'\n[[priority]]\nid = "{name}"\nclause = "1"\nsymptoms = ["{symptom}"]\n{more}\n'


def cap(name):
    return f'\n[[cap]]\nid = "{name}"\nclause = "1"\npercent = 9\nof = "paid"\nfor_each = "month"\n'


def plan(name):
    return f'\n[[plan]]\nid = "{name}"\nclause = "1"\n'


def calendar(name):
    return f'\n[calendar.{name}]\nclause = "1"\nzone = "UTC+00:00"\nweek.mon = ["09:00-17:00"]\n'


LADDER = """
[[escalation]]
id = "ladder"
clause = "1"
strength = "commitment"
starts = ["opened"]
[[escalation.step]]
calls = "lead"
within = "2 hours"
stops = ["assigned"]
"""
SURCHARGE = '\n[[surcharge]]\nid = "nights"\nclause = "1"\noutside = "hours"\npercent = 50\n'
UNSAID = "unless_said = true"
WALLET = '\n[wallet]\nclause = "1"\n'
SHARE = 'share = { of = "paid", from_percent = 1, to_percent = 2, over = "2 working hours" }'
RENEWAL = """
[window.renewal]
clause = "1"
length = "1 month"
price = "9 EUR"
early = "from_payment"
late = "from_end"
"""
FACTS = [
    (
        covered("a", "nobody = true"),
        "coverage.0.when.nobody!",
        "Nobody declares the fact `nobody`. Add it as a [[fact]], or name one of tier, ",
    ),
    (
        covered("a", "ownd = true"),
        "coverage.0.when.ownd!",
        "Nobody declares the fact `ownd`. Write `owned`.",
    ),
    (
        covered("a", 'issue_class = "fault"'),
        "coverage.0.when.issue_class!",
        "`issue_class` is never fault. Write one of question.",
    ),
    (
        covered("a", 'plan = "gold"'),
        "coverage.0.when.plan!",
        "`plan` is never gold. Add a [[plan]] first.",
    ),
    (
        covered("a", 'priority = ["high"]'),
        "coverage.0.when.priority!",
        "`priority` is never high. Add a [[priority]] first.",
    ),
    (
        covered("a", 'owned = "yes"'),
        "coverage.0.when.owned!",
        "`owned` is never yes. Write one of true, false.",
    ),
    (
        covered("a", "owned = 1"),
        "coverage.0.when.owned!",
        "`owned` is never 1. Write one of true, false.",
    ),
    (
        covered("a", "owned = { at_least = 1 }"),
        "coverage.0.when.owned!",
        "`owned` is no number. Write one of true, false.",
    ),
    (
        fact("cases", "number") + covered("a", "cases = true"),
        "coverage.0.when.cases!",
        "`cases` is never true. Write a whole number, or { at_least = 5 }.",
    ),
    (
        fact("colour", "choice") + covered("a", 'colour = "green"'),
        "coverage.0.when.colour!",
        "`colour` is never green. Write one of red, blue.",
    ),
    (
        window("support") + covered("a", 'support = "open"'),
        "coverage.0.when.support!",
        "`support` is never open. Write one of active, ended, none.",
    ),
    (
        quota("calls") + covered("a", 'calls = "over"'),
        "coverage.0.when.calls!",
        "`calls` is never over. Write one of left, used_up.",
    ),
    (
        fact("a", when="b = true") + fact("b") + covered("c", "a = true") + ALL,
        "fact.0.when.b!",
        "Whether `a` is asked hangs on `b`, which is not asked before. Write `b` above it.",
    ),
    (
        fact("a", when="a = true"),
        "fact.0.when.a!",
        "Whether `a` is asked hangs on `a`, which is not asked before. Take the cond",
    ),
    (
        covered("a", 'tier = "support"'),
        "coverage.0.when.tier!",
        "The tier follows from these rules, so they can't ask for it.",
    ),
    (window("tier"), "window.0.id!", "`tier` is already the name of a fact."),
    (window("left") + quota("left"), "quota.0.id!", "`left` is already the name of a fact."),
    (
        fact("owned") + covered("a", "owned = true") + ALL,
        "fact.0.id!",
        "`owned` is already the name of a fact.",
    ),
    (
        REPLY.replace('"24 hours"', '{ x = "1 hour" }\nby = ["nobody"]'),
        "promise.0.by.0!",
        "Nobody declares the fact `nobody`.",
    ),
    (
        fact("cases", "number") + REPLY.replace('"24 hours"', '{ 1 = "1 hour" }\nby = ["cases"]'),
        "promise.0.by.0!",
        "`cases` is a number. Name a fact that has choices.",
    ),
]
REFERENCES = [
    (
        REPLY + 'calendar = "theirs"',
        "promise.0.calendar!",
        "There is no calendar `theirs`. Add it first.",
    ),
    (
        HOURS + LADDER.replace("[[escalation.step]]", 'calendar = "theirs"\n[[escalation.step]]'),
        "escalation.0.calendar!",
        "There is no calendar `theirs`. Write one of hours.",
    ),
    (INVOICED + SURCHARGE, "surcharge.0.outside!", "There is no calendar `hours`. Add it first."),
    (
        REPLY + REMEDY.replace('["reply"]', '["reply", "fix"]'),
        "remedy.0.promises.1!",
        "There is no promise or escalation `fix`. Write one of reply.",
    ),
    (
        REPLY + REMEDY + 'caps = ["most"]',
        "remedy.0.caps.0!",
        "There is no cap `most`. Add it first.",
    ),
    (
        REPLY
        + '[[attainment]]\nid = "month"\nclause = "1"\npromises = ["answer"]\nevery = "month"\n'
        'sample = 1\nof = "fee"\ngoes_to = "original_payment"\n'
        "band = [{ below_percent = 9, gives_percent = 9 }]",
        "attainment.0.promises.0!",
        "There is no promise or escalation `answer`. Write one of reply.",
    ),
    (
        '[downloads]\nclause="1"\nwindow="updates"\nafter_end="bought_only"',
        "downloads.window!",
        "There is no window `updates`. Add it first.",
    ),
    (
        window("a", 'renewed_with = "b"'),
        "window.0.renewed_with!",
        "There is no window `b`. Write one of a.",
    ),
    (
        window("a", 'renewed_with = "b"') + window("b"),
        "window.0.renewed_with!",
        "`b` has no renewal of its own. Add a [window.renewal].",
    ),
    (
        window("a", 'renewed_with = "b"') + window("b") + window("c") + RENEWAL,
        "window.0.renewed_with!",
        "`b` has no renewal of its own. Write one of c.",
    ),
    (
        '[[declares]]\nwhat="suspension"\nclause="1"\ntiers=["support", "premium"]',
        "declares.0.tiers.1!",
        "There is no tier `premium`. Write one of support.",
    ),
    (
        PAID + covered("a", more='outcome = "payable"\ntier = "gold"'),
        "coverage.0.tier!",
        "There is no tier `gold`. Write one of premium, basic.",
    ),
    (
        HOURS + calendar("hours"),
        "calendar.hours!",
        "[hours] and [calendar.hours] bear one name. Give the second another.",
    ),
    (
        REPLY + LADDER.replace('"ladder"', '"reply"'),
        "escalation.0.id!",
        "A promise bears the name `reply`, too.",
    ),
]
KINDS = [
    (
        priority("high", "down"),
        "priority!",
        "No priority is that of a ticket that says nothing. Write `unless_said = true`",
    ),
    (
        priority("high", "down", UNSAID) + priority("low", "slow", UNSAID),
        "priority.1.unless_said!",
        "A ticket that says nothing has a priority already.",
    ),
    (
        priority("high", "down") + priority("low", "down", UNSAID),
        "priority.1.symptoms.0!",
        "`down` is a symptom of `high`, too.",
    ),
    (
        PAID + covered("a", more='outcome = "payable"\ntier = "basic"'),
        "coverage.0.tier!",
        "`basic` is not paid for. Write one of premium.",
    ),
    (
        PAID.replace("paid = false", "paid = true") + ALL,
        "coverage.0!",
        "It is covered, but every tier is paid for. Add a [[tier]]",
    ),
]
MAILS = [
    ("", "!", "Nothing says what becomes of a mail. Add [mail], or a [[channel]] with id ="),
    (
        MAIL.replace("refused", "requests"),
        "channel!",
        "Mails become requests, but nothing says which. Add [mail]",
    ),
    (
        MAIL + '[mail]\nclause = "1"\nrequires = []',
        "mail!",
        "[mail] makes requests of mails, but the channel says `refused`.",
    ),
]
PAYING = [
    (
        TIERS + UNITS + DECISION + PRICED,
        "tier.0!",
        "It is paid for, but nothing says when. Add [consumption.approval] and",
    ),
    (
        TIERS + UNITS + CONSUMPTION + PRICED,
        "tier.0!",
        "It is paid for, but nothing says who decides. Add [decision]",
    ),
    (
        TIERS + UNITS + CONSUMPTION + DECISION,
        "tier.0!",
        "`premium` is paid for, but no rate can say what it costs. Add a [[rate]]",
    ),
    (
        TIERS
        + UNITS
        + CONSUMPTION
        + DECISION
        + PRICED.replace("price =", 'when = { tier = "basic" }\nprice ='),
        "tier.0!",
        "`premium` is paid for, but no rate can",
    ),
    (
        INVOICED.replace("[ceiling]", "[said]")
        .replace("warns_at_percent = 80\nbeyond", "# ")
        .replace('[said]\nclause = "1"', "[said]"),
        "rate.0!",
        "Work by the hour is approved up to a ceiling, and there is none. Add [ceil",
    ),
    (
        INVOICED.replace('"50 USD"', "2"),
        "work.an_hour!",
        "Tickets are paid by invoice, but this counts units. Write money such as",
    ),
    (
        PAID + '[work]\nclause = "1"\nan_hour = "50 USD"',
        "work.an_hour!",
        "Tickets are paid in units, but this is money. Write units such as 2",
    ),
    (
        PAID.replace("usual = 1\n", "")
        .replace("as_usual", "on_request")
        .replace('above_usual = "never"', 'second_person_above = "9 USD"'),
        "rate.0.second_person_above!",
        "Tickets are paid in units, but this is money.",
    ),
    (
        INVOICED.replace(
            'price = "hourly"', 'price = "range"\nleast = 1\nmost = 2\noutside = "never"'
        ),
        "rate.0.least!",
        "Tickets are paid by invoice, but this counts units.",
    ),
    (
        INVOICED.replace('price = "hourly"', 'price = "on_request"') + UNITS,
        "packs",
        "Units are sold, but tickets are paid by invoice. Take [packs] away.",
    ),
    (
        PAID.replace(UNITS, ""),
        "tier",
        "Tickets are paid in units, but nobody can buy any. Add [packs].",
    ),
    (UNITS, "packs", "No tier is paid for, so this has no use. Take it away, or let one be."),
    (
        INVOICED.replace('[work]\nclause = "1"\nan_hour = "50 USD"', ""),
        "rate.0!",
        "Nothing says what an hour of work costs. Add [work].",
    ),
    (
        HOURS + PAID + SURCHARGE,
        "surcharge.0!",
        "Nothing says what an hour of work costs. Add [work].",
    ),
    (
        PAID.replace('"nothing"', '"unworked"').replace('"all"', '"nothing_yet"'),
        "consumption.end_after_approval.gives_back!",
        "Nothing says what an hour of work costs. Add [work].",
    ),
    (
        PAID.replace('"nothing"', '"unworked"') + '[work]\nclause = "1"\nan_hour = 2',
        "consumption.end_after_approval.gives_back!",
        "The approval uses all units, so that none are left to give back.",
    ),
    (
        INVOICED + window("a") + RENEWAL,
        "window.0.renewal.price!",
        "This is in EUR, but the first sum is in USD. Write all in one currency",
    ),
    (
        quota("calls", "window"),
        "quota.0.every!",
        "It counts anew with each window, but there is none. Add a [[window]]",
    ),
    (
        PAID.replace(
            'price = "as_usual"\nusual = 1\nabove_usual',
            'price = "range"\nleast = 2\nmost = 2\noutside',
        ),
        "rate.0",
        'It is always 2: a range without use. Write price = "as_usual".',
    ),
]
BY_PLAN = 'by = ["plan"]\nwithin = { gold = "1 hour", silver = "none" }'
BY_BOTH = 'by = ["plan", "owned"]\nwithin = { gold = { yes = "1 hour", no = "none" } }'
PLANS = plan("gold") + plan("silver")
PROMISES = [
    (
        REPLY.replace("24 hours", "4 working hours"),
        "promise.0.within!",
        "This counts working time, but nothing says when somebody is at work. Add [hours]",
    ),
    (
        REPLY.replace("24 hours", "1 business day"),
        "promise.0.within!",
        "This counts working time, but nothing says when somebody is at work.",
    ),
    (
        LADDER.replace("2 hours", "2 working hours"),
        "escalation.0.step.0.within!",
        "This counts working time, but nothing says",
    ),
    (
        REPLY + 'deemed_after = "2 working days"',
        "promise.0.deemed_after!",
        "This counts working time, but nothing says",
    ),
    (
        PLANS + REPLY.replace('within = "24 hours"', BY_PLAN.replace("1 hour", "1 working hour")),
        "promise.0.within.gold!",
        "This counts working time, but nothing says",
    ),
    (
        REPLY.replace("opened", "accepted"),
        "promise.0.starts!",
        "A promise without a start: nothing is paid for here, so nothing is accepted.",
    ),
    (
        REPLY + 'pauses = ["suspension"]',
        "promise.0.pauses",
        "Its clock stands still in suspensions, but none can be declared.",
    ),
    (
        REPLY.replace('["reply"]', '["opened", "reply"]'),
        "promise.0!",
        '`opened` starts its clock and stops it. Write it once, or each = "cadence".',
    ),
    (
        PLANS + REPLY + 'by = ["plan"]',
        "promise.0.by",
        "Its time is the same whatever `plan` is. Write `within` as a table",
    ),
    (
        REPLY.replace('"24 hours"', '{ yes = "1 hour" }'),
        "promise.0.within!",
        "No fact says which of these counts. Name it in `by`.",
    ),
    (
        PLANS + REPLY.replace('within = "24 hours"', BY_PLAN.replace(', silver = "none"', "")),
        "promise.0.within!",
        'A gap: nothing is said where `plan` is silver. Write silver = "24 hours"',
    ),
    (
        PLANS + REPLY.replace('within = "24 hours"', BY_PLAN.replace(" }", ', bronze = "none" }')),
        "promise.0.within.bronze!",
        "`plan` is never bronze. Write one of gold, silver.",
    ),
    (
        plan("gold") + REPLY.replace('within = "24 hours"', BY_BOTH.replace(', no = "none"', "")),
        "promise.0.within.gold!",
        "A gap: nothing is said where `owned` is no.",
    ),
    (
        REPLY.replace("commitment", "guarantee"),
        "promise.0.strength",
        "It is guaranteed, but nothing is owed for a breach. Add a [[remedy]]",
    ),
    (
        REPLY.replace('["reply"]', '["assigned"]').replace("24 h", "2 h") + LADDER,
        "escalation.0.step.0",
        "The promise `reply` says the same. Take one of them away",
    ),
]
REMEDIES = [
    (
        REPLY.replace("commitment", "target") + REMEDY,
        "remedy.0.promises.0!",
        "`reply` is a target, for which nothing is ever owed. Write strength =",
    ),
    (
        REPLY + REMEDY.replace("original_payment", "wallet"),
        "remedy.0.goes_to!",
        "There is no wallet that it could go to. Add [wallet].",
    ),
    (
        REPLY
        + REMEDY.replace("original_payment", "credits").replace('amount = "5 EUR"', "units = 1"),
        "remedy.0.goes_to!",
        "There is nothing that units pay for that it could",
    ),
    (
        REPLY
        + REMEDY.replace("original_payment", "window").replace('amount = "5 EUR"', "days = 1"),
        "remedy.0.goes_to!",
        "There is no window that it could go to.",
    ),
    (
        REPLY + REMEDY.replace('amount = "5 EUR"', "units = 1"),
        "remedy.0.goes_to!",
        'It is worth units, which can\'t go there. Write goes_to = "credits".',
    ),
    (
        REPLY + REMEDY.replace('amount = "5 EUR"', "days = 1"),
        "remedy.0.goes_to!",
        'It is worth days, which can\'t go there. Write goes_to = "window".',
    ),
    (
        window("a") + REPLY + REMEDY.replace("original_payment", "window"),
        "remedy.0.goes_to!",
        "Only days make a window longer.",
    ),
    (
        REPLY + REMEDY.replace('amount = "5 EUR"', SHARE),
        "remedy.0.share.over!",
        "This counts working time, but nothing says when somebody is at work.",
    ),
]
UNUSED = [
    (fact("colour"), "fact.0", "No rule asks for `colour`. Use it, or take it away."),
    (PLANS, "plan", "No rule asks for the plan."),
    (calendar("ours"), "calendar.ours", "No rule names the calendar `ours`."),
    (cap("most"), "cap.0", "No remedy names the cap `most`."),
]


@pytest.mark.parametrize(
    ("fragment", "path", "says"),
    [*FACTS, *REFERENCES, *KINDS, *PAYING, *PROMISES, *REMEDIES, *UNUSED],
)
def test_the_lint_finds_what_is_wrong_and_where(fragment, path, says):
    where, what = only(fragment + MAIL)
    assert where == path
    assert what.startswith(says)


@pytest.mark.parametrize(("fragment", "path", "says"), MAILS)
def test_every_agreement_says_what_becomes_of_a_mail(fragment, path, says):
    where, what = only(fragment)
    assert where == path
    assert what.startswith(says)


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        PAID,
        INVOICED,
        HOURS + REPLY.replace("24 hours", "4 working hours"),
        PLANS + REPLY.replace('within = "24 hours"', BY_PLAN),
        PLANS
        + REPLY.replace(
            'within = "24 hours"',
            'when = { plan = "gold" }\nby = ["plan"]\nwithin = { gold = "1 hour" }',
        ),
        PAID + REPLY.replace("opened", "accepted"),
        REPLY.replace('["opened"]', '["reply"]') + 'each = "cadence"',
        REPLY + REMEDY,
        REPLY + REMEDY.replace("original_payment", "wallet") + WALLET,
        HOURS + REPLY + REMEDY.replace('amount = "5 EUR"', SHARE),
        HOURS + INVOICED + SURCHARGE,
        INVOICED + SURCHARGE.replace('outside = "hours"\n', ""),
        window("a", 'renewed_with = "b"') + window("b") + RENEWAL,
        priority("high", "down") + priority("low", "slow", UNSAID),
        REPLY.replace('["reply"]', '["assigned"]') + LADDER,
        '[[declares]]\nwhat="suspension"\nclause="1"\n' + REPLY + 'pauses = ["suspension"]',
        calendar("ours") + REPLY + 'calendar = "ours"',
        cap("most") + REPLY + REMEDY + 'caps = ["most"]',
        calendar("hours") + REPLY.replace("24 hours", "1 working hour"),
    ],
)
def test_what_is_right_is_let_stand(fragment):
    assert found(fragment + MAIL) == []


def test_an_agreement_can_speak_of_mail_by_its_table():
    assert found('[mail]\nclause = "1"\nrequires = []') == []
