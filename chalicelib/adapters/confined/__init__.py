"""Strangers' files are parsed here: in processes that get no credentials and may be killed at any
time (docs/decisions/0055-one-process-forks-per-file.md).

``processes`` stands in the Lambda. It starts ``zygote`` once, by exec and with an empty
environment; that process loads what a check needs and forks for each file. Each fork takes away
from itself what ``confining`` names, before it reads the first byte.
"""
