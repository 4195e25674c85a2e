"""Tests of what the pages of all doors share."""
