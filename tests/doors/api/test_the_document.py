"""Is every answer one that the document foresees, whatever is sent?"""

import itertools
import os
from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from makegood.config.wsgi import application
from tests.doors.api.program import ROOT
from tests.world import key

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
KNOWN, ANY = "ids that are there", "any ids"
EACH = int(
    os.environ.get("MAKEGOOD_EACH", "1")
)  # requests of a kind to each operation, by each side


@pytest.fixture
def described(cast, settings):
    """The document, and the product behind it as it is asked at the brand's host."""
    settings.API_PER_MINUTE = {"token": 10**9, "address": 10**9}

    def at_its_host(environ, start_response):
        return application({**environ, "HTTP_HOST": cast.nora.brand.host}, start_response)

    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", at_its_host)


def there(cast):
    """The ids of things that are there, by the name that addresses give them."""
    return {
        "ticket_id": str(cast.ticket.id),
        "quote_id": str(cast.ticket.open_quote.id),
        "company_id": str(cast.nora.company_id),
        "member_id": str(cast.world.agent(cast.nora.brand, key()).id),
        "request_id": str(cast.world.request(cast.nora)),
    }


@pytest.mark.parametrize("side", ["noras", "olgas"])
def test_no_answer_is_an_error_of_ours_or_unheard_of(cast, described, side):
    program, ids, answers = getattr(cast, side), there(cast), Counter()
    operations = [found.ok() for found in described.get_all_operations()]
    for operation, mode, which in itertools.product(operations, GenerationMode, (KNOWN, ANY)):
        places = {p.name: ids[p.name] for p in operation.path_parameters if p.name in ids}
        if which == KNOWN and len(places) < len(operation.path_parameters):
            continue
        asked = operation.as_strategy(
            generation_mode=mode, path_parameters=places if which == KNOWN else None
        )

        @given(asked)
        @hypothesis_settings(
            max_examples=EACH,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            response = case.call(headers=program.headers)
            answers[response.status_code] += 1
            case.validate_response(response, checks=CHECKS)

        ask()
    assert sum(answers.values()) >= len(operations) * EACH
    assert {200, 400, 401, 404, 409, 422} <= answers.keys(), answers
