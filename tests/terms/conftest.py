"""The same examples in every run, and as long as each may take: a machine can be busy.

`MAKEGOOD_EXAMPLES=2000` looks for other ones, so many for each property, when there is time.
"""

import os

from hypothesis import settings

MORE = os.environ.get("MAKEGOOD_EXAMPLES")

settings.register_profile(
    "steady", deadline=None, derandomize=not MORE, max_examples=int(MORE or 60)
)
settings.load_profile("steady")
