"""Working time, on days of any length."""
