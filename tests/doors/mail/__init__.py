"""The mail door: what is read from a mail, and how far its sender is believed."""
