"""One structured logger for all Lambdas. Only codes, counts, routes and ids go in: never names,
numbers, addresses, tokens or bodies (checks: canary values appear in no log)."""

from aws_lambda_powertools import Logger

logger = Logger(service="sisfo-izin")
