"""What is a foreseen no? A Refused, with a stable code; doors put it into words."""

from typing import Any, ClassVar


class Refused(Exception):
    """A command's no. Nothing was changed. `details` carry ids and numbers for the words."""

    code: ClassVar[str]

    def __init__(self, **details: Any) -> None:  # noqa: ANN401 - each refusal names its own
        super().__init__(self.code)
        self.details = details


class NotThere(Refused):
    """It does not exist, or `by` may not see it: both get this same answer."""

    code = "not_there"


class NotAllowed(Refused):
    """`by` may see it, but may not do this to it."""

    code = "not_allowed"


class KeyAlreadyUsed(Refused):
    """The key belongs to another request: with other content, or by somebody else."""

    code = "key_already_used"
