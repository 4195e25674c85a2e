"""What `bin/bench` measures, one module a subject, and in `parts` what they share."""
