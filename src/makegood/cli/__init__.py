"""The door for the operator: the subcommands of `makegood`."""
