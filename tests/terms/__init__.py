"""What the agreement says: pure rules, each as a table that a customer could check."""
