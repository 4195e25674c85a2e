"""Mail coming in: what a mail says, who wrote it, and how far its sender can be believed."""
