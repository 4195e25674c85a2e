"""The questions that tables of cases can ask, a module for each part of the terms."""
