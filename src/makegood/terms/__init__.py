"""What an agreement says: pure functions that know no framework, no input or output, no clock."""
