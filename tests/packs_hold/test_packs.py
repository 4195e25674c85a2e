"""Can every pack be read without a word of warning, and do its cases come out?"""

import pytest

from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.packs import PACKS, pack, renamed

NAMES = sorted(folder.name for folder in PACKS.iterdir() if (folder / "agreement.toml").exists())


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_is_named_as_its_folder(name):
    assert read_agreement(pack(name)).name == name


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_pack_earns_a_warning(name):
    assert check_agreement(pack(name)).warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_case_of_a_pack_comes_out(name):
    cases = run_cases(read_agreement(pack(name)))

    assert cases.flaws == ()
    assert cases.passed


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_can_be_read_under_another_name_and_other_numbers(name):
    written, other = read_agreement(pack(name)), read_agreement(renamed(pack(name)))

    assert other.name != name
    assert not set(written.clauses) & set(other.clauses)
    assert len(written.clauses) == len(other.clauses)
