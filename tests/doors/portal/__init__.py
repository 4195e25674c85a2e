"""What customers do at the pages."""
