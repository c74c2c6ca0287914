"""Why there is no package."""


class PackageRefused(Exception):
    """One sentence per reason; each names what it is about and the cure."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons
