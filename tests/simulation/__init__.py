"""A desk under every agreement, in which commands are given at random by whoever may or may not."""
