"""The agreements of each brand, version by version, as published."""
