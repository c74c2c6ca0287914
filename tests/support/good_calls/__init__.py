"""Good calls of routes, with all that has to be there before them: what the rows of
``tests/support/routes/`` are made of."""
