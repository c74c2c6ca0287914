"""Lambdas that no HTTP request starts, a module each; none loads another."""
