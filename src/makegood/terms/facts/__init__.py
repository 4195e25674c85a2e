"""What happened, recorded once and never changed: one frozen dataclass for each kind of fact."""
