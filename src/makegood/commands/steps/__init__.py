"""What several commands share; no door calls a step."""
