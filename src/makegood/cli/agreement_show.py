"""`makegood agreement show`: what does a customer read?"""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from makegood.cli.agreement_files import NotReadable, agreement_at, folder_of
from makegood.cli.agreement_said import print_flaws, print_json, say_unreadable
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.model import Agreement
from makegood.wording.agreement import render, render_clause

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `show` to what `agreement` can do."""
    parser = actions.add_parser(
        "show",
        help="Prints what the customer reads.",
        description="Prints the text of an agreement as Markdown, with the numbers of its rules."
        " Exit codes: 0 shown; 1 a flawed agreement; 2 nothing to read, or no such clause.",
    )
    parser.add_argument("path", help="the folder of the agreement, or a pack's name")
    parser.add_argument("--language", help="such as de; the agreement's first language if left out")
    parser.add_argument("--clause", metavar="NUMBER", help="only this clause, such as 4")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        agreement = agreement_at(args.path)
        numbers = _numbers(agreement, args.clause)
    except NotReadable as unreadable:
        return say_unreadable(unreadable)
    except AgreementFlawed as flawed:
        print_flaws(folder_of(args.path), flawed.flaws, sys.stderr)
        return 1
    language = args.language or agreement.languages[0]
    if args.json:
        print_json(_as_data(agreement, language, numbers))
    elif args.clause:
        sys.stdout.write(render_clause(agreement, args.clause, language))
    else:
        sys.stdout.write(render(agreement, language))
    return 0


def _numbers(agreement: Agreement, wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return agreement.clauses
    if wanted not in agreement.clauses:
        some = ", ".join(agreement.clauses)
        raise NotReadable(f"{agreement.name} has no clause {wanted}. Name one of {some}.")
    return (wanted,)


def _as_data(agreement: Agreement, language: str, numbers: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": agreement.name,
        "brand": agreement.brand,
        "in_force_from": agreement.in_force_from.isoformat(),
        "languages": agreement.languages,
        "language": agreement.spoken(language),
        "title": agreement.title(language),
        "clauses": [
            {
                "number": number,
                "heading": agreement.clause_heading(number, language),
                "words": agreement.clause_words(number, language),
            }
            for number in numbers
        ],
    }
