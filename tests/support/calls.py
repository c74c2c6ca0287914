"""How often DynamoDB is asked."""

from typing import Any


class Calls:
    """A client of DynamoDB, and what is asked of it."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.names: list[str] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        if name == "exceptions":
            return found

        def heard(*args: Any, **kwargs: Any) -> Any:
            self.names.append(name)
            return found(*args, **kwargs)

        return heard

    def since(self) -> list[str]:
        names, self.names = self.names, []
        return names
