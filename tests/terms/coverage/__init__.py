"""Who may ask and approve."""
