"""The whole way of two applications, as their people would go it: ``make demo``."""
