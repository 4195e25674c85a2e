"""`makegood agreement schema`: which keys and values can stand in the files, for an editor?"""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from makegood.cli.agreement_said import print_json
from makegood.terms.agreement.schema import SCHEMAS, schema_of
from makegood.terms.replay.stream import facts_schema

if TYPE_CHECKING:
    from argparse import _SubParsersAction

FACTS = "facts"


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `schema` to what `agreement` can do."""
    parser = actions.add_parser(
        "schema",
        help="Prints the JSON Schema of an agreement's files, for editors.",
        description="Prints a JSON Schema (draft 2020-12) with which editors of TOML complete keys,"
        " explain them and mark mistakes. `check` finds more: what lies between keys and files.",
    )
    parser.add_argument(
        "--file",
        choices=(*SCHEMAS, FACTS),
        default="agreement",
        help="which of the files: agreement.toml, clauses.LANGUAGE.toml, cases.toml, or a line of"
        " the facts that `replay` takes",
    )


def run(args: Namespace) -> int:
    """Prints the schema; gives the exit code."""
    print_json(facts_schema() if args.file == FACTS else schema_of(args.file))
    return 0
