"""The same examples in every run, and as long as each may take: a machine can be busy."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
