"""Publishing what a brand agrees to."""
