"""What each command was asked and what it answered, so that nothing is done twice."""
