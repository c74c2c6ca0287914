"""What `make deploy` is made of, a module for each step (docs/decisions/0062)."""
