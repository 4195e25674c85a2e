"""What a ticket costs, when its units are used, and how long its proposal waits."""
