"""Tools for people who write permit types: ``python -m infra.catalogue`` (docs/permit-types.md)."""
