"""``make load``: many applications in flight at once while AWS throttles, loses answers and
delivers twice, and functions end in the midst of their work."""
