"""Everything that Makegood does, one verb a file; the only code that changes records."""
