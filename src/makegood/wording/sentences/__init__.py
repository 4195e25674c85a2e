"""What each finding says, a module for each part of the terms."""
