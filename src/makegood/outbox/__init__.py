"""What leaves the house because of a fact: to whom, in which words, and whether it arrived."""
