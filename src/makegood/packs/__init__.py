"""The agreements that come with Makegood, as files: no code lives here."""
