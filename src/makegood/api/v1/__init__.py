"""The first version of the API: two tables of routes, and what makes operations of them."""
