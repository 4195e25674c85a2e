"""Do the clauses of each language mention the same figures?"""

from collections.abc import Iterator, Mapping

from makegood.terms.agreement.clauses import mentioned
from makegood.terms.agreement.files import LanguageFile
from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.text import Text
from makegood.terms.agreement.together import Language


def unlike_figures(languages: Mapping[str, Language]) -> Iterator[Flaw]:
    """Warnings for clauses that mention other figures than in the first language, which governs."""
    files = list(languages.items())
    for first, (_text, governing) in files[:1]:
        there = {clause.number: mentioned(clause.words) for clause in governing.clause}
        for _language, (text, file) in files[1:]:
            yield from _unlike(text, file, there, f"in `{first}`")


def _unlike(
    text: Text, file: LanguageFile, there: Mapping[str, set[str]], elsewhere: str
) -> Iterator[Flaw]:
    for place, clause in enumerate(file.clause):
        here = mentioned(clause.words)
        for path in sorted(here ^ there.get(clause.number, here)):
            where = "here" if path in here else elsewhere
            yield text.flaw(
                ("clause", place, "words"),
                f"Clause {clause.number} mentions `{path}` only {where}.",
                "Say the same in both languages.",
                is_error=False,
            )
