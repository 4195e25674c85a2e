"""How is what was just done undone?

What is done says so in a notice, and the notice carries what would undo it: there is no record of
it, and nobody else can press it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404

from makegood.desk.acts import Step
from makegood.ui.middleware import BrandRequest

type Steps = Mapping[UUID, Step]  # by the id of the ticket


@dataclass(frozen=True, slots=True)
class Undo:
    """What undoes an act on some tickets; `key` is the act's own."""

    key: str
    steps: Steps


def say_done(request: BrandRequest, said: str, *, key: str, steps: Steps) -> None:
    """Say on the next page what was done, with a button that undoes what can be undone."""
    messages.success(request, said, extra_tags=_sealed(request, Undo(key, steps)) if steps else "")


def undo_of(request: BrandRequest) -> Undo:
    """What a notice's button asks for. Raises Http404 for what was in no notice for who asks."""
    try:
        key, each = signing.loads(request.POST.get("undo", ""), salt=_salt(request))
    except signing.BadSignature as made_up:
        raise Http404 from made_up
    return Undo(key, {UUID(hex=ticket_id): Step(*said) for said, ids in each for ticket_id in ids})


def _sealed(request: BrandRequest, undo: Undo) -> str:
    return signing.dumps([undo.key, _grouped(undo.steps)], salt=_salt(request), compress=True)


def _grouped(steps: Steps) -> Sequence[tuple[tuple[str, str, str], list[str]]]:
    """Steps with the ids of all tickets that they are for: a notice travels in a cookie."""
    found: dict[Step, list[str]] = {}
    for ticket_id, step in steps.items():
        found.setdefault(step, []).append(ticket_id.hex)
    return [((step.act, step.value, step.over), ids) for step, ids in found.items()]


def _salt(request: BrandRequest) -> str:
    return f"makegood.desk.undoing:{request.user.pk}"
