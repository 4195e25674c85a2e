"""The foreseen no's that several commands share, one noun a module."""
