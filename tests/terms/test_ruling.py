"""A ruling says on which clauses it rests, and what each made of the facts."""

from makegood.terms.ruling import Because, Ruling


def test_a_ruling_lists_its_clauses_and_findings_in_order():
    ruling = Ruling(7, (Because("3a", "late", (("minutes", 61),)), Because("4", "capped")))

    assert ruling.outcome == 7
    assert ruling.cites == ["3a", "4"]
    assert ruling.findings == ["late", "capped"]
