"""The first rule that applies decides, and nothing is asked that can't change what it says."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.agreement.applies import applies
from makegood.terms.agreement.read import AgreementFlawed
from makegood.terms.coverage import standing
from makegood.terms.coverage.verdict import Need, judgeable, rule_on_request, to_ask
from tests.tables import cases
from tests.terms.drafted import draft

HEAD = """
[[tier]]
id = "premium"
clause = "9"
paid = true
[[tier]]
id = "basic"
clause = "8"
paid = false
[[channel]]
id = "mail"
clause = "8"
takes = "refused"
[packs]
clause = "8"
units = [1]
[[rate]]
id = "usual"
clause = "8"
price = "as_usual"
usual = 1
above_usual = "never"
[consumption.approval]
clause = "8"
takes = "all"
[consumption.end_after_approval]
clause = "8"
gives_back = "nothing"
[decision]
clause = "8"
roles = ["approver"]
[[window]]
id = "service"
clause = "8"
length = "3 months"
begins = "purchase"
"""
FACTS = """
[[fact]]
id = "matter"
clause = "2"
kind = "choice"
asked_of = "customer"
choices = ["fault", "change"]
[[fact]]
id = "done_by"
clause = "3"
kind = "choice"
asked_of = "customer"
choices = ["us", "them"]
when = { matter = "change" }
[[fact]]
id = "modified"
clause = "4"
kind = "yes_no"
asked_of = "staff"
[[fact]]
id = "unfounded"
clause = "5"
kind = "number"
asked_of = "records"
"""
RULES = """
[[coverage]]
id = "ended"
clause = "10"
when = { service = "ended" }
outcome = "refused"
[[coverage]]
id = "clean"
clause = "11"
when = { modified = true }
outcome = "covered"
judged_by = "staff"
[[coverage]]
id = "abuse"
clause = "12"
when = { unfounded = { at_least = 5 } }
outcome = "payable"
tier = "premium"
judged_by = "staff"
[[coverage]]
id = "modified"
clause = "13"
when = { modified = true }
outcome = "refused"
[[coverage]]
id = "built_by_us"
clause = "14"
when = { matter = "change", done_by = "us" }
outcome = "payable"
tier = "premium"
[[coverage]]
id = "advice"
clause = "15"
when = { matter = "change", done_by = "them" }
outcome = "covered"
[[coverage]]
id = "fault"
clause = "16"
when = { matter = "fault" }
outcome = "covered"
"""
AGREEMENT = draft(HEAD + FACTS + RULES)
WORDS = {"yes": True, "no": False}


def known(**told):
    return {
        fact: int(words) if words.isdecimal() else WORDS.get(words, words)
        for fact, words in told.items()
        if words
    }


@pytest.mark.parametrize(
    "row",
    cases("""
