"""When money in the wallet can be withdrawn, and which of it is spent first."""
