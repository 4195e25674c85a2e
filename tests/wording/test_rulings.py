"""Every step of a ruling is a sentence, with its numbers, in each language."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

import makegood.terms
from makegood.terms.coverage.sender import MET, UNMET
from makegood.terms.ruling import Because
from makegood.wording.rulings import SENTENCES, sentence


class Asked(dict):
    """Facts that are two of whatever a sentence asks for, and say what that was."""

    def __missing__(self, name):
        self[name] = 2
        return 2


def facts_for(finding):
    asked = Asked()
    str(SENTENCES[finding] % asked)
    return tuple(asked.items())


def words_in_terms():
    """Every text that stands alone in the terms; findings are among them."""
    for path in Path(makegood.terms.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def findings_in_terms():
    """What stands in the terms as the finding of a step."""
    found = set()
    for path in Path(makegood.terms.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Because":
                inside = ast.walk(node.args[1])
                found |= {one.value for one in inside if isinstance(one, ast.Constant)}
    return found


def test_no_sentence_is_for_a_finding_that_is_never_made():
    assert set(SENTENCES) <= set(words_in_terms())


def test_every_finding_of_a_ruling_has_its_sentence():
    assert findings_in_terms() - set(SENTENCES) == set()


@pytest.mark.parametrize("finding", SENTENCES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_finding_is_a_sentence(finding, language):
    with override(language):
        said = sentence(Because("4", finding, facts_for(finding)))

    assert said.endswith(".")
    assert "%(" not in said


@pytest.mark.parametrize("finding", [*MET.values(), *UNMET.values()])
def test_what_a_sender_lacks_has_its_sentence(finding):
    assert sentence(Because("6", finding))


@pytest.mark.parametrize(
    ("finding", "facts", "says"),
    [
        ("usual_cost", {"units": 1, "usual": 1}, "1 unit is the usual cost."),
        ("usual_cost", {"units": 2, "usual": 2}, "2 units are the usual cost."),
        ("no_units", {"units": 0, "usual": 1}, "A ticket of this kind cannot cost nothing."),
        (
            "above_usual_with_reason",
            {"units": 3, "usual": 1},
            "3 units are more than the usual 1, for the reason given.",
        ),
        (
            "nothing_back",
            {"units": 1},
            "Once approved, 1 unit is used whatever the outcome; nothing comes back.",
        ),
    ],
)
def test_a_sentence_holds_its_numbers(finding, facts, says):
    with override("en"):
        assert sentence(Because("4", finding, tuple(facts.items()))) == says


def test_a_finding_that_nobody_makes_is_a_bug():
    with pytest.raises(KeyError):
        sentence(Because("4", "no_such_finding"))
