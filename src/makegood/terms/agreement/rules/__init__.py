"""The tables of agreement.toml, a module for each noun; nothing here decides anything."""
