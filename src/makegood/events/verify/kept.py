"""How is a value told that the database keeps as JSON?"""

import json


def as_kept(value: object) -> object:
    """As it is after having been kept as JSON, which knows no tuples."""
    kept: object = json.loads(json.dumps(value))
    return kept
