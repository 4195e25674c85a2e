"""When somebody is at work, and how much of that time lies between two instants."""
