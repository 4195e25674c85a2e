"""Nothing is published that can't be obeyed, however well-formed it is."""

import pytest

from makegood.agreements.models import Version
from makegood.brands.scope import reading
from makegood.commands.agreements.publish_version import (
    AgreementHasFlaws,
    NewVersion,
    publish_version,
)
from makegood.terms.agreement.check import check_agreement
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, key


def publish(world, brand, files):
    said = NewVersion(files=tuple(files.items()))
    return publish_version(said, by=world.machine(brand), key=key(), at=MONDAY_9AM)


def versions(brand):
    with reading(brand.id):
        return Version.objects.filter(brand=brand.id).count()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {'gives_back = "nothing"': 'gives_back = "unworked"'},
            "The approval uses all units, so that none are left to give back.",
        ),
        ({'when = { tier = "premium" }': 'when = { tier = "basic" }'}, "no rate can say what it"),
    ],
)
def test_rules_that_contradict_each_other_are_refused_by_line(world, changes, says):
    brand = world.brand()

    with pytest.raises(AgreementHasFlaws) as refused:
        publish(world, brand, changed(pack("tickets"), changes))

    errors = [flaw for flaw in refused.value.details["flaws"] if flaw.is_error]
    assert any(says in str(flaw) and flaw.line > 1 for flaw in errors)
    assert versions(brand) == 1


def test_a_warning_stands_in_nobodys_way(world):
    brand = world.brand()
    unused = """
[[cap]]
id = "spare"
clause = "1"
percent = 10
of = "paid"
for_each = "ticket"

[unspent]"""
    files = changed(pack("tickets"), {"\n[unspent]": unused})

    publish(world, brand, files)

    assert any("No remedy names the cap" in str(flaw) for flaw in check_agreement(files).warnings)
    assert versions(brand) == 2
