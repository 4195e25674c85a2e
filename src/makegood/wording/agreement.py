"""How does a whole agreement read?"""

from gettext import translation
from pathlib import Path

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.said import say
from makegood.terms.agreement.speech import SPEECH

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def render(agreement: Agreement, language: str) -> str:
    """The agreement as plain text with Markdown headings, every number filled in.

    In a language that it does not speak it comes in its first, each clause marked so. Reads our
    catalogue by itself, because the command line shows agreements without loading Django.
    """
    spoken = agreement.spoken(language)
    gettext = translation("django", LOCALE, [spoken], fallback=True).gettext
    day = say(agreement.in_force_from, SPEECH[spoken], {})
    in_force = gettext("In force from %(day)s.") % {"day": day}
    parts = [f"# {agreement.title(language)}", f"{agreement.brand}. {in_force}"]
    clauses = [render_clause(agreement, number, language) for number in agreement.clauses]
    return "\n\n".join(parts) + "\n\n" + "\n".join(clauses)


def render_clause(agreement: Agreement, number: str, language: str) -> str:
    """One of its clauses, with its heading."""
    heading = agreement.clause_heading(number, language)
    return f"## § {number} {heading}\n\n{agreement.clause_words(number, language)}\n"
