"""The zip that every Lambda gets, made for Lambda's machine on whatever machine deploys.

Why it is made this way: docs/decisions/0032-the-package.md.
"""
