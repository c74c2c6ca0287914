"""The stacks as a scanner sees them: each finding has its reason, and the scanner does find."""
