"""What is a command? One verb, one receipt, one durable transaction."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import partial, wraps
from itertools import chain
from time import sleep
from typing import Any, Final, Protocol, get_type_hints
from uuid import UUID

from django.db import IntegrityError, OperationalError
from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.brands.scope import writing
from makegood.commands.refused import KeyAlreadyUsed, NotAllowed, NotThere
from makegood.people.models import Actor, Member
from makegood.receipts.take import keep_answer, take, taking
from makegood.vault.ring import ring

TRIES: Final = 5
# serialization_failure, deadlock_detected, unique_violation: somebody else was quicker, and the
# next try sees what he did.
RETRIED: Final = {"40001", "40P01", "23505"}
COMMANDS: Final[dict[str, "Command[Any, Any]"]] = {}
OBSERVERS: Final[list[Callable[[str], None]]] = []  # told of each run; the tests listen here


# Gives nothing before it is looked into: only within the transaction can locks be asked for.
type First[Said] = Callable[[Said, Actor, datetime], Iterable[Question]]


class Command[Said, Answer](Protocol):
    """How every command is called: what was said, who says it, under which key, and when."""

    operation: str
    said: type[Said]
    answer: type[Answer]

    def __call__(self, said: Said, *, by: Actor, key: str, at: datetime) -> Answer: ...


class _Verb[Said, Answer](Protocol):
    __module__: str

    def __call__(self, said: Said, *, by: Actor, key: str, at: datetime) -> Answer: ...


def _nothing(_said: object, _by: Actor, _at: datetime) -> Iterable[Question]:
    return ()


def command[Said, Answer](
    verb: _Verb[Said, Answer], *, first: First[Said] = _nothing
) -> Command[Said, Answer]:
    """Make `verb` a command: it runs once for each key, in one durable transaction of `by`'s brand.

    The same key with the same content answers what was answered then; with other content, or by
    somebody else, it raises KeyAlreadyUsed. Whoever is no member any more gets NotThere, and who
    has other roles by now NotAllowed. `Said` and `Answer` are frozen dataclasses of plain values,
    so that the answer can be kept. A deadlock is tried again, and so is what somebody else made
    at the same time; a Refused undoes everything, the receipt too, so that the same key may try
    again once the reason is gone. What the verb asks `first` is asked together with the receipt.
    """
    operation, answer_type = _operation(verb), _answer_type(verb)

    def once(said: Said, by: Actor, key: str, at: datetime) -> Answer:
        content_sha256 = _content(said, by)
        receipt = taking(by.brand_id, operation, key, content_sha256=content_sha256, at=at)
        asked = chain([receipt], _about_standing(by), first(said, by, at))
        with writing(by.brand_id, foreseeing=asked):
            taken = take(receipt)
            if taken.content_sha256 != content_sha256:
                raise KeyAlreadyUsed(key=key)
            if not taken.fresh:
                assert taken.answer is not None
                return revived(answer_type, taken.answer)
            _require_standing(by)
            answer = verb(said, by=by, key=key, at=at)
            keep_answer(by.brand_id, taken.id, plain(answer))
            return answer

    return _registered(verb, once)


def asks_first[Said, Answer](
    first: First[Said],
) -> Callable[[_Verb[Said, Answer]], Command[Said, Answer]]:
    """As `command`, for a verb of which it is known what it asks before all else."""
    return partial(command, first=first)


def sign_of_life[Said, Answer](verb: _Verb[Said, Answer]) -> Command[Said, Answer]:
    """Make `verb` a command that is given every few seconds, and keeps no receipt of it.

    It writes one row that a constraint keeps the only one of its kind, and what was said last
    holds: said twice, it is said once, under whichever key. A receipt for each would outgrow all
    that is remembered of a ticket, and answer what was true seconds ago.
    """

    def once(said: Said, by: Actor, key: str, at: datetime) -> Answer:
        with writing(by.brand_id, foreseeing=_about_standing(by)):
            _require_standing(by)
            return verb(said, by=by, key=key, at=at)

    return _registered(verb, once)


def _registered[Said, Answer](
    verb: _Verb[Said, Answer], once: Callable[[Said, Actor, str, datetime], Answer]
) -> Command[Said, Answer]:
    operation = _operation(verb)

    @wraps(verb)
    def run(said: Said, *, by: Actor, key: str, at: datetime) -> Answer:
        for observer in OBSERVERS:
            observer(operation)
        assert at.tzinfo is not None, "A moment has a zone."
        assert key, "A key says why this is done, once."
        moment = at.replace(microsecond=0)
        return _tried_again(lambda: once(said, by, key, moment))

    run.operation = operation  # type: ignore[attr-defined]
    run.said = get_type_hints(verb)["said"]  # type: ignore[attr-defined]
    run.answer = _answer_type(verb)  # type: ignore[attr-defined]
    COMMANDS[operation] = run  # type: ignore[assignment]
    return run  # type: ignore[return-value]


def _operation[Said, Answer](verb: _Verb[Said, Answer]) -> str:
    return verb.__module__.removeprefix("makegood.commands.")


def _answer_type[Said, Answer](verb: _Verb[Said, Answer]) -> type[Answer]:
    answer_type: type[Answer] = get_type_hints(verb)["return"]
    return answer_type


def _require_standing(by: Actor) -> None:
    """`by` was looked up before, by whoever calls: what changed since then counts.

    Raises NotThere for a member who has left, and NotAllowed for one whose roles are others now.
    """
    if isinstance(by, Member):
        present = _present.first(by.brand_id, by.id)
        if present is None:
            raise NotThere
        if present.roles != by.roles:
            raise NotAllowed


def _about_standing(by: Actor) -> Sequence[Question]:
    return [_present.about(by.brand_id, by.id)] if isinstance(by, Member) else []


@compiled
def _present(brand_id: UUID, member_id: UUID) -> QuerySet[Member]:
    return Member.objects.filter(brand=brand_id, id=member_id, left_at=None)


def plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any frozen dataclass
    """A dataclass of plain values as JSON can hold it: ids and moments as text."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(value), default=_text, sort_keys=True))
    return kept


def revived[Answer](answer: type[Answer], kept: dict[str, Any]) -> Answer:
    """The inverse of `plain`, for the field types that answers use."""
    hints = get_type_hints(answer)
    return answer(**{name: _revive(hints[name], value) for name, value in kept.items()})


def _content(said: object, by: Actor) -> str:
    """A digest under the ring's key: what is said may hold a password or a code, and a plain one
    would let whoever reads the receipts try words until they fit.

    A mark on the secret fields alone was tried in thought: whoever forgets one gives it away.
    """
    actor = str(by.id) if isinstance(by, Member) else by.name
    text = json.dumps([actor, plain(said)], sort_keys=True)
    return ring().digest(text.encode(), about="receipt")


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in what is said to a command")


def _revive(hint: Any, value: Any) -> Any:  # noqa: ANN401 - a value of that type, as JSON kept it
    if value is None:
        return None
    if hint is UUID or hint == UUID | None:
        return UUID(value)
    if hint is datetime or hint == datetime | None:
        return datetime.fromisoformat(value)
    if hint == tuple[UUID, ...]:
        return tuple(UUID(item) for item in value)
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(value)
    return value


def _tried_again[Answer](once: Callable[[], Answer]) -> Answer:
    for attempt in range(1, TRIES):
        try:
            return once()
        except (OperationalError, IntegrityError) as trouble:
            if getattr(trouble.__cause__, "sqlstate", None) not in RETRIED:
                raise
            sleep(secrets.randbelow(20 * attempt) / 1000)
    return once()
