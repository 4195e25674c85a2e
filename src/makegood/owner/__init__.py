"""The door for a brand's owner: set-up, members, agreements."""
