"""What citizens do with what is their own: applications, permits, messages, their data."""
