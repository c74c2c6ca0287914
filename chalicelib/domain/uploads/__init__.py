"""Files that people send in: their rules, their keys, their verdicts."""
