"""Spreadsheets that somebody sends: read in a process that can be killed, as values alone."""
