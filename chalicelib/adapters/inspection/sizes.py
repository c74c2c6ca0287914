"""Sizes as people count them."""


def kilobytes(size: int) -> int:
    """As the rule's author counted: 512 KB is 524,288 bytes, 500 KB may be 500,000."""
    return size // 1024 if size % 1000 else size // 1000
