"""The way in for programs: the same commands and the same gates, as JSON."""
