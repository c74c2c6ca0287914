"""What callers of more than one kind are shown, each by a view that lists its fields."""
