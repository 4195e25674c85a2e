"""Who may ask and who may approve."""
