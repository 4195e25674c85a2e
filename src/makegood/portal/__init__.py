"""The door for customers: their account, tickets and credits."""
