"""Calls that are arranged inside a ticket."""
