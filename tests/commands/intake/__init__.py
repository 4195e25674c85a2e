"""Commands on what comes in."""
