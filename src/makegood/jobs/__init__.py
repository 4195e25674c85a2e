"""The door for time passing: what a worker delivers and looks after."""