service  modified  matter  done_by  unfounded  judged       covers       tier     clauses
ended    -         -       -        -          -            refused      -        10
ended    yes       fault   -        0          clean        refused      -        10
active   yes       fault   -        -          -            refused      -        13
active   yes       fault   -        -          clean        covered      basic    11
active   yes       -       -        -          clean        covered      basic    11
active   no        fault   -        -          clean        covered      basic    16
active   no        fault   -        0          -            covered      basic    16
none     no        fault   -        -          -            covered      basic    16
active   no        fault   us       -          -            covered      basic    16
active   no        change  us       -          -            payable      premium  14
active   no        change  them     -          -            covered      basic    15
active   no        -       us       -          -            needs_facts  -        2
active   no        fault   -        5          abuse        payable      premium  12
active   no        fault   -        4          abuse        covered      basic    16
active   no        fault   -        5          -            covered      basic    16
active   no        fault   -        -          abuse        needs_facts  -        5
active   -         fault   -        -          -            needs_facts  -        4
-        no        fault   -        -          -            needs_facts  -        10
active   no        change  -        -          -            needs_facts  -        3
active   no        -       -        -          -            needs_facts  -        2,3
    """),
)
def test_the_first_rule_that_applies_decides(row):
    *told, judged, covers, tier, clauses = row
    names = ("service", "modified", "matter", "done_by", "unfounded")
    facts = known(**dict(zip(names, map(str, told), strict=True)))
    ruling = rule_on_request(AGREEMENT, facts, frozenset({judged} - {""}))

    assert ruling.outcome.covers == covers
    assert (ruling.outcome.tier or "") == tier
    assert ",".join(ruling.cites) == str(clauses)


def test_a_ruling_says_on_which_facts_it_rests():
    by_rule = rule_on_request(AGREEMENT, {"service": "active", "modified": True, "tier": "basic"})
    assert by_rule.because[0].finding == "is_refused"
    assert by_rule.because[0].facts == (("rule", "modified"), ("modified", "yes"))

    told = {"service": "none", "modified": False, "unfounded": 7}
    by_staff = rule_on_request(AGREEMENT, told, frozenset({"abuse"}))
    assert by_staff.because[0].finding == "judged_payable"
    assert by_staff.because[0].facts == (("rule", "abuse"), ("unfounded", 7))


def test_what_is_needed_is_told_by_whoever_knows_it():
    ruling = rule_on_request(AGREEMENT, {}, frozenset({"abuse"}))

    assert ruling.outcome.needs == (
        Need("service", "records"),
        Need("matter", "customer"),
        Need("done_by", "customer"),
        Need("modified", "staff"),
        Need("unfounded", "records"),
    )
    assert ruling.because[1].facts == (("fact", "matter"), ("asked_of", "customer"))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, ("matter",)),
        ({"weather": "fine"}, ("matter",)),
        ({"matter": "change"}, ("done_by",)),
        ({"matter": "fault"}, ()),
        ({"service": "ended"}, ()),
        ({"modified": True}, ()),
        ({"matter": "change", "done_by": "us"}, ()),
    ],
)
def test_the_form_asks_only_what_still_matters(told, asked):
    assert to_ask(AGREEMENT, told) == asked


def test_what_makegood_knows_by_itself_is_asked_of_customers_or_records():
    agreement = draft(
        HEAD
        + '[[coverage]]\nid = "a"\nclause = "20"\noutcome = "covered"\n'
        + 'when = { platform = "compatible", owned = true }\n'
    )
    ruling = rule_on_request(agreement, {})
    assert ruling.outcome.needs == (Need("owned", "records"), Need("platform", "customer"))
    assert ruling.cites == ["20", "20"]
    assert to_ask(agreement, {}) == ("platform",)


def test_a_fact_that_decides_only_whether_another_is_asked_is_needed_too():
    agreement = draft(
        HEAD
        + '[[fact]]\nid = "a"\nclause = "3"\nkind = "yes_no"\nasked_of = "customer"\n'
        + "when = { owned = true }\n"
        + '[[coverage]]\nid = "a"\nclause = "20"\noutcome = "covered"\nwhen = { a = true }\n'
    )
    ruling = rule_on_request(agreement, {})
    assert [need.fact for need in ruling.outcome.needs] == ["owned", "a"]
    assert ruling.cites == ["9", "3"]
    assert to_ask(agreement, {}) == ()
    assert to_ask(agreement, {"owned": True}) == ("a",)


def test_rules_that_say_the_same_wait_for_nothing():
    agreement = draft(
        HEAD
        + '[[coverage]]\nid = "a"\nclause = "20"\noutcome = "refused"\nwhen = { owned = true }\n'
        + '[[coverage]]\nid = "b"\nclause = "21"\noutcome = "refused"\nwhen = { owned = false }\n'
    )
    ruling = rule_on_request(agreement, {})
    assert (ruling.outcome.covers, ruling.cites) == ("refused", ["20", "21"])
    assert ruling.because[0].facts == (("rule", "a"),)


def test_where_no_rule_fits_staff_decide():
    owned = draft(HEAD + FACTS + RULES.replace('matter = "fault"', "owned = true"))
    for agreement in (draft(HEAD), owned):
        told = {"service": "active", "modified": False, "matter": "fault", "owned": False}
        ruling = rule_on_request(agreement, told)
        assert (ruling.outcome.covers, ruling.outcome.tier) == ("needs_staff", None)
        assert ruling.findings == ["no_rule_decides"]


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        ({}, ["clean", "abuse"]),
        ({"service": "ended"}, []),
        ({"service": "active", "modified": True}, ["clean", "abuse"]),
        ({"modified": False, "unfounded": 5}, ["abuse"]),
        ({"modified": False, "unfounded": 4}, []),
    ],
)
def test_staff_may_use_the_rules_above_the_one_that_applies(told, rules):
    assert [rule.id for rule in judgeable(AGREEMENT, told)] == rules


def test_where_there_are_too_many_requests_every_unknown_fact_is_needed(monkeypatch):
    monkeypatch.setattr(standing, "MOST_PIECES", 1)
    ruling = rule_on_request(AGREEMENT, {"matter": "fault", "weather": "fine"})
    assert [need.fact for need in ruling.outcome.needs] == ["service", "modified"]
    ruling = rule_on_request(AGREEMENT, {"service": "active"})
    assert [need.fact for need in ruling.outcome.needs] == ["matter", "done_by", "modified"]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ('outcome = "payable"', "It is payable, but under no tier."),
        ('outcome = "refused"\ntier = "basic"', "What is refused has no tier."),
        ('outcome = "covered"\nevidence = "article"', "Evidence is named by whoever judges"),
    ],
)
def test_a_rule_holds_together(rule, says):
    with pytest.raises(AgreementFlawed, match=says):
        draft(f'{HEAD}[[coverage]]\nid = "a"\nclause = "20"\n{rule}\n')


def test_what_is_covered_can_name_its_tier():
    more = HEAD.replace("[packs]", '[[tier]]\nid = "third"\nclause = "7"\npaid = false\n[packs]', 1)
    rule = '[[coverage]]\nid = "a"\nclause = "20"\noutcome = "covered"\ntier = "third"\n'
    assert rule_on_request(draft(more + rule), {}).outcome.tier == "third"


# --- Against all requests, one by one ---

VALUES = {
    "service": ("active", "ended", "none"),
    "matter": ("fault", "change"),
    "done_by": (None, "us", "them"),
    "modified": (True, False),
    "unfounded": (4, 5),
}
ALL = [
    {fact: value for fact, value in zip(VALUES, values, strict=True) if value is not None}
    for values in product(*VALUES.values())
]


def is_asked_well(request, told=()):
    """Whether it is told who does the work if it is a change; what was told stays told."""
    return "done_by" in told or ("done_by" in request) == (request["matter"] == "change")


EVERY = [request for request in ALL if is_asked_well(request)]
REQUESTS = st.sampled_from(EVERY)
JUDGED = st.frozensets(st.sampled_from(["clean", "abuse"]))


def possible_with(some):
    return [each for each in ALL if some.items() <= each.items() and is_asked_well(each, some)]


def naive(request, judged):
    for rule in AGREEMENT.rules.coverage:
        if (not rule.judged_by or rule.id in judged) and applies(rule.when, request):
            return rule.outcome
    return "needs_staff"


@given(REQUESTS, JUDGED)
def test_whoever_knows_all_has_the_verdict_of_the_first_rule(request, judged):
    assert rule_on_request(AGREEMENT, request, judged).outcome.covers == naive(request, judged)


@given(REQUESTS, st.sets(st.sampled_from(list(VALUES))), JUDGED)
def test_a_verdict_stands_whatever_else_is_told(request, told, judged):
    some = {fact: value for fact, value in request.items() if fact in told}
    verdict = rule_on_request(AGREEMENT, some, judged).outcome
    possible = {naive(each, judged) for each in possible_with(some)}
    if verdict.covers == "needs_facts":
        assert len(possible) > 1
    else:
        assert possible == {verdict.covers}


def matters(fact, requests, judged):
    """Whether two requests, alike but for the fact and what hangs on it, have two verdicts."""
    free = {fact, "done_by"} if fact == "matter" else {fact}
    return any(
        naive(one, judged) != naive(other, judged)
        and {k: v for k, v in one.items() if k not in free}
        == {k: v for k, v in other.items() if k not in free}
        for one, other in combinations(requests, 2)
    )


@given(REQUESTS, st.sets(st.sampled_from(list(VALUES))), JUDGED)
def test_what_is_needed_matters_and_what_matters_is_needed(request, told, judged):
    some = {fact: value for fact, value in request.items() if fact in told}
    needs = {need.fact for need in rule_on_request(AGREEMENT, some, judged).outcome.needs}
    possible = possible_with(some)
    unknown = set(VALUES) - set(some)
    assert needs == {fact for fact in unknown if matters(fact, possible, judged)}
