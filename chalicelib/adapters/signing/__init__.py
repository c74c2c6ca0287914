"""Adapters of the signing port. Heavy: only the signing Lambda and the verification import it."""
