"""Opening a desk for a brand."""
