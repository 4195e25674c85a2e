"""What came in, before anyone judged it: raw mail and requests."""
