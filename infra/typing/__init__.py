"""What mypy cannot know by itself."""
