"""Adapters to the world outside of our database: mail servers, files."""
