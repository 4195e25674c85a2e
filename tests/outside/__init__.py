"""What reaches the world, and what comes of it."""
