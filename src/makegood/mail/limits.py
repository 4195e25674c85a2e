"""How much of one mail do we look at?

Each limit stands well above what people send and well below what would trouble a small machine.
Crossing one of the first group makes the mail unreadable (its bytes are kept by the caller);
crossing one of the second only shortens what is shown.
"""

MAIL_BYTES = 40 * 1024 * 1024
HEADER_BYTES = 256 * 1024
HEADER_FIELDS = 1_000
PARTS = 500
DEPTH = 20

FIELD_BYTES = 64 * 1024
SUBJECT_CHARACTERS = 1_000
NAME_CHARACTERS = 200
REFERENCES = 100
HOPS = 100
SOURCE_CHARACTERS = 2_000_000
TEXT_CHARACTERS = 1_000_000

SIGNED_LINES = 1_000_000
SIGNATURES = 4
SIGNATURE_BYTES = 4 * 1024
KEY_RECORD_BYTES = 1_500
RESULTS_BYTES = 8 * 1024


class OverLimit(ValueError):
    """A mail crosses a limit of the first group; `code` says which, `detail` by how much."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
